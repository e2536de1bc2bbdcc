"""Readable global ids: the kind before the first colon, the key after it."""

from collections.abc import Iterable, Mapping
from typing import NewType

from model.kinds import NodeKind

Id = NewType("Id", str)
# The database's own element ids by id, for the statements of one request: later they may be others' (docs/adr/0011).
Nodes = Mapping[str, str]

PREFIXES = {kind: kind.value.lower().replace("_", "-") for kind in NodeKind}
KINDS = {prefix: kind for kind, prefix in PREFIXES.items()}


def element_ids(nodes: Nodes | None, kinds: Iterable[NodeKind] | None = None) -> list[str] | None:
    """Of those that are of one of the kinds (None: of all); None where there are no nodes to keep to."""
    if nodes is None:
        return None
    return list((nodes if kinds is None else of_kinds(nodes, kinds)).values())


def of_kinds(nodes: Nodes, kinds: Iterable[NodeKind]) -> dict[str, str]:
    """Those whose ids, the keys, are of one of the kinds, in their order."""
    openings = tuple(f"{PREFIXES[kind]}:" for kind in kinds)
    return {each: node for each, node in nodes.items() if each.startswith(openings)}


def kind_and_key(id_: str) -> tuple[NodeKind, str]:
    """The parts of an id that the graph gave. Raises KeyError where it is none."""
    prefix, _, key = id_.partition(":")
    return KINDS[prefix], key
