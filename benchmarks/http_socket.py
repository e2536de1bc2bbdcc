"""One keep-alive connection that asks, waits for the answer, and asks again: what one caller sees.

A socket and a few lines, since a client library would cost as much as some of the answers.
"""

import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import orjson

CHUNK = 1 << 20
PATIENCE = 5
FEWEST = 5


class WrongAnswer(Exception):
    """A server answered with another status, with errors, or not with what the others answered."""


@dataclass(frozen=True, slots=True)
class Latency:
    """Exact percentiles in milliseconds, of `count` calls."""

    p50: float
    p99: float
    count: int


class Connection:
    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._socket.close()

    def post(self, body: bytes) -> bytes:
        """The answer's body. Raises WrongAnswer."""
        self._socket.sendall(
            b"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
            b"%d\r\n\r\n" % len(body) + body
        )
        received = self._receive()
        while b"\r\n\r\n" not in received:
            received += self._receive()
        head, _, rest = received.partition(b"\r\n\r\n")
        size = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
        parts, got = [rest], len(rest)
        while got < size:
            parts.append(self._receive())
            got += len(parts[-1])
        answer = b"".join(parts)
        if not head.startswith(b"HTTP/1.1 200") or b'"errors"' in answer:
            raise WrongAnswer(f"{head.splitlines()[0].decode()}: {answer[:500].decode(errors='replace')}")
        return answer

    def ask(self, body: bytes) -> Any:
        """The `data` of the answer. Raises WrongAnswer."""
        return orjson.loads(self.post(body))["data"]

    def ask_patiently(self, body: bytes) -> None:
        """Ask until there is an answer: on a busy machine the first plan of a statement outlasts a server's patience."""
        for _ in range(PATIENCE):
            try:
                self.post(body)
            except WrongAnswer:
                continue
            return

    def _receive(self) -> bytes:
        received = self._socket.recv(CHUNK)
        if not received:
            raise WrongAnswer("the server closed the connection")
        return received


def closed_loop(call: Callable[[bytes], object], bodies: Sequence[bytes], seconds: float) -> Latency:
    """Call with the bodies in turn for so long, a few times at least."""
    times: list[float] = []
    end = time.perf_counter() + seconds
    while (began := time.perf_counter()) < end or len(times) < FEWEST:
        call(bodies[len(times) % len(bodies)])
        times.append(1000 * (time.perf_counter() - began))
    return latency(times)


def latency(times: list[float]) -> Latency:
    times.sort()
    return Latency(times[len(times) // 2], times[int(len(times) * 0.99)], len(times))
