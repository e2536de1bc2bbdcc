"""The servers that are compared: how each is started and asked, and how its answers are read."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from benchmarks import answers
from benchmarks.graph import KEPT, LoadedGraph
from benchmarks.node import peer_command
from benchmarks.questions import QUESTIONS, Inputs, Question
from settings import CHECKOUT

HERE = Path(__file__).parent
# One that ends is told of at once; valgrind takes a minute to begin.
START_SECONDS = 240.0
STOP_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Kind:
    """`command(port)`, run in `folder`; `variables` of a document from its question's inputs.

    readers: by document: one a question, and q8x, the peer's other way to q8.
    """

    name: str
    documents: Path
    command: Callable[[int], list[str]]
    variables: Callable[[Question, Inputs, date], Inputs]
    readers: Mapping[str, answers.Reader]
    folder: Path = CHECKOUT


@dataclass(frozen=True, slots=True)
class RunningServer:
    kind: Kind
    port: int
    process_id: int
    today: date

    def bodies(self, key: str, inputs: Sequence[Inputs]) -> list[bytes]:
        """Bodies of the requests that ask a document with each of the inputs."""
        query = (self.kind.documents / f"{key}.graphql").read_text(encoding="utf-8")
        question = QUESTIONS[question_of(key)]
        return [
            orjson.dumps({"query": query, "variables": self.kind.variables(question, own, self.today)})
            for own in inputs
        ]


def question_of(key: str) -> str:
    """The question that a document answers."""
    return key.removesuffix("x")


def _product_variables(question: Question, inputs: Inputs, today: date) -> Inputs:
    """Global ids; the day is the product's own default, unless the question names one."""
    if question.about is None:
        return inputs

    def ids(value: str | list[str]) -> str | list[str]:
        return (
            f"{question.about}:{value}"
            if isinstance(value, str)
            else [f"{question.about}:{code}" for code in value]
        )

    names = {"code": "id", "codes": "ids"}
    return {names.get(name, name): value if name == "asOf" else ids(value) for name, value in inputs.items()}


def _naive_variables(question: Question, inputs: Inputs, today: date) -> Inputs:
    return inputs


def _peer_variables(question: Question, inputs: Inputs, today: date) -> Inputs:
    """Every document gets the filters that it declares; what it does not declare is not looked at."""
    day = today.isoformat()
    current = {
        "AND": [
            {"OR": [{"since": {"eq": None}}, {"since": {"lte": day}}]},
            {"OR": [{"until": {"eq": None}}, {"until": {"gt": day}}]},
        ]
    }
    filters: dict[str, dict[str, Any]] = {
        "q1": {"home": {"kind": {"eq": "HOME"}, **current}, "current": current},
        "q2": {"belonging": current, "current": current},
        "q4": {"current": current},
        "q6a": {"secretary": {"post": {"eq": "SECRETARY"}, **current}},
        "q7": {"today": day},
        "q8": {"today": day},
    }
    filters["q3"] = filters["q2"]
    filters["q5"] = filters["q1"]
    filters["q6a"] |= filters["q1"]
    filters["q6b"] = filters["q6a"]
    filters["q8"] |= filters["q1"]
    return inputs | filters[question.key]


def _uvicorn(*application: str, port: int) -> list[str]:
    return [sys.executable, "-m", "uvicorn", *application, "--port", str(port)]


def product(processes: int = 1, *, commit: str | None = None, folder: Path = CHECKOUT) -> Kind:
    """The product as a user starts it, all settings as they come but the address of the graph.

    `folder` holds the files of `commit`, where another than this checkout is measured.
    """
    name = f"product@{commit}" if commit else "product"
    workers = ["--workers", str(processes)] if processes > 1 else []
    return Kind(
        f"{name}-{processes}" if processes > 1 else name,
        HERE / "queries",
        lambda port: _uvicorn("server:app", *workers, port=port),
        _product_variables,
        answers.PRODUCT,
        folder,
    )


def peer() -> Kind:
    """@neo4j/graphql. Raises NoPeer."""
    command = peer_command()
    return Kind(
        "peer", HERE / "peers/neo4j-graphql/queries", lambda port: command, _peer_variables, answers.PEER
    )


def naive() -> Kind:
    folder = HERE / "peers" / "naive-strawberry"
    # No line of log for each request: it would only be slower.
    options = ["--app-dir", str(folder), "--log-level", "warning", "--no-access-log"]
    return Kind(
        "naive",
        folder / "queries",
        lambda port: _uvicorn("application:app", *options, port=port),
        _naive_variables,
        answers.NAIVE,
    )


@contextmanager
def running(kind: Kind, graph: LoadedGraph, today: date) -> Iterator[RunningServer]:
    """Start a server and stop it in the end; what it prints goes to a log in `.grassroots/benchmarks/`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, **graph.environment, "PORT": str(port), "NODE_ENV": "production"}
    log = KEPT / f"{kind.name}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            kind.command(port), cwd=kind.folder, env=environment, stdout=output, stderr=output
        )
    try:
        _wait(kind, process, port, log)
        yield RunningServer(kind, port, process.pid, today)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(kind: Kind, process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"{kind.name} does not listen; its log is {log}")
