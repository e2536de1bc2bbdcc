"""Organisations: by code, by what they are tied to, one level and all levels down, in numbers, and filtered."""

from typing import Any

from graph_loaders.engine.batching import Loader
from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.folds import many, one, paged
from graph_loaders.engine.reader import Reader
from model.filters import OrganisationFilter
from model.kinds import Direction, OrganisationOrder
from model.moment import Moment
from model.pages import CursorKey, Listed, PageRequest
from model.records import CountsRecord, OrganisationRecord

# Organisations by code, from the day they were founded.
organisations_by_code: Loader[OrganisationRecord | None] = Loader(
    statement("read/organisations_by_code"), one(OrganisationRecord), absent=None
)

# Living organisations that cover areas.
organisations_by_area: Loader[list[OrganisationRecord]] = Loader(
    statement("read/organisations_by_area"), many(OrganisationRecord), absent=[]
)

# Living organisations set up in units.
organisations_by_unit: Loader[list[OrganisationRecord]] = Loader(
    statement("read/organisations_by_unit"), many(OrganisationRecord), absent=[]
)

# Living organisations that run service centres.
organisations_by_service_centre: Loader[list[OrganisationRecord]] = Loader(
    statement("read/organisations_by_service_centre"), many(OrganisationRecord), absent=[]
)

# The organisation that held congresses.
organisations_by_assembly: Loader[list[OrganisationRecord]] = Loader(
    statement("read/organisations_by_assembly"), many(OrganisationRecord), absent=[]
)

# The only current parent of organisations.
parents_by_organisation: Loader[OrganisationRecord | None] = Loader(
    statement("read/parents_by_organisation"), one(OrganisationRecord), absent=None
)

# One page of the living organisations directly under organisations, by code.
# Arguments: the page, and the filters of the field.
children_by_organisation: Loader[Listed[OrganisationRecord]] = Loader(
    statement("read/children_by_organisation"),
    paged(OrganisationRecord),
    absent=Listed(None, []),
    weight=lambda arguments: 8 * 2 ** arguments["levels"],
    tells_subject=True,
)

# One page of the living organisations below organisations, by code.
# Arguments: the page, and the filters of the field.
descendants_by_organisation: Loader[Listed[OrganisationRecord]] = Loader(
    statement("read/descendants_by_organisation"),
    paged(OrganisationRecord),
    absent=Listed(None, []),
    weight=lambda _: 128,
)

# Totals over the subtrees of organisations: the living by kind, members, resident members, households.
counts_by_organisation: Loader[CountsRecord | None] = Loader(
    statement("read/counts_by_organisation"),
    lambda _, rows: {row[0]: CountsRecord(*row[1:]) for row in rows},
    absent=None,
    weight=lambda _: 16,
)

LIST_ORGANISATIONS = statement("search/list_organisations")


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
    names_only: bool,
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
        "namesOnly": names_only,
    }
    total, rows = await reader.read(LIST_ORGANISATIONS, moment, parameters)
    return total, [((position, row[0]), OrganisationRecord(moment, *row)) for position, *row in rows]
