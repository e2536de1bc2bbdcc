"""Chains, put together from the steps that `chains_by_*` read: each organisation on the way up, once."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from graph_loaders.engine.batching import Loader
from graph_loaders.engine.catalogue import statement
from model.kinds import BrokenReason, NodeKind, OrganisationKind
from model.moment import Moment
from model.records import ChainLinkRecord, ChainRecord, OrganisationRecord

CHAIN_STEPS_MAXIMUM = 32
ROOT_KINDS = frozenset({OrganisationKind.DISTRICT_COMMITTEE, OrganisationKind.ZONE_WORKING_COMMITTEE})


class Steps:
    """Organisations on the way up, each once.

    Rows: [dissolved, parent, since, until, code, name, kind, form, …], one for each parent, which is null where there is
    none. The name is null of one that the viewer may not read; what follows `kind` is there unless names are enough.
    """

    __slots__ = ("_above", "_ambiguous", "_organisations", "_steps")

    def __init__(self, moment: Moment, rows: list[Any]) -> None:
        self._steps: dict[str, list[Any]] = {}
        self._ambiguous: set[str] = set()
        self._organisations: dict[str, OrganisationRecord | None] = {}
        for row in rows:
            code, name = row[4:6]
            if code in self._steps:
                self._ambiguous.add(code)
            else:
                self._steps[code] = row
                self._organisations[code] = None if name is None else OrganisationRecord(moment, *row[4:])
        self._above: dict[str, ChainRecord] = {}

    def climb(self, code: str, via: str | None, since: str | None, until: str | None) -> ChainRecord:
        """The chain from the organisation with this code, whose link has come about by `via`.

        Chains from the same organisation differ in their first link alone, and share the others.
        """
        known = self._above.get(code)
        if known is None:
            known = self._above[code] = self._climb(code)
        first = self._link(0, code, via, since, until)
        return ChainRecord([first, *known.links], known.complete, known.broken_reason)

    def _climb(self, code: str) -> ChainRecord:
        """The chain from there without its first link."""
        links: list[ChainLinkRecord] = []
        seen = {code}
        while True:
            dissolved, parent, since, until, _, _, kind = self._steps[code][:7]
            if dissolved:
                return ChainRecord(links, False, BrokenReason.DISSOLVED)
            if code in self._ambiguous:
                return ChainRecord(links, False, BrokenReason.AMBIGUOUS)
            if parent is None:
                complete = kind in ROOT_KINDS
                return ChainRecord(links, complete, None if complete else BrokenReason.NO_PARENT)
            if parent in seen:
                return ChainRecord(links, False, BrokenReason.CYCLE)
            if len(seen) > CHAIN_STEPS_MAXIMUM:
                return ChainRecord(links, False, BrokenReason.DEPTH_LIMIT)
            links.append(self._link(len(seen), parent, "PART_OF", since, until))
            seen.add(parent)
            code = parent

    def _link(
        self, depth: int, code: str, via: str | None, since: str | None, until: str | None
    ) -> ChainLinkRecord:
        organisation = self._organisations[code]
        if organisation is None:
            return ChainLinkRecord(depth, self._steps[code][6], None, None, None, None, True)
        return ChainLinkRecord(depth, organisation.kind, organisation, via, since, until, False)


def fold_chains(without_start: BrokenReason) -> Callable[..., Mapping[str, ChainRecord]]:
    """A fold of known, starts, steps to key → chain.

    known: keys that exist.  starts: [key, code, via, since, until], where chains begin.  steps: as in `Steps`.
    A known key without a start is broken by `without_start`; with more than one it is AMBIGUOUS.
    """

    def fold(
        moment: Moment, known: list[str], starts: list[Any], steps: list[Any]
    ) -> Mapping[str, ChainRecord]:
        climb = Steps(moment, steps).climb
        starts_by_key: dict[str, list[Any]] = defaultdict(list)
        for key, *start in starts:
            starts_by_key[key].append(start)
        chains = {}
        for key in known:
            own = starts_by_key[key]
            if len(own) == 1:
                chains[key] = climb(*own[0])
            else:
                reason = BrokenReason.AMBIGUOUS if own else without_start
                chains[key] = ChainRecord(links=[], complete=False, broken_reason=reason)
        return chains

    return fold


# Chains of organisations, from each up to its root; None for what is unknown.
chains_by_organisation: Loader[ChainRecord | None] = Loader(
    statement("read/chains_by_organisation"), fold_chains(BrokenReason.NO_PARENT), absent=None
)

# Chains of members, from each up to its root; None for what is unknown.
chains_by_member: Loader[ChainRecord | None] = Loader(
    statement("read/chains_by_member"), fold_chains(BrokenReason.NO_HOME), absent=None
)

# Chains of areas, from each up to its root; None for what is unknown.
chains_by_area: Loader[ChainRecord | None] = Loader(
    statement("read/chains_by_area"), fold_chains(BrokenReason.NOT_COVERED), absent=None
)

CHAIN_LOADERS = {
    NodeKind.MEMBER: chains_by_member,
    NodeKind.ORGANISATION: chains_by_organisation,
    NodeKind.AREA: chains_by_area,
}
