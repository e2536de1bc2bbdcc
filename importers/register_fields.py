"""Cells of a register's rows as values: what does not fit is an error of the row."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from importers.row_problems import Problem, RowError
from importers.tables import Table

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,149}")
# Its search keys grow with its square, and it stands in tables: one line.
NAME = re.compile(r"[^\x00-\x1f\x7f]{1,200}")
# What GraphQL's Int holds, whichever the digits.
DIGITS_MAXIMUM = 9
YES = frozenset({"是", "有", "在营", "正常", "运营", "存续", "yes", "true", "y", "1"})
NO = frozenset({"否", "无", "停业", "停止", "注销", "吊销", "no", "false", "n", "0"})


@dataclass(slots=True)
class RowReader:
    """Reads one row after the other by the places of the fields, and gathers what is wrong with each."""

    file: str
    places: Mapping[str, int]
    number: int = 0
    cells: Sequence[str] = ()
    errors: list[RowError] = field(default_factory=list)

    def at(self, number: int, cells: Sequence[str]) -> None:
        self.number, self.cells, self.errors = number, cells, []

    def wrong(self, name: str, value: str, problem: Problem, other: str = "") -> None:
        self.errors.append(RowError(self.file, self.number, name, value, problem, other))

    def text(self, name: str, *, required: bool = False) -> str:
        place = self.places.get(name)
        value = "" if place is None or place >= len(self.cells) else self.cells[place]
        if required and not value:
            self.wrong(name, "", Problem.EMPTY)
        return value

    def name(self) -> str:
        value = self.text("name", required=True)
        if value and not NAME.fullmatch(value):
            self.wrong("name", value[:80], Problem.NAME_FORM)
        return value

    def code(self, name: str, *, required: bool = False) -> str | None:
        value = self.text(name, required=required)
        if value and not CODE.fullmatch(value):
            self.wrong(name, value, Problem.CODE_FORM)
        return value or None

    def kind(self, name: str, words: Mapping[str, str]) -> str | None:
        """The kind that the word stands for: a kind's own name, or one of the Chinese words."""
        value = self.text(name, required=True)
        kind = words.get(value.upper().replace(" ", "_"))
        if value and kind is None:
            self.wrong(name, value, Problem.KIND_UNKNOWN, "、".join(words))
        return kind

    def number_from_zero(self, name: str) -> int | None:
        value = self.text(name)
        if not value:
            return None
        if not (value.isascii() and value.isdigit() and len(value) <= DIGITS_MAXIMUM):
            self.wrong(name, value, Problem.NOT_A_NUMBER)
            return None
        return int(value)

    def yes(self, name: str) -> bool | None:
        value = self.text(name).lower()
        if value and value not in YES | NO:
            self.wrong(name, value, Problem.NOT_YES_OR_NO)
        return value in YES if value else None


def each_row(table: Table, places: Mapping[str, int]) -> Iterator[RowReader]:
    """One reader, as it stands at each row in turn."""
    reader = RowReader(table.name, places)
    width = len(table.columns)
    for number, cells in table.rows():
        reader.at(number, cells)
        if any(cells[width:]):
            reader.wrong("code", "", Problem.TOO_MANY_CELLS)
        yield reader
