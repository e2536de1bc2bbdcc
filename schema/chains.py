"""Chain and its links."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.enums import BrokenReason, OrganisationKind, RelationshipKind
from schema.nodes import attribute

if TYPE_CHECKING:
    from schema.organisations import Organisation


@strawberry.type(description="One organisation of a chain.")
class ChainLink:
    depth: int = attribute("0 for the organisation that the chain starts at.")
    kind: OrganisationKind = attribute("Said even where the link is restricted.")
    organisation: Annotated["Organisation", strawberry.lazy("schema.organisations")] | None = attribute(
        "Null where the link is restricted."
    )
    via: RelationshipKind | None = attribute("What leads to it: null where the chain starts at itself.")
    since: date | None = attribute("Since when that relationship holds; null: not recorded.")
    until: date | None = attribute("Until when, exclusive; null: still.")
    restricted: bool = attribute("Whether the caller may not read it.")


@strawberry.type(
    description="An organisational chain, from the thing itself (depth 0, an organisation) to the root: a district "
    "committee or zone working committee. A member's chain is that of the HOME; an area's starts at the "
    "organisation that covers it, else at the one that covers the nearest area above it (`via` says so). "
    "More than one current parent or home stops it as AMBIGUOUS: none is picked. "
    "A link that the caller may not read stays, `restricted`, with its kind alone."
)
class Chain:
    links: list[ChainLink] = attribute("From the start upwards.")
    complete: bool = attribute("Whether it reaches a root.")
    broken_reason: BrokenReason | None = attribute("Why not; null where it is complete or hidden.")
