"""PackStream, the binary form of values in Bolt, by the driver's own codec: in Rust where neo4j-rust-ext is installed.

The codec is private to the driver, whose version is exact in requirements/run.in.
"""

from datetime import date
from typing import Any

from neo4j._codec.hydration import DehydrationHooks
from neo4j._codec.packstream._common import PackableBuffer, Structure, UnpackableBuffer
from neo4j._codec.packstream.v1 import Packer, Unpacker

EPOCH = date(1970, 1, 1).toordinal()


def _date_structure(value: date) -> Structure:
    return Structure(b"D", value.toordinal() - EPOCH)


_hooks = DehydrationHooks(exact_values={}, exact_types={date: _date_structure}, subtypes={})


def packed(value: Any) -> bytes:
    """None, bool, int, float, str, bytes, date, and lists, tuples and maps of them.

    Raises ValueError for what Bolt has no form for, TypeError for a key that is no text, OverflowError beyond 64 bits.
    """
    buffer = PackableBuffer()
    Packer(buffer).pack(value, _hooks)
    return bytes(buffer.data)


def unpacked(message: bytearray, start: int) -> Any:
    """The value that begins at `start`. Dates and nodes would come as the codec's `Structure`; statements give neither."""
    buffer = UnpackableBuffer(message)
    buffer.p = start
    return Unpacker(buffer).unpack()
