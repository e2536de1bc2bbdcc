"""Area coverage as lines, written as they come: CSV for a spreadsheet, or JSON a line. The last tell the totals.

A file without totals is not whole.
"""

import csv
import io
from collections.abc import Mapping
from enum import StrEnum

import orjson
from msgspec.structs import astuple

from model.area_coverage import DistrictKey, LevelCount, UncoveredArea
from model.kinds import AreaKind, Language
from reports.csv_report import harmless
from reports.labels import Labels

Row = dict[str, str | int | float | bool | None]

ABOVE = ("province", "city", "district", "street", "community", "grid")
# Names of JSON: headings of CSV.
OF_LEVELS = {
    "districtId": "district_id",
    "province": "PROVINCE", "city": "CITY", "district": "DISTRICT",
    "kind": "level", "covered": "covered", "total": "total", "ratio": "ratio", "synthetic": "made_up",
}  # fmt: skip
OF_AREAS = {
    "areaId": "area_id", "name": "area", "kind": "level",
    **{name: name.upper() for name in ABOVE},
    "synthetic": "synthetic",
}  # fmt: skip


class LineFormat(StrEnum):
    CSV = "csv"
    NDJSON = "ndjson"


class CoverageLines:
    """Each method gives the lines to write next. `listed`: of uncovered areas, not of districts' levels."""

    def __init__(self, form: LineFormat, language: Language, *, listed: bool) -> None:
        self._form = form
        self._labels = Labels(language)
        self._listed = listed
        self._columns = OF_AREAS if listed else OF_LEVELS

    def head(self) -> bytes:
        """Excel knows UTF-8 by its mark."""
        if self._form is LineFormat.NDJSON:
            return b""
        return _csv([self._labels(heading) for heading in self._columns.values()]).encode("utf-8-sig")

    def level(self, key: DistrictKey, kind: str, count: LevelCount) -> bytes:
        above: Row = dict(zip(("districtId", *ABOVE[:3]), astuple(key), strict=True))
        return self._line(above | self._counted(kind, count))

    def area(self, area: UncoveredArea) -> bytes:
        row: Row = {"areaId": area.id, "name": area.name, "kind": area.kind, "synthetic": area.synthetic}
        return self._line(row | dict(zip(ABOVE, area.above, strict=True)))

    def totals(self, totals: Mapping[str, LevelCount], within: str | None, as_of: str) -> bytes:
        """The end: a row for each level, or one object for all."""
        levels = [self._counted(kind, totals[kind]) for kind in AreaKind if kind in totals]
        if self._form is LineFormat.NDJSON:
            end = {"totals": levels, "within": within, "asOf": as_of}
            return orjson.dumps(end, option=orjson.OPT_APPEND_NEWLINE)
        named: Row = {next(iter(self._columns)): self._labels("totals")}
        rows = [named | level for level in levels]
        if self._listed:
            rows = [
                {**named, "kind": kind, "name": f"{count.total - count.covered} / {count.total}"}
                for kind, count in ((kind, totals[kind]) for kind in AreaKind if kind in totals)
            ]
        return b"".join(map(self._line, rows))

    def _line(self, row: Row) -> bytes:
        if self._form is LineFormat.NDJSON:
            return orjson.dumps({name: row[name] for name in self._columns}, option=orjson.OPT_APPEND_NEWLINE)
        return _csv([harmless(self._cell(name, row.get(name))) for name in self._columns]).encode()

    def _cell(self, name: str, value: str | float | None) -> str:
        if isinstance(value, bool):
            return self._labels("yes" if value else "no")
        return "" if value is None else self._labels(str(value)) if name == "kind" else str(value)

    def _counted(self, kind: str, count: LevelCount) -> Row:
        return {
            "kind": kind,
            "covered": count.covered,
            "total": count.total,
            "ratio": self._labels.percent(count.percent) if self._form is LineFormat.CSV else count.ratio,
            "synthetic": count.synthetic,
        }


def _csv(cells: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue()
