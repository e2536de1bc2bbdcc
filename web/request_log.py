"""One line of log for each request, and the id that ties it to the answer."""

import re
import time
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Final

import structlog
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# What a log, a header and an error may safely repeat.
WELL_FORMED: Final = re.compile(r"[A-Za-z0-9._\-]{1,64}")

logger = structlog.get_logger("grassroots.request")


@dataclass(slots=True)
class RequestRecord:
    """What the line says of a request. Never a document's text, the values of variables, or credentials."""

    request_id: str
    status: int = 0
    operation: str | None = None
    operation_type: str | None = None
    statements: int | None = None
    codes: list[str] = field(default_factory=list)


class RequestLog:
    """Pure ASGI middleware. The record of the request under way is `scope["state"]["record"]`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.perf_counter()
        record = RequestRecord(_request_id(scope))
        scope.setdefault("state", {})["record"] = record
        id_header = (b"x-request-id", record.request_id.encode())

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                record.status = message["status"]
                message["headers"] = [*message.get("headers", ()), id_header]
            await send(message)

        with structlog.contextvars.bound_contextvars(request_id=record.request_id):
            try:
                await self.app(scope, receive, send_with_id)
            finally:
                logger.info("request", **_line(scope, record, time.perf_counter() - started))


def record_of(scope: Scope) -> RequestRecord:
    record = scope["state"]["record"]
    assert isinstance(record, RequestRecord)
    return record


def _request_id(scope: Scope) -> str:
    given = Headers(scope=scope).get("x-request-id", "")
    return given if WELL_FORMED.fullmatch(given) else token_hex(16)


def _line(scope: Scope, record: RequestRecord, seconds: float) -> dict[str, object]:
    line: dict[str, object] = {
        "method": scope["method"],
        "path": scope["path"],
        "status": record.status,
        "ms": round(seconds * 1000, 2),
    }
    if record.operation_type:
        line |= {"operation": record.operation, "operation_type": record.operation_type}
    if record.statements is not None:
        line["statements"] = record.statements
    if record.codes:
        line["codes"] = record.codes
    return line
