"""Files of registers: what they are, and which column holds what."""

from pathlib import Path
from typing import Any

import pytest

from commands import import_register
from errors import BadUserInput
from importers.columns import locate_columns, parse_mappings
from importers.division_rows import FILES, division_files
from importers.mapped_rows import AREA_FIELDS
from importers.row_problems import TEXTS, Problem
from importers.tables import Table, open_table


def table(*columns: str) -> Table:
    return Table(Path("a.csv"), "UTF-8", columns)


@pytest.mark.parametrize(
    "columns",
    [
        ("code", "name", "kind", "parent_code"),
        ("行政区划代码", "名称", "级别", "上级代码"),
        (" Code", "NAME", "Kind", "parentCode"),
    ],
)
def test_columns_are_guessed(columns: tuple[str, ...]) -> None:
    places = locate_columns(table(*columns), AREA_FIELDS, {})

    assert places == {"code": 0, "name": 1, "kind": 2, "parent_code": 3}


def test_a_mapping_goes_before_a_guess() -> None:
    mapped = parse_mappings(["code=编号"], AREA_FIELDS)

    assert locate_columns(table("代码", "编号", "名称", "类型"), AREA_FIELDS, mapped)["code"] == 1


@pytest.mark.parametrize(
    ("pairs", "says"),
    [
        (["colour=颜色"], "no mapping"),
        (["code"], "no mapping"),
        (["code=a", "code=b"], "twice"),
        (["code=a", "name=a"], "two fields"),
    ],
)
def test_mappings_that_are_none(pairs: list[str], says: str) -> None:
    with pytest.raises(BadUserInput, match=says):
        parse_mappings(pairs, AREA_FIELDS)


@pytest.mark.parametrize(
    ("columns", "mapped", "says"),
    [
        (("代码", "名称", "类型"), {"code": "编号"}, "no column '编号'"),
        (("代码", "编码", "名称", "类型"), {}, "more than one column could be code: 代码, 编码"),
        (("代码", "名称"), {}, "no column is known to hold kind"),
    ],
)
def test_columns_that_are_not_there_are_listed(
    columns: tuple[str, ...], mapped: dict[str, str], says: str
) -> None:
    with pytest.raises(BadUserInput, match=says) as refused:
        locate_columns(table(*columns), AREA_FIELDS, mapped)

    assert f"The columns of a.csv are {', '.join(columns)}." in str(refused.value.extensions["hint"])


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("代码,名称\n".encode("utf-16"), "neither UTF-8 nor GB18030"),
        (b"\xff\xff\xff", "neither UTF-8 nor GB18030"),
        (b"", "must name the columns"),
        (b"a,a\n", "twice there is 'a'"),
    ],
)
def test_files_that_are_no_tables(tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(content)

    with pytest.raises(BadUserInput, match=says):
        open_table(file)


def test_a_file_that_is_no_spreadsheet_or_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"no zip")

    with pytest.raises(BadUserInput, match=r"a\.xlsx is no XLSX"):
        open_table(tmp_path / "a.xlsx")
    with pytest.raises(BadUserInput, match="There is no file"):
        open_table(tmp_path / "b.csv")


def test_rows_are_numbered_as_a_spreadsheet_does(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text('code,name\n1,"a\nb"\n,\n 2 , c\n', encoding="utf-8")

    assert list(open_table(file).rows()) == [(2, ["1", "a\nb"]), (4, ["2", "c"])]


def test_the_package_is_found_by_its_folder(tmp_path: Path) -> None:
    for name in FILES[1:]:
        (tmp_path / name).touch()
    with pytest.raises(BadUserInput, match=r"has no provinces\.csv"):
        division_files([tmp_path])
    (tmp_path / FILES[0]).touch()

    assert division_files([tmp_path]) == [tmp_path / name for name in FILES]


def test_every_problem_is_told_in_both_languages() -> None:
    assert set(TEXTS) == set(Problem)
    assert all(all(text) for text in TEXTS.values())


@pytest.mark.parametrize("option", ["report", "errors"])
def test_a_file_that_cannot_be_written_is_told_before_anything_is_read(tmp_path: Path, option: str) -> None:
    told: dict[str, Any] = {option: tmp_path / "no-such" / "told.csv"}
    with pytest.raises(BadUserInput, match="no-such is no folder"):
        import_register.areas([tmp_path / "areas.csv"], **told)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (b'2,"\xe5\x8d\x8e\xe5\xba\x9c', "unexpected end of data"),
        (b'2,"\xe5\x8d\x8e\xe5\xba\x9c"\xe5\xb0\x8f\xe5\x8c\xba', "expected after"),
    ],
)
def test_a_quotation_mark_that_is_not_closed_takes_nothing_into_its_cell(
    tmp_path: Path, row: bytes, says: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b'code,name\n1,"a\nb"\n' + row + b"\n3,c\n")

    rows = open_table(path).rows()

    assert next(rows) == (2, ["1", "a\nb"])
    with pytest.raises(BadUserInput, match=f"a.csv is no CSV in the row that begins at line 4: .*{says}"):
        next(rows)
