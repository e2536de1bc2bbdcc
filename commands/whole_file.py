"""A file that a command writes, where it can be; and one that is written whole, or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from errors import BadUserInput


def check_folder(out: Path, example: str) -> None:
    """Before the work is done that would be lost. Raises BadUserInput."""
    if not out.parent.is_dir():
        raise BadUserInput(f"{out.parent} is no folder.", argument="out", hint="Make it first.")
    if out.is_dir():
        raise BadUserInput(f"{out} is a folder.", argument="out", hint=f"Name a file in it: {out / example}.")


@contextmanager
def whole_file(out: Path) -> Iterator[BinaryIO]:
    """What was there stays until the block is left without an error, and the new file is on the disk.

    Raises BadUserInput where it cannot be written.
    """
    beside = out.with_name(f".{out.name}.{os.getpid()}.partial")
    try:
        with beside.open("wb") as file:
            yield file
        beside.replace(out)
    except OSError as error:
        raise BadUserInput(f"{out} cannot be written: {error.strerror}.", argument="out") from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
