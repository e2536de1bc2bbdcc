"""What the driver logs of what is sent: that it was sent, and not what."""

import logging
from collections.abc import AsyncIterator
from datetime import date

import pytest

from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.database import Database
from local_neo4j.launch import RunningNeo4j

READ, WRITE = statement("read/members_by_code"), statement("write/serves")


@pytest.fixture
async def database(sample_database: Database, sample_server: RunningNeo4j) -> AsyncIterator[Database]:
    """A way to the sample on which reads go by the driver too."""
    routed = sample_server.uri.replace("bolt:", "neo4j:")
    async with Database.open(routed, sample_server.user, sample_server.password) as opened:
        yield opened


@pytest.mark.parametrize("written", [False, True])
async def test_neither_statement_nor_codes_are_written_out(
    database: Database, caplog: pytest.LogCaptureFixture, written: bool
) -> None:
    caplog.set_level(logging.DEBUG, "neo4j")
    if written:
        row = {"start": "m0002157", "end": "410105", "since": None, "until": None}  # joins nothing
        await database.write(WRITE, {"rows": [row]})
    else:
        asked = {"keys": ["m0002157"], "asOf": date(2026, 1, 1), "scope": ["organisation:410105"]}
        await database.read(READ, asked)

    [run] = [message for message in caplog.messages if "RUN" in message]
    assert f"<{len((WRITE if written else READ).text)} characters>" in run
    assert "<1 values>" in run
    assert not any(told in caplog.text for told in ("MATCH", "m0002157", "410105"))
