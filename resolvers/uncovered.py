"""What a ratio of a report leaves uncovered, a page at a time."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from errors import CursorInvalid
from model.coverage import CoverageReportRecord, RatioRecord
from model.moment import Moment
from model.pages import Page
from resolvers.connections import Coded, PageArguments
from resolvers.sorted_pages import page_of

Thing = TypeVar("Thing", bound=Coded)


async def uncovered_page(
    ratio: RatioRecord[Thing],
    page: PageArguments,
    name: str,
    ratios_of: Callable[[CoverageReportRecord], Awaitable[Sequence[RatioRecord[Thing]]]],
) -> Page[Thing] | CursorInvalid:
    """By code, on the cursor's day. `name` says which list it is; `ratios_of` measures a report."""

    async def uncovered(moment: Moment) -> list[Thing]:
        there = await ratios_of(replace(ratio.report, moment=moment))
        return [thing for other in there if other.kind == ratio.kind for thing in other.uncovered]

    identity = (name, ratio.report.within_id, ratio.kind)
    return await page_of(page, identity, ratio.report.moment, uncovered, lambda thing: (thing.code,))
