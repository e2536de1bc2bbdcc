"""The files of a report, each made of the same example: nothing is lost, nothing is run, and all is said in each."""

import csv
import io
import re
from typing import Any

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rich.cells import cell_len

from auditing.comparison import compare
from model.area_coverage import DistrictKey, LevelCount
from model.audit_report import AuditReport
from model.kinds import Language
from reports.coverage_lines import CoverageLines, LineFormat
from reports.csv_report import csv_report, harmless
from reports.formats import Format, rendered
from reports.html import html_report
from reports.jsonld import jsonld_report
from reports.table import table_report
from tests.support.report_examples import (
    EARLIER,
    EVIL,
    FORMULA,
    NO_FINDINGS,
    RAN_OUT,
    REPORT,
    SMALL,
    UNCOVERED,
    WAIVED,
)

SH = Namespace("http://www.w3.org/ns/shacl#")
G = Namespace("urn:grassroots:term:")
THINGS = "urn:grassroots:"
READABLE = [form for form in Format if form is not Format.XLSX]


def rows_of(report: AuditReport, language: Language = Language.ZH) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(b"".join(csv_report(report, language)).decode("utf-8-sig"))))


def graph_of(report: AuditReport) -> Any:
    return Graph().parse(data=jsonld_report(report), format="json-ld")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("form", READABLE)
def test_every_format_tells_rules_versions_thresholds_and_synthetic_data(
    form: Format, language: Language
) -> None:
    text = b"".join(rendered(REPORT, form, language)).decode()
    for rule in REPORT.rules:
        assert rule.id in text
    assert "synthetic" in text.lower() or "生成数据" in text
    assert "minimum" in text or "下限" in text
    # Where a street has values of its own: how grave, and by what number.
    assert "organisation:1001" in text
    assert re.search(r"(下限|minimum) = 5|\b5\.0\b", text)
    assert "2026-11-01" in text


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("form", READABLE)
def test_every_format_tells_what_is_waived_until_when_and_why(form: Format, language: Language) -> None:
    text = b"".join(rendered(REPORT, form, language)).decode()
    for waiver in (WAIVED, RAN_OUT):
        assert waiver.until in text
        assert waiver.granted_by in text
    assert WAIVED.reason in text


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("form", [Format.TABLE, Format.JSON, Format.HTML])
def test_a_kept_audit_says_so_and_shows_those_before_it(form: Format, language: Language) -> None:
    text = b"".join(rendered(REPORT, form, language)).decode()
    assert "audit-run:2" in text
    assert "第四季度" in text
    assert "2026-10-30" in text
    assert "2026-08-01" in text


def test_what_is_waived_does_not_count_as_open() -> None:
    assert [REPORT.count(severity) for severity in ("VIOLATION", "WARNING")] == [0, 2]
    assert (REPORT.waived, [waiver.id for waiver in REPORT.expired_waivers]) == (1, ["waiver:2"])


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("form", READABLE)
def test_a_report_without_findings_is_a_report(form: Format, language: Language) -> None:
    assert b"secretary-vacant" in b"".join(rendered(NO_FINDINGS, form, language))


def test_csv_has_the_mark_of_excel_and_a_row_for_each_finding() -> None:
    assert b"".join(csv_report(REPORT, Language.ZH)).startswith(b"\xef\xbb\xbf")
    rows = rows_of(REPORT)
    assert [row["问题编号"] for row in rows if row["问题编号"]] == [each.id for each in REPORT.findings]
    [silent] = [row for row in rows if not row["问题编号"]]
    assert (silent["规则编号"], silent["检查数"], silent["问题说明"]) == (
        "secretary-vacant",
        "59",
        "已检查，未发现问题",
    )


def test_csv_has_the_chain_tier_by_tier() -> None:
    uncovered, small, _, _ = rows_of(REPORT)
    assert uncovered["网格党支部"] == "第一网格党支部"
    assert uncovered["社区党组织"] == "（无权查看）"
    assert uncovered["街道党工委"] == "经八路街道党工委"
    assert uncovered["区委"] == "中共金水区委员会"
    assert uncovered["组织链条（自下而上）"].startswith("21号楼 › 第一网格党支部 › （无权查看）")
    assert (uncovered["链条状态"], small["链条状态"]) == ("完整", "没有上级组织")
    assert (uncovered["应为"], uncovered["所在街道"]) == ("楼院党小组", "经八路街道")
    assert (uncovered["生成数据"], small["生成数据"]) == ("是", "否")
    assert small["所用阈值"] == "下限 = 3 名; organisation:1001：违反，下限 = 5 名"


def test_the_csv_of_coverage_has_the_share_that_a_report_has() -> None:
    count = LevelCount(covered=29, total=50)
    line = CoverageLines(LineFormat.CSV, Language.EN, listed=False).level(DistrictKey(*"abcd"), "GRID", count)
    assert line.decode().split(",")[5:8] == ["29", "50", "58.0 %"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start: str) -> None:
    assert harmless(f"{start}1+1") == f"'{start}1+1"
    assert harmless(f"a{start}") == f"a{start}"


