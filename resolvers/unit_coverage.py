"""The ratios of units in a report, and the units that are not covered."""

import asyncio

from msgspec.structs import replace

from auditing.context import AuditContext
from auditing.ratios import unit_ratios_of
from errors import CursorInvalid
from model.coverage import CoverageReportRecord, UnitRatioRecord
from model.kinds import UnitKind
from model.moment import Moment
from model.pages import Page
from model.records import UnitRecord
from resolvers.connections import PageArguments
from resolvers.in_memory_pages import page_of


async def unit_ratios(
    parents: list[CoverageReportRecord], context: AuditContext
) -> list[list[UnitRatioRecord]]:
    return await asyncio.gather(*(unit_ratios_of(context, report) for report in parents))


async def uncovered_units(
    parents: list[UnitRatioRecord],
    context: AuditContext,
    *,
    kind: UnitKind | None = None,
    page: PageArguments,
) -> list[Page[UnitRecord] | CursorInvalid]:
    return await asyncio.gather(*(_uncovered(context, ratio, kind, page) for ratio in parents))


async def _uncovered(
    context: AuditContext, ratio: UnitRatioRecord, kind: UnitKind | None, page: PageArguments
) -> Page[UnitRecord] | CursorInvalid:
    """By code, on the cursor's day. A cursor holds for each kind of ratio, as with areas."""

    async def units_at(moment: Moment) -> list[UnitRecord]:
        there = await unit_ratios_of(context, replace(ratio.report, moment=moment))
        uncovered = (unit for other in there if other.kind == ratio.kind for unit in other.uncovered)
        return [unit for unit in uncovered if kind in (None, unit.kind)]

    identity = ("uncoveredUnits", ratio.report.within_id, kind)
    return await page_of(page, identity, ratio.report.moment, units_at, lambda unit: (unit.code,))
