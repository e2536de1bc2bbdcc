"""Edges of a member and of an affiliation."""

from msgspec.structs import replace

from graph_loaders.affiliations import affiliations_by_member
from graph_loaders.chains import chains_by_member
from graph_loaders.engine.context import Context
from graph_loaders.members import homes_by_member
from graph_loaders.posts import posts_by_member
from model.records import (
    HIDDEN_CHAIN,
    AffiliationRecord,
    ChainRecord,
    MemberRecord,
    OrganisationRecord,
    PostHoldingRecord,
)
from resolvers.selected import dated, names_only

Members = list[MemberRecord]


async def home(parents: Members, context: Context) -> list[OrganisationRecord | None]:
    """Those that came along with the members, and the others in one statement."""
    homes = [parent.home_known for parent in parents]
    unknown = [row for row, home in enumerate(homes) if home is None]
    loaded = await context.load_for(homes_by_member, [parents[row] for row in unknown])
    for row, home in zip(unknown, loaded, strict=True):
        homes[row] = home
    return homes


async def affiliations(
    parents: Members, context: Context, *, selected: frozenset[str], history: bool = False
) -> list[list[AffiliationRecord]]:
    values = await context.load_for(
        affiliations_by_member,
        parents,
        history=history,
        named=False,
        chained="chain" in selected,
        namesOnly=names_only(selected),
        memberNamesOnly=True,
        dated=dated(selected),
    )
    return [own for _, own in values]


async def posts(
    parents: Members, context: Context, *, history: bool = False
) -> list[list[PostHoldingRecord]]:
    values = await context.load_for(posts_by_member, parents, history=history)
    return [
        [replace(post, member=member) for post in own] for member, own in zip(parents, values, strict=True)
    ]


async def chain(parents: Members, context: Context, *, selected: frozenset[str]) -> list[ChainRecord | None]:
    return await context.load_for(
        chains_by_member, parents, namesOnly=names_only(selected), dated=dated(selected)
    )


async def affiliation_chain(parents: list[AffiliationRecord], context: Context) -> list[ChainRecord]:
    """Chains of the organisations; link 0 says how the member got there. They came along with the affiliations."""
    return [parent.chain_known or HIDDEN_CHAIN for parent in parents]
