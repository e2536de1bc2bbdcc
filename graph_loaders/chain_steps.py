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


class Steps:
    """Organisations on the way up, each once.

    Rows: [code, kind, dissolved, organisation or None, parents as [code, since, until]].
    """

    __slots__ = ("_steps",)

    def __init__(self, moment: Moment, rows: list[Any]) -> None:
        self._steps = {
            code: _Step(kind, dissolved, OrganisationRecord(moment, *row) if row else None, parents)
            for code, kind, dissolved, row, parents in rows
        }

    def climb(self, code: str, via: str | None, since: str | None, until: str | None) -> ChainRecord:
        """The chain from the organisation with this code, whose link has come about by `via`."""
        links: list[ChainLinkRecord] = []
        seen: set[str] = set()
        while True:
            step = self._steps[code]
            seen.add(code)
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
            [(code, since, until)] = step.parents
            via = "PART_OF"
            if code in seen:
                return ChainRecord(links, False, BrokenReason.CYCLE)
            if len(links) > CHAIN_STEPS_MAXIMUM:
                return ChainRecord(links, False, BrokenReason.DEPTH_LIMIT)


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
