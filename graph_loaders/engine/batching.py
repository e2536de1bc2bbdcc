"""Joins what several requests ask at the same moment into one statement, and keeps nothing afterwards.

A batch is one statement with equal arguments, moment and rights. While one is under way, the keys that arrive gather in
the next; when none is under way, the first key starts one at once: a lone request waits for nobody. A batch that is
large already goes beside the one under way, so that the database reads one while this process answers the other.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from graph_loaders.engine.catalogue import Statement
from graph_loaders.engine.database import Database, no_turn
from graph_loaders.engine.shared_reads import SharedReads
from model.moment import Moment
from model.viewer import Rights

LARGE = 32
# Up to here, by weight, requests are joined. Larger batches would come back in lumps: one side works while the other waits.
KEYS_MAXIMUM = 256
# Of one kind; more would take the cores from the answering of those that are back.
UNDER_WAY_MAXIMUM = 4

Value = TypeVar("Value")
# A mapping tells the statement what its keys stand for.
Keys = Sequence[str] | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Loader(Generic[Value]):
    """An edge's way to the graph: a statement that takes keys, and the fold of its columns.

    `fold(moment, *columns)` gives key → value; a key that is not in it has the value `absent`. Where it `tells_subject`,
    a value may have in its `subject` the organisation that it is asked of, by its name. `weight(arguments)`: as how many
    keys one counts, such as one that stands for a subtree. `named`: the parameter that takes the keys, or what they
    stand for. `seconds`: how long the statement may take, where that is not what reads may.
    """

    statement: Statement
    fold: Callable[..., Mapping[str, Value]]
    absent: Value
    tells_subject: bool = False
    weight: Callable[[Mapping[str, Any]], int] = lambda _: 1
    named: str = "keys"
    seconds: float | None = None


@dataclass(eq=False, slots=True)
class KeyBatch:
    """`expires`: when it is too late to be sent, by the loop's clock. `weight`: of each key."""

    loader: Loader[Any]
    weight: int
    parameters: dict[str, Any]
    moment: Moment
    expires: float
    keys: dict[str, str] = field(default_factory=dict)
    answer: asyncio.Future[Mapping[str, Any]] = field(default_factory=asyncio.Future)

    def takes(self, keys: Keys) -> bool:
        """Whether they, as if all were new, make it no larger than a batch may be; those that it has already never do."""
        together = len(self.keys) + len(keys)
        return together * self.weight <= KEYS_MAXIMUM or all(key in self.keys for key in keys)

    @property
    def is_large(self) -> bool:
        return len(self.keys) * self.weight >= LARGE


@dataclass(eq=False, slots=True)
class KeyQueue:
    """Batches of one kind: how many are under way, and those that gather behind them."""

    under_way: int = 0
    waiting: deque[KeyBatch] = field(default_factory=deque)


def batch_key(
    loader: Loader[Any], moment: Moment, rights: Rights, arguments: Mapping[str, Hashable]
) -> Hashable:
    """Equal for loads whose keys one statement may take."""
    return loader.statement.name, moment, rights, tuple(arguments.items())


class Joiner:
    """One for each process and database. `reads` is for statements that take no keys."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.reads = SharedReads(database)
        self._queues: dict[Hashable, KeyQueue] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._behind: set[asyncio.Task[None]] = set()
        self._beginning = 0

    async def load(
        self,
        loader: Loader[Value],
        keys: Keys,
        *,
        moment: Moment,
        rights: Rights,
        arguments: Mapping[str, Hashable],
    ) -> Mapping[str, Value]:
        """Key → value, also of keys that others asked for; a key without a value is not in it.

        Raises what `Database.read` raises, and Overloaded when its batch waited as long as a read may take.
        """
        same = batch_key(loader, moment, rights, arguments)
        queue = self._queues.get(same)
        if queue is None:
            queue = self._queues[same] = KeyQueue()
        batch = next((batch for batch in queue.waiting if batch.takes(keys)), None)
        if batch is None:
            batch = self._batch(loader, moment, rights, arguments)
            queue.waiting.append(batch)
        batch.keys.update(keys if isinstance(keys, Mapping) else zip(keys, keys, strict=True))
        self._send(same, queue)
        return await asyncio.shield(batch.answer)

    @property
    def waiting(self) -> list[KeyBatch]:
        """Those that gather, each behind one of its kind that is under way."""
        return [batch for queue in self._queues.values() for batch in queue.waiting]

    @property
    def going_on(self) -> int:
        """How much goes on behind, or is about to."""
        return len(self._behind) + self._beginning

    @contextmanager
    def beginning(self) -> Iterator[None]:
        """Count as going on what is made ready to go on behind: who comes meanwhile must not take its place."""
        self._beginning += 1
        try:
            yield
        finally:
            self._beginning -= 1

    def behind(self, work: Coroutine[Any, Any, None]) -> None:
        """Let work go on when its request is answered, until it is done or the process closes."""
        task = asyncio.create_task(work)
        self._behind.add(task)
        task.add_done_callback(self._behind.discard)

    async def close(self) -> None:
        """Break off what goes on behind, and wait for the statements under way."""
        for task in self._behind:
            task.cancel()
        await asyncio.gather(*self._behind, return_exceptions=True)
        await self.reads.close()
        while self._tasks:
            # Not `gather`: with those that are done already, it returns without letting them take leave of the set.
            await asyncio.wait(self._tasks)

    def _send(self, same: Hashable, queue: KeyQueue) -> None:
        """Send what need not gather any longer."""
        waiting = queue.waiting
        while waiting and (
            queue.under_way == 0 or (queue.under_way < UNDER_WAY_MAXIMUM and waiting[0].is_large)
        ):
            queue.under_way += 1
            task = asyncio.create_task(self._run(same, queue, waiting.popleft()))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _run(self, same: Hashable, queue: KeyQueue, batch: KeyBatch) -> None:
        try:
            await self._answer(batch)
        finally:
            queue.under_way -= 1
            self._send(same, queue)
            if queue.under_way == 0:
                del self._queues[same]

    async def _answer(self, batch: KeyBatch) -> None:
        loader = batch.loader
        try:
            if asyncio.get_running_loop().time() > batch.expires:
                raise no_turn(loader.statement, loader.seconds or self.database.read_seconds)
            columns = await self.database.read(
                loader.statement,
                {**batch.parameters, loader.named: list(batch.keys.values())},
                seconds=loader.seconds,
            )
            batch.answer.set_result(loader.fold(batch.moment, *columns))
        except Exception as error:
            batch.answer.set_exception(error)
            batch.answer.exception()  # marks it as seen: every waiter may have gone

    def _batch(
        self, loader: Loader[Any], moment: Moment, rights: Rights, arguments: Mapping[str, Hashable]
    ) -> KeyBatch:
        parameters = {"asOf": moment.day, "scope": rights.scope, **arguments}
        # Behind a database that hangs, every batch would wait for all before it, each up to its deadline.
        expires = asyncio.get_running_loop().time() + (loader.seconds or self.database.read_seconds)
        return KeyBatch(loader, loader.weight(arguments), parameters, moment, expires)
