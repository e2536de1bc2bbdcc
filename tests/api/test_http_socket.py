"""The HTTP side in a real uvicorn, over a real socket: the audit suite, the log, and how it shuts down."""

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.serving import ROOT, Server, serving

AUDITS = """
import { serverAudits } from 'graphql-http';
const audits = serverAudits({ url: process.argv[1] });
const results = await Promise.all(audits.map(async (audit) => ({ name: audit.name, ...(await audit.fn()) })));
console.log(JSON.stringify(results.map(({ name, status, reason }) => ({ name, status, reason }))));
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with serving(
        "--factory", "tests.support.small_app:logging_app", log=tmp_path / "log", environment={}
    ) as server:
        yield server


def test_every_audit_of_graphql_over_http_passes(server: Server) -> None:
    node = shutil.which("node")
    if node is None or not (ROOT / "explorer/node_modules/graphql-http").exists():
        pytest.skip("graphql-http is not installed: run `make explorer` on a machine with Node.js")
    command = [node, "--input-type=module", "--eval", AUDITS, "--", f"{server.url}/graphql"]
    run = subprocess.run(command, cwd=ROOT / "explorer", capture_output=True, text=True, check=True)
    results = json.loads(run.stdout)
    assert len(results) == 61
    assert [result for result in results if result["status"] != "ok"] == []


def requests_logged(server: Server, request_id: str) -> list[dict[str, Any]]:
    """Lines are written a moment after the answer."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        own = [line for line in server.lines() if line.get("request_id") == request_id]
        if found := [line for line in own if line["event"] == "request"]:
            return found
        time.sleep(0.02)
    return []


def test_one_line_a_request_without_what_was_asked(server: Server) -> None:
    body = {
        "query": 'query Wait($seconds: Float!) { slow(seconds: $seconds) failing(code: "NOT_FOUND") }',
        "variables": {"seconds": 0.0125},
        "operationName": "Wait",
    }
    headers = {"x-request-id": "r-1", "authorization": "Bearer secret"}
    httpx.post(f"{server.url}/graphql", json=body, headers=headers)
    [line] = requests_logged(server, "r-1")
    assert line["ms"] >= 12
    assert {key: line[key] for key in line.keys() - {"ms", "timestamp"}} == {
        "event": "request",
        "level": "info",
        "request_id": "r-1",
        "method": "POST",
        "path": "/graphql",
        "status": 200,
        "operation": "Wait",
        "operation_type": "query",
        "statements": 2,
        "codes": ["NOT_FOUND"],
    }
    assert "0.0125" not in server.log.read_text()
    assert "secret" not in server.log.read_text()


def test_a_shutdown_finishes_what_is_under_way_and_takes_nothing_new(server: Server) -> None:
    slow = {"query": "{ slow(seconds: 1) }"}
    with ThreadPoolExecutor() as pool:
        under_way = pool.submit(httpx.post, f"{server.url}/graphql", json=slow, timeout=10)
        time.sleep(0.4)
        os.kill(server.process.pid, signal.SIGTERM)
        time.sleep(0.3)
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"{server.url}/livez")
        assert under_way.result().json() == {"data": {"slow": "done"}}
    assert server.process.wait(timeout=5) in (0, -signal.SIGTERM)
    assert server.lines()[-1]["event"].startswith("Finished server process")
    assert {"closed", "request"} <= {line["event"] for line in server.lines()}


def test_a_shutdown_does_not_wait_for_ever(server: Server) -> None:
    endless = {"query": "{ slow(seconds: 60) }"}
    with ThreadPoolExecutor() as pool:
        under_way = pool.submit(httpx.post, f"{server.url}/graphql", json=endless, timeout=20)
        time.sleep(0.4)
        os.kill(server.process.pid, signal.SIGTERM)
        server.process.wait(timeout=9)
        with pytest.raises(httpx.HTTPError):
            under_way.result().raise_for_status()
