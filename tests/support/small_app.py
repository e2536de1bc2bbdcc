"""A small schema behind the real HTTP side, for what needs no graph."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import strawberry
from starlette.applications import Starlette
from starlette.types import Scope

from errors import Conflict, DatabaseUnavailable, GrassrootsError, NotFound, Overloaded, Timeout
from execution.columnar_schema import ColumnarSchema
from model.audit_report import AuditReport
from model.ids import Id
from schema.edge import root
from web.application import build_application
from web.logs import configure_logs

FAILURES: dict[str, GrassrootsError] = {
    failure.code: failure
    for failure in (NotFound("Nothing."), Overloaded("Too much."), DatabaseUnavailable("Away."))
}

PLACES = 3
"""For operations in the narrow application."""


class Context:
    statements = 2


def name_of(context: Context) -> str:
    return "经八路街道"


async def wait(context: Context, *, seconds: float) -> str:
    await asyncio.sleep(seconds)
    return "done"


def fail(context: Context, *, code: str) -> str:
    raise FAILURES[code]


def give_back(context: Context, *, name: str) -> str:
    return name


@strawberry.type
class Query:
    name: str = root(name_of, description="A name.")
    slow: str = root(wait, description="Waits.", arguments={"seconds": "How long."})
    failing: str | None = root(fail, description="Fails.", arguments={"code": "With which code."})


@strawberry.type
class Mutation:
    rename: str = root(give_back, description="Gives back.", arguments={"name": "What."})


schema = ColumnarSchema(Query, mutation=Mutation)


def context_of(scope: Scope) -> Context:
    return Context()


@asynccontextmanager
async def lifespan(_: Starlette) -> AsyncIterator[None]:
    yield
    logging.getLogger(__name__).info("closed")


# What befalls who asks for the file of a run.
FAULTS_OF_RUNS: dict[str, Exception] = {
    "none": NotFound("There is no run 'none'.", hint="auditRuns lists them."),
    "running": Conflict("The run running is RUNNING.", hint="Ask for a run that is FINISHED."),
    "slow": Timeout("The database took too long.", hint="Ask for less."),
    "away": DatabaseUnavailable("The database does not answer.", hint="Try again."),
    "broken": RuntimeError("a secret"),
}


def small_app(*, is_database_up: bool = True, operations_maximum: int = 100) -> Starlette:
    async def database_answers() -> None:
        if not is_database_up:
            raise ConnectionError

    async def report_of(_: Scope, run: Id) -> AuditReport:
        raise FAULTS_OF_RUNS[run]

    return build_application(
        schema,
        context_of,
        report_of=report_of,
        database_answers=database_answers,
        operations_maximum=operations_maximum,
        lifespan=lifespan,
    )


def logging_app() -> Starlette:
    configure_logs("INFO")
    return small_app()


def narrow_app() -> Starlette:
    configure_logs("INFO")
    return small_app(operations_maximum=PLACES)


app = small_app()
