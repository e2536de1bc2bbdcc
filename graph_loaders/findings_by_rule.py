"""What one rule finds: within an organisation or an area, of given subjects, or in all that the viewer may see."""

from collections.abc import Sequence

from graph_loaders.reader import Reader
from graph_loaders.rule_catalogue import rule_statement
from model.coverage import AuditRecord, CoverageRuleRecord, FindingRecord
from model.moment import Moment

# An audit of everything reads every member; and the first of its kind is planned, which takes a slow machine long.
AUDIT_SECONDS = 60.0


async def findings_by_rule(
    reader: Reader,
    moment: Moment,
    rule: CoverageRuleRecord,
    *,
    organisation: str | None = None,
    area: str | None = None,
    subjects: Sequence[str] | None = None,
) -> AuditRecord:
    """`organisation` and `area` are codes, `subjects` ids; at most one is given. Raises Timeout, DatabaseUnavailable."""
    thresholds = {t.name: int(t.value) if t.value.is_integer() else t.value for t in rule.thresholds}
    checked, gaps = await reader.read(
        rule_statement(rule.id),
        moment,
        {"organisation": organisation, "area": area, "subjects": subjects, **thresholds},
        seconds=AUDIT_SECONDS,
    )
    findings = [
        FindingRecord(
            rule, severity or rule.severity, subject_id, kind, aspect, name, observed, expected, moment
        )
        for subject_id, kind, aspect, name, observed, expected, severity in gaps
    ]
    return AuditRecord(checked, findings)
