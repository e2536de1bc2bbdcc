"""What a rule finds within a report's place, by the cheaper of the ways to the same findings."""

from collections.abc import Sequence
from itertools import chain

from graph_loaders.findings_by_rule import findings_by_rule, findings_of, gaps_by_subject, rule_arguments
from graph_loaders.places_within import Places, places_within
from graph_loaders.rule_catalogue import rule_statement
from model.coverage import AuditRecord, CoverageReportRecord, CoverageRuleRecord, FindingRecord
from model.ids import ids_of
from model.moment import Moment
from model.viewer import Viewer
from resolvers.context import Context
from resolvers.nodes import load_nodes
from resolvers.once import once


async def audit(context: Context, report: CoverageReportRecord, rule: CoverageRuleRecord) -> AuditRecord:
    """Once for each rule and place of a request. Raises Timeout, DatabaseUnavailable, Overloaded."""
    return await once(
        context,
        ("audit", rule.id, report.moment, report.within_id, report.counted),
        lambda: _audit(context, report, rule),
    )


async def places_of(context: Context, report: CoverageReportRecord) -> Places:
    """What falls to the report's place, else to the viewer's scope. Raises Timeout, DatabaseUnavailable, Overloaded."""
    scope = context.viewer.scope
    if report.within_id is None and scope is None:
        return Places(whole=True, ids=None)
    whole_allowed = scope is None and not report.counted
    anchors = [report.within_id] if report.within_id else scope or ()
    return await once(
        context,
        ("places", report.moment, report.within_id, *anchors, whole_allowed),
        lambda: _places(
            context, report.moment, anchors, whole_allowed=whole_allowed, is_scope=report.within_id is None
        ),
    )


async def findings_by_subject(
    context: Context, moment: Moment, rule: CoverageRuleRecord, subjects: Sequence[str]
) -> list[FindingRecord]:
    """What a rule finds of the subjects with these ids, joined with what other requests ask of it."""
    async with context.long_reads:
        gaps = await context.load(gaps_by_subject(rule.id), subjects, moment, **rule_arguments(rule))
    return findings_of(rule, moment, chain.from_iterable(gaps))


async def _places(
    context: Context, moment: Moment, anchors: Sequence[str], *, whole_allowed: bool, is_scope: bool
) -> Places:
    found = await context.load(places_within, anchors, moment, wholeAllowed=whole_allowed, isScope=is_scope)
    if len(found) == 1:
        return found[0]
    return Places(whole=False, ids=list(dict.fromkeys(chain.from_iterable(each.ids or () for each in found))))


async def _audit(context: Context, report: CoverageReportRecord, rule: CoverageRuleRecord) -> AuditRecord:
    places = await places_of(context, report)
    if places.ids is not None and not report.counted and "places" not in rule_statement(rule.id).parameters:
        subjects = ids_of(places.ids, rule.subjects)
        return AuditRecord(None, await findings_by_subject(context, report.moment, rule, subjects))
    found = await findings_by_rule(context, report.moment, rule, places=places.ids)
    if not places.whole or report.within_id is None:
        return found
    # What falls to the place is what a viewer of its subtree alone would see.
    viewer = context.as_viewer(Viewer((report.within_id,)))
    subjects = await load_nodes(viewer, [finding.subject for finding in found.findings], report.moment)
    return AuditRecord(
        None, [finding for finding, node in zip(found.findings, subjects, strict=True) if node is not None]
    )
