"""A uvicorn of its own process, on a free port of loopback."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from local_neo4j.launch import RunningNeo4j

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60


@dataclass(frozen=True)
class Server:
    """`log` is the file of its standard error."""

    process: subprocess.Popen[bytes]
    url: str
    log: Path

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.log.read_text().splitlines() if line.startswith("{")]


def login(server: RunningNeo4j) -> dict[str, str]:
    """The settings with which a process asks this server."""
    return {"NEO4J_URI": server.uri, "NEO4J_USER": server.user, "NEO4J_PASSWORD": server.password}


@contextmanager
def serving(*application: str, log: Path, environment: Mapping[str, str]) -> Iterator[Server]:
    """Serve what uvicorn is told to, such as `server:app`; the process is killed in the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", *application, "--timeout-graceful-shutdown", "5"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, "--port", str(port)], cwd=ROOT, stderr=output, env={**os.environ, **environment}
        )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(process, url, log)
        yield Server(process, url, log)
    finally:
        process.kill()
        process.wait()


def _wait(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            httpx.get(f"{url}/livez")
        except httpx.ConnectError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"The server did not start:\n{log.read_text()}")
