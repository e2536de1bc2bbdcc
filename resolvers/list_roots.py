"""Query.organisations and members: filtered, ordered, paged."""

from datetime import date

from graph_loaders.engine.context import Context
from graph_loaders.members import list_members
from graph_loaders.organisations import list_organisations, organisations_by_code
from model.arguments import check_sought, key_of
from model.filters import MemberFilter, OrganisationFilter
from model.ids import Id
from model.kinds import Direction, NodeKind, OrganisationOrder
from model.moment import Moment
from model.pages import Page, cut
from model.records import MemberRecord, OrganisationRecord
from resolvers.connections import PageArguments, by_code
from resolvers.selected import names_only

TEXT_MAXIMUM = 200


async def organisations(
    context: Context,
    *,
    selected: frozenset[str],
    filter: OrganisationFilter | None = None,
    order_by: OrganisationOrder = OrganisationOrder.CODE,
    direction: Direction = Direction.ASCENDING,
    as_of: date | None = None,
    page: PageArguments,
) -> Page[OrganisationRecord]:
    filter = filter or OrganisationFilter()
    _check_text(filter.name_contains, "filter.nameContains")
    _check_text(filter.code, "filter.code")
    identity = ("organisations", repr(filter), order_by, direction)
    request, moment = page.at(identity, context.moment(as_of))
    within = _organisation_code(filter.within, "filter.within")
    parent = _organisation_code(filter.parent, "filter.parent")
    if not await _visible(context, moment, within, parent):
        return Page([], False, request, identity, moment.day, by_code, 0)
    total, rows = await list_organisations(
        context,
        moment,
        filter,
        order_by,
        direction,
        request,
        within=within,
        parent=parent,
        counted="totalCount" in selected,
        names_only=names_only(selected),
    )
    items, more = cut(rows, request)
    keys = {record.code: key for key, record in items}
    nodes = [record for _, record in items]
    return Page(nodes, more, request, identity, moment.day, lambda node: keys[node.code], total)


async def members(
    context: Context,
    *,
    selected: frozenset[str],
    filter: MemberFilter | None = None,
    as_of: date | None = None,
    page: PageArguments,
) -> Page[MemberRecord]:
    filter = filter or MemberFilter()
    _check_text(filter.name_contains, "filter.nameContains")
    identity = ("members", repr(filter))
    request, moment = page.at(identity, context.moment(as_of))
    within = _organisation_code(filter.within, "filter.within")
    home = _organisation_code(filter.home, "filter.home")
    if not await _visible(context, moment, within, home):
        return Page([], False, request, identity, moment.day, by_code, 0)
    total, rows = await list_members(
        context,
        moment,
        filter,
        request,
        within=within,
        home=home,
        counted="totalCount" in selected,
    )
    nodes, more = cut(rows, request)
    return Page(nodes, more, request, identity, moment.day, by_code, total)


def _organisation_code(text: Id | None, argument: str) -> str | None:
    return None if text is None else key_of(text, argument, NodeKind.ORGANISATION)


async def _visible(context: Context, moment: Moment, *codes: str | None) -> bool:
    """Whether the viewer may see the organisations that a filter names.

    One out of scope must let nothing through, as an unknown one does: else whoever tries ids would learn what a
    restricted superior or home is.
    """
    named = [code for code in codes if code is not None]
    if context.viewer.rights.scope is None or not named:
        return True
    return None not in await context.load(organisations_by_code, named, moment)


def _check_text(text: str | None, argument: str) -> None:
    if text is not None:
        hint = f"Give 1 to {TEXT_MAXIMUM} characters, or leave it out."
        check_sought(text, argument, TEXT_MAXIMUM, hint=hint)
