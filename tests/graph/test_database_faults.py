"""What goes wrong with a statement: the database's fault is said plainly, and a wrong statement is not taken for it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from errors import DatabaseUnavailable, Timeout
from graph_loaders.engine.catalogue import Statement, StatementInvalid, parse_statement
from graph_loaders.engine.database import Database
from local_neo4j.launch import RunningNeo4j

Run = Callable[[Database, Statement], Awaitable[Any]]
WAYS: dict[str, Run] = {
    "read": lambda database, statement: database.read(statement, {}),
    "profile": lambda database, statement: database.profile(statement, {}),
    "write": lambda database, statement: database.write(statement, {}),
}
HEADER = "// Counts.\n// params: none\n// returns: n\n// bound: 1\nCYPHER 25\n"
ENDLESS = parse_statement("read/endless", f"{HEADER}UNWIND range(1, {10**12}) AS n RETURN sum(n) AS n")
TWO_RECORDS = parse_statement("read/two", f"{HEADER}UNWIND [1, 2] AS n RETURN n")


@pytest.fixture(params=["bolt", "neo4j"])
async def hasty(neo4j_server: RunningNeo4j, request: pytest.FixtureRequest) -> AsyncIterator[Database]:
    uri = neo4j_server.uri.replace("bolt:", f"{request.param}:")
    async with Database.open(uri, neo4j_server.user, neo4j_server.password) as opened:
        yield replace(opened, read_seconds=0.5, write_seconds=0.5)


@pytest.mark.parametrize("way", WAYS)
async def test_a_statement_that_takes_too_long(hasty: Database, way: str) -> None:
    with pytest.raises(Timeout, match=r"did not finish read/endless within 0\.5 seconds"):
        await WAYS[way](hasty, ENDLESS)


async def test_whom_the_database_does_not_know_is_refused_however_often(neo4j_server: RunningNeo4j) -> None:
    async with Database.open(neo4j_server.uri, "nobody", "guess") as stranger:
        for run in [*WAYS.values()] * 2:
            with pytest.raises(DatabaseUnavailable, match="refused the user name or the password"):
                await run(stranger, TWO_RECORDS)


@pytest.mark.parametrize("way", ["read", "profile"])
async def test_a_statement_that_gives_two_records_is_wrong_and_the_database_is_not(
    hasty: Database, way: str
) -> None:
    with pytest.raises(StatementInvalid):
        await WAYS[way](replace(hasty, read_seconds=60.0), TWO_RECORDS)
