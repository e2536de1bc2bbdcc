"""Relay Cursor Connections: `Connection[Member]` is the type MemberConnection, of MemberEdge."""

from typing import Generic, TypeVar

import strawberry

from schema.nodes import attribute

Item = TypeVar("Item")


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    has_next_page: bool = attribute("Whether more come behind this page.")
    has_previous_page: bool = attribute("Whether some come in front of this page.")
    start_cursor: str | None = attribute("The cursor of the first item; null on an empty page.")
    end_cursor: str | None = attribute("The cursor of the last item; null on an empty page.")


@strawberry.type(description="One of a list, with its cursor.")
class Edge(Generic[Item]):
    cursor: str = attribute("Opaque; holds for this list and its day.")
    node: Item = attribute("The thing itself.")


@strawberry.type(description="One page of a list.")
class Connection(Generic[Item]):
    edges: list[Edge[Item]] = attribute("The things of this page, with their cursors.")
    nodes: list[Item] = attribute("The things of this page, without their cursors.")
    page_info: PageInfo = attribute("Where this page stands in the list.")
    total_count: int = attribute("How many the whole list has. Counted only when selected.")
