"""Audits that were kept: by id, listed, with what they found."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from auditing.context import AuditContext
from auditing.run_texts import COVERAGE, RESULT, SUMMARY, WAIVER
from graph_loaders.engine.batching import Loader
from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.reader import Reader
from model.audit_runs import AuditRunRecord, KeptCoverage, RunSummary
from model.coverage import FindingRecord
from model.moment import Moment
from model.pages import PageRequest


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

FoundRow = list[Any]


def _by_run(_: Moment, rows: list[FoundRow]) -> dict[str, list[FoundRow]]:
    own: dict[str, list[FoundRow]] = defaultdict(list)
    for run, *found in rows:
        own[run].append(found)
    return own


# What runs of audits found, in no order: rule, severity, subject, kind, aspect, name, observed, expected, waiver.
audit_findings_by_run: Loader[list[FoundRow]] = Loader(
    statement("read/audit_findings_by_run"), _by_run, absent=[], weight=lambda _: 32, seconds=60.0
)

# Not there for a run that is not whole, and of one that an earlier version kept.
# What whole runs of audits kept of their places beside the findings.
audit_coverages_by_run: Loader[KeptCoverage | None] = Loader(
    statement("read/audit_coverages_by_run"),
    lambda _, rows: {key: COVERAGE.validate_json(text) for key, text in rows if text},
    absent=None,
)

LIST_AUDIT_RUNS = statement("search/list_audit_runs")


async def list_audit_runs(
    reader: Reader, moment: Moment, page: PageRequest, *, place: str | None, counted: bool
) -> tuple[int | None, list[AuditRunRecord]]:
    """The total (None unless counted), and at most `page.limit + 1` runs: of the place with this id, else of all.

    Raises Timeout, DatabaseUnavailable.
    """
    parameters = {
        "place": place,
        "forward": page.forward,
        "after": page.key[0] if page.key else None,
        "limit": page.limit + 1,
        "counted": counted,
    }
    total, rows = await reader.read(LIST_AUDIT_RUNS, moment, parameters)
    return total, [read_run(row) for row in rows]


LIST_AUDIT_TREND = statement("search/list_audit_trend")


async def list_audit_trend(
    reader: Reader, moment: Moment, *, place: str | None, rules: Sequence[str], limit: int
) -> list[tuple[str, str, str, RunSummary]]:
    """Day, time of the end, id and numbers of at most `limit` whole runs by just these rules, the first day in front.

    Of each day before the moment's the last run. Raises Timeout, DatabaseUnavailable.
    """
    parameters = {"place": place, "rules": list(rules), "limit": limit}
    (rows,) = await reader.read(LIST_AUDIT_TREND, moment, parameters)
    return [(day, ended, run, SUMMARY.validate_json(summary)) for day, ended, run, summary in reversed(rows)]


async def kept_findings(context: AuditContext, runs: Sequence[AuditRunRecord]) -> list[list[FindingRecord]]:
    """Aligned with the runs: what each found, in order, with the rules as they were; nothing where it is not whole."""
    rows = await context.load(audit_findings_by_run, [run.id for run in runs], context.moment(None))
    found = []
    for run, own in zip(runs, rows, strict=True):
        by_id = {result.rule.id: result.rule for result in run.rules}
        records = [
            FindingRecord(
                by_id[rule],
                severity,
                subject,
                kind,
                aspect,
                name,
                observed,
                expected,
                run.moment,
                kept=True,
                waiver=WAIVER.validate_json(waiver) if waiver else None,
            )
            for rule, severity, subject, kind, aspect, name, observed, expected, waiver in own
            if rule in by_id
        ]
        found.append(sorted(records, key=attrgetter("sort_key")))
    return found
