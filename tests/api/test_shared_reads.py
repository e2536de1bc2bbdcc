"""A read is shared by those who ask the very same before it is sent, and by nobody else."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from errors import DatabaseUnavailable, Overloaded
from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.shared_reads import SharedReads
from model.viewer import EVERYBODY, Rights
from tests.support.day import TODAY
from tests.support.listening import ListeningDatabase
from tests.support.viewpoint import STREET

ORGANISATIONS = statement("read/organisations_by_code")
ASKED: dict[str, Any] = {"asOf": TODAY, "keys": [STREET.partition(":")[2]]}
EVERYTHING = EVERYBODY.rights
OTHERS = {
    "statement": (statement("read/parents_by_organisation"), ASKED, EVERYTHING),
    "day": (ORGANISATIONS, {**ASKED, "asOf": TODAY.replace(year=2020)}, EVERYTHING),
    "scope": (ORGANISATIONS, ASKED, Rights((STREET,))),
    "scope of nothing": (ORGANISATIONS, ASKED, Rights(())),
    "keys": (ORGANISATIONS, {**ASKED, "keys": []}, EVERYTHING),
    "no keys": (ORGANISATIONS, {**ASKED, "keys": None}, EVERYTHING),
}


def begin(reads: SharedReads, parameters: dict[str, Any] = ASKED) -> asyncio.Task[list[Any]]:
    return asyncio.create_task(reads.read(ORGANISATIONS, parameters, rights=EVERYTHING))


async def until_sent(listening: ListeningDatabase) -> None:
    for _ in range(3):
        await asyncio.sleep(0)
    assert listening.reads


async def test_those_who_ask_while_it_is_under_way_share_the_next(listening: ListeningDatabase) -> None:
    reads = SharedReads(listening)
    first = begin(reads)
    await until_sent(listening)
    later = [begin(reads, dict(ASKED)) for _ in range(5)]
    answers = await asyncio.gather(first, *later)
    assert len(listening.reads) == 2
    assert all(answer == answers[0] for answer in answers)
    assert all(answer is answers[1] for answer in answers[1:])
    assert answers[0] is not answers[1]
    await begin(reads)
    assert len(listening.reads) == 3


@pytest.mark.parametrize("difference", OTHERS)
async def test_one_difference_is_enough_to_share_nothing(
    listening: ListeningDatabase, difference: str
) -> None:
    reads = SharedReads(listening)
    other, parameters, rights = OTHERS[difference]
    await asyncio.gather(begin(reads), reads.read(other, parameters, rights=rights), begin(reads))
    assert len(listening.reads) == 2


async def test_a_failure_is_that_of_those_who_shared_and_of_nobody_after_them(
    listening: ListeningDatabase,
) -> None:
    class Failing(ListeningDatabase):
        async def read(self, *arguments: Any, **options: Any) -> list[Any]:
            if not self.reads:
                await ListeningDatabase.read(self, *arguments, **options)
                raise DatabaseUnavailable("Gone.", hint="Wait.")
            return await ListeningDatabase.read(self, *arguments, **options)

    failing = Failing(listening.driver, listening.name, listening.pool, listening.read_seconds)
    reads = SharedReads(failing)
    together = [begin(reads), begin(reads)]
    await until_sent(failing)
    after = begin(reads)
    failures = await asyncio.gather(*together, return_exceptions=True)
    assert [type(failure) for failure in failures] == [DatabaseUnavailable] * 2
    [found] = await after
    assert len(found) == 1


async def test_whoever_leaves_takes_nothing_from_the_others(listening: ListeningDatabase) -> None:
    reads = SharedReads(listening)
    leaving, staying = begin(reads), begin(reads)
    await asyncio.sleep(0)
    leaving.cancel()
    await asyncio.gather(leaving, return_exceptions=True)
    assert leaving.cancelled()
    [found] = await staying
    assert len(found) == 1
    assert len(listening.reads) == 1
    alone = begin(reads)
    await asyncio.sleep(0)
    alone.cancel()
    await reads.close()
    assert len(listening.reads) == 2


async def test_a_read_behind_one_that_takes_too_long_is_not_sent(listening: ListeningDatabase) -> None:
    listening = replace(listening, read_seconds=0.2, reads_at_once=1)
    reads = SharedReads(listening)
    async with listening._turns:  # as if another read held the only connection
        first = begin(reads)
        await until_sent(listening)
        waiting = begin(reads)
        failures = await asyncio.gather(first, waiting, return_exceptions=True)
    assert [type(failure) for failure in failures] == [Overloaded] * 2
    assert len(listening.reads) == 1
    listening.read_seconds = 60.0
    [found] = await begin(reads)
    assert len(found) == 1
