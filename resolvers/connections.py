"""Arguments of connections, checked: first/after or last/before, 1 to 100, 20 where neither is given."""

from dataclasses import replace

from errors import BadUserInput, CursorInvalid
from model.moment import Moment
from model.pages import Cursor, PageRequest

PAGE_DEFAULT = 20
PAGE_MAXIMUM = 100


class PageArguments:
    """The four page arguments of one field; `at` reads the cursor for one list of the batch."""

    def __init__(
        self, first: int | None, after: str | None, last: int | None, before: str | None
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

    def at(self, list_tag: str, moment: Moment) -> tuple[PageRequest, Moment]:
        """The page of this list, and its moment: that of the cursor, unless the caller named another day.

        Raises CursorInvalid when the cursor is none, of another list or of another day.
        """
        if self.text is None:
            return self.request, moment
        cursor = Cursor.decode(self.text)
        if cursor is None:
            raise CursorInvalid(
                "The cursor can't be read.", argument=self.argument, hint="Pass back a cursor as it was answered."
            )
        if cursor.list_tag != list_tag:
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
