"""A caller of the application."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx
from starlette.applications import Starlette

from graph_loaders.engine.database import Database

RoundTrips = Callable[[str], Awaitable[int]]
"""Counts the statements that a document sends to Neo4j."""


@dataclass(frozen=True)
class Api:
    """`ask` posts a document and gives the answer's JSON; `database` counts round trips."""

    app: Starlette
    http: httpx.AsyncClient

    async def post(self, query: str, variables: dict[str, Any] | None = None) -> httpx.Response:
        return await self.http.post("/graphql", json={"query": query, "variables": variables})

    async def ask(self, query: str, **variables: Any) -> Any:
        """The data; fails where there is an error."""
        answer = (await self.post(query, variables)).json()
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    @property
    def database(self) -> Database:
        database: Database = self.app.state.joiner.database
        return database
