"""Audits that were kept: by id, listed, with what they found."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from auditing.context import AuditContext
from auditing.findings import AUDIT_SECONDS
from auditing.run_texts import COVERAGE, RESULT, SUMMARY, check_version, read_waiver
from errors import Conflict
from graph_loaders.engine.batching import Loader
from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.reader import Reader
from model.audit_runs import AuditRunRecord, KeptCoverage, RunSummary
from model.coverage import FindingRecord
from model.moment import Moment
from model.pages import PageRequest


def read_run(row: list[Any]) -> AuditRunRecord:
    """A run of the columns of its row. Raises Conflict where a later Grassroots kept it."""
    run_id, within_id, as_of, note, started, finished, failure, still, *kept = row
    rules, results, changed, summary, version = kept
    check_version(run_id, version)
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
        [RESULT.decode(text) for text in results],
        changed,
        SUMMARY.decode(summary) if summary else None,
        version,
    )


def _by_id(_: Moment, rows: list[list[Any]]) -> dict[str, AuditRunRecord | Conflict]:
    """A run that can't be read fails for who asks for it alone."""
    runs: dict[str, AuditRunRecord | Conflict] = {}
    for key, row in rows:
        try:
            runs[key] = read_run(row)
        except Conflict as error:
            runs[key] = error
    return runs


audit_runs_by_id: Loader[AuditRunRecord | Conflict | None] = Loader(
    statement("read/audit_runs_by_id"), _by_id, absent=None
)


async def load_runs(context: AuditContext, ids: Sequence[str]) -> list[AuditRunRecord | None]:
    """Aligned. Raises Conflict where a later Grassroots kept one of them; Timeout, DatabaseUnavailable."""
    runs: list[AuditRunRecord | None] = []
    for run in await context.load(audit_runs_by_id, ids, context.moment(None)):
        if isinstance(run, Conflict):
            raise run
        runs.append(run)
    return runs


FoundRow = list[Any]


def _by_run(_: Moment, rows: list[FoundRow]) -> dict[str, list[FoundRow]]:
    own: dict[str, list[FoundRow]] = defaultdict(list)
    for run, *found in rows:
        own[run].append(found)
    return own


# What runs of audits found, in no order: rule, severity, subject, kind, aspect, name, observed, expected, waiver.
audit_findings_by_run: Loader[list[FoundRow]] = Loader(
    statement("read/audit_findings_by_run"), _by_run, absent=[], weight=lambda _: 32, seconds=AUDIT_SECONDS
)

# What whole runs of audits kept of their places beside the findings.
# Not there for a run that is not whole, and of one that an earlier version kept.
audit_coverages_by_run: Loader[KeptCoverage | None] = Loader(
    statement("read/audit_coverages_by_run"),
    lambda _, rows: {key: COVERAGE.decode(text) for key, text in rows if text},
    absent=None,
)

LIST_AUDIT_RUNS = statement("search/list_audit_runs")


async def list_audit_runs(
    reader: Reader, moment: Moment, page: PageRequest, *, place: str | None, counted: bool
) -> tuple[int | None, list[AuditRunRecord]]:
    """The total (None unless counted), and at most `page.limit + 1` runs: of the place with this id, else of all.

    Raises Conflict where a later Grassroots kept one of them; Timeout, DatabaseUnavailable.
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

    Of each day before the moment's the last run. Raises Conflict where a later Grassroots kept one of them; Timeout,
    DatabaseUnavailable.
    """
    parameters = {"place": place, "rules": list(rules), "limit": limit}
    (rows,) = await reader.read(LIST_AUDIT_TREND, moment, parameters)
    for _, _, run, _, version in rows:
        check_version(run, version)
    return [(day, ended, run, SUMMARY.decode(summary)) for day, ended, run, summary, _ in reversed(rows)]


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
                waiver=read_waiver(waiver, run.version) if waiver else None,
            )
            for rule, severity, subject, kind, aspect, name, observed, expected, waiver in own
            if rule in by_id
        ]
        found.append(sorted(records, key=attrgetter("sort_key")))
    return found
