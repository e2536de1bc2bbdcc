"""A kept audit as it is handed in. Its findings, numbers and waivers are those of then; chains are read for its day."""

from datetime import datetime, tzinfo

from auditing.context import AuditContext
from auditing.report_parts import (
    point,
    reported_findings,
    reported_place,
    reported_rule,
    trend_up_to,
)
from auditing.runs import audit_coverages_by_run, kept_findings, load_runs
from errors import Conflict, NotFound
from graph_loaders.nodes import load_nodes
from model.audit_report import AuditReport, ReportedRun
from model.ids import Id, kind_and_key
from model.records import AreaRecord, OrganisationRecord


async def audit_run_report(context: AuditContext, run_id: Id, zone: tzinfo) -> AuditReport:
    """Its times in `zone`.

    Raises NotFound; Conflict where it is not finished, or a later Grassroots kept it; Timeout, DatabaseUnavailable.
    """
    [run] = await load_runs(context, [run_id])
    if run is None:
        raise NotFound(
            f"There is no run {run_id[:80]!r}, or you may not see it.", hint="auditRuns lists them."
        )
    [kept] = await context.load(audit_coverages_by_run, [run.id], context.moment(None))
    if run.finished_at and not (run.summary and kept):
        raise Conflict(
            f"The run {run.id} was kept by a version that kept too little for a report.",
            hint=f"Audit anew, as of {run.as_of}.",
        )
    if run.finished_at is None or run.summary is None or kept is None:
        why = f": {run.failure}" if run.failure else "."
        raise Conflict(f"The run {run.id} is {run.state}{why}", hint="Ask for a run that is FINISHED.")
    [found] = await kept_findings(context, [run])
    ids = [kind_and_key(run.within_id)] if run.within_id else []
    place = next(iter(await load_nodes(context, ids, run.moment)), None)
    assert isinstance(place, OrganisationRecord | AreaRecord | None)
    streets = run.summary.streets
    ended = _in(zone, run.finished_at)
    this = point(run.as_of, ended, run.id, run.summary)
    return AuditReport(
        within=await reported_place(context, place, run.moment),
        as_of=run.as_of,
        made_at=ended,
        data=kept.data,
        rules=tuple(map(reported_rule, run.rules)),
        ratios=kept.ratios,
        households=kept.households,
        unit_ratios=kept.unit_ratios,
        findings=tuple(await reported_findings(context, found, run.moment)),
        streets=streets if len(streets) > 1 else (),
        run=ReportedRun(run.id, run.note, run.graph_changed_at and _in(zone, run.graph_changed_at)),
        trend=await trend_up_to(context, run.within_id, run.moment, run.rule_ids, this),
    )


def _in(zone: tzinfo, at: str) -> str:
    return datetime.fromisoformat(at).astimezone(zone).isoformat(timespec="seconds")
