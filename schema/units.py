"""Units, service centres with their rooms, and congresses."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from resolvers import units as edges
from resolvers.claims import claims
from schema.edge import edge
from schema.enums import AssemblyKind, GuideRole, UnitKind
from schema.nodes import Node, attribute

if TYPE_CHECKING:
    from schema.areas import Area
    from schema.members import Member
    from schema.organisations import Organisation
    from schema.sources import Claim


@strawberry.type(description="单位: an enterprise, school, hospital, agency, social organisation…")
class Unit(Node):
    code: str = attribute("The code.")
    name: str = attribute("The name, in Chinese.")
    alias: str | None = attribute("Another name that people use, or that a source writes.")
    kind: UnitKind | None = attribute("What kind of body it is.")
    operating: bool | None = attribute("Whether it is in operation; null where not known.")
    staff: int | None = attribute("People who work there.")
    full_members: int | None = attribute("Full party members among its staff.")
    synthetic: bool = attribute("Made up by the sample, not taken from a source.")
    area: Annotated["Area", strawberry.lazy("schema.areas")] | None = edge(
        edges.unit_area,
        description="Where it is located.",
    )
    organisations: list[Annotated["Organisation", strawberry.lazy("schema.organisations")]] = edge(
        edges.unit_organisations,
        description="The living party organisations set up in it.",
    )
    guides: list[Annotated["UnitGuide", strawberry.lazy("schema.units")]] = edge(
        edges.unit_guides,
        description="Who guides it at the date: instructors, then liaisons.",
    )
    claims: list[Annotated["Claim", strawberry.lazy("schema.sources")]] = edge(
        claims,
        description="What sources state of it.",
    )


@strawberry.type(description="A member who guides a unit, and since when.")
class UnitGuide:
    role: GuideRole = attribute("As instructor or liaison.")
    member: Annotated["Member", strawberry.lazy("schema.members")] | None = attribute(
        "The guide, a member still or not; null where the caller may not read it."
    )
    since: date | None = attribute("From this day on; null: not recorded.")
    until: date | None = attribute("Up to but not including this day; null: still.")


@strawberry.type(description="党群服务中心: a party and community service centre.")
class ServiceCentre(Node):
    code: str = attribute("The code.")
    name: str = attribute("The name, in Chinese.")
    alias: str | None = attribute("Another name that people use.")
    address: str | None = attribute("The address, in Chinese.")
    opened_on: date | None = attribute("When it opened.")
    synthetic: bool = attribute("Made up by the sample, not taken from a source.")
    rooms: list[Annotated["Room", strawberry.lazy("schema.units")]] = edge(
        edges.centre_rooms,
        description="The rooms that a source names; there may be more.",
    )
    serves: list[Annotated["Area", strawberry.lazy("schema.areas")]] = edge(
        edges.centre_areas,
        description="The areas that it serves.",
    )
    run_by: list[Annotated["Organisation", strawberry.lazy("schema.organisations")]] = edge(
        edges.centre_run_by,
        description="The organisations that run it.",
    )
    co_builders: list[Annotated["Unit", strawberry.lazy("schema.units")]] = edge(
        edges.centre_co_builders,
        description="The units that co-build (共建) with it.",
    )
    claims: list[Annotated["Claim", strawberry.lazy("schema.sources")]] = edge(
        claims,
        description="What sources state of it.",
    )


@strawberry.type(description="功能室: a room of a service centre.")
class Room(Node):
    code: str = attribute("The code.")
    name: str = attribute("The name, in Chinese.")
    synthetic: bool = attribute("Made up by the sample, not taken from a source.")
    service_centre: Annotated["ServiceCentre", strawberry.lazy("schema.units")] | None = edge(
        edges.room_centre,
        description="The centre that it is in.",
    )


@strawberry.type(description="代表大会: a congress that an organisation held.")
class Assembly(Node):
    code: str = attribute("The code.")
    name: str = attribute("The name, in Chinese.")
    kind: AssemblyKind = attribute("What kind of congress.")
    session: int | None = attribute("Which of its sessions it was.")
    held_on: date | None = attribute("The day on which it was held.")
    synthetic: bool = attribute("Made up by the sample, not taken from a source.")
    organisation: Annotated["Organisation", strawberry.lazy("schema.organisations")] | None = edge(
        edges.assembly_organisation,
        description="The organisation that held it.",
    )
    claims: list[Annotated["Claim", strawberry.lazy("schema.sources")]] = edge(
        claims,
        description="What sources state of it.",
    )
