"""Query.auditRun, auditRuns and auditComparison, Mutation.startAudit, and the edges of runs."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from operator import attrgetter
from typing import Any

from auditing.comparison import differences
from auditing.context import AuditContext
from auditing.keeping import begin, carry_out
from auditing.runs import audit_runs_by_id, kept_findings, list_audit_runs, load_runs
from auditing.waivers_of_findings import only_waived
from errors import BadUserInput, CursorInvalid, GrassrootsError, Overloaded
from model.arguments import parse_id
from model.audit_runs import AuditComparison, AuditRunRecord
from model.coverage import CoverageReportRecord, FindingRecord
from model.ids import Id
from model.kinds import NodeKind
from model.moment import Moment
from model.pages import Page, cut
from resolvers.connections import PageArguments
from resolvers.in_memory_pages import page_of

# Of one process: each takes the database for seconds to minutes.
RUNS_AT_ONCE = 4


async def audit_run(context: AuditContext, *, id_: Id) -> AuditRunRecord | None:
    [run] = await load_runs(context, [id_])
    return run


async def audit_runs(
    context: AuditContext,
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


async def start_audit(
    context: AuditContext,
    *,
    within: Id | None = None,
    rules: list[Id] | None = None,
    as_of: date | None = None,
    note: str | None = None,
) -> AuditRunRecord:
    """Begin a run, which goes on behind the answer. Raises BadUserInput, Overloaded."""
    if context.joiner.going_on >= RUNS_AT_ONCE:
        raise Overloaded(
            f"{RUNS_AT_ONCE} audits are going on, and no more are begun.",
            hint="Try again when one has ended.",
        )
    with context.joiner.beginning():
        run, report = await begin(context, within=within, rules=rules, as_of=as_of, note=note)
        # Read before it goes on: a short one could be whole by then.
        [record] = await context.load(audit_runs_by_id, [run], report.moment)
        assert isinstance(record, AuditRunRecord)
        context.joiner.behind(_carry_out(context, run, report))
    return record


async def findings(
    parents: list[AuditRunRecord],
    context: AuditContext,
    *,
    waived: bool | None = None,
    page: PageArguments,
) -> list[Page[FindingRecord] | CursorInvalid]:
    found = await kept_findings(context, parents)
    wanted = await asyncio.gather(*(only_waived(context, own, waived) for own in found))
    return await asyncio.gather(
        *(_page(page, run, own, "findings", waived) for run, own in zip(parents, wanted, strict=True))
    )


async def audit_comparison(context: AuditContext, *, earlier: Id, later: Id) -> AuditComparison:
    """Two runs side by side. Raises BadUserInput; Conflict where a later Grassroots kept one of them."""
    found = await load_runs(context, [earlier, later])
    one, other = (_whole(*each) for each in zip(("earlier", "later"), (earlier, later), found, strict=True))
    return await _compare(context, one, other)


def _side(name: str) -> Callable[..., Any]:
    """The edge to one side of comparisons: the attribute with this name."""

    async def pages(
        parents: list[AuditComparison],
        context: AuditContext,
        *,
        page: PageArguments,
    ) -> list[Page[FindingRecord] | CursorInvalid]:
        return await asyncio.gather(
            *(_page(page, each.later, getattr(each, name), name, each.earlier.id) for each in parents)
        )

    return pages


appeared, remaining, resolved = map(_side, ("appeared", "remaining", "resolved"))


async def _carry_out(context: AuditContext, run: str, report: CoverageReportRecord) -> None:
    """Behind the answer, where nobody waits for a failure but who reads the run."""
    with suppress(GrassrootsError):
        await carry_out(context, run, report)


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


async def _compare(context: AuditContext, earlier: AuditRunRecord, later: AuditRunRecord) -> AuditComparison:
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
