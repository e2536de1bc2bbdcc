"""Edges of an area."""

from errors import CursorInvalid
from graph_loaders.areas import children_by_area, households_by_area, parents_by_area
from graph_loaders.chains import chains_by_area
from graph_loaders.engine.context import Context
from graph_loaders.organisations import organisations_by_area
from graph_loaders.service_centres import service_centres_by_area
from graph_loaders.units import units_by_area
from model.kinds import AreaKind
from model.pages import Page
from model.records import AreaRecord, ChainRecord, OrganisationRecord, ServiceCentreRecord, UnitRecord
from resolvers.connections import PageArguments, load_pages
from resolvers.selected import dated, names_only

Areas = list[AreaRecord]


async def parent(parents: Areas, context: Context) -> list[AreaRecord | None]:
    above = await context.load_for(parents_by_area, parents)
    return [areas[0] if len(areas) == 1 else None for areas in above]


async def children(
    parents: Areas,
    context: Context,
    *,
    selected: frozenset[str],
    kind: AreaKind | None = None,
    page: PageArguments,
) -> list[Page[AreaRecord] | CursorInvalid]:
    return await load_pages(context, children_by_area, parents, page, selected, kind=kind)


async def households(parents: Areas, context: Context) -> list[int | None]:
    return await context.load_for(households_by_area, parents)


async def covered_by(parents: Areas, context: Context) -> list[list[OrganisationRecord]]:
    return await context.load_for(organisations_by_area, parents)


async def chain(parents: Areas, context: Context, *, selected: frozenset[str]) -> list[ChainRecord | None]:
    return await context.load_for(
        chains_by_area, parents, namesOnly=names_only(selected), dated=dated(selected)
    )


async def units(parents: Areas, context: Context) -> list[list[UnitRecord]]:
    return await context.load_for(units_by_area, parents)


async def service_centres(parents: Areas, context: Context) -> list[list[ServiceCentreRecord]]:
    return await context.load_for(service_centres_by_area, parents)
