"""The ratios of a report, read once for all of its parts that need them."""

from auditing.audit import places_of
from auditing.context import AuditContext
from auditing.coverage import coverage_ratios, unit_ratios
from model.coverage import AreaCoverageRecord, CoverageReportRecord, UnitRatioRecord


async def area_coverage_of(context: AuditContext, report: CoverageReportRecord) -> AreaCoverageRecord:
    """Raises Timeout, DatabaseUnavailable, Overloaded."""

    async def measure() -> AreaCoverageRecord:
        places = await places_of(context, report)
        return await coverage_ratios(context, report, places=places.nodes)

    return await context.memoised(("ratios", report.moment, report.within_id), measure)


async def unit_ratios_of(context: AuditContext, report: CoverageReportRecord) -> list[UnitRatioRecord]:
    """One for each UnitCoverage. Raises Timeout, DatabaseUnavailable, Overloaded."""

    async def measure() -> list[UnitRatioRecord]:
        places = await places_of(context, report)
        rule = context.rules.rules["unit-without-branch"]
        [joint] = [each.value for each in rule.thresholds if each.name == "units"]
        return await unit_ratios(context, report, places=places.nodes, joint_maximum=int(joint))

    return await context.memoised(("unitRatios", report.moment, report.within_id), measure)
