"""Admission control: so many operations under way at once, and who comes beyond is refused before anything is done.

An operation holds its place from the moment its request is read until its answer is made, whatever comes of it.
All that waits inside (for a batch, for a connection) belongs to one that has a place: so this bounds every queue.
"""

from types import TracebackType

from errors import Code
from web.refusals import RETRY_AFTER, Refusal


class Admission:
    """Of one process. `under_way` holds a place now; `admitted` and `refused` count since the start."""

    def __init__(self, maximum: int) -> None:
        self.maximum = maximum
        self.under_way = 0
        self.admitted = 0
        self.refused = 0

    def check(self) -> None:
        """Raises Refusal (503, OVERLOADED) when every place is taken."""
        if self.under_way >= self.maximum:
            self.refused += 1
            raise Refusal(
                503,
                f"{self.maximum} operations are under way, and no more are taken.",
                "Try again shortly.",
                code=Code.OVERLOADED,
                headers=RETRY_AFTER,
            )

    def __enter__(self) -> None:
        """Raises Refusal as `check` does."""
        self.check()
        self.under_way += 1
        self.admitted += 1

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.under_way -= 1
