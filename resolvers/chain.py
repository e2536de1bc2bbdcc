"""Query.chain."""

from datetime import date

from graph_loaders.chains import CHAIN_LOADERS
from graph_loaders.engine.context import Context
from model.arguments import parse_id
from model.ids import Id
from model.records import ChainRecord
from resolvers.selected import dated, names_only


async def chain(
    context: Context, *, selected: frozenset[str], of: Id, as_of: date | None = None
) -> ChainRecord | None:
    kind, key = parse_id(of, "of", *CHAIN_LOADERS)
    [found] = await context.load(
        CHAIN_LOADERS[kind],
        [key],
        context.moment(as_of),
        namesOnly=names_only(selected),
        dated=dated(selected),
    )
    return found
