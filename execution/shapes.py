"""Lists and objects, completed a column at a time."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain, islice
from operator import attrgetter
from types import NoneType
from typing import Any

from execution.selection import FieldPlan, Filling, Frame, Selection, Shape, Slots
from execution.slots import FieldSlots, ItemSlots

# Fewer are completed sooner than looked through.
SHARED_MINIMUM = 8

_typename = attrgetter("typename")


class ListOf:
    """A column of lists: their items are completed end to end as one column, and cut up again."""

    __slots__ = ("item", "nonnull")

    def __init__(self, item: Shape, nonnull: bool) -> None:
        self.item = item
        self.nonnull = nonnull

    def complete(self, filling: Filling, values: list[Any], slots: Slots) -> list[Any]:
        absent: list[int] = []
        lists = values
        if not set(map(type, values)) <= {list, tuple}:
            lists = [self._list(filling, value, slots, row) for row, value in enumerate(values)]
            absent = [row for row, items in enumerate(lists) if items is None]
            lists = [items or () for items in lists]
        item_slots = ItemSlots(slots, self.item.nonnull, lists)
        items = iter(self.item.complete(filling, list(chain.from_iterable(lists)), item_slots))
        answers: list[Any] = [list(islice(items, len(taken))) for taken in lists]
        item_slots.lists = answers
        if absent:
            answers = answers.copy()
            for row in absent:
                answers[row] = None
        return answers

    def edges_below(self, records: list[Any]) -> list[FieldPlan]:
        return self.item.edges_below(records)

    def _list(self, filling: Filling, value: Any, slots: Slots, row: int) -> list[Any] | None:
        if value is None or isinstance(value, Exception):
            filling.absent(value, slots, row)
            return None
        if isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping):
            return list(value)
        filling.absent(TypeError(f"A list was expected, not {type(value).__name__}."), slots, row)
        return None


class ObjectsOf:
    """A column of records: of one type, or, behind an interface or union, of the types that they name."""

    __slots__ = ("_records", "_select", "_selections", "_type_name", "nonnull")

    def __init__(self, nonnull: bool, type_name: str | None, select: Callable[[object], Selection]) -> None:
        self.nonnull = nonnull
        self._type_name = type_name
        self._select = select
        self._selections: dict[object, Selection] = {}
        # Classes that were found to be neither null nor an error.
        self._records: set[type] = set()

    def complete(self, filling: Filling, values: list[Any], slots: Slots) -> list[Any]:
        rows = None
        if not self._all_records(values):
            rows = []
            for row, value in enumerate(values):
                if value is None or isinstance(value, Exception):
                    filling.absent(value, slots, row)
                else:
                    rows.append(row)
        records = values if rows is None else [values[row] for row in rows]
        if not records:
            return [None] * len(values)
        found = self._shared_answers(filling, slots, records)
        if found is None:
            frame = Frame(slots, rows)
            self._fill(filling, frame, records)
            found = frame.answers
        if rows is None:
            return found
        answers: list[Any] = [None] * len(values)
        for row, answer in zip(rows, found, strict=True):
            answers[row] = answer
        return answers

    def _all_records(self, values: list[Any]) -> bool:
        if self._records.issuperset(map(type, values)):
            return True
        kinds = set(map(type, values))
        if any(kind is NoneType or issubclass(kind, Exception) for kind in kinds):
            return False
        self._records |= kinds
        return True

    def _shared_answers(self, filling: Filling, slots: Slots, records: list[Any]) -> list[Any] | None:
        """Each record completed once, however often it is there: the chains of a thousand members end in few links.

        None where that is not worth it, or where its answers must be told apart: errors and edges have slots.
        """
        if len(records) < SHARED_MINIMUM or 2 * len(set(map(id, records))) > len(records):
            return None
        identities = list(map(id, records))
        different = dict(zip(identities, records, strict=True))
        frame = Frame(slots, None)
        if not filling.complete_alone(lambda: self._fill(filling, frame, list(different.values()))):
            return None
        answers = dict(zip(different, frame.answers, strict=True))
        return [answers[identity] for identity in identities]

    def edges_below(self, records: list[Any]) -> list[FieldPlan]:
        selection = self._selection_on(self._type_name or _typename(records[0]))
        return [field for field in selection.branches if field.batch is not None]

    def _selection_on(self, type_name: object) -> Selection:
        """Collected when the type is first met. Raises what `select` raises."""
        selection = self._selections.get(type_name)
        if selection is None:
            selection = self._selections[type_name] = self._select(type_name)
        return selection

    def _fill(self, filling: Filling, frame: Frame, records: list[Any]) -> None:
        groups = self._groups(records)
        if len(groups) == 1:
            selection = self._selection(filling, frame, next(iter(groups)), range(len(records)))
            if selection is None:
                frame.answers = [None] * len(records)
            else:
                frame.answers = answer_rows(filling, frame, selection, records, None)
                for field in selection.branches:
                    filling.branch(field, frame, records, None)
            return

        frame.answers = [None] * len(records)
        branches: dict[FieldPlan, list[int]] = {}
        for type_name, rows in groups.items():
            selection = self._selection(filling, frame, type_name, rows)
            if selection is None:
                continue
            answers = answer_rows(filling, frame, selection, [records[row] for row in rows], rows)
            for row, answer in zip(rows, answers, strict=True):
                frame.answers[row] = answer
            for field in selection.branches:
                branches.setdefault(field, []).extend(rows)
        for field, rows in branches.items():
            rows.sort()
            filling.branch(field, frame, [records[row] for row in rows], rows)

    def _groups(self, records: list[Any]) -> Mapping[object, list[int]]:
        if self._type_name is not None:
            return {self._type_name: []}
        names: list[object]
        try:
            names = list(map(_typename, records))
        except Exception:
            names = list(map(_typename_or_error, records))
        if names.count(names[0]) == len(names):
            return {names[0]: []}
        groups: dict[object, list[int]] = {}
        for row, name in enumerate(names):
            groups.setdefault(name, []).append(row)
        return groups

    def _selection(
        self, filling: Filling, frame: Frame, type_name: object, rows: Iterable[int]
    ) -> Selection | None:
        """The selection on that type; None, and an error for each row, where there cannot be one."""
        try:
            if isinstance(type_name, Exception):
                raise type_name
            return self._selection_on(type_name)
        except Exception as error:
            assert frame.slots is not None
            for row in rows:
                filling.absent(error, frame.slots, row if frame.rows is None else frame.rows[row])
            return None


def _typename_or_error(record: Any) -> object:
    """A record may work out its type, and not know it: that is its own error, and nobody else's."""
    try:
        return getattr(record, "typename", None)
    except Exception as error:
        return error


def answer_rows(
    filling: Filling, frame: Frame, selection: Selection, records: list[Any], rows: list[int] | None
) -> list[dict[str, Any]]:
    """One answer for each record, its branches still null. `rows` are the records' rows in the frame."""
    empty = selection.template.copy
    answers = [empty() for _ in records]
    for key, field, leaf in selection.leaves:
        values = read_column(field, records)
        if not leaf.passes(values):
            values = leaf.complete(filling, values, FieldSlots(frame, field, rows))
        for answer, value in zip(answers, values, strict=True):
            answer[key] = value
    return answers


def read_column(field: FieldPlan, records: list[Any]) -> list[Any]:
    """The field's attribute of each record, or the exception in its place."""
    try:
        return list(map(field.read, records))
    except Exception:
        return [_read_one(field, record) for record in records]


def _read_one(field: FieldPlan, record: Any) -> Any:
    try:
        return field.read(record)
    except Exception as error:
        return error
