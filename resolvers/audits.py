"""What a rule finds within a report's place, by the cheaper of the ways to the same findings."""

from graph_loaders.findings_by_rule import findings_by_rule
from graph_loaders.places_within import Places, places_within
from model.coverage import AuditRecord, CoverageReportRecord, CoverageRuleRecord
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
    unlimited = context.viewer.scope is None
    if report.within is None and unlimited:
        return Places(whole=True, ids=None)
    organisation, area = report.anchor
    whole_allowed = unlimited and not report.counted
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
    if not places.whole or report.within is None:
        return found
    # What falls to the place is what a viewer of its subtree alone would see.
    viewer = context.as_viewer(Viewer((report.within.id,)))
    subjects = await load_nodes(viewer, [finding.subject for finding in found.findings], report.moment)
    return AuditRecord(
        None, [finding for finding, node in zip(found.findings, subjects, strict=True) if node is not None]
    )
