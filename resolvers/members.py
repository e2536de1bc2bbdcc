"""Edges of a member and of an affiliation."""

from dataclasses import replace

from graph_loaders.affiliations_by_member import affiliations_by_member
from graph_loaders.chains_by_member import chains_by_member
from graph_loaders.homes_by_member import homes_by_member
from graph_loaders.posts_by_member import posts_by_member
from model.records import (
    HIDDEN_CHAIN,
    AffiliationRecord,
    ChainRecord,
    MemberRecord,
    OrganisationRecord,
    PostHoldingRecord,
)
from resolvers.context import Context

Members = list[MemberRecord]


async def home(parents: Members, context: Context) -> list[OrganisationRecord | None]:
    return await context.load_for(homes_by_member, parents)


async def affiliations(
    parents: Members, context: Context, *, selected: frozenset[str], history: bool = False
) -> list[list[AffiliationRecord]]:
    return await context.load_for(
        affiliations_by_member, parents, history=history, chained="chain" in selected
    )


async def posts(
    parents: Members, context: Context, *, history: bool = False
) -> list[list[PostHoldingRecord]]:
    values = await context.load_for(posts_by_member, parents, history=history)
    return [
        [replace(post, member=member) for post in own] for member, own in zip(parents, values, strict=True)
    ]


async def chain(parents: Members, context: Context) -> list[ChainRecord | None]:
    return await context.load_for(chains_by_member, parents)


async def affiliation_chain(parents: list[AffiliationRecord], context: Context) -> list[ChainRecord]:
    """Chains of the organisations; link 0 says how the member got there. They came along with the affiliations."""
    return [parent.chain_known or HIDDEN_CHAIN for parent in parents]
