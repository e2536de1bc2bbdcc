"""The day that an answer holds for."""

from datetime import date

from model.record import Record


class Moment(Record, frozen=True):
    """Valid time of one root field. `explicit` when the caller named the day: a cursor then may not change it."""

    day: date
    explicit: bool = False
