"""Member, its affiliations and posts."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from resolvers import members as edges
from schema.edge import edge
from schema.enums import AffiliationKind, MemberStage, PostKind
from schema.nodes import Node, attribute

if TYPE_CHECKING:
    from schema.chains import Chain, ChainLink
    from schema.organisations import Organisation


@strawberry.type(description="A member, or someone on the way to be one, at one day.")
class Member(Node):
    code: str = attribute("The code.")
    name: str = attribute("Masked for callers who may not see it.")
    stage: MemberStage = attribute("The stage of joining at the date.")
    joined_on: date | None = attribute("The day on which the probationary period began.")
    floating_since: date | None = attribute("Since when the member is away from home (流动党员).")
    synthetic: bool = attribute("Made up by the sample, not taken from a source.")
    home: Annotated["Organisation", strawberry.lazy("schema.organisations")] | None = edge(
        edges.home,
        description="The only current HOME; null where there is none, or more than one.",
    )
    affiliations: list[Annotated["Affiliation", strawberry.lazy("schema.members")]] = edge(
        edges.affiliations,
        description="At the date; with `history`, all that ever were, newest first.",
    )
    posts: list[Annotated["PostHolding", strawberry.lazy("schema.members")]] = edge(
        edges.posts,
        description="Posts held at the date; with `history`, all that ever were, newest first.",
    )
    chain: Annotated["Chain", strawberry.lazy("schema.chains")] = edge(
        edges.chain,
        description="The chain of the HOME.",
    )


@strawberry.type(description="How a member belongs to an organisation, and since when.")
class Affiliation:
    organisation: Annotated["Organisation", strawberry.lazy("schema.organisations")] | None = attribute(
        "Null where it is restricted."
    )
    kind: AffiliationKind = attribute("Home, dual or floating.")
    since: date | None = attribute("From this day on; null: not recorded.")
    until: date | None = attribute("Up to but not including this day; null: still.")
    restricted: bool = attribute("Whether the caller may not read the organisation.")
    chain: Annotated["Chain", strawberry.lazy("schema.chains")] = edge(
        edges.affiliation_chain,
        description="From the organisation up to the root; link 0 says how the member belongs to it.",
    )


@strawberry.type(description="A post that a member holds or held.")
class PostHolding:
    kind: PostKind = attribute("The kind of post.")
    title: str | None = attribute("Such as 组织委员.")
    member: Member | None = attribute("The holder; null where the caller may not read it.")
    organisation: Annotated["Organisation", strawberry.lazy("schema.organisations")] = attribute(
        "Where the post is."
    )
    since: date | None = attribute("From this day on; null: not recorded.")
    until: date | None = attribute("Up to but not including this day; null: still.")


@strawberry.type(description="The affiliations of one of the members asked about.")
class MemberAffiliations:
    member_id: strawberry.ID = attribute("The id as it was asked.")
    member: Member | None = attribute("Null where the id is unknown.")
    affiliations: list[Affiliation] = attribute("At the date: home, dual, floating.")


@strawberry.type(description="Whether a member belongs to an organisation's subtree, with the proof.")
class WithinAnswer:
    within: bool = attribute("Whether it does.")
    kind: AffiliationKind | None = attribute("By which kind of affiliation.")
    path: list[Annotated["ChainLink", strawberry.lazy("schema.chains")]] = attribute(
        "The proof, from the member's organisation up to the one asked for."
    )
