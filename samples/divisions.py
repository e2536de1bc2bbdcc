"""The register of divisions: a CSV with code, name, kind and parent_code, parents before their children."""

import csv
import re
from pathlib import Path

from model.area_name import area_name
from model.kinds import AreaKind
from model.rows import Area, Graph, Link

VILLAGE_SUFFIX = re.compile(r"(村民委员会|村委会)$")


def add_divisions(graph: Graph, path: Path) -> None:
    """Add every area and what it is within. Raises FileNotFoundError, KeyError, ValueError."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            graph.areas[row["code"]] = _area(row)
            if row["parent_code"]:
                graph.within.append(Link(row["code"], row["parent_code"]))


def is_village(area: Area) -> bool:
    """Whether the register has a villagers' committee there."""
    return VILLAGE_SUFFIX.search(area.register_name) is not None


def _area(row: dict[str, str]) -> Area:
    kind = AreaKind(row["kind"])
    name = area_name(row["name"], kind)
    return Area(code=row["code"], name=name, register_name=row["name"], kind=kind, synthetic=False)
