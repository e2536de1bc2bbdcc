"""The front door: `uvicorn server:app`. The schema, over the graph that the settings name."""

import asyncio
import gc
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

from starlette.applications import Starlette
from starlette.types import Scope

from auditing.context import AuditContext
from auditing.rules.catalogue import RuleCatalogue
from auditing.rules.own import check_own_rules
from auditing.run_report import audit_run_report
from graph_loaders.engine.batching import Joiner
from graph_loaders.engine.database import Database
from model.audit_report import AuditReport
from model.ids import Id
from schema.root import schema
from settings import Settings, read_settings
from web.application import build_application
from web.logs import configure_logs
from web.metrics import GraphMetrics
from web.rehearsal import rehearse

# Objects made and not yet freed. A large answer has thousands, none of them garbage: Python's 700 means ten collections
# in the midst of it.
COLLECTED_AFTER = 50_000


def create_app(
    settings: Settings, *, rehearsed: bool = False, today: Callable[[], date] | None = None
) -> Starlette:
    """The ASGI application. Its lifespan opens the database and, when every request has its answer, closes it.

    Raises StatementInvalid and RuleSettingsInvalid for rules that cannot be used.

    `rehearsed`: the ready queries are run once in the background, so that the first caller finds plans made.
    `today`: the day, asked once for each operation; without it, that of the settings' time zone.
    """
    configure_logs(settings.log_level)
    rules = RuleCatalogue.read(settings.grassroots_own_rules, settings.grassroots_rule_settings)
    today = today or settings.today

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        uri, user, password = settings.login
        async with Database.open(
            uri, user, password, settings.neo4j_database, read_seconds=settings.query_timeout
        ) as database:
            app.state.database = database
            await check_own_rules(database, rules.own)
            app.state.joiner = Joiner(database)
            # Schema and modules live as long as the process: a collection need not go through them again and again.
            gc.collect()
            gc.freeze()
            gc.set_threshold(COLLECTED_AFTER)
            rehearsal = asyncio.create_task(rehearse(schema, lambda: context(app))) if rehearsed else None
            try:
                yield
            finally:
                if rehearsal:
                    rehearsal.cancel()
                await app.state.joiner.close()

    def context(app: Starlette) -> AuditContext:
        return AuditContext(joiner=app.state.joiner, today=today(), rules=rules)

    def context_of(scope: Scope) -> AuditContext:
        return context(scope["app"])

    async def report_of(scope: Scope, run: Id) -> AuditReport:
        return await audit_run_report(context_of(scope), run, settings.zone)

    async def database_answers() -> None:
        await app.state.database.verify()

    app = build_application(
        schema,
        context_of,
        report_of=report_of,
        database_answers=database_answers,
        operations_maximum=settings.grassroots_operations_maximum,
        collectors=[GraphMetrics(lambda: app.state.joiner)],
        lifespan=lifespan,
    )
    return app


def __getattr__(name: str) -> Any:
    # Made when uvicorn asks for it, so that importing `create_app` reads no settings.
    if name == "app":
        return create_app(read_settings())
    raise AttributeError(name)
