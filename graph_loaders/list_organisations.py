"""One page of the living organisations that a filter lets through, in a closed set of orders."""

from typing import Any

from graph_loaders.catalogue import statement
from graph_loaders.reader import Reader
from model.filters import OrganisationFilter
from model.kinds import Direction, OrganisationOrder
from model.moment import Moment
from model.pages import CursorKey, PageRequest
from model.records import OrganisationRecord

STATEMENT = statement("search/list_organisations")


async def list_organisations(
    reader: Reader,
    moment: Moment,
    filter: OrganisationFilter,
    order: OrganisationOrder,
    direction: Direction,
    page: PageRequest,
    *,
    within: str | None,
    parent: str | None,
    counted: bool,
    brief: bool,
) -> tuple[int | None, list[tuple[CursorKey, OrganisationRecord]]]:
    """The total (None unless counted), and at most `page.limit + 1` organisations with their sort keys.

    `within` and `parent` are the codes of the filter's ids.
    """
    parameters: dict[str, Any] = {
        "within": within,
        "parent": parent,
        "code": filter.code,
        "nameContains": filter.name_contains,
        "kinds": filter.kind,
        "forms": filter.form,
        "sectors": filter.sector,
        "synthetic": filter.synthetic,
        "termEndsBefore": filter.term_ends_before,
        "hasSecretary": filter.has_secretary,
        "hasMembers": filter.has_members,
        "memberCountMin": filter.member_count_min,
        "memberCountMax": filter.member_count_max,
        "countMembers": order is OrganisationOrder.MEMBER_COUNT
        or (filter.has_members, filter.member_count_min, filter.member_count_max) != (None, None, None),
        "order": order,
        "upwards": (direction is Direction.ASCENDING) == page.forward,
        "after": list(page.key) if page.key else None,
        "limit": page.limit + 1,
        "counted": counted,
        "brief": brief,
    }
    total, rows = await reader.read(STATEMENT, moment, parameters)
    return total, [((position, row[0]), OrganisationRecord(moment, *row)) for position, *row in rows]
