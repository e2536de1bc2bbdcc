"""How a reading statement gets to Neo4j: over Bolt to one server, or by the driver where there are several to choose from.

Why there are two: docs/adr/0010-reads-speak-bolt.md.
"""

from collections.abc import Mapping
from typing import Any, Protocol

import neo4j

from bolt.pool import Pool
from bolt.request import Request
from graph_loaders.engine.catalogue import Statement
from graph_loaders.engine.unlogged import query_of, unlogged


class Reads(Protocol):
    async def records(
        self, statement: Statement, parameters: Mapping[str, Any], seconds: float
    ) -> list[list[Any]]:
        """What a statement gives, each record a list of its values. Raises neo4j's Neo4jError and DriverError."""


class DirectReads:
    """To the one server of `bolt://`."""

    def __init__(self, pool: Pool, database: str) -> None:
        self._pool = pool
        self._database = database
        self._requests: dict[tuple[str, str, float], Request] = {}

    async def records(
        self, statement: Statement, parameters: Mapping[str, Any], seconds: float
    ) -> list[list[Any]]:
        key = (statement.name, statement.text, seconds)
        request = self._requests.get(key)
        if request is None:
            metadata = {"statement": statement.name}
            request = Request(statement.text, database=self._database, seconds=seconds, metadata=metadata)
            self._requests[key] = request
        return await self._pool.ask(*request.messages(parameters))


class RoutedReads:
    """To whichever server of a cluster the driver chooses: `neo4j://`."""

    def __init__(self, driver: neo4j.AsyncDriver, database: str) -> None:
        self._driver = driver
        self._database = database

    async def records(
        self, statement: Statement, parameters: Mapping[str, Any], seconds: float
    ) -> list[list[Any]]:
        async with self._driver.session(
            database=self._database, default_access_mode=neo4j.READ_ACCESS
        ) as session:
            result = await session.run(query_of(statement, seconds), unlogged(parameters))
            return [record.values() async for record in result]
