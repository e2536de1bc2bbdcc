"""A fair caller of the hand-written statements, in a process of its own.

Async driver with its Rust extension, a session for each call, auto-commit in READ mode: what a careful programmer
writes, and no more. Reads a job from standard input, writes what came of it to standard output, both as JSON.
"""

import asyncio
import sys
import time
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import neo4j
import orjson
import uvloop

from benchmarks.http_socket import latency


@dataclass(frozen=True, slots=True)
class Job:
    """`inputs`: parameters of the calls, in turn. `tasks`: how many calls are in flight."""

    uri: str
    user: str
    password: str
    statement: str
    inputs: list[dict[str, Any]]
    as_of: str
    tasks: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Called:
    """CPU in milliseconds of this process a call; percentiles in milliseconds."""

    calls: int
    seconds: float
    p50: float
    p99: float
    cpu: float


def parameters(inputs: dict[str, Any], as_of: str) -> dict[str, Any]:
    """Of a statement: for the day of the inputs, or else the given one."""
    return {**inputs, "asOf": date.fromisoformat(inputs.get("asOf", as_of))}


async def run(job: Job) -> Called:
    inputs = [parameters(own, job.as_of) for own in job.inputs]
    times: list[float] = []
    async with neo4j.AsyncGraphDatabase.driver(
        job.uri, auth=(job.user, job.password), notifications_min_severity="OFF"
    ) as driver:

        async def call(index: int) -> None:
            async with driver.session(database="neo4j", default_access_mode=neo4j.READ_ACCESS) as session:
                result = await session.run(job.statement, inputs[index % len(inputs)])
                await result.single(strict=True)

        async def calls(index: int) -> None:
            while (began := time.perf_counter()) < end:
                await call(index)
                times.append(1000 * (time.perf_counter() - began))
                index += 1

        # The connections of the pool are made before anything is timed.
        await asyncio.gather(*(call(task) for task in range(job.tasks)))
        cpu = time.process_time()
        began = time.perf_counter()
        end = began + job.seconds
        await asyncio.gather(*(calls(25 * task) for task in range(job.tasks)))
        seconds = time.perf_counter() - began
        cpu = time.process_time() - cpu
    found = latency(times)
    return Called(found.count, seconds, found.p50, found.p99, 1000 * cpu / found.count)


if __name__ == "__main__":
    called = uvloop.run(run(Job(**orjson.loads(sys.stdin.buffer.read()))))
    sys.stdout.buffer.write(orjson.dumps(asdict(called)))
