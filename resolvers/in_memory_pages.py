"""Pages of a list that is in memory already, sorted by its key."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from errors import CursorInvalid
from model.moment import Moment
from model.pages import Page, cut
from resolvers.connections import PageArguments

Node = TypeVar("Node")


async def page_of(
    page: PageArguments,
    identity: tuple[object, ...],
    moment: Moment,
    items_at: Callable[[Moment], Awaitable[Sequence[Node]]],
    key_of: Callable[[Node], tuple[str, ...]],
) -> Page[Node] | CursorInvalid:
    """The page of a list on its cursor's day, else at `moment`; what `items_at` gives ascends by `key_of`.

    `identity` says which list it is. A cursor that is none, or of another list or day, is given back as its error.
    """
    try:
        request, moment = page.at(identity, moment)
    except CursorInvalid as error:
        return error
    items = await items_at(moment)

    # A cursor is the caller's text: its parts are compared as text, whatever they are.
    bound = tuple(str(part) for part in request.key) if request.key else None
    if request.forward:
        rows = [item for item in items if bound is None or key_of(item) > bound]
    else:
        rows = [item for item in reversed(items) if bound is None or key_of(item) < bound]
    nodes, more = cut(rows, request)
    return Page(nodes, more, request, identity, moment.day, key_of, len(items))
