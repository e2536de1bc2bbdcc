"""The places that things are of."""

from collections.abc import Sequence
from typing import Protocol

from graph_loaders.engine.context import Context, Dated
from graph_loaders.nodes import load_dated_nodes
from model.ids import kind_and_key
from model.records import NodeRecord


class Placed(Dated, Protocol):
    """`within_id`: of its place; None where it has none."""

    @property
    def within_id(self) -> str | None: ...


async def places(parents: Sequence[Placed], context: Context) -> list[NodeRecord | None]:
    """The place of each, as it was at its moment; None where it has none, or that can't be seen."""
    placed = [(row, parent, parent.within_id) for row, parent in enumerate(parents) if parent.within_id]
    nodes = await load_dated_nodes(context, [(parent.moment, kind_and_key(at)) for _, parent, at in placed])
    values: list[NodeRecord | None] = [None] * len(parents)
    for (row, _, _), node in zip(placed, nodes, strict=True):
        values[row] = node
    return values
