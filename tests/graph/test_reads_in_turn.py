"""No more reads than connections: others wait for their turn, and whatever becomes of a read, its turn goes on."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from errors import Overloaded, Timeout
from graph_loaders.engine.catalogue import parse_statement
from graph_loaders.engine.database import Database
from local_neo4j.launch import RunningNeo4j

AT_ONCE = 2


def counting_to(number: int) -> str:
    return f"// Counts.\n// params: none\n// returns: sum\n// bound: 1\nUNWIND range(1, {number}) AS n RETURN sum(n) AS sum"


QUICK = parse_statement("read/quick", counting_to(3))
SLOW = parse_statement("read/slow", counting_to(1_000_000))
ENDLESS = parse_statement("read/endless", counting_to(10**12))
FAILING = parse_statement("read/failing", counting_to(3).replace("sum(n)", "sum(1 / (n - n))"))


@pytest.fixture
async def narrow(neo4j_server: RunningNeo4j) -> AsyncIterator[Database]:
    login = (neo4j_server.uri, neo4j_server.user, neo4j_server.password)
    async with Database.open(*login, read_seconds=60) as opened:
        narrow = Database(opened.driver, opened.name, opened.pool, opened.read_seconds, reads_at_once=AT_ONCE)
        yield narrow
        assert (narrow.reads_under_way, narrow.reads_waiting) == (0, 0)
        # Every turn came back: as many reads as ever, at the same time.
        assert await asyncio.gather(*(narrow.read(QUICK, {}) for _ in range(AT_ONCE))) == [[6]] * AT_ONCE


async def test_others_wait_for_their_turn(narrow: Database) -> None:
    reads = [asyncio.create_task(narrow.read(SLOW, {})) for _ in range(6)]
    await asyncio.sleep(0)
    assert (narrow.reads_under_way, narrow.reads_waiting) == (AT_ONCE, 4)
    assert await asyncio.gather(*reads) == [[500_000_500_000]] * 6
    [durations] = narrow.durations.values()
    assert sum(durations.counts) == 6
    assert durations.seconds > 0


async def test_who_leaves_gives_the_turn_back(narrow: Database) -> None:
    reads = [asyncio.create_task(narrow.read(ENDLESS, {})) for _ in range(6)]
    await asyncio.sleep(0.1)
    for read in reversed(reads):  # those that wait first, then those under way
        read.cancel()
    await asyncio.wait(reads)
    assert all(read.cancelled() for read in reads)


async def test_a_failure_gives_the_turn_back(narrow: Database) -> None:
    failures = await asyncio.gather(*(narrow.read(FAILING, {}) for _ in range(6)), return_exceptions=True)
    assert all(isinstance(failure, Exception) for failure in failures)
    assert sum(narrow.durations["read/failing"].counts) == 6


async def test_no_turn_in_time_is_not_the_databases_fault(narrow: Database) -> None:
    endless = [asyncio.create_task(narrow.read(ENDLESS, {}, seconds=1.5)) for _ in range(AT_ONCE)]
    await asyncio.sleep(0)
    with pytest.raises(Overloaded):
        await narrow.read(QUICK, {}, seconds=0.1)
    for read in endless:
        with pytest.raises(Timeout):
            await read
