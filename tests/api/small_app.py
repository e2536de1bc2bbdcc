"""A small schema behind the real HTTP side, for what needs no graph."""

import asyncio

import strawberry
from graphql import GraphQLError
from starlette.applications import Starlette
from starlette.types import Scope

from web.application import build_application


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


def context_of(scope: Scope) -> object:
    return scope


def small_app(*, is_database_up: bool = True) -> Starlette:
    async def database_answers() -> None:
        if not is_database_up:
            raise ConnectionError

    return build_application(schema, context_of, database_answers=database_answers)


app = small_app()
