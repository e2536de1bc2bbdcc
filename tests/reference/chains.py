"""Chains of organisations, members and areas, in the shape of the contract's Chain."""

from datetime import date
from typing import Any

from tests.reference.graph import ROOT_KINDS, Relationship, Snapshot
from tests.reference.hierarchy import STEPS_MAXIMUM
from tests.reference.scope import visible

Answer = dict[str, Any]
Scope = tuple[str, ...] | None


def chain(snapshot: Snapshot, node: str, scope: Scope = None) -> Answer:
    """The chain of a member, an organisation or an area."""
    prefix = node.partition(":")[0]
    if prefix == "organisation":
        return climb(snapshot, node, None, None, scope)
    if prefix == "member":
        homes = [r for r in snapshot.out(node, "BELONGS_TO") if r.detail == "HOME"]
        if len(homes) != 1:
            return _broken("AMBIGUOUS" if homes else "NO_HOME")
        return climb(snapshot, homes[0].end, "BELONGS_TO", homes[0], scope)
    return _area_chain(snapshot, node, scope)


def _area_chain(snapshot: Snapshot, area: str, scope: Scope) -> Answer:
    here: str | None = area
    seen: set[str] = set()
    while here is not None and here not in seen:
        seen.add(here)
        covers = [r for r in snapshot.into(here, "COVERS") if snapshot.alive(r.start)]
        if len(covers) > 1:
            return _broken("AMBIGUOUS")
        if covers:
            via = "COVERS" if here == area else "WITHIN"
            return climb(snapshot, covers[0].start, via, covers[0], scope)
        here = next((r.end for r in snapshot.out(here, "WITHIN")), None)
    return _broken("NOT_COVERED")


def climb(
    snapshot: Snapshot, organisation: str, via: str | None, link: Relationship | None, scope: Scope
) -> Answer:
    """The chain from an organisation, whose link came about by `via`."""
    links: list[Answer] = []
    passed: list[str] = []
    while True:
        links.append(chain_link(snapshot, len(links), organisation, via, link, scope))
        passed.append(organisation)
        above = snapshot.out(organisation, "PART_OF")
        if snapshot.dissolved(organisation):
            return _broken("DISSOLVED", links)
        if len(above) > 1:
            return _broken("AMBIGUOUS", links)
        if not above:
            if snapshot.kind(organisation) in ROOT_KINDS:
                return {"links": links, "complete": True, "brokenReason": None}
            return _broken("NO_PARENT", links)
        link = above[0]
        via = "PART_OF"
        organisation = link.end
        if organisation in passed:
            return _broken("CYCLE", links)
        if len(links) > STEPS_MAXIMUM:
            return _broken("DEPTH_LIMIT", links)


def chain_link(
    snapshot: Snapshot,
    depth: int,
    organisation: str,
    via: str | None,
    link: Relationship | None,
    scope: Scope,
) -> Answer:
    """One ChainLink; restricted, it keeps depth and kind alone."""
    kind = snapshot.kind(organisation)
    if not visible(snapshot, organisation, scope):
        return {
            "depth": depth,
            "kind": kind,
            "organisation": None,
            "via": None,
            "since": None,
            "until": None,
            "restricted": True,
        }
    return {
        "depth": depth,
        "kind": kind,
        "organisation": {"id": organisation},
        "via": via,
        "since": iso(link.since if link else None),
        "until": iso(link.until if link else None),
        "restricted": False,
    }


def _broken(reason: str, links: list[Answer] | None = None) -> Answer:
    return {"links": links or [], "complete": False, "brokenReason": reason}


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
