"""What the log tells of a fault that the caller is told nothing of."""

import json

import pytest
import structlog

from web.logs import LINES, configure_logs


async def test_a_fault_leaves_its_traceback_without_the_values_of_variables(
    capfd: pytest.CaptureFixture[str],
) -> None:
    configure_logs("INFO")
    LINES.write()
    capfd.readouterr()
    password = "a secret"
    try:
        raise RuntimeError("the reason")
    except RuntimeError:
        structlog.get_logger("grassroots.request").exception("request failed")
    LINES.write()
    [line] = capfd.readouterr().err.splitlines()
    told = json.loads(line)
    assert told["event"] == "request failed"
    [raised] = told["exception"]
    assert (raised["exc_type"], raised["exc_value"]) == ("RuntimeError", "the reason")
    assert raised["frames"]
    assert password not in line
