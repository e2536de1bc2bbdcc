"""The bad rows of a file as a file: to be mended there and given again, beside the first or alone."""

import csv
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from importers.row_problems import RowError
from importers.tables import Table

FILE, ROW = "error_file", "error_row"
ADDED = (FILE, ROW, "error_column", "error_code", "error_zh", "error_en", "error_hint_zh", "error_hint_en")


def mended_rows(tables: Sequence[Table]) -> set[tuple[str, int]]:
    """The rows, as file and number, that rows of error files among the tables stand for; the last given counts."""
    mended: dict[tuple[str, int], tuple[str, int]] = {}
    replaced = set()
    for table in tables:
        if FILE in table.columns and ROW in table.columns:
            file, row = table.columns.index(FILE), table.columns.index(ROW)
            for number, cells in table.rows():
                if len(cells) > max(file, row) and cells[row].isdigit():
                    origin = cells[file], int(cells[row])
                    replaced.add(mended.get(origin, origin))
                    mended[origin] = table.name, number
    return replaced


def write_error_file(path: Path, tables: Sequence[Table], errors: Iterator[RowError]) -> None:
    """Each bad row with its own columns, then what is wrong with it. With BOM, so that a spreadsheet shows Chinese."""
    columns = list(
        dict.fromkeys(column for table in tables for column in table.columns if column not in ADDED)
    )
    by_name = {table.name: table for table in tables}
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, [*columns, *ADDED], restval="", extrasaction="ignore")
        writer.writeheader()
        for name, of_file in groupby(errors, key=lambda error: error.file):
            rows = by_name[name].rows()
            for number, of_row in groupby(of_file, key=lambda error: error.row):
                cells = next(cells for there, cells in rows if there == number)
                told = dict(zip(by_name[name].columns, cells, strict=False))
                writer.writerow(
                    told | {FILE: told.get(FILE) or name, ROW: told.get(ROW) or number} | _said(of_row)
                )


def _said(errors: Iterator[RowError]) -> dict[str, str]:
    said = [(error.column, error.problem, *error.text) for error in errors]
    return dict(zip(ADDED[2:], map(" | ".join, zip(*said, strict=True)), strict=True))
