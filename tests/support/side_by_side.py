"""Many small graphs in one database: each under a prefix of its own, so that none meets another."""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from model.rows import Graph

KEYS = frozenset({"code", "id", "start", "end", "centre", "organisation", "source"})


def side_by_side(graphs: Iterable[Graph], prefix: str = "x") -> Graph:
    """One graph of all: the codes of the seventeenth begin with `x17-`."""
    whole = Graph()
    for number, graph in enumerate(graphs):
        own = f"{prefix}{number}-"
        for name in Graph.__slots__:
            rows, into = getattr(graph, name), getattr(whole, name)
            if isinstance(rows, dict):
                into.update({own + key: _prefixed(row, own) for key, row in rows.items()})
            else:
                into.extend(_prefixed(row, own) for row in rows)
    return whole


def _prefixed(row: Any, prefix: str) -> Any:
    changed = {
        name: prefix + getattr(row, name)
        for name in row.__struct_fields__
        if name in KEYS and getattr(row, name)
    }
    if "subject" in row.__struct_fields__:
        kind, _, key = row.subject.partition(":")
        changed["subject"] = f"{kind}:{prefix}{key}"
    return replace(row, **changed)
