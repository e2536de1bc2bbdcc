"""Hits of a search."""

import strawberry

from schema.connections import CURSOR, EDGES, NODE, PAGE_INFO, TOTAL_COUNT, PageInfo
from schema.enums import NodeKind, TruncationReason
from schema.nodes import Node, attribute


@strawberry.type(description="A hit, with its cursor.")
class SearchEdge:
    cursor: str = attribute(CURSOR)
    node: Node = attribute(NODE)
    kind: NodeKind = attribute("What it is.")
    matched: str = attribute("What matched: name, pinyin, initials or code.")
    score: float = attribute("How well, from 0 to 1.1.")


@strawberry.type(description="Hits, the best first, then by kind and id.")
class SearchConnection:
    edges: list[SearchEdge] = attribute(EDGES)
    page_info: PageInfo = attribute(PAGE_INFO)
    total_count: int = attribute(TOTAL_COUNT)
    truncated: bool = attribute("Whether more than 10,000 names matched, of which the rest is not looked at.")
    truncated_reason: TruncationReason | None = attribute("What cut the search.")
