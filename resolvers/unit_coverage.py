"""The ratios of units in a report, and the units that are not covered."""

import asyncio
from dataclasses import replace

from auditing.coverage import unit_ratios as measured
from errors import CursorInvalid
from model.coverage import CoverageReportRecord, UnitRatioRecord
from model.kinds import UnitKind
from model.moment import Moment
from model.pages import Page
from model.records import UnitRecord
from resolvers.audits import places_of
from resolvers.connections import PageArguments
from resolvers.context import Context
from resolvers.memo import memoised
from resolvers.sorted_pages import page_of


async def unit_ratios(parents: list[CoverageReportRecord], context: Context) -> list[list[UnitRatioRecord]]:
    return await asyncio.gather(*(_ratios(context, report) for report in parents))


async def uncovered_units(
    parents: list[UnitRatioRecord],
    context: Context,
    *,
    kind: UnitKind | None = None,
    page: PageArguments,
) -> list[Page[UnitRecord] | CursorInvalid]:
    return await asyncio.gather(*(_uncovered(context, ratio, kind, page) for ratio in parents))


async def _uncovered(
    context: Context, ratio: UnitRatioRecord, kind: UnitKind | None, page: PageArguments
) -> Page[UnitRecord] | CursorInvalid:
    """By code, on the cursor's day. A cursor holds for each kind of ratio, as with areas."""

    async def units_at(moment: Moment) -> list[UnitRecord]:
        there = await _ratios(context, replace(ratio.report, moment=moment))
        uncovered = (unit for other in there if other.kind == ratio.kind for unit in other.uncovered)
        return [unit for unit in uncovered if kind in (None, unit.kind)]

    identity = ("uncoveredUnits", ratio.report.within_id, kind)
    return await page_of(page, identity, ratio.report.moment, units_at, lambda unit: (unit.code,))


async def _ratios(context: Context, report: CoverageReportRecord) -> list[UnitRatioRecord]:
    async def measure() -> list[UnitRatioRecord]:
        places = await places_of(context, report)
        rule = context.rules.rules["unit-without-branch"]
        [joint] = [each.value for each in rule.thresholds if each.name == "units"]
        return await measured(context, report, places=places.nodes, joint_maximum=int(joint))

    return await memoised(context, ("unitRatios", report.moment, report.within_id), measure)
