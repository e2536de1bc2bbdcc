"""The ratios of units in a report, and the units that are not covered."""

import asyncio
from dataclasses import replace

from errors import CursorInvalid
from graph_loaders.unit_ratios import unit_ratios as measured
from model.coverage import CoverageReportRecord, UnitRatioRecord
from model.kinds import UnitKind
from model.pages import Page
from model.records import UnitRecord
from resolvers.audits import places_of
from resolvers.connections import PageArguments
from resolvers.context import Context
from resolvers.once import once
from resolvers.uncovered import uncovered_page


async def unit_ratios(parents: list[CoverageReportRecord], context: Context) -> list[list[UnitRatioRecord]]:
    return await asyncio.gather(*(_ratios(context, report) for report in parents))


async def uncovered_units(
    parents: list[UnitRatioRecord],
    context: Context,
    *,
    kind: UnitKind | None = None,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> list[Page[UnitRecord] | CursorInvalid]:
    page = PageArguments(first, after, last, before)
    name = " ".join(["uncoveredUnits", *([kind] if kind else [])])

    async def of_kind(report: CoverageReportRecord) -> list[UnitRatioRecord]:
        ratios = await _ratios(context, report)
        return [
            replace(ratio, uncovered=[unit for unit in ratio.uncovered if kind in (None, unit.kind)])
            for ratio in ratios
        ]

    return await asyncio.gather(*(uncovered_page(ratio, page, name, of_kind) for ratio in parents))


async def _ratios(context: Context, report: CoverageReportRecord) -> list[UnitRatioRecord]:
    async def measure() -> list[UnitRatioRecord]:
        places = await places_of(context, report)
        rule = context.rules.rules["unit-without-branch"]
        [joint] = [each.value for each in rule.thresholds if each.name == "units"]
        return await measured(context, report, places=places.ids, joint_maximum=int(joint))

    return await once(context, ("unitRatios", report.moment, report.within_id), measure)
