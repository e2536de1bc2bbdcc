"""What the driver logs of what is sent: that it was sent, and not what."""

import logging
from datetime import date

import pytest

from graph_loaders.catalogue import statement
from graph_loaders.database import Database

READ, WRITE = statement("read/members_by_code"), statement("write/serves")


@pytest.mark.parametrize("written", [False, True])
async def test_neither_statement_nor_codes_are_written_out(
    sample_database: Database, caplog: pytest.LogCaptureFixture, written: bool
) -> None:
    caplog.set_level(logging.DEBUG, "neo4j")
    if written:
        row = {"start": "m0002157", "end": "410105", "since": None, "until": None}  # joins nothing
        await sample_database.write(WRITE, {"rows": [row]})
    else:
        asked = {"keys": ["m0002157"], "asOf": date(2026, 1, 1), "scope": ["organisation:410105"]}
        await sample_database.read(READ, asked)

    [run] = [message for message in caplog.messages if "RUN" in message]
    assert f"<{len((WRITE if written else READ).text)} characters>" in run
    assert "<1 values>" in run
    assert not any(told in caplog.text for told in ("MATCH", "m0002157", "410105"))
