"""From the columns of a statement to values by key: the folds that most loaders share.

A row begins with its key; the rest are the fields of a record, in order, but for its moment.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from model.moment import Moment

Record = TypeVar("Record")
Row = list[Any]


def one(record: Callable[..., Record]) -> Callable[[Moment, list[Row]], Mapping[str, Record]]:
    """At most one record a key."""
    return lambda moment, rows: {row[0]: record(moment, *row[1:]) for row in rows}


def many(record: Callable[..., Record]) -> Callable[[Moment, list[Row]], Mapping[str, list[Record]]]:
    """The records of a key, in the order of the rows."""

    def fold(moment: Moment, rows: list[Row]) -> Mapping[str, list[Record]]:
        values: dict[str, list[Record]] = defaultdict(list)
        for row in rows:
            values[row[0]].append(record(moment, *row[1:]))
        return values

    return fold


def paged(
    record: Callable[..., Record],
) -> Callable[[Moment, list[Row]], Mapping[str, tuple[int | None, list[Record]]]]:
    """The total (None unless counted) and the records of a key's page, in the order of the search."""
    return lambda moment, rows: {
        key: (total, [record(moment, *row) for row in page]) for key, total, page in rows
    }


def value(moment: Moment, rows: list[Row]) -> Mapping[str, Any]:
    """One plain value a key."""
    return dict(rows)
