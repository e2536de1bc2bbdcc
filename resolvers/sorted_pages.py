"""Pages of a list that is in memory already, sorted by its key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from model.pages import CursorKey, Page, PageRequest, cut

Node = TypeVar("Node")


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Which list, on which day, and which page of it."""

    identity: tuple[object, ...]
    day: date
    request: PageRequest


def page_of(items: Sequence[Node], place: ListPlace, key_of: Callable[[Node], tuple[str, ...]]) -> Page[Node]:
    """The page of `items`, which ascend by `key_of`."""

    def cursor_key(item: Node) -> CursorKey:
        return key_of(item)

    request = place.request
    # A cursor is the caller's text: its parts are compared as text, whatever they are.
    bound = tuple(str(part) for part in request.key) if request.key else None
    if request.forward:
        rows = [item for item in items if bound is None or key_of(item) > bound]
    else:
        rows = [item for item in reversed(items) if bound is None or key_of(item) < bound]
    nodes, more = cut(rows, request)
    return Page(nodes, more, request, place.identity, place.day, cursor_key, len(items))
