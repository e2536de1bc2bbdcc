"""From the columns of a statement to values by key: the folds that most loaders share.

A row begins with its key; the rest are the fields of a record, in order, but for its moment.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from model.moment import Moment
from model.pages import Listed
from model.records import OrganisationRecord

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
) -> Callable[[Moment, list[Row]], Mapping[str, Listed[Record]]]:
    """The total and the records of a key's page, in the order of the search; behind them what its organisation is called."""
    return lambda moment, rows: {
        key: Listed(total, [record(moment, *row) for row in page], called(moment, key, *names))
        for key, total, page, *names in rows
    }


def called(
    moment: Moment, code: str, name: str | None = None, kind: str | None = None
) -> OrganisationRecord | None:
    """An organisation that was read along, by its name; None where it was not, or was not founded yet."""
    return None if name is None or kind is None else OrganisationRecord(moment, code, name, kind)


def value(moment: Moment, rows: list[Row]) -> Mapping[str, Any]:
    """One plain value a key."""
    return dict(rows)
