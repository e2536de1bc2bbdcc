"""What every record is."""

import msgspec


class Record(msgspec.Struct, frozen=True, gc=False):
    """A struct, since thousands are made for one answer. Never part of a cycle: the garbage collector skips it."""