def test_no_cell_of_the_csv_is_a_formula() -> None:
    rows = rows_of(REPORT, Language.EN)
    assert rows[2]["Subject"] == f"'{FORMULA}"
    assert rows[2]["Observed"] == "'-2"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_the_html_escapes_what_it_was_given() -> None:
    page = b"".join(html_report(REPORT, Language.ZH))
    assert FORMULA.encode() not in page
    assert b"=HYPERLINK(&#34;http://evil&#34;" in page


@pytest.mark.parametrize("width", [80, 120, 160])
def test_no_line_of_the_table_is_wider_than_the_terminal(width: int) -> None:
    for line in table_report(compare(EARLIER, REPORT), Language.ZH, width=width).splitlines():
        assert cell_len(line) <= width


def test_the_columns_of_the_table_stand_under_each_other() -> None:
    lines = [line for line in table_report(REPORT, Language.ZH).splitlines() if line.startswith("│")]
    by_bars = {line.count("│"): set[int]() for line in lines}
    for line in lines:
        by_bars[line.count("│")].add(cell_len(line))
    # Chinese characters take two columns each; rows of one table end in the same column.
    assert all(len(widths) <= 2 for widths in by_bars.values())


@pytest.mark.parametrize("form", [Format.TABLE, Format.HTML])
def test_households_and_units_have_numerator_and_denominator(form: Format) -> None:
    text = b"".join(rendered(REPORT, form, Language.ZH)).decode()
    assert "住户（未登记户数的楼院 2）" in text
    cells = [cell for cell in re.split(r"<[^>]*>|│|┃|\n", text) if cell.strip()]
    told = " ".join(cell.strip() for cell in cells)
    for words in (
        "34790",
        "35000",
        "99.4 %",
        "单位“两个覆盖”",
        "组织覆盖",
        "单独组建",
        "工作覆盖",
        "律师事务所",
    ):
        assert words in told
    told_of_all = told[told.index("合计") :]
    assert {"11", "10", "90.9"} <= set(told_of_all.split()[:5])


def test_jsonld_tells_households_and_units_by_kind() -> None:
    rows = graph_of(REPORT).query(
        """PREFIX g: <urn:grassroots:term:> SELECT ?coverage ?kind ?covered ?total ?households WHERE {
          ?report g:households [ g:covered ?households ] ; g:unitRatio [ g:unitCoverage ?coverage ;
            g:byUnitKind [ g:unitKind ?kind ; g:covered ?covered ; g:total ?total ] ] }
        ORDER BY ?coverage ?kind"""
    )
    assert [tuple(map(str, row)) for row in rows] == [
        (coverage, *told, "34790")
        for coverage, covered in (("ORGANISATION", "8"), ("STANDALONE", "7"), ("WORK", "8"))
        for told in (("ENTERPRISE", covered, "9"), ("LAW_FIRM", "2", "2"))
    ]


def test_jsonld_is_a_shacl_validation_report() -> None:
    graph = graph_of(REPORT)
    [report] = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(report, SH.conforms) == Literal(False)
    results = set(graph.objects(report, SH.result))
    assert results == {URIRef(THINGS + each.id) for each in REPORT.findings}
    for result in results:
        assert (result, RDF.type, SH.ValidationResult) in graph
        # SHACL wants exactly one of each of these.
        for one in (SH.focusNode, SH.resultSeverity, SH.sourceConstraintComponent, SH.sourceShape):
            assert len(list(graph.objects(result, one))) == 1
        messages = list(graph.objects(result, SH.resultMessage))
        assert sorted(message.language for message in messages) == ["en", "zh"]


def test_jsonld_answers_a_query() -> None:
    rows = graph_of(REPORT).query(
        """PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX dcterms: <http://purl.org/dc/terms/>
        PREFIX g: <urn:grassroots:term:> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?focus ?severity ?value ?version ?minimum WHERE {
          ?report sh:result ?result .
          ?result sh:focusNode ?focus ; sh:resultSeverity ?severity ; sh:value ?value ; sh:sourceShape ?rule .
          ?rule dcterms:hasVersion ?version ; g:threshold [ rdfs:label "minimum" ; g:value ?minimum ] }
        ORDER BY ?focus"""
    )
    assert [tuple(map(str, row)) for row in rows] == [
        (THINGS + SMALL.subject, str(SH.Warning), "2", "2", "3.0"),
        (THINGS + EVIL.subject, str(SH.Warning), "-2", "2", "3.0"),
    ]


def test_jsonld_conforms_where_nothing_is_found() -> None:
    graph = graph_of(NO_FINDINGS)
    [report] = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(report, SH.conforms) == Literal(True)
    assert list(graph.objects(report, SH.result)) == []


def test_jsonld_marks_what_is_made_up_and_keeps_the_order_of_chains() -> None:
    graph = graph_of(REPORT)
    assert graph.value(URIRef(THINGS + UNCOVERED.subject), G.synthetic) == Literal(True)
    chain = graph.value(URIRef(THINGS + UNCOVERED.id), G.chain)
    assert [str(graph.value(link, G.kind)) for link in graph.items(chain)] == [
        "GRID_BRANCH",
        "COMMUNITY_ORGANISATION",
        "STREET_WORKING_COMMITTEE",
        "DISTRICT_COMMITTEE",
    ]
