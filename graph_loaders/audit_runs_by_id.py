"""Runs of audits by id."""

from datetime import date
from typing import Any

from graph_loaders.audit_run_texts import RESULT, SUMMARY
from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from model.audit_runs import AuditRunRecord
from model.moment import Moment


def read_run(row: list[Any]) -> AuditRunRecord:
    """A run of the columns of its row."""
    run_id, within_id, as_of, note, started, finished, failure, still, rules, results, changed, summary = row
    return AuditRunRecord(
        Moment(date.fromisoformat(as_of), explicit=True),
        run_id,
        within_id,
        note,
        started,
        finished,
        failure,
        still,
        rules,
        [RESULT.validate_json(text) for text in results],
        changed,
        SUMMARY.validate_json(summary) if summary else None,
    )


audit_runs_by_id: Loader[AuditRunRecord | None] = Loader(
    statement("read/audit_runs_by_id"),
    lambda _, rows: {key: read_run(row) for key, row in rows},
    absent=None,
)
