"""What a rule finds within a report's place, by the cheaper of the ways to the same findings."""

from graph_loaders.findings_by_rule import findings_by_rule
from graph_loaders.places_within import Places, places_within
from model.coverage import AuditRecord, CoverageReportRecord, CoverageRuleRecord, FindingRecord
from model.viewer import Viewer
from resolvers.context import Context
from resolvers.nodes import load_nodes
from resolvers.once import once


async def audit(context: Context, report: CoverageReportRecord, rule: CoverageRuleRecord) -> AuditRecord:
    """Once for each rule and place of a request. Raises Timeout, DatabaseUnavailable."""
    return await once(
        context,
        ("audit", rule.id, report.moment, *report.anchor, report.counted),
        lambda: _audit(context, report, rule),
    )


async def places_of(context: Context, report: CoverageReportRecord) -> Places:
    """What falls to the report's place. Raises Timeout, DatabaseUnavailable."""
    organisation, area = report.anchor
    if organisation is None and area is None and context.viewer.scope is None:
        return Places(whole=True, ids=None)
    whole_allowed = context.viewer.scope is None and not report.counted
    return await once(
        context,
        ("places", report.moment, organisation, area, whole_allowed),
        lambda: places_within(
            context, report.moment, organisation=organisation, area=area, whole_allowed=whole_allowed
        ),
    )


async def _audit(context: Context, report: CoverageReportRecord, rule: CoverageRuleRecord) -> AuditRecord:
    places = await places_of(context, report)
    found = await findings_by_rule(context, report.moment, rule, places=places.ids)
    organisation, _ = report.anchor
    if places.whole and organisation is not None:
        return AuditRecord(None, await _within(context, organisation, found.findings))
    return found


async def _within(context: Context, organisation: str, findings: list[FindingRecord]) -> list[FindingRecord]:
    """The findings whose subjects fall to the organisation: what a viewer of its subtree alone would see."""
    if not findings:
        return []
    viewer = Viewer((f"organisation:{organisation}",))
    subjects = await load_nodes(
        context.as_viewer(viewer), [finding.subject for finding in findings], findings[0].moment
    )
    return [finding for finding, subject in zip(findings, subjects, strict=True) if subject is not None]
