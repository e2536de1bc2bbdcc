"""How much of what there is is covered."""

from typing import Protocol

from model.record import Record


class Counted(Protocol):
    @property
    def covered(self) -> int: ...
    @property
    def total(self) -> int: ...


class Share(Record, frozen=True):
    """What records that count `covered` of `total` tell besides; None where there is nothing to cover."""

    @property
    def ratio(self: Counted) -> float | None:
        return self.covered / self.total if self.total else None

    @property
    def percent(self: Counted) -> float | None:
        """Not from the ratio: 100 * (29 / 50) is less than 58, and would be rounded down."""
        return 100 * self.covered / self.total if self.total else None
