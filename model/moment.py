"""The day that an answer holds for."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Moment:
    """Valid time of one root field. `explicit` when the caller named the day: a cursor then may not change it."""

    day: date
    explicit: bool = False
