"""Readable global ids: the kind before the first colon, the key after it."""

from collections.abc import Iterable
from typing import NewType

from model.kinds import NodeKind

Id = NewType("Id", str)

PREFIXES = {kind: kind.value.lower().replace("_", "-") for kind in NodeKind}
KINDS = {prefix: kind for kind, prefix in PREFIXES.items()}


def ids_of(ids: Iterable[str], kinds: Iterable[NodeKind]) -> list[str]:
    """Those of the ids that are of one of the kinds, in their order."""
    openings = tuple(f"{PREFIXES[kind]}:" for kind in kinds)
    return [each for each in ids if each.startswith(openings)]


def kind_and_key(id_: str) -> tuple[NodeKind, str]:
    """The parts of an id that the graph gave. Raises KeyError where it is none."""
    prefix, _, key = id_.partition(":")
    return KINDS[prefix], key
