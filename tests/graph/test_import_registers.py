"""Registers of others on a real Neo4j: encodings, spreadsheets, mappings, bad rows."""

from collections.abc import AsyncIterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from errors import BadUserInput
from graph_loaders.areas import areas_by_code, areas_by_unit
from graph_loaders.engine.database import Database
from graph_loaders.units import units_by_code
from importers.columns import parse_mappings
from importers.register_import import ImportOptions, ImportReport, import_register
from importers.registers import AREAS, UNITS, Register
from importers.tables import GB18030, UTF_8, UTF_8_BOM, XLSX
from tests.support.registers import CLEAR, STATE, context, parent_code, read_csv, silent, write_csv

pytestmark = pytest.mark.database

DAY = date(2026, 11, 1)
STREET, COMMUNITY, GRID, UNIT = "419999001", "419999001001", "419999001001-g01", "41-u01"
IN_CHINESE = [
    {"区划代码": GRID, "名称": "一网格", "类型": "网格", "上级代码": COMMUNITY},
    {"区划代码": STREET, "名称": "测试街道", "类型": "街道", "上级代码": ""},
    {"区划代码": COMMUNITY, "名称": "㐂社区居民委员会", "类型": "社区", "上级代码": STREET},
]
MAPPED = ("code=统一编号", "name=叫什么")
UNITS_TOLD = [
    {
        "统一编号": UNIT,
        "叫什么": "测试公司",
        "类型": "企业",
        "在营": "是",
        "职工人数": "12",
        "所属社区": COMMUNITY,
    }
]


@pytest.fixture(autouse=True)
async def _cleared(database: Database) -> AsyncIterator[None]:
    yield
    await database.write(CLEAR, {})


async def imported(
    database: Database, register: Register, files: Sequence[Path], *mapped: str, **options: Any
) -> ImportReport:
    mappings = parse_mappings(mapped, register.fields)
    return await import_register(database, register, files, ImportOptions(mapped=mappings, **options), silent)


def write_xlsx(path: Path, rows: Sequence[dict[str, Any]]) -> Path:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(list(row.values()))
    workbook.save(path)
    return path


@pytest.mark.parametrize(
    ("encoding", "form"), [("utf-8", UTF_8), ("utf-8-sig", UTF_8_BOM), ("gb18030", GB18030)]
)
async def test_encodings_are_found_out(database: Database, tmp_path: Path, encoding: str, form: str) -> None:
    report = await imported(database, AREAS, [write_csv(tmp_path / "a.csv", IN_CHINESE, encoding)])

    assert report.forms == {"a.csv": form}
    assert report.changes == {"added": 3}
    asked = context(database, DAY)
    [community] = await asked.load(areas_by_code, [COMMUNITY], asked.moment(DAY))
    assert community is not None
    assert (community.name, community.kind) == ("㐂社区", "COMMUNITY")
    assert await parent_code(database, GRID, DAY) == COMMUNITY


async def test_a_spreadsheet_is_read_with_codes_typed_as_numbers(database: Database, tmp_path: Path) -> None:
    street, community = dict(IN_CHINESE[1]), dict(IN_CHINESE[2])
    rows: list[dict[str, Any]] = [
        street | {"区划代码": int(STREET)},
        community | {"区划代码": float(COMMUNITY), "上级代码": int(STREET)},
    ]

    report = await imported(database, AREAS, [write_xlsx(tmp_path / "a.xlsx", rows)])

    assert report.forms == {"a.xlsx": XLSX}
    assert await parent_code(database, COMMUNITY, DAY) == STREET
    assert (await imported(database, AREAS, [tmp_path / "a.xlsx"])).changes == {}


async def test_units_are_imported_by_mapping_and_what_is_not_told_stays(
    database: Database, tmp_path: Path
) -> None:
    await imported(database, AREAS, [write_csv(tmp_path / "a.csv", IN_CHINESE)])
    file = write_csv(tmp_path / "u.csv", UNITS_TOLD)

    report = await imported(database, UNITS, [file], *MAPPED)

    assert report.changes == {"added": 1}
    asked = context(database, DAY)
    [unit] = await asked.load(units_by_code, [UNIT], asked.moment(DAY))
    [[area]] = await asked.load(areas_by_unit, [UNIT], asked.moment(DAY))
    assert unit is not None
    assert (unit.name, unit.kind, unit.operating, unit.staff) == ("测试公司", "ENTERPRISE", True, 12)
    assert area.code == COMMUNITY
    assert (await imported(database, UNITS, [file], *MAPPED)).changes == {}

    shorter = [{"统一编号": UNIT, "叫什么": "新名公司", "类型": "LAW_FIRM"}]
    report = await imported(database, UNITS, [write_csv(tmp_path / "u.csv", shorter)], *MAPPED)

    assert report.changes == {"renamed": 1}
    asked = context(database, DAY)
    [unit] = await asked.load(units_by_code, [UNIT], asked.moment(DAY))
    assert unit is not None
    assert (unit.name, unit.kind, unit.operating, unit.staff) == ("新名公司", "LAW_FIRM", True, 12)


