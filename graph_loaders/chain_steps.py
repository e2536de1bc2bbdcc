"""Chains, put together from the steps that `chains_by_*` read: each organisation on the way up, once."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from model.kinds import BrokenReason, OrganisationKind
from model.moment import Moment
from model.records import ChainLinkRecord, ChainRecord, OrganisationRecord

CHAIN_STEPS_MAXIMUM = 32
ROOT_KINDS = frozenset({OrganisationKind.DISTRICT_COMMITTEE, OrganisationKind.ZONE_WORKING_COMMITTEE})


class _Step:
    __slots__ = ("dissolved", "kind", "organisation", "parents")

    def __init__(self, kind: str, dissolved: bool, organisation: OrganisationRecord | None) -> None:
        self.kind = kind
        self.dissolved = dissolved
        self.organisation = organisation
        self.parents: list[list[Any]] = []


class Steps:
    """Organisations on the way up, each once.

    Rows: [code, kind, dissolved, organisation or None, parent, since, until], one for each parent; null where there is none.
    """

    __slots__ = ("_above", "_steps")

    def __init__(self, moment: Moment, rows: list[Any]) -> None:
        self._steps: dict[str, _Step] = {}
        for code, kind, dissolved, row, *parent in rows:
            step = self._steps.get(code)
            if step is None:
                organisation = OrganisationRecord(moment, *row) if row else None
                step = self._steps[code] = _Step(kind, dissolved, organisation)
            if parent[0] is not None:
                step.parents.append(parent)
        self._above: dict[str, ChainRecord] = {}

    def climb(self, code: str, via: str | None, since: str | None, until: str | None) -> ChainRecord:
        """The chain from the organisation with this code, whose link has come about by `via`.

        Chains from the same organisation differ in their first link alone, and share the others.
        """
        known = self._above.get(code)
        if known is None:
            known = self._above[code] = self._climb(code)
        step = self._steps[code]
        first = _link(0, step, via, since, until)
        return ChainRecord([first, *known.links], known.complete, known.broken_reason)

    def _climb(self, code: str) -> ChainRecord:
        """The chain from there without its first link."""
        links: list[ChainLinkRecord] = []
        seen: set[str] = set()
        since: str | None = None
        until: str | None = None
        while True:
            step = self._steps[code]
            if seen:
                links.append(_link(len(seen), step, "PART_OF", since, until))
            seen.add(code)
            if step.dissolved:
                return ChainRecord(links, False, BrokenReason.DISSOLVED)
            if len(step.parents) > 1:
                return ChainRecord(links, False, BrokenReason.AMBIGUOUS)
            if not step.parents:
                complete = step.kind in ROOT_KINDS
                return ChainRecord(links, complete, None if complete else BrokenReason.NO_PARENT)
            [(code, since, until)] = step.parents
            if code in seen:
                return ChainRecord(links, False, BrokenReason.CYCLE)
            if len(seen) > CHAIN_STEPS_MAXIMUM:
                return ChainRecord(links, False, BrokenReason.DEPTH_LIMIT)


def _link(depth: int, step: _Step, via: str | None, since: str | None, until: str | None) -> ChainLinkRecord:
    if step.organisation is None:
        return ChainLinkRecord(depth, step.kind, None, None, None, None, True)
    return ChainLinkRecord(depth, step.kind, step.organisation, via, since, until, False)


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
