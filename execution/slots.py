"""The slots of an answer that values fill: kept per column, turned into a path only when something fails there."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from graphql import FieldNode

from execution.selection import FieldPlan, Frame, Slots


class FieldSlots:
    """One field of the objects of a frame; `rows` are those that have it, None for all."""

    __slots__ = ("field", "frame", "nonnull", "rows")

    def __init__(self, frame: Frame, field: FieldPlan, rows: Sequence[int] | None) -> None:
        self.frame = frame
        self.field = field
        self.rows = rows
        self.nonnull = field.shape.nonnull

    @property
    def nodes(self) -> list[FieldNode]:
        return self.field.nodes

    def key(self, row: int) -> str | int:
        return self.field.key

    def clear(self, row: int) -> None:
        self.frame.answers[row if self.rows is None else self.rows[row]][self.field.key] = None

    def enclosing(self, row: int) -> tuple[Slots, int] | None:
        if self.frame.slots is None:
            return None
        row = row if self.rows is None else self.rows[row]
        return self.frame.slots, row if self.frame.rows is None else self.frame.rows[row]


class ItemSlots:
    """The items of a column of lists, end to end."""

    __slots__ = ("_ends", "lists", "nonnull", "parent")

    def __init__(self, parent: Slots, nonnull: bool, lists: Sequence[Sequence[Any]]) -> None:
        self.parent = parent
        self.nonnull = nonnull
        self.lists: Sequence[Any] = lists
        self._ends: list[int] | None = None

    @property
    def nodes(self) -> list[FieldNode]:
        return self.parent.nodes

    def key(self, row: int) -> str | int:
        return self._position(row)[1]

    def clear(self, row: int) -> None:
        parent_row, index = self._position(row)
        self.lists[parent_row][index] = None

    def enclosing(self, row: int) -> tuple[Slots, int] | None:
        return self.parent, self._position(row)[0]

    def _position(self, row: int) -> tuple[int, int]:
        if self._ends is None:
            self._ends = list(accumulate(map(len, self.lists)))
        parent_row = bisect_right(self._ends, row)
        return parent_row, row - (self._ends[parent_row - 1] if parent_row else 0)


def slots_upwards(slots: Slots, row: int) -> Iterator[tuple[Slots, int]]:
    """The slot itself, then those that enclose it, up to a field of the root."""
    slot: tuple[Slots, int] | None = (slots, row)
    while slot is not None:
        yield slot
        slot = slot[0].enclosing(slot[1])
