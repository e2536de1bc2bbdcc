"""What belongs to what: the reach of a viewer's scope and of `within`."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache

from tests.reference.graph import Snapshot
from tests.reference.hierarchy import connected, parents

DIRECT_KINDS = ("LOCATED_IN", "CO_BUILDS", "SERVES", "RUN_BY", "ROOM_OF", "HELD_BY", "ABOUT")


def belongings(snapshot: Snapshot, node: str) -> Iterator[str]:
    """What the node itself points to and belongs to, one step up."""
    prefix = node.partition(":")[0]
    if prefix == "organisation":
        yield from _current_or_last(snapshot, node, "PART_OF")
        if not any(r.kind == "PART_OF" and snapshot.begun(r) for r in snapshot.graph.outgoing[node]):
            yield from (r.end for r in snapshot.out(node, "COVERS"))
    elif prefix == "member":
        yield from (r.end for r in snapshot.out(node, "BELONGS_TO"))
        yield from _current_or_last(snapshot, node, "BELONGS_TO", "HOME")
    elif prefix == "area":
        if not any(connected(snapshot, r.start) for r in snapshot.into(node, "COVERS")):
            yield from (r.end for r in snapshot.out(node, "WITHIN"))
    else:
        yield from (r.end for r in snapshot.out(node, *DIRECT_KINDS))


def turns(snapshot: Snapshot, node: str) -> list[str]:
    """The organisations that cover the area, or are set up in the unit: belonging turns to these once."""
    return [r.start for r in snapshot.into(node, "COVERS", "SET_UP_IN")]


def _current_or_last(snapshot: Snapshot, node: str, kind: str, detail: str | None = None) -> list[str]:
    """Ends of the current relationships; where none is, of the one that ended last."""
    begun = [
        r
        for r in snapshot.graph.outgoing[node]
        if r.kind == kind and r.detail == detail and snapshot.begun(r)
    ]
    current = [r.end for r in begun if snapshot.current(r)]
    if current or not begun:
        return current
    last = max(r.until for r in begun if r.until is not None)
    return [r.end for r in begun if r.until == last]


@cache
def reach(snapshot: Snapshot, node: str) -> frozenset[str]:
    """The node and all that it belongs to, however far up."""
    return _above(snapshot, *belongings(snapshot, node)) | {node} | _turned(snapshot, node)


@cache
def _above(snapshot: Snapshot, *start: str) -> frozenset[str]:
    """These and all that they belong to; known once for all members of a group."""
    upwards = _closure(start, lambda here: belongings(snapshot, here))
    return upwards.union(*(_turned(snapshot, here) for here in upwards))


@cache
def _turned(snapshot: Snapshot, node: str) -> frozenset[str]:
    """What belonging turns to at the node, and all that is above it."""
    return _closure(turns(snapshot, node), lambda here: parents(snapshot, here))


def _closure(start: Iterable[str], above: Callable[[str], Iterable[str]]) -> frozenset[str]:
    found: set[str] = set()
    pending = list(start)
    while pending:
        here = pending.pop()
        if here not in found:
            found.add(here)
            pending += above(here)
    return frozenset(found)


def visible(snapshot: Snapshot, node: str, scope: Collection[str] | None) -> bool:
    """Whether a viewer of these subtrees may see the node. Sources are for all."""
    return scope is None or node.startswith("source:") or not reach(snapshot, node).isdisjoint(scope)
