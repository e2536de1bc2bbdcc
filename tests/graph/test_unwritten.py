"""What the driver logs of what is sent: that it was sent, and not what."""

import logging
from datetime import date

import pytest

from graph_loaders.catalogue import statement
from graph_loaders.database import Database

STATEMENT = statement("read/members_by_code")


async def test_neither_statement_nor_keys_are_written_out(
    sample_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "neo4j")

    await sample_database.read(
        STATEMENT, {"keys": ["m0002157"], "asOf": date(2026, 1, 1), "scope": ["organisation:410105"]}
    )

    [run] = [message for message in caplog.messages if "RUN" in message]
    assert f"<{len(STATEMENT.text)} characters>" in run
    assert "<1 values>" in run
    assert not any(told in caplog.text for told in ("MATCH", "m0002157", "410105"))
