"""What a resolver is given: who asks, what day it is, and the way to the graph. One for each request."""

import asyncio
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol, TypeVar

from auditing.rules.catalogue import RuleCatalogue
from graph_loaders.engine.batching import Joiner, Keys, Loader, batch_key
from graph_loaders.engine.catalogue import Statement
from model.moment import Moment
from model.records import OrganisationRecord
from model.viewer import EVERYBODY, Viewer

Value = TypeVar("Value")

# An audit is many long statements: sent all at once, one request would take every core from the others.
LONG_READS_AT_ONCE = 2


class Dated(Protocol):
    @property
    def moment(self) -> Moment: ...


@dataclass(slots=True)
class Context:
    """`today` is read once for the operation; `statements` counts the reads that it took part in.

    `ahead`: loads that were begun before their parents were known, by what they ask; a load of the same joins them.
    `below`: what loads of several levels brought for the later ones. `telling`: of the loads that were begun, one that
    tells its subject, by moment and key.
    """

    joiner: Joiner
    today: date
    viewer: Viewer = EVERYBODY
    rules: RuleCatalogue = field(default_factory=RuleCatalogue.shipped)
    statements: int = 0
    cache: dict[Hashable, Any] = field(default_factory=dict)
    ahead: dict[Hashable, asyncio.Task[Mapping[str, Any]]] = field(default_factory=dict)
    below: dict[Hashable, Mapping[str, Any]] = field(default_factory=dict)
    telling: dict[Hashable, asyncio.Task[Mapping[str, Any]]] = field(default_factory=dict)
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
        brief: bool,
        **arguments: Hashable,
    ) -> list[Value]:
        """As `load`, by a loader that can bring the values of several levels at once: those of the later ones are kept.

        What was read for all levels together may be wider than what one of them needs.
        """
        list_of = batch_key(loader, moment, self.viewer.rights, arguments)
        for read_brief in (False, True) if brief else (False,):
            known = self.below.get((list_of, read_brief), {})
            if known.keys() >= set(keys):
                break
        else:
            known = await self._values(loader, keys, moment, {**arguments, "levels": levels, "brief": brief})
            if levels > 1:
                self.below[list_of, brief] = known
        return [known.get(key, loader.absent) for key in keys]

    async def subject_told(self, key: str, moment: Moment) -> OrganisationRecord | None:
        """The organisation with this code, in brief, where a load that was begun for its edges tells it; else None."""
        await asyncio.sleep(0)  # The edges that are asked together with it begin their loads.
        telling = self.telling.get((self.viewer.rights, moment, key))
        if telling is None:
            return None
        try:
            value = (await asyncio.shield(telling)).get(key)
        except Exception:  # whatever it was, the edge tells it
            return None
        return value.subject if value else None

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

    def foreseeing(self) -> "Context":
        """The same request, before its parents are known: what is loaded by it is kept for those who ask in earnest."""
        return Foreseeing(
            self.joiner,
            self.today,
            self.viewer,
            self.rules,
            cache=self.cache,
            ahead=self.ahead,
            below=self.below,
            telling=self.telling,
            long_reads=self.long_reads,
        )

    async def _values(
        self, loader: Loader[Value], keys: Keys, moment: Moment, arguments: Mapping[str, Hashable]
    ) -> Mapping[str, Value]:
        self.statements += 1
        if self.ahead:
            begun = self.ahead.get((tuple(keys), batch_key(loader, moment, self.viewer.rights, arguments)))
            if begun is not None:
                return await asyncio.shield(begun)
        return await self.joiner.load(
            loader, keys, moment=moment, rights=self.viewer.rights, arguments=arguments
        )

    def within(self, organisation: str) -> "Context":
        """The same request, seeing the subtree of the organisation alone."""
        return replace(self, viewer=self.viewer.within(organisation))


class Foreseeing(Context):
    """Begins loads, and keeps them."""

    __slots__ = ()

    async def _values(
        self, loader: Loader[Value], keys: Keys, moment: Moment, arguments: Mapping[str, Hashable]
    ) -> Mapping[str, Value]:
        identity = (tuple(keys), batch_key(loader, moment, self.viewer.rights, arguments))
        begun = self.ahead.get(identity)
        if begun is None:
            load = self.joiner.load(
                loader, keys, moment=moment, rights=self.viewer.rights, arguments=arguments
            )
            begun = self.ahead[identity] = asyncio.create_task(load)
            begun.add_done_callback(_seen)
            if loader.tells_subject and len(keys) == 1:
                [key] = keys
                self.telling[self.viewer.rights, moment, key] = begun
        return await asyncio.shield(begun)


def _seen(begun: asyncio.Task[Any]) -> None:
    """Nobody may come to ask for it in earnest, and a failure that nobody asks for is none."""
    if not begun.cancelled():
        begun.exception()
