"""Loads share a batch when they are equal in loader, arguments, moment and rights, and never otherwise."""

import asyncio
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from errors import Overloaded
from graph_loaders.engine.batching import KEYS_MAXIMUM, LARGE, UNDER_WAY_MAXIMUM, Joiner, Loader
from graph_loaders.posts import posts_by_member, posts_by_organisation
from model.moment import Moment
from model.viewer import EVERYBODY, Rights
from tests.support.day import TODAY
from tests.support.listening import ListeningDatabase
from tests.support.viewpoint import STREET

NOW = Moment(TODAY)


@dataclass(frozen=True)
class Load:
    loader: Loader[Any] = posts_by_member
    moment: Moment = NOW
    rights: Rights = EVERYBODY.rights
    history: bool = False

    def begin(self, joiner: Joiner, key: str) -> asyncio.Task[Mapping[str, Any]]:
        arguments: dict[str, Hashable] = {"history": self.history}
        load = joiner.load(self.loader, [key], moment=self.moment, rights=self.rights, arguments=arguments)
        return asyncio.create_task(load)


USUAL = Load()
OTHERS = {
    "loader": replace(USUAL, loader=posts_by_organisation),
    "argument": replace(USUAL, history=True),
    "day": replace(USUAL, moment=Moment(date(2020, 1, 1))),
    "day by name": replace(USUAL, moment=Moment(TODAY, explicit=True)),
    "scope": replace(USUAL, rights=Rights((STREET,))),
    "scope of nothing": replace(USUAL, rights=Rights(())),
}


@pytest.fixture
def one_at_a_time(listening: ListeningDatabase) -> ListeningDatabase:
    """Who takes its only turn holds back all that it is asked."""
    return replace(listening, reads_at_once=1)


@pytest.mark.parametrize("difference", OTHERS)
async def test_one_difference_is_enough_to_share_nothing(
    listening: ListeningDatabase, difference: str
) -> None:
    joiner, other = Joiner(listening), OTHERS[difference]
    first = USUAL.begin(joiner, "first"), other.begin(joiner, "other's first")
    await asyncio.sleep(0)  # both are under way, and what comes now gathers
    later = [
        load.begin(joiner, key) for load, key in ((USUAL, "a"), (other, "x"), (USUAL, "b"), (other, "y"))
    ]
    await asyncio.gather(*first, *later)
    sent = sorted((read.statement, read.keys) for read in listening.reads)
    assert sent == sorted(
        (load.loader.statement.name, keys)
        for load, keys in (
            (USUAL, ["first"]),
            (USUAL, ["a", "b"]),
            (other, ["other's first"]),
            (other, ["x", "y"]),
        )
    )


async def test_what_waits_is_told(listening: ListeningDatabase) -> None:
    joiner = Joiner(listening)
    loads = [USUAL.begin(joiner, key) for key in ("first", "a", "b")]
    await asyncio.sleep(0)
    assert [list(batch.keys) for batch in joiner.waiting] == [["a", "b"]]
    await asyncio.gather(*loads)
    assert joiner.waiting == []


async def test_a_batch_that_waited_as_long_as_a_read_may_take_is_not_sent(
    one_at_a_time: ListeningDatabase,
) -> None:
    listening = replace(one_at_a_time, read_seconds=0.1)
    joiner = Joiner(listening)
    async with listening._turns:  # as if another read held the only connection
        loads = [USUAL.begin(joiner, key) for key in ("first", "a", "b")]
        failures = await asyncio.gather(*loads, return_exceptions=True)
    assert [type(failure) for failure in failures] == [Overloaded] * 3
    assert [read.keys for read in listening.reads] == [["first"]]
    assert listening.round_trips == 0
    assert joiner.waiting == []
    listening.read_seconds = 60.0
    assert await USUAL.begin(joiner, "first") == {}


async def test_large_batches_go_beside_the_one_under_way_until_they_are_enough(
    one_at_a_time: ListeningDatabase,
) -> None:
    joiner = Joiner(one_at_a_time)
    async with one_at_a_time._turns:  # nothing comes back meanwhile
        loads = [USUAL.begin(joiner, "a")]
        for turn in range(UNDER_WAY_MAXIMUM):
            await asyncio.sleep(0)
            loads += [USUAL.begin(joiner, f"k{turn}-{number}") for number in range(LARGE)]
        await asyncio.sleep(0)
        assert [len(batch.keys) for batch in joiner.waiting] == [LARGE]
    await asyncio.gather(*loads)
    assert sorted(len(read.keys) for read in one_at_a_time.reads) == [1] + UNDER_WAY_MAXIMUM * [LARGE]


async def test_a_full_batch_takes_what_it_has_already_and_nothing_else(
    one_at_a_time: ListeningDatabase,
) -> None:
    def begin(numbers: range) -> asyncio.Task[Mapping[str, Any]]:
        keys = [f"k{number}" for number in numbers]
        load = joiner.load(
            posts_by_member, keys, moment=NOW, rights=EVERYBODY.rights, arguments={"history": False}
        )
        return asyncio.create_task(load)

    joiner = Joiner(one_at_a_time)
    async with one_at_a_time._turns:  # nothing comes back meanwhile
        loads = [begin(range(LARGE)) for _ in range(UNDER_WAY_MAXIMUM)]  # all go at once
        await asyncio.sleep(0)
        for numbers in (range(KEYS_MAXIMUM + 500), range(10), range(KEYS_MAXIMUM + 500), range(-1, 1)):
            loads.append(begin(numbers))
        await asyncio.sleep(0)
        assert [len(batch.keys) for batch in joiner.waiting] == [KEYS_MAXIMUM + 500, 2]
    await asyncio.gather(*loads)


async def test_how_many_are_joined_goes_by_the_weight_that_the_arguments_give(
    one_at_a_time: ListeningDatabase,
) -> None:
    weighed = replace(
        posts_by_member, weight=lambda arguments: KEYS_MAXIMUM // 2 if arguments["history"] else 1
    )
    light = Load(weighed)
    heavy = replace(light, history=True)
    joiner = Joiner(one_at_a_time)
    async with one_at_a_time._turns:  # nothing comes back meanwhile
        busy = [heavy.begin(joiner, f"first {number}") for number in range(UNDER_WAY_MAXIMUM)]
        busy.append(light.begin(joiner, "first"))
        await asyncio.sleep(0)
        later = [load.begin(joiner, key) for load in (light, heavy) for key in ("a", "b", "c")]
        await asyncio.sleep(0)
        assert [list(batch.keys) for batch in joiner.waiting] == [["a", "b"], ["c"], ["a", "b", "c"]]
    await asyncio.gather(*busy, *later)
