"""Two reports held against each other, and the file that the earlier one comes from."""

import orjson
import pytest
from msgspec.structs import replace

from auditing.comparison import compare
from errors import BadUserInput
from reports.json_report import json_report, read_json_report
from tests.support.report_examples import (
    EARLIER,
    EVIL,
    NO_FINDINGS,
    NOTHING_FOUND,
    REPORT,
    SMALL,
    UNCOVERED,
    finding,
)


def test_findings_are_new_still_there_or_resolved_by_their_ids() -> None:
    comparison = compare(EARLIER, REPORT).comparison
    assert comparison
    assert comparison.new == (UNCOVERED.id, EVIL.id)
    assert comparison.still == (SMALL.id,)
    assert [each.name for each in comparison.resolved] == ["文联社区"]
    assert comparison.earlier_as_of == "2026-08-01"


def test_a_rule_that_one_of_the_two_did_not_check_resolves_nothing() -> None:
    vacant = finding(NOTHING_FOUND, "organisation:1", "区委")
    earlier = replace(EARLIER, rules=(NOTHING_FOUND,), findings=(vacant,))
    later = replace(REPORT, rules=REPORT.rules[:2])
    comparison = compare(earlier, later).comparison
    assert comparison
    assert (comparison.new, comparison.still, comparison.resolved) == ((), (), ())
    assert comparison.not_compared == (
        "area-without-organisation",
        "branch-below-minimum",
        "secretary-vacant",
    )


def test_a_rule_of_another_version_or_threshold_is_told() -> None:
    comparison = compare(EARLIER, REPORT).comparison
    assert comparison
    assert comparison.changed_rules == ("branch-below-minimum",)
    assert comparison.not_compared == ("secretary-vacant",)


def test_reports_of_two_places_are_not_compared() -> None:
    with pytest.raises(BadUserInput, match="is of everything, and this one of organisation:1"):
        compare(NO_FINDINGS, REPORT)


@pytest.mark.parametrize("report", [REPORT, NO_FINDINGS, compare(EARLIER, REPORT)])
def test_a_report_comes_back_from_its_file(report: object) -> None:
    text = json_report(report)  # type: ignore[arg-type]
    again = read_json_report(text, "earlier.json")
    assert again == report
    assert json_report(again) == text


def test_the_file_has_names_as_the_api_has_them_and_both_languages() -> None:
    document = orjson.loads(json_report(REPORT))
    assert document["asOf"] == "2026-11-01"
    assert document["synthetic"] is True
    assert document["findings"][0]["chain"]["brokenReason"] is None
    assert document["findings"][1]["message"] == {
        "ZH": "第一网格党支部不合规则。",
        "EN": "第一网格党支部 fails.",
    }
    assert document["rules"][1]["thresholds"] == [{"name": "minimum", "value": 3.0, "unit": "members"}]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (b"{", "is not JSON"),
        (b"[]", "is no audit report"),
        (b'{"format": "other"}', "is no audit report"),
        (b'{"format": "grassroots-audit-report", "formatVersion": 1}', "is of the form 1"),
        (b'{"format": "grassroots-audit-report", "formatVersion": 2}', "missing required field `within`"),
    ],
)
def test_what_is_no_report_is_refused(text: bytes, complaint: str) -> None:
    with pytest.raises(BadUserInput, match=complaint):
        read_json_report(text, "earlier.json")
