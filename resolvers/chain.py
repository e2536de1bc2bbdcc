"""Query.chain."""

from datetime import date

from graph_loaders.chains import chains_by_area, chains_by_member, chains_by_organisation
from model.ids import Id
from model.kinds import NodeKind
from model.records import ChainRecord
from resolvers.arguments import parse_id
from resolvers.brief import brief, dated
from resolvers.context import Context

CHAIN_LOADERS = {
    NodeKind.MEMBER: chains_by_member,
    NodeKind.ORGANISATION: chains_by_organisation,
    NodeKind.AREA: chains_by_area,
}


async def chain(
    context: Context, *, selected: frozenset[str], of: Id, as_of: date | None = None
) -> ChainRecord | None:
    kind, key = parse_id(of, "of", *CHAIN_LOADERS)
    [found] = await context.load(
        CHAIN_LOADERS[kind], [key], context.moment(as_of), brief=brief(selected), dated=dated(selected)
    )
    return found