async def test_bad_rows_come_back_as_a_file_that_is_mended_and_given_again(
    database: Database, tmp_path: Path
) -> None:
    bad = [dict(row) for row in IN_CHINESE]
    bad[0]["类型"] = "片区"
    bad[2]["上级代码"] = GRID
    file, errors = write_csv(tmp_path / "a.csv", bad, "gb18030"), tmp_path / "errors.csv"

    with pytest.raises(BadUserInput) as refused:
        await imported(database, AREAS, [file], errors=errors)

    assert "a.csv, row 2, 类型: KIND_UNKNOWN" in refused.value.message
    assert await database.read(STATE, {}, seconds=60) == [[], [], []]
    rows = read_csv(errors)
    assert [(row["error_row"], row["error_code"]) for row in rows] == [
        ("2", "KIND_UNKNOWN"), ("4", "PARENT_UNKNOWN"),
    ]  # fmt: skip
    write_csv(errors, [rows[0], rows[1] | IN_CHINESE[2]])
    with pytest.raises(BadUserInput, match="one of the files that are read"):
        await imported(database, AREAS, [file, errors], errors=errors)
    left = tmp_path / "left.csv"
    with pytest.raises(BadUserInput, match="1 errors"):
        await imported(database, AREAS, [file, errors], errors=left)
    [still_bad] = read_csv(left)
    assert (still_bad["error_file"], still_bad["error_row"]) == ("a.csv", "2")
    write_csv(left, [still_bad | IN_CHINESE[0]])
    report = await imported(database, AREAS, [file, errors, left])
    assert report.changes == {"added": 3}


@pytest.mark.parametrize(
    ("rows", "problems"),
    [
        ([{"code": UNIT, "name": "a", "kind": "企业", "staff": "十二"}], ["NOT_A_NUMBER"]),
        ([{"code": UNIT, "name": "a", "kind": "企业", "operating": "也许"}], ["NOT_YES_OR_NO"]),
        ([{"code": UNIT, "name": "", "kind": "企业", "area": "419"}], ["EMPTY", "PARENT_UNKNOWN"]),
        ([{"code": UNIT, "name": "a", "kind": "企业", "staff": "3000000000"}], ["NOT_A_NUMBER"]),
        ([{"code": UNIT, "name": "甲\n乙", "kind": "企业"}], ["NAME_FORM"]),
        ([{"code": UNIT, "name": "甲" * 201, "kind": "企业"}], ["NAME_FORM"]),
        ([{"code": "a b", "name": "a", "kind": "SCHOOL"}], ["CODE_FORM"]),
    ],
)  # fmt: skip
async def test_what_is_wrong_with_units(
    database: Database, tmp_path: Path, rows: list[dict[str, str]], problems: list[str]
) -> None:
    with pytest.raises(BadUserInput) as refused:
        await imported(database, UNITS, [write_csv(tmp_path / "u.csv", rows)])

    assert all(problem in refused.value.message for problem in problems)
    assert refused.value.message.startswith(f"{len(problems)} errors")


async def test_an_area_below_one_of_a_lower_level_is_refused(database: Database, tmp_path: Path) -> None:
    await imported(database, AREAS, [write_csv(tmp_path / "a.csv", IN_CHINESE)])
    below = [{"code": "41x", "name": "x", "kind": "街道", "parent_code": COMMUNITY}]

    with pytest.raises(BadUserInput, match="PARENT_LEVEL"):
        await imported(database, AREAS, [write_csv(tmp_path / "b.csv", below)])


async def test_moves_of_an_own_register_hold_from_a_day_on(database: Database, tmp_path: Path) -> None:
    other = {"区划代码": "419999002", "名称": "另一街道", "类型": "街道", "上级代码": ""}
    await imported(database, AREAS, [write_csv(tmp_path / "a.csv", [*IN_CHINESE, other])])
    moved = write_csv(tmp_path / "b.csv", [IN_CHINESE[2] | {"上级代码": "419999002"}])

    with pytest.raises(BadUserInput, match="since when"):
        await imported(database, AREAS, [moved])
    await imported(database, AREAS, [moved], since=date(2025, 1, 1))

    assert await parent_code(database, COMMUNITY, date(2024, 1, 1)) == STREET
    assert await parent_code(database, COMMUNITY, DAY) == "419999002"
