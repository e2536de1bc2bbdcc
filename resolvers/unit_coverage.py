"""The ratios of units in a report, and the units that are not covered."""

import asyncio
from functools import partial

from errors import CursorInvalid
from graph_loaders.unit_ratios import unit_ratios as measured
from model.coverage import CoverageReportRecord, RatioRecord
from model.pages import Page
from model.records import UnitRecord
from resolvers.audits import places_of
from resolvers.connections import PageArguments
from resolvers.context import Context
from resolvers.once import once
from resolvers.uncovered import uncovered_page


async def unit_ratios(
    parents: list[CoverageReportRecord], context: Context
) -> list[list[RatioRecord[UnitRecord]]]:
    return await asyncio.gather(*(_ratios(context, report) for report in parents))


async def uncovered_units(
    parents: list[RatioRecord[UnitRecord]],
    context: Context,
    *,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> list[Page[UnitRecord] | CursorInvalid]:
    page = PageArguments(first, after, last, before)
    return await asyncio.gather(
        *(uncovered_page(ratio, page, "uncoveredUnits", partial(_ratios, context)) for ratio in parents)
    )


async def _ratios(context: Context, report: CoverageReportRecord) -> list[RatioRecord[UnitRecord]]:
    async def measure() -> list[RatioRecord[UnitRecord]]:
        places = await places_of(context, report)
        rule = context.rules.rules["unit-without-branch"]
        [joint] = [each.value for each in rule.thresholds if each.name == "units"]
        return await measured(context, report, places=places.ids, joint_maximum=int(joint))

    return await once(context, ("unitRatios", report.moment, report.within_id), measure)
