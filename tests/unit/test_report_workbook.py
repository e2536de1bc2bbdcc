"""The workbook, read back cell by cell."""

import io
from zipfile import ZipFile

import openpyxl
import pytest
from msgspec.structs import replace
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from auditing.comparison import compare
from model.audit_report import AuditReport
from model.kinds import Language
from reports import xlsx
from reports.xlsx import xlsx_report
from tests.support.report_examples import (
    EARLIER,
    FORMULA,
    NO_FINDINGS,
    NO_ORGANISATION,
    REPORT,
    UNCOVERED,
    finding,
)


def book_of(report: AuditReport, language: Language = Language.ZH) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(xlsx_report(report, language)))


def rows_of(sheet: Worksheet) -> list[dict[object, object]]:
    heading, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in rows]


def test_there_is_a_cover_and_a_sheet_for_each_rule_that_was_held() -> None:
    assert book_of(REPORT).sheetnames == [
        "封面",
        "各街道覆盖情况",
        "1 没有党组织覆盖的区域",
        "2 正式党员不足的党支部",
        "3 书记空缺",
        "未覆盖的区域",
        "未覆盖的单位",
        "已到期的豁免",
        "历次审计",
    ]
    assert book_of(compare(EARLIER, REPORT), Language.EN).sheetnames[-1] == "resolved"


@pytest.mark.parametrize("language", Language)
def test_the_cover_tells_scope_day_rules_thresholds_and_ratios(language: Language) -> None:
    cells = [
        cell for row in book_of(REPORT, language).worksheets[0].iter_rows(values_only=True) for cell in row
    ]
    for told in ("中共金水区委员会 (organisation:1)", "2026-11-01", "branch-below-minimum", 2, 59, 167, 168):
        assert told in cells
    assert any(str(cell).startswith(("下限 = 3 名; ", "minimum = 3 members; ")) for cell in cells)
    assert any("synthetic" in str(cell) for cell in cells)
    assert "synthetic" not in str(book_of(NO_FINDINGS, language).worksheets[0]["A2"].value)


@pytest.mark.parametrize("language", Language)
def test_the_cover_tells_households_and_the_coverage_of_units_by_kind(language: Language) -> None:
    rows = [list(row) for row in book_of(REPORT, language).worksheets[0].iter_rows(values_only=True)]
    [homes] = [row for row in rows if str(row[0]).startswith(("住户（未登记户数的楼院 2）", "Households ("))]
    assert homes[1:4] == [34_790, 35_000, pytest.approx(34_790 / 35_000)]
    units = {row[0]: row[1:8] for row in rows}
    assert units.get("合计", units.get("All kinds")) == [11, 10, 10 / 11, 9, 9 / 11, 10, 10 / 11]
    assert units.get("律师事务所", units.get("Law firm")) == [2, 2, 1, 2, 1, 2, 1]


def test_units_that_are_not_covered_say_what_they_lack() -> None:
    rows = rows_of(book_of(REPORT)["未覆盖的单位"])
    assert [(row["对象名称"], row["缺少"], row["单位编号"]) for row in rows] == [
        ("郑州豫丰商贸有限公司", "单独组建", "unit:1001-u07"),
        (FORMULA, "组织覆盖，单独组建，工作覆盖", "unit:1001-u90"),
    ]


def test_the_sheet_of_a_rule_filters_and_keeps_its_heading_in_sight() -> None:
    for sheet in book_of(REPORT).worksheets[1:]:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.print_title_rows == "$1:$1"


def test_findings_have_the_chain_in_columns() -> None:
    [row] = rows_of(book_of(REPORT)["1 没有党组织覆盖的区域"])
    assert [row[tier] for tier in ("区委", "街道党工委", "社区党组织", "网格党支部", "楼院党小组")] == [
        "中共金水区委员会",
        "经八路街道党工委",
        "（无权查看）",
        "第一网格党支部",
        None,
    ]
    assert (row["生成数据"], row["应为"], row["问题编号"]) == ("是", "楼院党小组", UNCOVERED.id)


def test_counts_are_numbers_and_no_cell_is_a_formula() -> None:
    book = book_of(REPORT)
    sheet = book["2 正式党员不足的党支部"]
    small, evil = rows_of(sheet)
    assert (small["实际"], small["应为"]) == (2, 3)
    assert (evil["对象名称"], evil["实际"], evil["应为"]) == (FORMULA, "-2", "@3")
    cells = [cell for each in book.worksheets for row in each.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    quoted = {cell.value for cell in cells if cell.quotePrefix}
    assert quoted >= {FORMULA, "-2", "@3"}


def test_a_rule_that_found_nothing_has_its_sheet() -> None:
    book = book_of(NO_FINDINGS)
    assert book.sheetnames == ["封面", "1 书记空缺", "未覆盖的区域", "历次审计"]
    assert rows_of(book["1 书记空缺"]) == []


def test_waivers_and_the_audits_before_have_a_sheet_each() -> None:
    book = book_of(REPORT)
    [waived] = rows_of(book["1 没有党组织覆盖的区域"])
    assert waived["豁免"] == "已豁免（2027-01-01 前有效）：新楼尚未入住（街道党工委）"
    [ran_out] = rows_of(book["已到期的豁免"])
    assert (ran_out["规则编号"], ran_out["理由"]) == ("branch-below-minimum", FORMULA)
    earlier, this = rows_of(book["历次审计"])
    assert (earlier["审计日期"], earlier["违反"], earlier["已豁免"], this["已豁免"]) == (
        "2026-08-01",
        4,
        0,
        1,
    )


def test_streets_are_compared() -> None:
    first, second = rows_of(book_of(REPORT, Language.EN)["Coverage by street"])
    assert (first["Street"], first["Covered: Building"], first["Organisations"], first["Warning"]) == (
        "经八路街道",
        "167/168",
        230,
        1,
    )
    assert second["Ratio"] == 0


def test_more_than_a_sheet_holds_goes_on_on_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "ROWS_MAXIMUM", 2)
    title = "[规则]: 名称/很长" * 6
    rule = replace(NO_ORGANISATION, title={"ZH": title, "EN": title}, gaps=5)
    found = tuple(finding(rule, f"area:{number}", f"{number}号楼") for number in range(5))
    book = book_of(replace(REPORT, rules=(rule,), findings=found))
    sheets = [sheet for sheet in book.worksheets if sheet.title.startswith("1 ")]
    assert [len(rows_of(sheet)) for sheet in sheets] == [2, 2, 1]
    assert all(len(sheet.title) <= 31 for sheet in sheets)


def test_the_workbook_names_nobody_and_links_nowhere() -> None:
    with ZipFile(io.BytesIO(xlsx_report(REPORT, Language.ZH))) as content:
        names = content.namelist()
        whole = b"".join(content.read(name) for name in names)
    assert not [name for name in names if "externalLink" in name or "vba" in name]
    assert b"<hyperlink" not in whole
