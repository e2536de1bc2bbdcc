"""Reads a GraphQL request out of HTTP: one operation, by POST as JSON or by GET as a query string."""

from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import parse_qsl

import orjson
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope

from errors import Code
from web import media_types
from web.refusals import Refusal

BODY_LIMIT_BYTES = 256 * 1024

EXAMPLE = 'Send {"query": "…", "variables": {…}, "operationName": "…"}.'


@dataclass(frozen=True, slots=True)
class GraphQLRequest:
    query: str
    variables: dict[str, Any] | None
    operation_name: str | None

    @classmethod
    def from_parameters(cls, parameters: object) -> Self:
        """Raises Refusal when a parameter is missing or of the wrong kind."""
        if isinstance(parameters, list):
            raise Refusal(400, "A request holds one operation; lists of operations are not taken.", EXAMPLE)
        if not isinstance(parameters, dict):
            raise Refusal(400, "The body is not a JSON object.", EXAMPLE)
        query = parameters.get("query")
        if not isinstance(query, str) or not query.strip():
            raise Refusal(400, "`query` is missing or is not text.", EXAMPLE)
        operation_name = parameters.get("operationName")
        if not isinstance(operation_name, str | None):
            raise Refusal(400, "`operationName` is not text.", EXAMPLE)
        # Extensions are none of ours, but what is not an object there is not a request.
        _map(parameters, "extensions")
        return cls(query, _map(parameters, "variables"), operation_name)


async def read_request(scope: Scope, receive: Receive, headers: Headers) -> GraphQLRequest:
    """Raises Refusal (400, 413, 415), or ClientDisconnect when the body never came."""
    if scope["method"] == "GET":
        return GraphQLRequest.from_parameters(_query_string(scope))
    if not media_types.is_json(headers.get("content-type", "")):
        raise Refusal(415, "The body is not JSON in UTF-8.", "Send it with `Content-Type: application/json`.")
    if headers.get("content-encoding", "identity") != "identity":
        raise Refusal(415, "The body is compressed.", "Send it as it is, without a Content-Encoding.")
    body = await _read_body(receive, headers.get("content-length"))
    try:
        parameters = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise Refusal(400, f"The body is not JSON: {error.msg} (character {error.pos}).", EXAMPLE) from None
    return GraphQLRequest.from_parameters(parameters)


def asks_for_operation(scope: Scope) -> bool:
    """Whether a GET names a query, and so wants an answer rather than the page."""
    return any(name == "query" for name, _ in parse_qsl(scope["query_string"].decode("latin-1")))


def _query_string(scope: Scope) -> dict[str, object]:
    parameters: dict[str, object] = dict(parse_qsl(scope["query_string"].decode("latin-1")))
    for name in ("variables", "extensions"):
        if name in parameters:
            try:
                parameters[name] = orjson.loads(str(parameters[name]))
            except orjson.JSONDecodeError as error:
                raise Refusal(400, f"`{name}` is not JSON: {error.msg}.", "Give a JSON object.") from None
    return parameters


async def _read_body(receive: Receive, declared_length: str | None) -> bytes:
    if declared_length and declared_length.isdecimal() and int(declared_length) > BODY_LIMIT_BYTES:
        raise _too_large()
    parts: list[bytes] = []
    length = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        part = message.get("body", b"")
        length += len(part)
        if length > BODY_LIMIT_BYTES:
            raise _too_large()
        parts.append(part)
        if not message.get("more_body", False):
            return b"".join(parts)


def _map(parameters: dict[str, Any], name: str) -> dict[str, Any] | None:
    value = parameters.get(name)
    if not isinstance(value, dict | None):
        raise Refusal(400, f"`{name}` is not a JSON object.", EXAMPLE)
    return value


def _too_large() -> Refusal:
    return Refusal(
        413,
        f"The body is larger than {BODY_LIMIT_BYTES // 1024} KiB.",
        "Ask less in one request.",
        code=Code.PAYLOAD_TOO_LARGE,
    )
