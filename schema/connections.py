"""What all connections share (Relay Cursor Connections)."""

import strawberry

from schema.nodes import attribute

NODES = "The things of this page, without their cursors."
EDGES = "The things of this page, with their cursors."
PAGE_INFO = "Where this page stands in the list."
TOTAL_COUNT = "How many the whole list has. Counted only when selected."
CURSOR = "Opaque; holds for this list and its day."
NODE = "The thing itself."


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    has_next_page: bool = attribute("Whether more come behind this page.")
    has_previous_page: bool = attribute("Whether some come in front of this page.")
    start_cursor: str | None = attribute("The cursor of the first item; null on an empty page.")
    end_cursor: str | None = attribute("The cursor of the last item; null on an empty page.")
