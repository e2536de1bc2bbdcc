"""Writes a run of an audit, a rule at a time; it is whole when it was ended, and then it is never written again."""

from datetime import date

from graph_loaders.audit_run_texts import result_text
from graph_loaders.catalogue import statement
from graph_loaders.database import Database
from model.coverage import AuditRecord, CoverageRuleRecord

BEGUN = statement("write/audit_run_begun")
RULE = statement("write/audit_run_rule")
ENDED = statement("write/audit_run_ended")


async def begin_audit_run(
    database: Database, run: str, *, within: str | None, as_of: date, note: str | None, rules: list[str]
) -> None:
    """Raises Timeout, DatabaseUnavailable, as all here do."""
    await database.write(BEGUN, {"run": run, "within": within, "asOf": as_of, "note": note, "rules": rules})


async def keep_rule(database: Database, run: str, rule: CoverageRuleRecord, found: AuditRecord) -> None:
    """What the next of the run's rules found, with its result, in one transaction; nothing where it has it already."""
    findings = [
        {
            "rule": rule.id,
            "severity": finding.severity,
            "subject": finding.subject_id,
            "kind": finding.subject_kind,
            "aspect": finding.aspect,
            "name": finding.name,
            "observed": finding.observed,
            "expected": finding.expected,
        }
        for finding in found.findings
    ]
    await database.write(
        RULE, {"run": run, "rule": rule.id, "result": result_text(rule, found), "findings": findings}
    )


async def end_audit_run(database: Database, run: str, *, failure: str | None = None) -> None:
    """Whole, or with the sentence that says why it is not."""
    await database.write(ENDED, {"run": run, "failure": failure})
