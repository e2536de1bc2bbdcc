"""Area."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from resolvers import areas as edges
from resolvers.claims import claims
from schema.connections import Connection
from schema.edge import edge
from schema.enums import AreaKind
from schema.nodes import Node, attribute

if TYPE_CHECKING:
    from schema.chains import Chain
    from schema.organisations import Organisation
    from schema.sources import Claim
    from schema.units import ServiceCentre, Unit


@strawberry.type(
    description="A place in the register: what ought to be covered. Its `parent` is administrative; "
    "the party superior of its organisation may be another."
)
class Area(Node):
    code: str = attribute("The national statistical division code, or one that extends it.")
    name: str = attribute("The name, without the suffix of its committee.")
    register_name: str | None = attribute("The name as the register spells it.")
    kind: AreaKind = attribute("Its level.")
    synthetic: bool = attribute("Made up by the sample, not taken from a source.")
    parent: Annotated["Area", strawberry.lazy("schema.areas")] | None = edge(
        edges.parent,
        description="The area above it in the register.",
    )
    children: Connection[Annotated["Area", strawberry.lazy("schema.areas")]] = edge(
        edges.children,
        description="The areas directly below it, by code.",
    )
    households: int | None = edge(
        edges.households,
        description="Its households: a building's own, above it the sum; null where no register tells.",
    )
    covered_by: list[Annotated["Organisation", strawberry.lazy("schema.organisations")]] = edge(
        edges.covered_by,
        description="The living organisations that cover it itself.",
    )
    chain: Annotated["Chain", strawberry.lazy("schema.chains")] = edge(
        edges.chain,
        description="From the organisation that covers it, or the nearest area above it, up to the root.",
    )
    units: list[Annotated["Unit", strawberry.lazy("schema.units")]] = edge(
        edges.units,
        description="The units located in it.",
    )
    service_centres: list[Annotated["ServiceCentre", strawberry.lazy("schema.units")]] = edge(
        edges.service_centres,
        description="The service centres that serve it.",
    )
    claims: list[Annotated["Claim", strawberry.lazy("schema.sources")]] = edge(
        claims,
        description="What sources state of it.",
    )
