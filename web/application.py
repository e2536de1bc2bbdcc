"""Puts the HTTP side together: routes and the one middleware, around a schema that is handed in."""

from collections.abc import Awaitable, Callable, Sequence

import orjson
from prometheus_client.registry import Collector
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.types import Lifespan, Scope

from execution.columnar_schema import ColumnarSchema
from web.admission import Admission
from web.audit_run_files import ReportOf, audit_run_file
from web.health import livez, readyz
from web.metrics import OperationMetrics, metrics
from web.pages import HEADERS, Assets, graphiql, home
from web.query_library import read_library
from web.refusals import refuse_route
from web.request_log import RequestLog
from web.view import GraphQLView, OperationContext


def build_application(
    schema: ColumnarSchema,
    context_of: Callable[[Scope], OperationContext],
    *,
    report_of: ReportOf,
    database_answers: Callable[[], Awaitable[object]],
    operations_maximum: int,
    collectors: Sequence[Collector] = (),
    lifespan: Lifespan[Starlette] | None = None,
) -> Starlette:
    """The ASGI application. `database_answers` returns when the database does, and raises when it cannot.

    At most `operations_maximum` operations are under way at once. `collectors` tell more for /metrics.
    """
    admission = Admission(operations_maximum)
    library = orjson.dumps(read_library())

    async def queries(_: Request) -> Response:
        return Response(library, media_type="application/json", headers=HEADERS)

    return Starlette(
        routes=[
            # First, since routes are tried in order and this is the one that counts.
            Route("/graphql", GraphQLView(schema, context_of, admission, graphiql)),
            Route("/audit-runs/{run}/report.{form}", audit_run_file(report_of, admission)),
            Route("/", home),
            Route("/queries.json", queries),
            Route("/livez", livez),
            Route("/readyz", readyz(database_answers)),
            Route("/metrics", metrics([OperationMetrics(admission), *collectors])),
            Mount("/assets", Assets()),
        ],
        middleware=[Middleware(RequestLog)],
        exception_handlers={HTTPException: refuse_route},
        lifespan=lifespan,
    )
