"""A small schema behind the real HTTP side, for what needs no graph."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import strawberry
from graphql import GraphQLError
from starlette.applications import Starlette
from starlette.types import Scope

from web.application import build_application
from web.logs import configure_logs


@strawberry.type
class Query:
    @strawberry.field
    def name(self) -> str:
        return "经八路街道"

    @strawberry.field
    async def slow(self, seconds: float) -> str:
        await asyncio.sleep(seconds)
        return "done"

    @strawberry.field
    def failing(self, code: str) -> str | None:
        raise GraphQLError("It did not work.", extensions={"code": code})


@strawberry.type
class Mutation:
    @strawberry.mutation
    def rename(self, name: str) -> str:
        return name


schema = strawberry.Schema(Query, Mutation)


class Context:
    statements = 2


def context_of(scope: Scope) -> Context:
    return Context()


@asynccontextmanager
async def lifespan(_: Starlette) -> AsyncIterator[None]:
    yield
    logging.getLogger(__name__).info("closed")


def small_app(*, is_database_up: bool = True) -> Starlette:
    async def database_answers() -> None:
        if not is_database_up:
            raise ConnectionError

    return build_application(schema, context_of, database_answers=database_answers, lifespan=lifespan)


def logging_app() -> Starlette:
    configure_logs("INFO")
    return small_app()


app = small_app()
