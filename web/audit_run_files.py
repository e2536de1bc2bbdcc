"""A kept audit as a file: GET /audit-runs/ID/report.FORMAT, with `?language=EN`, and `?compare=ID` beside an earlier one."""

from collections.abc import Awaitable, Callable, Mapping
from enum import StrEnum
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Scope

from auditing.comparison import compare
from errors import BadUserInput, Code, GrassrootsError, NotFound
from model.audit_report import AuditReport
from model.ids import Id
from model.kinds import Language
from reports.formats import MEDIA_TYPES, Format, rendered
from web.admission import Admission
from web.media_types import JSON
from web.refusals import RETRY_AFTER, Refusal

STATUSES: Mapping[Code, int] = {
    Code.BAD_USER_INPUT: 400,
    Code.NOT_FOUND: 404,
    Code.CONFLICT: 409,
    Code.OVERLOADED: 503,
    Code.DB_UNAVAILABLE: 503,
    Code.TIMEOUT: 504,
}
HEADERS = {
    # What a report holds runs nothing and asks for nothing, and a page of it least of all.
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
    "cache-control": "private, no-cache",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}

Name = TypeVar("Name", bound=StrEnum)
# A kept audit by its id, as whoever sends the request may see it.
ReportOf = Callable[[Scope, Id], Awaitable[AuditReport]]


def audit_run_file(report_of: ReportOf, admission: Admission) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint. It holds a place of `admission` until the report is gathered; then the file is sent piece by piece."""

    async def endpoint(request: Request) -> Response:
        try:
            with admission:
                return await _file(request, report_of)
        except Refusal as refusal:
            return refusal.answer(request.scope, JSON)
        except GrassrootsError as error:
            return _refusal(error).answer(request.scope, JSON)

    return endpoint


async def _file(request: Request, report_of: ReportOf) -> Response:
    form = _named(Format, request.path_params["form"].lower(), "format")
    language = _named(Language, request.query_params.get("language", Language.ZH).upper(), "language")
    report = await report_of(request.scope, Id(request.path_params["run"]))
    earlier = request.query_params.get("compare")
    if earlier is not None:
        try:
            before = await report_of(request.scope, Id(earlier))
        except NotFound as error:
            raise BadUserInput(error.message, argument="compare", hint="auditRuns lists them.") from None
        report = compare(before, report)
    name = f"{request.path_params['run'].replace(':', '-')}.{'txt' if form is Format.TABLE else form}"
    shown = "inline" if form in (Format.HTML, Format.TABLE) else "attachment"
    return StreamingResponse(
        rendered(report, form, language),
        headers={**HEADERS, "content-disposition": f'{shown}; filename="{name}"'},
        media_type=MEDIA_TYPES[form],
    )


def _named(names: type[Name], text: str, argument: str) -> Name:
    """Raises BadUserInput."""
    try:
        return names(text)
    except ValueError:
        raise BadUserInput(
            f"There is no {argument} {text[:20]!r}.", argument=argument, hint=f"Give {', '.join(names)}."
        ) from None


def _refusal(error: GrassrootsError) -> Refusal:
    status = STATUSES.get(error.code, 500)
    return Refusal(
        status,
        error.message,
        str(error.extensions.get("hint", "")),
        code=error.code,
        headers=RETRY_AFTER if status == STATUSES[Code.OVERLOADED] else None,
        extensions=error.extensions,
    )
