"""An audit that is kept: begun, and carried out rule by rule."""

import asyncio
import secrets
from datetime import UTC, date, datetime

from auditing.asked import asked_coverage
from auditing.audit import audit, places_of
from auditing.context import AuditContext
from auditing.coverage import coverage_by_street
from auditing.report_parts import check_number, coverage_there, summary_of, whereabouts_of
from auditing.run_writing import begin_audit_run, end_audit_run, fail_audit_run, keep_rule
from auditing.waivers_of_findings import are_waived, waivers_of
from errors import BadUserInput, GrassrootsError
from model.arguments import parse_text
from model.audit_runs import KeptCoverage, RunSummary
from model.coverage import CoverageReportRecord, RuleResultRecord
from model.ids import Id

NOTE_MAXIMUM = 500


async def begin(
    context: AuditContext, *, within: Id | None, rules: list[Id] | None, as_of: date | None, note: str | None
) -> tuple[str, CoverageReportRecord]:
    """The id of a new run, and what it is to look at: `carry_out` takes both. Raises BadUserInput."""
    note = None if note is None else parse_text(note, "note", NOTE_MAXIMUM)
    if rules == []:
        raise BadUserInput(
            "An audit by no rules finds nothing.",
            argument="rules",
            hint="Name a rule, or leave the list out for all that are enabled.",
        )
    if within is None and context.viewer.rights.scope is not None:
        raise BadUserInput(
            "A run of everything is for who may see everything.",
            argument="within",
            hint="Name an organisation or area that you may see.",
        )
    report = await asked_coverage(context, within=within, rules=rules, as_of=as_of, counted=True)
    if report is None:
        raise BadUserInput(
            f"There is nothing with the id {within!r} on {context.moment(as_of).day}, or you may not see it.",
            argument="within",
            hint="Search for it by name or code.",
        )
    run = f"audit-run:{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{secrets.token_hex(3)}"
    await begin_audit_run(
        context.joiner.database,
        run,
        within=within,
        as_of=report.moment.day,
        note=note,
        rules=[rule.id for rule in report.rules],
    )
    return run, report


async def carry_out(context: AuditContext, run: str, report: CoverageReportRecord) -> None:
    """To its end. What it raises, the run keeps as its failure."""
    database = context.joiner.database
    try:
        summary, coverage_ = await _keep(context, run, report)
        await end_audit_run(database, run, summary, coverage_)
    except asyncio.CancelledError:
        await fail_audit_run(database, run, "The service was stopped.")
        raise
    except GrassrootsError as error:
        await fail_audit_run(database, run, error.message)
        raise
    except Exception:
        await fail_audit_run(database, run, "The audit broke off; the log says why.")
        raise


async def _keep(
    context: AuditContext, run: str, report: CoverageReportRecord
) -> tuple[RunSummary, KeptCoverage]:
    """Hold the rules against the place one after the other, so that others are not kept waiting; keep what each found."""
    there = await coverage_there(context, report)
    places = (await places_of(context, report)).nodes
    streets = await coverage_by_street(context, report.moment, places=places)
    found: list[tuple[str, bool, tuple[str, ...]]] = []
    for rule in report.rules:
        one = await audit(context, report, rule)
        check_number(len(found) + len(one.findings), "findings")
        of_each = await waivers_of(context, one.findings)
        where = await whereabouts_of(context, one.findings, report.moment)
        flags = await are_waived(context, one.findings)
        result = RuleResultRecord(rule, one.checked, len(one.findings), one.values, sum(flags))
        with_waivers = list(zip(one.findings, of_each, strict=True))
        await keep_rule(context.joiner.database, run, result, with_waivers, kept=len(found))
        found += [
            (finding.severity, is_waived, each.streets)
            for finding, is_waived, each in zip(one.findings, flags, where, strict=True)
        ]
    return summary_of(found, there.ratios, streets), there
