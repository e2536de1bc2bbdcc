"""Severities and thresholds of a deployment's own, and of single organisations in it: one TOML file.

```toml
[rules.branch-above-maximum]                  # everywhere
enabled = true
severity = "WARNING"
maximum = 60

[within.410105001.branch-above-maximum]       # for all that belongs to the organisation with this code
maximum = 40
```
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from model.coverage import CoverageRuleRecord, ThresholdRecord
from model.ids import PREFIXES
from model.kinds import NodeKind, Severity

Table = Mapping[str, Any]


class RuleSettingsInvalid(Exception):
    """The file of settings is not what it must be. The message names file, table and key, and what would do."""


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """`file`: where they were read.  `rules`: by rule.  `within`: by the code of an organisation, then by rule."""

    file: str
    rules: Mapping[str, Table]
    within: Mapping[str, Mapping[str, Table]]

    @classmethod
    def read(cls, path: Path) -> "RuleSettings":
        """Raises RuleSettingsInvalid."""
        try:
            tables = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise RuleSettingsInvalid(f"{path}: {error}.") from error
        settings = cls(str(path), tables.pop("rules", {}), tables.pop("within", {}))
        if not isinstance(settings.within, dict):
            raise settings.wrong("within", "is not a table of organisations")
        if tables:
            raise settings.wrong(min(tables), "is none of the tables rules and within")
        return settings

    def wrong(self, place: str, fact: str) -> RuleSettingsInvalid:
        return RuleSettingsInvalid(f"{self.file}: {place} {fact}.")

    def applied(self, rules: Mapping[str, CoverageRuleRecord]) -> dict[str, CoverageRuleRecord]:
        """All the rules, as they are set everywhere. Raises RuleSettingsInvalid."""
        changed = self._changed("rules", self.rules, rules, may_enable=True)
        return {rule_id: changed.get(rule_id, rule) for rule_id, rule in rules.items()}

    def changed(self, rules: Mapping[str, CoverageRuleRecord]) -> dict[str, dict[str, CoverageRuleRecord]]:
        """By rule, then by id of an organisation: what differs there. Raises RuleSettingsInvalid."""
        own: dict[str, dict[str, CoverageRuleRecord]] = {}
        for code, tables in self.within.items():
            for rule_id, rule in self._changed(f"within.{code}", tables, rules, may_enable=False).items():
                own.setdefault(rule_id, {})[f"{PREFIXES[NodeKind.ORGANISATION]}:{code}"] = rule
        return own

    def _changed(
        self, place: str, tables: Any, rules: Mapping[str, CoverageRuleRecord], *, may_enable: bool
    ) -> dict[str, CoverageRuleRecord]:
        if not isinstance(tables, dict):
            raise self.wrong(place, "is not a table of rules")
        if unknown := sorted(tables.keys() - rules.keys()):
            raise self.wrong(f"{place}.{unknown[0]}", f"is none of the rules {', '.join(sorted(rules))}")
        return {
            rule_id: self._set(f"{place}.{rule_id}", rules[rule_id], table, may_enable=may_enable)
            for rule_id, table in tables.items()
        }

    def _set(
        self, place: str, rule: CoverageRuleRecord, table: Any, *, may_enable: bool
    ) -> CoverageRuleRecord:
        if not isinstance(table, dict):
            raise self.wrong(place, "is not a table of settings")
        values = dict(table)
        enabled = values.pop("enabled", rule.enabled) if may_enable else rule.enabled
        if not isinstance(enabled, bool):
            raise self.wrong(f"{place}.enabled", "is not true or false")
        severity = values.pop("severity", rule.severity)
        if severity not in list(Severity):
            raise self.wrong(f"{place}.severity", f"is none of {', '.join(Severity)}")
        names = [threshold.name for threshold in rule.thresholds]
        for name, value in values.items():
            if name not in names:
                may = [*(["enabled"] if may_enable else []), "severity", *names]
                raise self.wrong(f"{place}.{name}", f"cannot be set; what can is {', '.join(may)}")
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < inf:
                raise self.wrong(f"{place}.{name}", "is not a number of 0 or more")
        thresholds = tuple(
            ThresholdRecord(each.name, float(values.get(each.name, each.value)), each.unit)
            for each in rule.thresholds
        )
        return replace(rule, enabled=enabled, severity=severity, thresholds=thresholds)
