"""What is selected, and how an answer is filled with it: the data and protocols between plan, shapes and executor.

They import this file, and it imports none of them.
"""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from graphql import FieldNode

from execution.arguments import FieldArguments
from execution.batch_resolver import BatchResolver


class Slots(Protocol):
    """A column of slots in the answer."""

    nonnull: bool

    @property
    def nodes(self) -> list[FieldNode]:
        """The field nodes that an error here points to."""

    def key(self, row: int) -> str | int:
        """The last step of the slot's path."""

    def clear(self, row: int) -> None:
        """Write null into the slot."""

    def enclosing(self, row: int) -> "tuple[Slots, int] | None":
        """The slot that this one is a part of; None at the root."""


class Frame:
    """Objects selected together: the slots that they stand in, and their answers, one for each.

    `rows[i]` is the slot of the i-th object; None when each slot holds one.
    """

    __slots__ = ("answers", "rows", "slots")

    def __init__(self, slots: Slots | None, rows: Sequence[int] | None) -> None:
        self.slots = slots
        self.rows = rows
        self.answers: list[Any] = []


class Filling(Protocol):
    """What the filling of one answer offers to the shapes that take part in it."""

    def absent(self, value: Exception | None, slots: Slots, row: int) -> None:
        """The answer for a slot without a value: null, with an error where there is one or must be one."""

    def branch(self, field: "FieldPlan", frame: Frame, records: list[Any], rows: list[int] | None) -> None:
        """Complete nested objects at once; keep a field with a batch resolver, to be resolved with its level."""

    def complete_alone(self, complete: Callable[[], None]) -> bool:
        """Run `complete`; False, and nothing noted, where something failed in it or a field is pending."""


class Shape(Protocol):
    """How the values of one type are completed; `nonnull` is the type's own."""

    nonnull: bool

    def complete(self, filling: Filling, values: list[Any], slots: Slots) -> list[Any]:
        """The answers for a column of resolved values, aligned with it."""

    def edges_below(self, records: list[Any]) -> "list[FieldPlan]":
        """The edges that will be asked of such records, all of one type."""


class LeafShape(Shape, Protocol):
    """That of a scalar or an enum."""

    def passes(self, values: list[Any], /) -> bool:
        """Whether the whole column may stand in the answer as it is."""


class FieldPlan:
    """One field of a selection: an attribute of the records, or an edge with its batch resolver."""

    __slots__ = ("arguments", "batch", "key", "nodes", "read", "shape")

    def __init__(
        self,
        key: str,
        nodes: list[FieldNode],
        shape: Shape,
        read: Callable[[Any], Any],
        batch: BatchResolver | None,
        arguments: FieldArguments,
    ) -> None:
        self.key = key
        self.nodes = nodes
        self.shape = shape
        self.read = read
        self.batch = batch
        self.arguments = arguments


class Selection:
    """What is selected on one concrete type.

    `template` is an answer with its keys in order: the type's name where `__typename` is asked, null elsewhere. The
    `leaves` (attributes of scalars or enums) and the `branches` (edges and nested objects) are filled in.
    """

    __slots__ = ("branches", "leaves", "template")

    def __init__(self) -> None:
        self.template: dict[str, Any] = {}
        self.leaves: list[tuple[str, FieldPlan, LeafShape]] = []
        self.branches: list[FieldPlan] = []
