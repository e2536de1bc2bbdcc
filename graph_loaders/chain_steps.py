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

    def __init__(
        self, kind: str, dissolved: bool, organisation: OrganisationRecord | None, parents: list[Any]
    ) -> None:
        self.kind = kind
        self.dissolved = dissolved
        self.organisation = organisation
        self.parents = parents


def fold_chains(without_start: BrokenReason) -> Callable[..., Mapping[str, ChainRecord]]:
    """A fold of known, starts, steps to key → chain.

    known: keys that exist.  starts: [key, node, via, since, until], where chains begin.
    steps: [node, kind, dissolved, organisation or None, parents as [node, since, until]].
    A known key without a start is broken by `without_start`; with more than one it is AMBIGUOUS.
    """

    def fold(
        moment: Moment, known: list[str], starts: list[Any], steps: list[Any]
    ) -> Mapping[str, ChainRecord]:
        by_node = {
            node: _Step(kind, dissolved, OrganisationRecord(moment, *row) if row else None, parents)
            for node, kind, dissolved, row, parents in steps
        }
        starts_by_key: dict[str, list[Any]] = defaultdict(list)
        for key, *start in starts:
            starts_by_key[key].append(start)
        chains = {}
        for key in known:
            own = starts_by_key[key]
            if len(own) == 1:
                chains[key] = _climb(by_node, *own[0])
            else:
                reason = BrokenReason.AMBIGUOUS if own else without_start
                chains[key] = ChainRecord(links=[], complete=False, broken_reason=reason)
        return chains

    return fold


def _climb(
    steps: Mapping[str, _Step], node: str, via: str | None, since: str | None, until: str | None
) -> ChainRecord:
    links: list[ChainLinkRecord] = []
    seen: set[str] = set()
    while True:
        step = steps[node]
        seen.add(node)
        if step.organisation is None:
            via = since = until = None
        links.append(
            ChainLinkRecord(
                len(links), step.kind, step.organisation, via, since, until, step.organisation is None
            )
        )
        if step.dissolved:
            return ChainRecord(links, False, BrokenReason.DISSOLVED)
        if len(step.parents) > 1:
            return ChainRecord(links, False, BrokenReason.AMBIGUOUS)
        if not step.parents:
            complete = step.kind in ROOT_KINDS
            return ChainRecord(links, complete, None if complete else BrokenReason.NO_PARENT)
        [(node, since, until)] = step.parents
        via = "PART_OF"
        if node in seen:
            return ChainRecord(links, False, BrokenReason.CYCLE)
        if len(links) > CHAIN_STEPS_MAXIMUM:
            return ChainRecord(links, False, BrokenReason.DEPTH_LIMIT)
