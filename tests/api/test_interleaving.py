"""Thousands of requests at once, some cancelled and some reads failing: each gets its own answer, or its own failure."""

import asyncio
import gc
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from strawberry.types import ExecutionResult

from auditing.context import AuditContext
from graph_loaders.engine.batching import Joiner
from graph_loaders.engine.database import Database
from model.moment import Moment
from model.viewer import Rights, Viewer
from schema.root import schema
from tests.differential.oracle import nulled_at
from tests.support.day import TODAY
from tests.support.listening import Read
from tests.support.storm import StormyDatabase
from tests.support.storm_requests import Request, different_requests
from tests.support.viewpoint import ViewpointOf

SEED = 20260901
REQUESTS = 3_000
ARRIVAL_SECONDS = 2.0
CANCELLED_SHARE = 0.15
CANCELLED_SECONDS = 0.2
FAILING_SHARE = 0.06
STORM_SECONDS = 120
# Fewer than ask, so that they also wait for their turn, and are cancelled while they do.
READS_AT_ONCE = 8


@dataclass(frozen=True)
class Alone:
    """What a request is answered when nobody else asks, and what is read for it; `untold` where a root reads itself."""

    data: Any
    reads: list[Read]
    untold: list[Read]


@pytest.fixture
async def untaken() -> AsyncIterator[list[Mapping[str, Any]]]:
    """What the event loop was told of failures that nobody took."""
    loop = asyncio.get_running_loop()
    told: list[Mapping[str, Any]] = []
    before = loop.get_exception_handler()
    loop.set_exception_handler(lambda _, context: told.append(context))
    yield told
    loop.set_exception_handler(before)


async def test_each_of_thousands_gets_its_own_answer_or_its_own_failure(
    sample_database: Database, viewpoint: ViewpointOf, untaken: list[Mapping[str, Any]]
) -> None:
    random = Random(SEED)
    database = StormyDatabase(
        sample_database.driver,
        sample_database.name,
        sample_database.pool,
        60.0,
        reads_at_once=READS_AT_ONCE,
        random=random,
    )
    joiner = Joiner(database)
    different = different_requests(viewpoint(None), random)
    alone = {request: await _ask_alone(request, joiner, database) for request in different}
    before = asyncio.all_tasks()

    database.reads.clear()
    database.rate = FAILING_SHARE
    asked = random.choices(different, k=REQUESTS)
    # One that waits for ever, for a batch that nobody answers, fails here.
    async with asyncio.timeout(STORM_SECONDS):
        results = await asyncio.gather(*(_ask_in_the_storm(request, joiner, random) for request in asked))
    database.rate = 0.0

    outcomes = Counter(
        _judged(result, alone[request], database) for request, result in zip(asked, results, strict=True)
    )
    assert outcomes["answered"] > REQUESTS / 2
    assert outcomes["failed"] > 100
    assert outcomes["cancelled"] > 100
    # They did share batches, or nothing would have been shown.
    assert len(database.reads) < sum(len(alone[request].reads) for request in asked) / 2

    await joiner.close()
    for _ in range(3):
        await asyncio.sleep(0)  # for those who waited for the last batches
    gc.collect()
    assert asyncio.all_tasks() == before
    assert untaken == []
    assert (joiner._queues, joiner._tasks, joiner.waiting) == ({}, set(), [])
    assert (joiner.reads._under_way, joiner.reads._next) == ({}, {})
    assert (database.reads_under_way, database.reads_waiting, database._turns._value) == (0, 0, READS_AT_ONCE)

    afterwards = await asyncio.gather(*(_ask(request, joiner) for request in different))
    assert [result.data for result in afterwards] == [alone[request].data for request in different]


class Untold(AuditContext):
    """As where the load failed that would have told what a root is called: the root then reads it itself."""

    async def subject_told(self, key: str, moment: Moment) -> None:
        return None


async def _ask(
    request: Request, joiner: Joiner, context: type[AuditContext] = AuditContext
) -> ExecutionResult:
    return await schema.execute(
        request.document, request.variables, context(joiner, TODAY, Viewer(Rights(request.scope)))
    )


async def _ask_alone(request: Request, joiner: Joiner, database: StormyDatabase) -> Alone:
    reads = []
    for context in (AuditContext, Untold):
        database.reads.clear()
        result = await _ask(request, joiner, context)
        assert not result.errors, (request, result.errors)
        await joiner.close()  # what was foreseen may outlive the answer
        reads.append(list(database.reads))
    return Alone(result.data, *reads)


async def _ask_in_the_storm(request: Request, joiner: Joiner, random: Random) -> ExecutionResult | None:
    """None where it was cancelled before it had an answer."""
    await asyncio.sleep(random.random() * ARRIVAL_SECONDS)
    asking = asyncio.create_task(_ask(request, joiner))
    if random.random() < CANCELLED_SHARE:
        await asyncio.wait([asking], timeout=random.random() * CANCELLED_SECONDS)
        asking.cancel()
    await asyncio.wait([asking])
    return None if asking.cancelled() else asking.result()


def _judged(result: ExecutionResult | None, alone: Alone, database: StormyDatabase) -> str:
    if result is None:
        return "cancelled"
    if not result.errors:
        assert result.data == alone.data
        return "answered"
    expected = deepcopy(alone.data)
    for error in result.errors:
        assert error.extensions
        assert database.explains(error.extensions["code"], error.message, alone.untold), (
            error,
            alone.untold,
        )
        expected = _nulled(expected, nulled_at(result.data, tuple(error.path or ())))
    assert result.data == expected
    return "failed"


def _nulled(data: Any, path: tuple[str | int, ...]) -> Any:
    """The data with null at the path; what is null above it stays so."""
    if not path or data is None:
        return None
    data[path[0]] = _nulled(data[path[0]], path[1:])
    return data
