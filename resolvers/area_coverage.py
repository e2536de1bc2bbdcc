"""The ratios of areas in a report, and the areas that are not covered: a page of them, and no more is read."""

import asyncio
from collections import defaultdict

from msgspec.structs import replace

from auditing.audit import places_of
from auditing.context import AuditContext
from auditing.coverage import uncovered_areas
from auditing.ratios import area_coverage_of
from errors import CursorInvalid
from model.coverage import AreaCoverageRecord, CoverageReportRecord, HouseholdsRecord, RatioRecord
from model.moment import Moment
from model.pages import Page, PageRequest, cut
from model.records import AreaRecord
from resolvers.connections import PageArguments, by_code


async def ratios(parents: list[CoverageReportRecord], context: AuditContext) -> list[list[RatioRecord]]:
    return [found.ratios for found in await _of_each(parents, context)]


async def households(parents: list[CoverageReportRecord], context: AuditContext) -> list[HouseholdsRecord]:
    return [found.households for found in await _of_each(parents, context)]


async def uncovered(
    parents: list[RatioRecord],
    context: AuditContext,
    *,
    selected: frozenset[str],
    page: PageArguments,
) -> list[Page[AreaRecord] | CursorInvalid]:
    """By code, on the cursor's day: one statement for all kinds of a report.

    A cursor holds for all of them, since they are asked by one selection: each list goes on behind its area's code.
    """
    counted = "totalCount" in selected
    identities = [("uncovered", ratio.report.within_id) for ratio in parents]
    pages: dict[int, Page[AreaRecord] | CursorInvalid] = {}
    waiting: dict[tuple[PageRequest, Moment, str | None], list[int]] = defaultdict(list)
    for index, ratio in enumerate(parents):
        try:
            request, moment = page.at(identities[index], ratio.report.moment)
            waiting[request, moment, ratio.report.within_id].append(index)
        except CursorInvalid as error:
            pages[index] = error

    async def read(request: PageRequest, moment: Moment, indices: list[int]) -> None:
        report = replace(parents[indices[0]].report, moment=moment)
        kinds = [parents[index].kind for index in indices]
        places = await places_of(context, report)
        found = await uncovered_areas(context, moment, kinds, request, places=places.nodes)
        of_day = (await area_coverage_of(context, report)).ratios if counted else []
        missing = {ratio.kind: ratio.total - ratio.covered for ratio in of_day}
        for index, kind in zip(indices, kinds, strict=True):
            nodes, more = cut(found[kind], request)
            total = missing.get(kind, 0) if counted else None
            pages[index] = Page(nodes, more, request, identities[index], moment.day, by_code, total)

    await asyncio.gather(*(read(request, day, indices) for (request, day, _), indices in waiting.items()))
    return [pages[index] for index in range(len(parents))]


async def _of_each(parents: list[CoverageReportRecord], context: AuditContext) -> list[AreaCoverageRecord]:
    return await asyncio.gather(*(area_coverage_of(context, report) for report in parents))
