"""Hits of a search."""

import strawberry

from schema.connections import Edge, PageInfo
from schema.enums import NodeKind, TruncationReason
from schema.nodes import Node, attribute


@strawberry.type(description="A hit, with its cursor.")
class SearchEdge(Edge[Node]):
    kind: NodeKind = attribute("What it is.")
    matched: str = attribute("What matched: name, pinyin, initials or code.")
    score: float = attribute("How well, from 0 to 1.1.")


@strawberry.type(description="Hits, the best first, then by kind and id.")
class SearchConnection:
    edges: list[SearchEdge] = attribute("The things of this page, with their cursors.")
    page_info: PageInfo = attribute("Where this page stands in the list.")
    total_count: int = attribute("How many the whole list has. Counted only when selected.")
    truncated: bool = attribute("Whether more than 10,000 names matched, of which the rest is not looked at.")
    truncated_reason: TruncationReason | None = attribute("What cut the search.")
