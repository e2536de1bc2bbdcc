"""Writes a run of an audit, a rule at a time; whole when it was ended. One that ended, or was still, stays as it is."""

from collections.abc import Sequence
from datetime import date

from auditing.run_texts import VERSION, text_of
from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.database import Database
from model.audit_runs import STILL_SECONDS, KeptCoverage, RunSummary
from model.coverage import FindingRecord, RuleResultRecord
from model.waivers import WaiverRecord

BEGUN = statement("write/audit_run_begun")
RULE = statement("write/audit_run_rule")
ENDED = statement("write/audit_run_ended")
# What a transaction holds is held in memory by the database.
FINDINGS_AT_ONCE = 5_000


async def begin_audit_run(
    database: Database, run: str, *, within: str | None, as_of: date, note: str | None, rules: list[str]
) -> None:
    """Raises Timeout, DatabaseUnavailable, as all here do."""
    about = {"within": within, "asOf": as_of, "note": note, "rules": rules}
    await database.write(BEGUN, {"run": run, "version": VERSION, **about})


async def keep_rule(
    database: Database,
    run: str,
    result: RuleResultRecord,
    findings: Sequence[tuple[FindingRecord, WaiverRecord | None]],
    *,
    kept: int,
) -> None:
    """What the next of the run's rules found, behind the `kept` findings before; nothing where the run has it already."""
    rows = [
        {
            "rule": finding.rule.id,
            "severity": finding.severity,
            "subject": finding.subject_id,
            "kind": finding.subject_kind,
            "aspect": finding.aspect,
            "name": finding.name,
            "observed": finding.observed,
            "expected": finding.expected,
            "waiver": waiver and text_of(waiver),
        }
        for finding, waiver in findings
    ]
    for start in range(0, len(rows) or 1, FINDINGS_AT_ONCE):
        some = rows[start : start + FINDINGS_AT_ONCE]
        is_last = start + len(some) == len(rows)
        await database.write(
            RULE,
            {
                "run": run,
                "rule": result.rule.id,
                "kept": kept + start,
                "findings": some,
                "still": STILL_SECONDS,
                "result": text_of(result) if is_last else None,
            },
        )


async def end_audit_run(database: Database, run: str, summary: RunSummary, coverage: KeptCoverage) -> None:
    """Whole, where every rule has its result."""
    texts = {"summary": text_of(summary), "coverage": text_of(coverage)}
    await database.write(ENDED, {"run": run, "failure": None, "still": STILL_SECONDS, **texts})


async def fail_audit_run(database: Database, run: str, failure: str) -> None:
    """Not whole, for the reason that the sentence says."""
    unknown = {"summary": None, "coverage": None, "still": STILL_SECONDS}
    await database.write(ENDED, {"run": run, "failure": failure, **unknown})
