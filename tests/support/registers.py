"""A few divisions in the columns of the npm package, and what a test asks of them."""

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from auditing.context import AuditContext
from graph_loaders.areas import children_by_area, parents_by_area
from graph_loaders.engine.batching import Joiner
from graph_loaders.engine.catalogue import parse_statement
from graph_loaders.engine.database import Database
from importers.division_rows import FILES
from importers.register_import import ImportOptions, ImportReport, import_register
from importers.registers import DIVISIONS
from model.viewer import Rights, Viewer
from samples.sample import SAMPLES

DISTRICT, STREET, OTHER_STREET = "410105", "410105001", "410105002"
STREETS = (STREET, OTHER_STREET, "410105003")
ROW = dict[str, str]
Divisions = dict[str, list[ROW]]

CLEAR = parse_statement(
    "tests/clear",
    """// Takes away what a test of registers wrote.
// params: none
// returns: none
// bound: the areas, organisations and units of a test
CYPHER 25
CALL () {
  MATCH (n:Area|Organisation|Unit) WHERE n.code STARTS WITH '41' RETURN n
  UNION
  MATCH (n:Load) WHERE n.name <> 'sample' RETURN n
}
DETACH DELETE n
""",
)
STATE = parse_statement(
    "tests/state",
    """// All that a test of registers wrote.
// params: none
// returns: areas, links, loads
// bound: the areas of a test
CYPHER 25
CALL () { MATCH (n:Area) WHERE n.code STARTS WITH '41' RETURN collect(properties(n)) AS areas }
CALL () { MATCH (n:Area)-[r:WITHIN|FALLS_TO]->(above) WHERE n.code STARTS WITH '41'
  WITH type(r) AS kind, n.code AS code, above.code AS end, toString(r.since) AS since, toString(r.until) AS until
  ORDER BY kind, code, end, since RETURN collect([kind, code, end, since, until]) AS links }
CALL () { MATCH (n:Load) WHERE n.name <> 'sample' RETURN collect(properties(n)) AS loads }
RETURN areas, links, loads
""",
)


def excerpt() -> Divisions:
    """金水区 with three of its streets, below its city and province: rows by the name of the package's file."""
    divisions: Divisions = defaultdict(list)
    above = {"provinceCode": "41", "cityCode": "4101"}
    divisions["provinces.csv"].append({"code": "41", "name": "河南省"})
    divisions["cities.csv"].append({"code": "4101", "name": "郑州市", "provinceCode": "41"})
    with (SAMPLES / "jinshui-divisions.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            told = {"code": row["code"], "name": row["name"], **above}
            if row["kind"] == "DISTRICT":
                divisions["areas.csv"].append(told)
            elif row["code"][:9] in STREETS:
                told["areaCode"] = DISTRICT
                if row["kind"] == "COMMUNITY":
                    told["streetCode"] = row["parent_code"]
                divisions["streets.csv" if row["kind"] == "STREET" else "villages.csv"].append(told)
    return divisions


def write_divisions(
    folder: Path, divisions: Mapping[str, Sequence[ROW]], encoding: str = "utf-8"
) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name in FILES:
        write_csv(folder / name, divisions[name], encoding)
    return [folder / name for name in FILES]


def write_csv(path: Path, rows: Sequence[ROW], encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def read_csv(path: Path) -> list[ROW]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def silent(done: int, total: int | None, what: str) -> None:
    pass


async def import_divisions(
    database: Database,
    files: Sequence[Path],
    options: ImportOptions = ImportOptions(),  # noqa: B008
) -> ImportReport:
    return await import_register(database, DIVISIONS, files, options, silent)


def context(database: Database, day: date, scope: tuple[str, ...] | None = None) -> AuditContext:
    return AuditContext(Joiner(database), day, Viewer(Rights(scope)))


async def parent_code(database: Database, code: str, day: date) -> str | None:
    asked = context(database, day)
    [parents] = await asked.load(parents_by_area, [code], asked.moment(day))
    return parents[0].code if parents else None


async def child_codes(database: Database, code: str, day: date) -> list[str]:
    page = {"kind": None, "limit": 500, "forward": True, "after": None, "counted": False}
    asked = context(database, day)
    [found] = await asked.load(children_by_area, [code], asked.moment(day), **page)
    return [child.code for child in found.records]
