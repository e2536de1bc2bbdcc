"""The catalogue of coverage rules: what a header must say, and what is refused."""

import re

import pytest

from auditing.rules.catalogue import coverage_rules
from auditing.rules.headers import PLACEHOLDERS, read_rule
from graph_loaders.engine.catalogue import FOLDER, StatementInvalid, parse_statement, statement_names
from model.coverage import CoverageRuleRecord, FindingRecord
from model.kinds import Language
from model.moment import Moment
from tests.support.day import TODAY

RULE = "branch-below-minimum"
TEXT = (FOLDER / "audit" / f"{RULE}.cypher").read_text(encoding="utf-8")


def rule_of(text: str, name: str = RULE) -> CoverageRuleRecord:
    return read_rule(parse_statement(f"audit/{name}", text))


def test_every_file_is_a_rule_and_the_gravest_come_first() -> None:
    rules = coverage_rules()
    assert {f"audit/{rule_id}" for rule_id in rules} == set(statement_names("audit"))
    assert [rule.severity for rule in rules.values()] == sorted(
        (rule.severity for rule in rules.values()), key=["VIOLATION", "WARNING", "ADVICE"].index
    )


def test_a_header_tells_all_about_its_rule() -> None:
    rule = rule_of(TEXT)
    assert (rule.id, rule.version, rule.severity, rule.enabled) == (RULE, 1, "WARNING", True)
    assert [(t.name, t.value, t.unit) for t in rule.thresholds] == [("minimum", 3.0, "members")]
    assert rule.subjects == {"ORGANISATION"}
    assert rule.basis_status == "SECONDARY"


@pytest.mark.parametrize("rule", coverage_rules().values(), ids=lambda rule: rule.id)
@pytest.mark.parametrize("language", Language)
def test_every_rule_speaks_both_languages(rule: CoverageRuleRecord, language: Language) -> None:
    text = rule.texts[language]
    assert text.title
    assert text.how_to_mend
    assert text.basis
    assert "{name}" in text.message
    text.message.format(**dict.fromkeys(PLACEHOLDERS, "x"))


@pytest.mark.parametrize("rule", coverage_rules().values(), ids=lambda rule: rule.id)
def test_no_article_is_numbered_without_its_text(rule: CoverageRuleRecord) -> None:
    assert rule.basis_status != "READ"
    for text in rule.texts.values():
        assert "art." not in text.basis
        assert not re.search("第.+条", text.basis)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("// version: 1\n", "", "no `version:` line"),
        ("// version: 1\n", "// version: first\n", "`version` is not a whole number"),
        ("// enabled: true", "// enabled: perhaps", "`enabled` is true or false"),
        ("// severity: WARNING", "// severity: GRAVE", "`severity` is 'GRAVE'"),
        ("// subjects: ORGANISATION", "// subjects: HOUSE", "`subjects` is 'HOUSE'"),
        ("// basis-status: SECONDARY", "// basis-status: HEARD", "`basis-status` is 'HEARD'"),
        ("// thresholds: minimum 3 members", "// thresholds: minimum three members", "a name, a number and a unit"),
        ("// thresholds: minimum 3 members", "// thresholds: least 3 members", "['least', 'minimum']"),
        ("{expected}名。", "{wanted}名。", "unknown placeholder 'wanted'"),
        ("// title-en: Branch below its minimum\n", "", "no `title-en:` line"),
        ("// returns: checked, gaps", "// returns: gaps", "a rule returns checked, gaps"),
    ],
)  # fmt: skip
def test_a_bad_header_is_refused_with_its_file_and_reason(old: str, new: str, complaint: str) -> None:
    assert old in TEXT
    with pytest.raises(StatementInvalid) as refusal:
        rule_of(TEXT.replace(old, new))
    assert str(refusal.value).startswith(f"cypher/audit/{RULE}.cypher: ")
    assert complaint in str(refusal.value)


def test_a_file_with_a_strange_name_is_refused() -> None:
    with pytest.raises(StatementInvalid, match="small letters and hyphens"):
        rule_of(TEXT, name="Branch_Below")


def test_a_message_says_in_words_what_was_found() -> None:
    rule = coverage_rules()["broken-chain"]
    finding = FindingRecord(
        rule=rule,
        severity=rule.severity,
        subject_id="organisation:1",
        subject_kind="ORGANISATION",
        aspect=None,
        name="第一网格党支部",
        observed="NO_PARENT",
        expected=None,
        moment=Moment(TODAY),
    )
    assert finding.id == "finding:broken-chain:organisation:1"
    assert finding.message(Language.ZH) == "第一网格党支部的上级链条在此断开：没有上级组织。"
    assert finding.message(Language.EN) == "The chain breaks at 第一网格党支部: no superior."
