"""Query.search."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from graph_loaders.engine.context import Context
from graph_loaders.nodes import load_nodes
from graph_loaders.organisations import organisations_by_code
from graph_loaders.search import NameHit, search_names
from model.arguments import check_sought, key_of
from model.ids import Id
from model.kinds import NodeKind, TruncationReason
from model.pages import Edge, Page, PageInfo, cut
from resolvers.connections import PageArguments

TEXT_MAXIMUM = 100
SEARCHED = (NodeKind.ORGANISATION, NodeKind.MEMBER, NodeKind.AREA, NodeKind.UNIT, NodeKind.SERVICE_CENTRE)


@dataclass(frozen=True, slots=True)
class SearchEdgeRecord:
    cursor: str
    node: Any
    kind: str
    matched: str
    score: float


@dataclass(frozen=True, slots=True)
class SearchPage:
    edges: list[SearchEdgeRecord]
    page_info: PageInfo
    total_count: int | None
    truncated: bool
    truncated_reason: str | None


async def search(
    context: Context,
    *,
    selected: frozenset[str],
    text: str,
    kinds: list[NodeKind] | None = None,
    within: Id | None = None,
    as_of: date | None = None,
    page: PageArguments,
) -> SearchPage:
    hint = f"Give 1 to {TEXT_MAXIMUM} characters of a name, of pinyin, of initials or of a code."
    check_sought(text, "text", TEXT_MAXIMUM, hint=hint)
    identity = ("search", text, within, *(kinds or ()))
    request, moment = page.at(identity, context.moment(as_of))
    reader: Context | None = context
    if within is not None:
        # What belongs to a visible organisation is visible: its subtree can stand as the whole scope.
        [root] = await context.load(
            organisations_by_code, [key_of(within, "within", NodeKind.ORGANISATION)], moment
        )
        reader = context.within(within) if root else None
    total: int | None = 0
    reached, rows = False, list[NameHit]()
    if reader is not None:
        total, reached, rows = await search_names(
            reader,
            moment,
            text,
            SEARCHED if kinds is None else kinds,
            request,
            counted="totalCount" in selected,
        )
    hits, more = cut(rows, request)
    nodes = await load_nodes(context, [(hit.kind, hit.key) for hit in hits], moment)
    found: Page[NameHit] = Page(
        hits, more, request, identity, moment.day, lambda hit: (hit.points, hit.position), total
    )
    return SearchPage(
        edges=[_edge(edge, node) for edge, node in zip(found.edges, nodes, strict=True)],
        page_info=found.page_info,
        total_count=total,
        truncated=reached,
        truncated_reason=TruncationReason.COUNT if reached else None,
    )


def _edge(edge: Edge[NameHit], node: Any) -> SearchEdgeRecord:
    hit = edge.node
    return SearchEdgeRecord(edge.cursor, node, hit.kind, hit.matched, hit.points / 1_000_000)
