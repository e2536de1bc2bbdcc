"""The coverage rules: each a statement of `cypher/audit/`, or of the user's own folder, whose header tells all about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

from auditing.rules.headers import read_rule
from auditing.rules.own import OWN, read_own_rules
from auditing.rules.settings import RuleSettings
from errors import BadUserInput
from graph_loaders.engine.catalogue import Statement, StatementInvalid, statement, statement_names
from model.coverage import SEVERITY_RANKS, CoverageRuleRecord
from model.kinds import Severity


@dataclass(frozen=True, slots=True)
class RuleCatalogue:
    """The rules as they are set here.

    rules: by id, the gravest first, then by id.  statements: by rule.  changed: by rule, and then by the id of an
    organisation: the rule as it is set for all that belongs to that organisation.
    """

    rules: Mapping[str, CoverageRuleRecord]
    statements: Mapping[str, Statement]
    changed: Mapping[str, Mapping[str, CoverageRuleRecord]] = field(default_factory=dict)

    @classmethod
    def read(cls, own: Path | None, settings: Path | None) -> "RuleCatalogue":
        """With a folder of rules and a file of settings, where given. Raises StatementInvalid, RuleSettingsInvalid."""
        return cls.of(read_own_rules(own) if own else (), RuleSettings.read(settings) if settings else None)

    @property
    def own(self) -> list[Statement]:
        """The statements of the user's own rules."""
        return [audit for audit in self.statements.values() if audit.name.startswith(OWN)]

    @classmethod
    @cache
    def shipped(cls) -> "RuleCatalogue":
        """As they come."""
        return cls.of()

    @classmethod
    def of(cls, own: Iterable[Statement] = (), settings: RuleSettings | None = None) -> "RuleCatalogue":
        """The shipped rules and the user's own, set by the settings.

        Raises StatementInvalid, and RuleSettingsInvalid for settings that fit no rule.
        """
        statements = {rule_id: rule_statement(rule_id) for rule_id in coverage_rules()}
        rules = dict(coverage_rules())
        for audit in own:
            rule = read_rule(audit)
            if rule.id in rules:
                raise StatementInvalid(f"{audit.file}: there is a rule {rule.id} already.")
            statements[rule.id] = audit
            rules[rule.id] = rule
        changed: dict[str, dict[str, CoverageRuleRecord]] = {}
        if settings:
            rules = settings.applied(rules)
            changed = settings.changed(rules)
        return cls(_ordered(rules), MappingProxyType(statements), MappingProxyType(changed))


@cache
def coverage_rules() -> Mapping[str, CoverageRuleRecord]:
    """Every shipped rule by its id, the gravest first, then by id. Raises StatementInvalid, which names the file."""
    rules = [read_rule(rule_statement(name.removeprefix("audit/"))) for name in statement_names("audit")]
    return _ordered({rule.id: rule for rule in rules})


def rule_statement(rule_id: str) -> Statement:
    """The statement that finds a shipped rule's gaps."""
    return statement(f"audit/{rule_id}")


def known_rule(
    catalogue: Mapping[str, CoverageRuleRecord], rule_id: str, argument: str
) -> CoverageRuleRecord:
    """Raises BadUserInput."""
    if rule_id not in catalogue:
        raise BadUserInput(
            f"There is no rule {rule_id[:80]!r}.",
            argument=argument,
            hint=f"The rules are {', '.join(catalogue)}.",
        )
    return catalogue[rule_id]


def _ordered(rules: Mapping[str, CoverageRuleRecord]) -> Mapping[str, CoverageRuleRecord]:
    ordered = sorted(rules.values(), key=lambda rule: (SEVERITY_RANKS[Severity(rule.severity)], rule.id))
    return MappingProxyType({rule.id: rule for rule in ordered})
