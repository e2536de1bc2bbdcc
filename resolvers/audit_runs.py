"""Query.auditRun, auditRuns and auditComparison, and the edges of runs."""

import asyncio
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from auditing.run_texts import WAIVER
from auditing.runs import audit_findings_by_run, audit_runs_by_id, list_audit_runs
from errors import BadUserInput, CursorInvalid
from model.audit_runs import AuditComparison, AuditRunRecord
from model.coverage import FindingRecord
from model.ids import Id
from model.kinds import NodeKind
from model.moment import Moment
from model.pages import Page, cut
from resolvers.arguments import parse_id
from resolvers.audit_comparison import differences
from resolvers.connections import PageArguments
from resolvers.context import Context
from resolvers.finding_waivers import only_waived
from resolvers.sorted_pages import page_of


async def audit_run(context: Context, *, id_: Id) -> AuditRunRecord | None:
    [run] = await context.load(audit_runs_by_id, [id_], context.moment(None))
    return run


async def audit_runs(
    context: Context,
    *,
    selected: frozenset[str],
    within: Id | None = None,
    page: PageArguments,
) -> Page[AuditRunRecord]:
    if within is not None:
        parse_id(within, "within", NodeKind.ORGANISATION, NodeKind.AREA)
    identity, today = ("audit-runs", within), context.moment(None)
    # The list is of no day: whatever the cursor's, who sees a place today sees its runs.
    request, _ = page.at(identity, today)
    counted = "totalCount" in selected
    total, rows = await list_audit_runs(context, today, request, place=within, counted=counted)
    runs, more = cut(rows, request)
    return Page(runs, more, request, identity, today.day, lambda run: (run.id,), total)


async def findings(
    parents: list[AuditRunRecord],
    context: Context,
    *,
    waived: bool | None = None,
    page: PageArguments,
) -> list[Page[FindingRecord] | CursorInvalid]:
    found = await kept_findings(context, parents)
    wanted = await asyncio.gather(*(only_waived(own, waived, context) for own in found))
    return await asyncio.gather(
        *(_page(page, run, own, "findings", waived) for run, own in zip(parents, wanted, strict=True))
    )


async def audit_comparison(context: Context, *, earlier: Id, later: Id) -> AuditComparison:
    """Two runs side by side. Raises BadUserInput."""
    found = await context.load(audit_runs_by_id, [earlier, later], context.moment(None))
    one, other = (_whole(*each) for each in zip(("earlier", "later"), (earlier, later), found, strict=True))
    return await _compare(context, one, other)


def _side(name: str) -> Callable[..., Any]:
    """The edge to one side of comparisons: the attribute with this name."""

    async def pages(
        parents: list[AuditComparison],
        context: Context,
        *,
        page: PageArguments,
    ) -> list[Page[FindingRecord] | CursorInvalid]:
        return await asyncio.gather(
            *(_page(page, each.later, getattr(each, name), name, each.earlier.id) for each in parents)
        )

    return pages


appeared, remaining, resolved = map(_side, ("appeared", "remaining", "resolved"))


async def kept_findings(context: Context, runs: Sequence[AuditRunRecord]) -> list[list[FindingRecord]]:
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


def _whole(argument: str, run_id: Id, run: AuditRunRecord | None) -> AuditRunRecord:
    if run is None:
        raise BadUserInput(
            f"There is no run {run_id[:80]!r}, or you may not see it.",
            argument=argument,
            hint="auditRuns lists them.",
        )
    if run.finished_at is None:
        raise BadUserInput(
            f"The run {run.id} is {run.state}.", argument=argument, hint="Compare runs that are FINISHED."
        )
    return run


async def _compare(context: Context, earlier: AuditRunRecord, later: AuditRunRecord) -> AuditComparison:
    if earlier.within_id != later.within_id:
        raise BadUserInput(
            f"The run {earlier.id} is of {earlier.within_id or 'everything'}, not of {later.within_id or 'everything'}.",
            argument="earlier",
            hint="Compare runs of the same place.",
        )
    if (earlier.as_of, earlier.id) >= (later.as_of, later.id):
        raise BadUserInput(
            f"The run {earlier.id} is of {earlier.as_of}, and {later.id} of {later.as_of}.",
            argument="earlier",
            hint="Give the run for the earlier day as `earlier`; of two for one day, the one that was begun first.",
        )
    before, after = await kept_findings(context, [earlier, later])
    found = differences(
        before,
        after,
        {result.rule.id for result in earlier.rules},
        {result.rule.id for result in later.rules},
        lambda finding: finding.rule.id,
    )
    return AuditComparison(
        earlier, later, found.not_compared, found.appeared, found.remaining, found.resolved
    )


async def _page(
    page: PageArguments, run: AuditRunRecord, found: list[FindingRecord], *name: object
) -> Page[FindingRecord] | CursorInvalid:
    async def as_kept(_: Moment) -> list[FindingRecord]:
        return found

    return await page_of(page, ("audit-run", run.id, *name), run.moment, as_kept, attrgetter("sort_key"))
