"""Answers to what never became an operation, in the shape of every other error."""

from collections.abc import Mapping
from http import HTTPStatus

import orjson
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from errors import Code
from web.media_types import ANSWERS, JSON, choose
from web.request_record import record_of

RETRY_AFTER = {"retry-after": "1"}


class Refusal(Exception):
    """A request that is not taken: its status, the fact observed, how to mend it.

    `extensions` are answered beside code and hint, such as the argument that was wrong.
    """

    def __init__(
        self,
        status: int,
        message: str,
        hint: str,
        *,
        code: Code = Code.BAD_USER_INPUT,
        headers: Mapping[str, str] | None = None,
        extensions: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.hint = hint
        self.code = code
        self.headers = headers
        self.extensions = extensions or {}

    def answer(self, scope: Scope, media_type: str) -> Response:
        """A GraphQL answer without `data`."""
        record = record_of(scope)
        record.codes.append(self.code)
        told = {"code": self.code, "hint": self.hint, **self.extensions, "requestId": record.request_id}
        body = {"errors": [{"message": self.message, "extensions": told}]}
        return Response(orjson.dumps(body), self.status, self.headers, f"{media_type}; charset=utf-8")


async def refuse_route(request: Request, error: Exception) -> Response:
    """Starlette's own refusals: no such path, not that method."""
    assert isinstance(error, HTTPException)
    refusal = Refusal(
        error.status_code,
        f"{HTTPStatus(error.status_code).phrase}: {request.method} {request.url.path[:80]}",
        "The API is at /graphql; the page at / says where the rest is.",
        code=Code.NOT_FOUND if error.status_code == HTTPStatus.NOT_FOUND else Code.BAD_USER_INPUT,
        headers=error.headers,
    )
    return refusal.answer(request.scope, choose(request.headers.get("accept", ""), ANSWERS) or JSON)
