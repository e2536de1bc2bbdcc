"""What a rule was and found in a run, as the text that the run keeps: a rule may change afterwards, the run may not."""

from collections.abc import Mapping
from typing import Any

import orjson

from model.coverage import (
    AuditRecord,
    CoverageRuleRecord,
    RuleResultRecord,
    RuleText,
    RuleValuesRecord,
    ThresholdRecord,
)
from model.kinds import NodeKind


def result_text(rule: CoverageRuleRecord, found: AuditRecord) -> str:
    """A JSON object of the rule, how many it looked at, how many gaps, and by what values."""
    kept = {
        "rule": {
            "id": rule.id,
            "version": rule.version,
            "severity": rule.severity,
            "enabled": rule.enabled,
            "subjects": sorted(rule.subjects),
            "thresholds": _thresholds(rule.thresholds),
            "texts": {
                language: {
                    "title": text.title,
                    "message": text.message,
                    "how_to_mend": text.how_to_mend,
                    "words": dict(text.words),
                }
                for language, text in rule.texts.items()
            },
            "basis": rule.basis,
            "basis_status": rule.basis_status,
        },
        "checked": found.checked,
        "gaps": len(found.findings),
        "values": [
            {
                "within_id": values.within_id,
                "severity": values.severity,
                "thresholds": _thresholds(values.thresholds),
            }
            for values in found.values
        ],
    }
    return orjson.dumps(kept).decode()


def read_result(text: str) -> RuleResultRecord:
    """The result that `result_text` wrote."""
    kept = orjson.loads(text)
    rule: dict[str, Any] = kept["rule"]
    return RuleResultRecord(
        CoverageRuleRecord(
            **{
                **rule,
                "subjects": frozenset(NodeKind(kind) for kind in rule["subjects"]),
                "thresholds": _read_thresholds(rule["thresholds"]),
                "texts": {language: RuleText(**words) for language, words in rule["texts"].items()},
            }
        ),
        kept["checked"],
        kept["gaps"],
        [
            RuleValuesRecord(**{**values, "thresholds": _read_thresholds(values["thresholds"])})
            for values in kept["values"]
        ],
    )


def _thresholds(thresholds: tuple[ThresholdRecord, ...]) -> list[Mapping[str, Any]]:
    return [{"name": each.name, "value": each.value, "unit": each.unit} for each in thresholds]


def _read_thresholds(kept: list[Mapping[str, Any]]) -> tuple[ThresholdRecord, ...]:
    return tuple(ThresholdRecord(**each) for each in kept)
