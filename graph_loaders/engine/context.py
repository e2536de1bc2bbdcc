"""What reads are made by: who asks, what day it is, and the way to the graph. One for each request."""

import asyncio
from collections.abc import Callable, Coroutine, Hashable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol, Self, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from graph_loaders.engine.batching import Joiner, Keys, Loader, batch_key
from graph_loaders.engine.catalogue import Statement
from graph_loaders.engine.foresight import Foresight
from model.moment import Moment
from model.records import OrganisationRecord
from model.viewer import EVERYBODY, Viewer

Value = TypeVar("Value")

# An audit is many long statements: sent all at once, one request would take every core from the others.
LONG_READS_AT_ONCE = 2


class Dated(Protocol):
    @property
    def moment(self) -> Moment: ...


class Context(Struct):
    """`today` is read once for the operation; `statements` counts the reads that it took part in.

    `foresees`: parents are not known yet, and what is loaded is kept in `foresight` for those who ask in earnest.
    """

    joiner: Joiner
    today: date
    viewer: Viewer = EVERYBODY
    statements: int = 0
    _memo: dict[Hashable, asyncio.Future[Any]] = field(default_factory=dict)
    foresight: Foresight = field(default_factory=Foresight)
    foresees: bool = False
    long_reads: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(LONG_READS_AT_ONCE))

    def moment(self, as_of: date | None) -> Moment:
        return Moment(as_of, explicit=True) if as_of else Moment(self.today)

    async def load(
        self, loader: Loader[Value], keys: Keys, moment: Moment, **arguments: Hashable
    ) -> list[Value]:
        """Values aligned with `keys`, in one statement, joined with what other requests ask."""
        if not keys:
            return []
        values = await self._values(loader, keys, moment, arguments)
        return [values.get(key, loader.absent) for key in keys]

    async def load_levels(
        self,
        loader: Loader[Value],
        keys: Sequence[str],
        moment: Moment,
        *,
        levels: int,
        names_only: bool,
        **arguments: Hashable,
    ) -> list[Value]:
        """As `load`, by a loader that can bring the values of several levels at once: those of the later ones are kept.

        What was read for all levels together may be wider than what one of them needs.
        """
        kind = batch_key(loader, moment, self.viewer.rights, arguments)
        known = self.foresight.level(kind, keys, names_only=names_only)
        if known is None:
            known = await self._values(
                loader, keys, moment, {**arguments, "levels": levels, "namesOnly": names_only}
            )
            if levels > 1:
                self.foresight.keep_levels(kind, known, names_only=names_only)
        return [known.get(key, loader.absent) for key in keys]

    async def subject_told(self, key: str, moment: Moment) -> OrganisationRecord | None:
        """The organisation with this code, by its name, where a load that was begun for its edges tells it; else None."""
        return await self.foresight.subject(key, moment, self.viewer.rights)

    async def load_for(
        self, loader: Loader[Value], parents: Sequence[Dated], attribute: str = "code", **arguments: Hashable
    ) -> list[Value]:
        """Values aligned with `parents`, each at its own moment: one statement for each moment."""
        values: dict[tuple[Moment, str], Value] = {}
        keys = [(parent.moment, getattr(parent, attribute)) for parent in parents]
        for moment in dict.fromkeys(moment for moment, _ in keys):
            own = [key for m, key in keys if m == moment]
            values.update(
                zip(
                    ((moment, key) for key in own),
                    await self.load(loader, own, moment, **arguments),
                    strict=True,
                )
            )
        return [values[key] for key in keys]

    async def read(
        self,
        statement: Statement,
        moment: Moment,
        parameters: Mapping[str, Any],
        *,
        seconds: float | None = None,
    ) -> list[Any]:
        """The columns of a search's one record, seen by this viewer; `seconds` is for a long read, which may wait."""
        self.statements += 1
        parameters = {"asOf": moment.day, **parameters}
        rights = self.viewer.rights
        if seconds is None:
            return await self.joiner.reads.read(statement, parameters, rights=rights)
        async with self.long_reads:
            return await self.joiner.reads.read(statement, parameters, rights=rights, seconds=seconds)

    async def memoised(self, key: Hashable, work: Callable[[], Coroutine[Any, Any, Value]]) -> Value:
        """The value of `work()`, run when the first field of this operation asks for `key` by equal rights."""
        by_rights = (key, self.viewer.rights)
        task: asyncio.Future[Value] | None = self._memo.get(by_rights)
        if task is None or task.cancelled():
            task = self._memo[by_rights] = asyncio.ensure_future(work())
        return await task

    def foreseeing(self) -> Self:
        """The same request, before its parents are known."""
        return replace(self, foresees=True)

    def within(self, organisation: str) -> Self:
        """The same request, seeing the subtree of the organisation alone."""
        return replace(self, viewer=self.viewer.within(organisation))

    async def _values(
        self, loader: Loader[Value], keys: Keys, moment: Moment, arguments: Mapping[str, Hashable]
    ) -> Mapping[str, Value]:
        self.statements += 1
        rights = self.viewer.rights
        question = (tuple(keys), batch_key(loader, moment, rights, arguments))
        begun = self.foresight.begun(question)
        if begun is None:
            load = self.joiner.load(loader, keys, moment=moment, rights=rights, arguments=arguments)
            if not self.foresees:
                return await load
            begun = self.foresight.begin(question, load)
            if loader.tells_subject and len(keys) == 1:
                [key] = keys
                self.foresight.let_tell(key, moment, rights, begun)
        return await asyncio.shield(begun)
