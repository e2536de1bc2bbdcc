"""GraphQL over HTTP: one endpoint, with the media types and status codes of the GraphQL-over-HTTP draft."""

from collections.abc import Callable
from typing import Any, Protocol

import orjson
from graphql import GraphQLError
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from errors import Code
from execution.columnar_schema import ColumnarSchema, Executed
from web.admission import Admission
from web.graphql_request import GraphQLRequest, asks_for_operation, read_request
from web.media_types import ANSWERS, ANSWERS_OR_PAGE, GRAPHQL_RESPONSE, JSON, PAGE, choose
from web.refusals import RETRY_AFTER, Refusal
from web.request_record import RequestRecord, record_of

ALLOWED_BY_METHOD = {
    "GET": frozenset({OperationType.QUERY}),
    "POST": frozenset({OperationType.QUERY, OperationType.MUTATION}),
}
UNAVAILABLE_CODES = frozenset({Code.OVERLOADED, Code.DB_UNAVAILABLE})


class OperationContext(Protocol):
    """What the view reads of the context that resolvers are given: the statements that were run for it."""

    @property
    def statements(self) -> int: ...


class GraphQLView:
    """An ASGI endpoint over a schema.

    `context_of(scope)` makes the context of one operation; `page` answers a browser's GET, and needs no admission.
    """

    def __init__(
        self,
        schema: ColumnarSchema,
        context_of: Callable[[Scope], OperationContext],
        admission: Admission,
        page: ASGIApp,
    ) -> None:
        self.schema = schema
        self.context_of = context_of
        self.admission = admission
        self.page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        is_page_possible = scope["method"] == "GET" and not asks_for_operation(scope)
        offered = ANSWERS_OR_PAGE if is_page_possible else ANSWERS
        media_type = choose(headers.get("accept", ""), offered)
        if media_type == PAGE:
            await self.page(scope, receive, send)
            return
        try:
            response = await self._answer(scope, receive, headers, media_type)
        except Refusal as refusal:
            response = refusal.answer(scope, media_type or JSON)
        except ClientDisconnect:
            return
        await response(scope, receive, send)

    async def _answer(
        self, scope: Scope, receive: Receive, headers: Headers, media_type: str | None
    ) -> Response:
        allowed = ALLOWED_BY_METHOD.get(scope["method"])
        if allowed is None:
            raise _method_refused("GraphQL is asked by POST or GET.", "GET, POST")
        if media_type is None:
            raise Refusal(406, "None of the types that Accept names can be answered.", f"Accept {JSON}.")
        # Before the body is read, which would be work for nothing. No place yet: who sends slowly must not hold one.
        self.admission.check()
        request = await read_request(scope, receive, headers)
        with self.admission:
            return await self._execute(request, scope, media_type, allowed)

    async def _execute(
        self, request: GraphQLRequest, scope: Scope, media_type: str, allowed: frozenset[OperationType]
    ) -> Response:
        record = record_of(scope)
        context = self.context_of(scope)
        try:
            result = await self.schema.execute(
                request.query,
                request.variables,
                context_value=context,
                operation_name=request.operation_name,
                allowed_operation_types=allowed,
            )
        except CannotGetOperationTypeError:
            raise Refusal(
                400, "Which operation of the document is meant is not clear.", "Name one in `operationName`."
            ) from None
        except InvalidOperationTypeError as error:
            raise _method_refused(f"A {error.operation_type.value} is not taken by GET.", "POST") from None
        record.statements = context.statements
        if isinstance(result, Executed):
            name = result.operation.name
            record.operation = name.value if name else None
            record.operation_type = result.operation.operation.value
        return _response(result, media_type, record)


def _response(result: ExecutionResult, media_type: str, record: RequestRecord) -> Response:
    errors = result.errors or []
    body: dict[str, Any] = {}
    status, headers = 200, None
    if errors:
        body["errors"] = [_formatted(error, record) for error in errors]
    if errors and _is_unavailable(result, record):
        status, headers = 503, RETRY_AFTER
    elif result.data is None and all(error.path is None for error in errors):
        # Nothing was executed. A client of the older type expects 200 for whatever is a GraphQL answer.
        status = 400 if media_type == GRAPHQL_RESPONSE else 200
    else:
        body["data"] = result.data
    return Response(orjson.dumps(body), status, headers, f"{media_type}; charset=utf-8")


def _formatted(error: GraphQLError, record: RequestRecord) -> dict[str, Any]:
    formatted: dict[str, Any] = {**error.formatted}
    extensions = formatted.get("extensions") or {}
    record.codes.append(extensions.get("code", Code.INTERNAL))
    formatted["extensions"] = {**extensions, "requestId": record.request_id}
    return formatted


def _is_unavailable(result: ExecutionResult, record: RequestRecord) -> bool:
    """Whether the database's absence left nothing to answer: a balancer should then try elsewhere."""
    nothing = result.data is None or not any(value is not None for value in result.data.values())
    return nothing and UNAVAILABLE_CODES.issuperset(record.codes)


def _method_refused(message: str, allow: str) -> Refusal:
    return Refusal(405, message, f"Use {allow}.", headers={"allow": allow})
