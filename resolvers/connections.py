"""Connections: their arguments, checked, and their pages."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import Protocol, TypeVar

from msgspec.structs import replace

from errors import BadUserInput, CursorInvalid
from graph_loaders.engine.batching import Loader
from graph_loaders.engine.context import Context
from model.moment import Moment
from model.pages import Cursor, CursorKey, Listed, Page, PageRequest, cut, list_tag


class Coded(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def moment(self) -> Moment: ...


Node = TypeVar("Node", bound=Coded)

PAGE_DEFAULT = 20
PAGE_MAXIMUM = 100


class PageArguments:
    """The four page arguments of one field; `at` reads the cursor for one list of the batch."""

    def __init__(
        self,
        first: int | None = None,
        after: str | None = None,
        last: int | None = None,
        before: str | None = None,
    ) -> None:
        """Raises BadUserInput."""
        forward = first is not None or after is not None
        if forward and (last is not None or before is not None):
            raise BadUserInput(
                "Both directions were asked for.",
                argument="last" if last is not None else "before",
                hint="Give first and after, or last and before.",
            )
        backward = last is not None or before is not None
        self.argument = "before" if backward else "after"
        self.text = before if backward else after
        limit = last if backward else first
        if limit is not None and not 1 <= limit <= PAGE_MAXIMUM:
            raise BadUserInput(
                f"A page of {limit} was asked for.",
                argument="last" if backward else "first",
                hint=f"Give 1 to {PAGE_MAXIMUM}; {PAGE_DEFAULT} where nothing is given.",
            )
        self.request = PageRequest(PAGE_DEFAULT if limit is None else limit, forward=not backward)

    def at(self, identity: tuple[object, ...], moment: Moment) -> tuple[PageRequest, Moment]:
        """The page of this list, and its moment: that of the cursor, unless the caller named another day.

        Raises CursorInvalid when the cursor is none, of another list or of another day.
        """
        if self.text is None:
            return self.request, moment
        cursor = Cursor.decode(self.text)
        if cursor is None:
            raise CursorInvalid(
                "The cursor can't be read.",
                argument=self.argument,
                hint="Pass back a cursor as it was answered.",
            )
        if cursor.list_tag != list_tag(*identity):
            raise CursorInvalid(
                "The cursor is of another list.",
                argument=self.argument,
                hint="A cursor holds for the list that answered it: same field, same parent, same filters.",
            )
        if moment.explicit and cursor.day != moment.day:
            raise CursorInvalid(
                f"The cursor is of the list of {cursor.day.isoformat()}.",
                argument=self.argument,
                hint="Ask for the same asOf on every page, or for none.",
            )
        return replace(self.request, key=cursor.key), replace(moment, day=cursor.day)


def by_code(node: Coded) -> CursorKey:
    return (node.code,)


async def load_pages(
    context: Context,
    loader: Loader[Listed[Node]],
    parents: Sequence[Coded],
    arguments: PageArguments,
    selected: frozenset[str],
    levels: int | None = None,
    names_only: bool | None = None,
    **filters: Hashable,
) -> list[Page[Node] | CursorInvalid]:
    """One page for each parent, by code; a cursor of another list fails for its parent alone.

    `levels`: of a loader that can bring several at once, how many. `names_only`: of one that can do with
    less, whether it may.
    """
    counted = "totalCount" in selected
    pages: dict[int, Page[Node] | CursorInvalid] = {}
    waiting: dict[tuple[PageRequest, Moment], list[int]] = defaultdict(list)
    own = tuple(filters.items())
    identities = [(loader.statement.name, parent.id, *own) for parent in parents]
    for index, parent in enumerate(parents):
        try:
            waiting[arguments.at(identities[index], parent.moment)].append(index)
        except CursorInvalid as error:
            pages[index] = error
    for (request, moment), indices in waiting.items():
        keys = [parents[index].code for index in indices]
        page = {
            "limit": request.limit + 1,
            "forward": request.forward,
            "after": request.key[0] if request.key else None,
            "counted": counted,
        }
        if levels is not None:
            values = await context.load_levels(
                loader, keys, moment, levels=levels, names_only=bool(names_only), **filters, **page
            )
        elif names_only is not None:
            values = await context.load(loader, keys, moment, namesOnly=names_only, **filters, **page)
        else:
            values = await context.load(loader, keys, moment, **filters, **page)
        for index, listed in zip(indices, values, strict=True):
            nodes, more = cut(listed.records, request)
            total_count = (listed.total or 0) if counted else None
            pages[index] = Page(nodes, more, request, identities[index], moment.day, by_code, total_count)
    return [pages[index] for index in range(len(parents))]
