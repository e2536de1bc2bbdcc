"""Organisation and its six types."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from resolvers import organisations as edges
from resolvers.claims import claims
from schema.connections import Connection
from schema.edge import edge
from schema.enums import OrganisationForm, OrganisationKind, Sector, TruncationReason
from schema.nodes import Node, attribute

if TYPE_CHECKING:
    from schema.areas import Area
    from schema.chains import Chain
    from schema.members import Member, PostHolding
    from schema.sources import Claim
    from schema.units import Assembly, ServiceCentre, Unit


@strawberry.type(description="Totals over the whole subtree at the date, counted from the graph.")
class Counts:
    communities: int = attribute("Community organisations, itself included.")
    grid_branches: int = attribute("Grid branches, itself included.")
    building_groups: int = attribute("Building groups, itself included.")
    members: int = attribute("Distinct HOME members, PROBATIONARY and FULL.")
    resident_members: int = attribute(
        "Those of them under community, grid and building organisations (居民直管党员)."
    )
    households: int | None = attribute("Households of the territory. Null where no register tells.")


@strawberry.type(description="All members of a subtree in one answer.")
class Roster:
    members: list[Annotated["Member", strawberry.lazy("schema.members")]] = attribute(
        "Ordered by id, 5,000 at most."
    )
    truncated: bool = attribute("Whether there are more than 5,000.")
    truncated_reason: TruncationReason | None = attribute("What cut the list.")


@strawberry.interface(description="A party organisation at one day.")
class Organisation(Node):
    code: str = attribute("The register's code for those that cover a register area, else one of its own.")
    name: str = attribute("The name, in Chinese.")
    kind: OrganisationKind = attribute("What it is for, by its place in the chain.")
    form: OrganisationForm = attribute("What it is by its statutes.")
    joint: bool = attribute("A joint branch (联合党支部) of several units.")
    sector: Sector | None = attribute("The field of party building that it works in.")
    founded_on: date | None = attribute("Since when it exists.")
    dissolved_on: date | None = attribute("Since when it exists no more; lists leave it out from that day.")
    term_ends_on: date | None = attribute(
        "When its term of office ends; null for appointed bodies and groups."
    )
    synthetic: bool = attribute("Made up by the sample, not taken from a source.")
    parent: Annotated["Organisation", strawberry.lazy("schema.organisations")] | None = edge(
        edges.parent,
        description="The only current superior; null where there is none, or more than one.",
    )
    chain: Annotated["Chain", strawberry.lazy("schema.chains")] = edge(
        edges.chain,
        description="From this organisation itself (depth 0) up to the root.",
    )
    children: Connection[Annotated["Organisation", strawberry.lazy("schema.organisations")]] = edge(
        edges.children,
        description="Living organisations directly under it, by code.",
    )
    descendants: Connection[Annotated["Organisation", strawberry.lazy("schema.organisations")]] = edge(
        edges.descendants,
        description="Living organisations in its subtree, itself excepted, by code.",
    )
    members: Connection[Annotated["Member", strawberry.lazy("schema.members")]] = edge(
        edges.members,
        description="Members whose HOME is here; with `transitive`, in the whole subtree. "
        "PROBATIONARY and FULL, unless `stage` asks otherwise.",
    )
    roster: Roster = edge(
        edges.roster,
        description="All members of the subtree in one answer, at most 5,000, ordered by id.",
    )
    counts: Counts = edge(
        edges.counts,
        description="Totals over the whole subtree at the date, counted from the graph.",
    )
    posts: list[Annotated["PostHolding", strawberry.lazy("schema.members")]] = edge(
        edges.posts,
        description="Posts held at the date; with `history`, all that ever were, newest first.",
    )
    secretary: Annotated["Member", strawberry.lazy("schema.members")] | None = edge(
        edges.secretary,
        description="The secretary at the date; of several, the one longest in post.",
    )
    covers: list[Annotated["Area", strawberry.lazy("schema.areas")]] = edge(
        edges.covers,
        description="The areas that it covers.",
    )
    claims: list[Annotated["Claim", strawberry.lazy("schema.sources")]] = edge(
        claims,
        description="What sources state of it.",
    )
    service_centres: list[Annotated["ServiceCentre", strawberry.lazy("schema.units")]] = edge(
        edges.service_centres,
        description="The service centres that it runs.",
    )
    assemblies: list[Annotated["Assembly", strawberry.lazy("schema.units")]] = edge(
        edges.assemblies,
        description="The congresses that it held.",
    )
    co_builders: list[Annotated["Unit", strawberry.lazy("schema.units")]] = edge(
        edges.co_builders,
        description="The units that co-build (共建) with it.",
    )


@strawberry.type(description="区委: a district committee.")
class DistrictCommittee(Organisation):
    streets: list[Annotated["StreetWorkingCommittee", strawberry.lazy("schema.organisations")]] = edge(
        edges.streets,
        description="Its street working committees, by code; at most 500, over it page through `children`.",
    )


@strawberry.type(description="街道党工委: a street working committee.")
class StreetWorkingCommittee(Organisation):
    communities: list[Annotated["CommunityOrganisation", strawberry.lazy("schema.organisations")]] = edge(
        edges.communities,
        description="Its community organisations, by code; at most 500.",
    )


@strawberry.type(description="社区党组织: a community organisation.")
class CommunityOrganisation(Organisation):
    grid_branches: list[Annotated["GridBranch", strawberry.lazy("schema.organisations")]] = edge(
        edges.grid_branches,
        description="Its grid branches, by code; at most 500.",
    )


@strawberry.type(description="网格党支部: a grid branch.")
class GridBranch(Organisation):
    building_groups: list[Annotated["BuildingGroup", strawberry.lazy("schema.organisations")]] = edge(
        edges.building_groups,
        description="Its building groups, by code; at most 500.",
    )


@strawberry.type(description="楼院党小组: a building group.")
class BuildingGroup(Organisation):
    households: int | None = edge(
        edges.households,
        description="Households of the buildings that it covers.",
    )


@strawberry.type(
    description="The party organisation of a unit (or of several, when joint), or of a development zone."
)
class PartyOrganisation(Organisation):
    units: list[Annotated["Unit", strawberry.lazy("schema.units")]] = edge(
        edges.units,
        description="The units that it is set up in.",
    )
