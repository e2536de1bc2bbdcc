"""A rule as its header describes it, and what a header must say."""

import re
from enum import StrEnum
from typing import TypeVar

from graph_loaders.engine.catalogue import Statement, StatementInvalid
from model.coverage import CoverageRuleRecord, RuleText, ThresholdRecord
from model.kinds import BasisStatus, Language, NodeKind, Severity

ANCHORS = {"subjects", "scope", "asOf"}
COLUMNS = ("checked", "gaps")
PLACEHOLDERS = {"name", "observed", "expected"}
RULE_NAME = re.compile(r"[a-z]+(-[a-z]+)*")

Choice = TypeVar("Choice", bound=StrEnum)


def read_rule(audit: Statement) -> CoverageRuleRecord:
    """The rule that a statement's header describes. Raises StatementInvalid."""
    header = _Header(audit)
    rule_id = audit.name.rpartition("/")[2]
    if not RULE_NAME.fullmatch(rule_id):
        raise header.wrong("a rule's file is named in small letters and hyphens")
    if audit.columns != COLUMNS:
        raise header.wrong(f"a rule returns {', '.join(COLUMNS)}")
    thresholds = header.thresholds()
    parameters = ANCHORS | {threshold.name for threshold in thresholds}
    # `places` is for rules whose subjects are not places themselves.
    if parameters != set(audit.parameters) - {"places"}:
        differing = sorted(parameters ^ (set(audit.parameters) - {"places"}))
        raise header.wrong(f"`params` must be the anchors and the thresholds; they differ in {differing}")
    return CoverageRuleRecord(
        id=rule_id,
        version=header.whole_number("version"),
        severity=header.choice("severity", Severity),
        enabled=header.truth("enabled"),
        subjects=frozenset(NodeKind(kind) for kind in header.choices("subjects", NodeKind)),
        thresholds=thresholds,
        texts={language.value: header.text(language.value.lower()) for language in Language},
        basis_status=header.choice("basis-status", BasisStatus),
    )


class _Header:
    """Reads the lines of one header, and says plainly which is wrong."""

    def __init__(self, audit: Statement) -> None:
        self.name = audit.file
        self.lines = audit.header

    def wrong(self, fact: str) -> StatementInvalid:
        return StatementInvalid(f"{self.name}: {fact}.")

    def required(self, key: str) -> str:
        if not self.lines.get(key):
            raise self.wrong(f"the header has no `{key}:` line")
        return self.lines[key]

    def whole_number(self, key: str) -> int:
        if not self.required(key).isdecimal():
            raise self.wrong(f"`{key}` is not a whole number")
        return int(self.lines[key])

    def truth(self, key: str) -> bool:
        if self.required(key) not in ("true", "false"):
            raise self.wrong(f"`{key}` is true or false")
        return self.lines[key] == "true"

    def choices(self, key: str, kinds: type[Choice]) -> list[Choice]:
        names = [name.strip() for name in self.required(key).split(",")]
        if unknown := [name for name in names if name not in kinds.__members__]:
            raise self.wrong(f"`{key}` is {unknown[0]!r}, which is none of {', '.join(kinds)}")
        return [kinds[name] for name in names]

    def choice(self, key: str, kinds: type[Choice]) -> str:
        return self.choices(key, kinds)[0].value

    def thresholds(self) -> tuple[ThresholdRecord, ...]:
        declared = [part.split() for part in self.lines.get("thresholds", "").split(",") if part.strip()]
        try:
            return tuple(ThresholdRecord(name, float(value), unit) for name, value, unit in declared)
        except ValueError:
            raise self.wrong("a threshold is a name, a number and a unit") from None

    def text(self, language: str) -> RuleText:
        message = self.required(f"message-{language}")
        if unknown := set(re.findall(r"{(.*?)}", message)) - PLACEHOLDERS:
            raise self.wrong(f"`message-{language}` holds the unknown placeholder {min(unknown)!r}")
        words = [pair.split("=") for pair in self.lines.get(f"words-{language}", "").split(",") if pair]
        if any(len(pair) != 2 for pair in words):
            raise self.wrong(f"`words-{language}` is a list of name=words")
        return RuleText(
            title=self.required(f"title-{language}"),
            message=message,
            how_to_mend=self.required(f"mend-{language}"),
            basis=self.required(f"basis-{language}"),
            words={name.strip(): said.strip() for name, said in words},
        )
