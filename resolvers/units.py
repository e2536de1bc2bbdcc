"""Edges of units, service centres, rooms and assemblies."""

from graph_loaders.areas import areas_by_service_centre, areas_by_unit
from graph_loaders.engine.context import Context
from graph_loaders.organisations import (
    organisations_by_assembly,
    organisations_by_service_centre,
    organisations_by_unit,
)
from graph_loaders.service_centres import rooms_by_service_centre, service_centres_by_room
from graph_loaders.units import guides_by_unit, units_by_service_centre
from model.records import (
    AreaRecord,
    AssemblyRecord,
    GuideRecord,
    OrganisationRecord,
    RoomRecord,
    ServiceCentreRecord,
    UnitRecord,
)


async def unit_area(parents: list[UnitRecord], context: Context) -> list[AreaRecord | None]:
    return [own[0] if own else None for own in await context.load_for(areas_by_unit, parents)]


async def unit_organisations(parents: list[UnitRecord], context: Context) -> list[list[OrganisationRecord]]:
    return await context.load_for(organisations_by_unit, parents)


async def unit_guides(parents: list[UnitRecord], context: Context) -> list[list[GuideRecord]]:
    return await context.load_for(guides_by_unit, parents)


async def centre_areas(parents: list[ServiceCentreRecord], context: Context) -> list[list[AreaRecord]]:
    return await context.load_for(areas_by_service_centre, parents)


async def centre_run_by(
    parents: list[ServiceCentreRecord], context: Context
) -> list[list[OrganisationRecord]]:
    return await context.load_for(organisations_by_service_centre, parents)


async def centre_co_builders(parents: list[ServiceCentreRecord], context: Context) -> list[list[UnitRecord]]:
    return await context.load_for(units_by_service_centre, parents)


async def centre_rooms(parents: list[ServiceCentreRecord], context: Context) -> list[list[RoomRecord]]:
    return await context.load_for(rooms_by_service_centre, parents)


async def room_centre(parents: list[RoomRecord], context: Context) -> list[ServiceCentreRecord | None]:
    return [own[0] if own else None for own in await context.load_for(service_centres_by_room, parents)]


async def assembly_organisation(
    parents: list[AssemblyRecord], context: Context
) -> list[OrganisationRecord | None]:
    return [own[0] if own else None for own in await context.load_for(organisations_by_assembly, parents)]
