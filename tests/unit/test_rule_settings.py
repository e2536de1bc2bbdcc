"""The settings of rules: what a file may set, and how it is told what is wrong in it."""

from pathlib import Path

import pytest

from auditing.rules.catalogue import RuleCatalogue, coverage_rules
from auditing.rules.settings import RuleSettings, RuleSettingsInvalid
from model.coverage import CoverageRuleRecord
from model.kinds import Severity

RULE = "branch-above-maximum"


def catalogue_of(folder: Path, text: str) -> RuleCatalogue:
    path = folder / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return RuleCatalogue.read(None, path)


def maximum(rule: CoverageRuleRecord) -> float:
    [threshold] = [threshold for threshold in rule.thresholds if threshold.name == "maximum"]
    return threshold.value


def test_what_is_not_set_is_as_it_comes(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path, "")
    assert dict(catalogue.rules) == dict(coverage_rules())
    assert catalogue.changed == {}


def test_a_deployment_and_an_organisation_set_their_own(tmp_path: Path) -> None:
    catalogue = catalogue_of(
        tmp_path,
        f"""
        [rules.{RULE}]
        enabled = false
        maximum = 60
        [within.410105001.{RULE}]
        severity = "VIOLATION"
        maximum = 40.5
        """,
    )
    rule = catalogue.rules[RULE]
    assert (rule.enabled, rule.severity, maximum(rule)) == (False, coverage_rules()[RULE].severity, 60)
    assert catalogue.changed.keys() == {RULE}
    [(organisation, changed)] = catalogue.changed[RULE].items()
    assert organisation == "organisation:410105001"
    assert (changed.enabled, changed.severity, maximum(changed)) == (False, "VIOLATION", 40.5)


def test_the_order_follows_the_severities_that_are_set(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path, f'[rules.{RULE}]\nseverity = "{Severity.VIOLATION}"')
    severities = [rule.severity for rule in catalogue.rules.values()]
    assert severities == sorted(severities, key=["VIOLATION", "WARNING", "ADVICE"].index)
    assert catalogue.rules[RULE].severity == Severity.VIOLATION


@pytest.mark.parametrize(
    ("text", "place", "fact"),
    [
        ("[rule.x]", "rule", "is none of the tables rules and within"),
        ("[rules.branch-over]", "rules.branch-over", "is none of the rules area-covered-twice, area-without"),
        (f"[rules]\n{RULE} = 3", f"rules.{RULE}", "is not a table of settings"),
        (f"[rules.{RULE}]\nminimum = 3", f"rules.{RULE}.minimum", "what can is enabled, severity, maximum"),
        (f"[rules.{RULE}]\nmaximum = -1", f"rules.{RULE}.maximum", "is not a number of 0 or more"),
        (f"[rules.{RULE}]\nmaximum = true", f"rules.{RULE}.maximum", "is not a number of 0 or more"),
        (f"[rules.{RULE}]\nmaximum = nan", f"rules.{RULE}.maximum", "is not a number of 0 or more"),
        (
            f"[rules.{RULE}]\nseverity = 'BAD'",
            f"rules.{RULE}.severity",
            "is none of ADVICE, WARNING, VIOLATION",
        ),
        (f"[rules.{RULE}]\nseverity = []", f"rules.{RULE}.severity", "is none of ADVICE, WARNING, VIOLATION"),
        (f"[rules.{RULE}]\nenabled = 1", f"rules.{RULE}.enabled", "is not true or false"),
        ("within = 1", "within", "is not a table of organisations"),
        ("[within]\nx = 1", "within.x", "is not a table of rules"),
        (f"[within.1.{RULE}]\nenabled = true", f"within.1.{RULE}.enabled", "what can is severity, maximum"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, text: str, place: str, fact: str) -> None:
    with pytest.raises(RuleSettingsInvalid) as refusal:
        catalogue_of(tmp_path, text)
    assert str(refusal.value).startswith(f"{tmp_path / 'rules.toml'}: {place} ")
    assert fact in str(refusal.value)


@pytest.mark.parametrize("content", [b"[rules", b"\xff\xfe"])
def test_what_is_no_toml_is_told_with_its_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rules.toml"
    path.write_bytes(content)
    with pytest.raises(RuleSettingsInvalid, match=r"rules\.toml"):
        RuleSettings.read(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuleSettingsInvalid, match=r"nowhere\.toml"):
        RuleSettings.read(tmp_path / "nowhere.toml")
