"""How much of the machine's memory the server gets."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil

from local_neo4j.errors import CannotStart

_CGROUP_LIMIT: Final = Path("/sys/fs/cgroup/memory.max")
_CODE_AND_THREADS: Final = 300
_LEAST: Final = 700


@dataclass(frozen=True)
class Memory:
    """In MB. The heap is grown to, not taken at once."""

    heap: int
    page_cache: int


def memory_of_machine() -> Memory:
    """The share of this machine, or of the container that we are in. Raises `CannotStart`."""
    machine = psutil.virtual_memory()
    total, available = machine.total, machine.available
    try:
        limit = int(_CGROUP_LIMIT.read_text())
    except (OSError, ValueError):  # no container, or one without a limit
        limit = total
    return share(min(total, limit) // 1_000_000, min(available, limit) // 1_000_000)


def share(total: int, available: int) -> Memory:
    """An eighth of `total` MB for the heap, a sixteenth for the page cache, or what `available` allows."""
    if available < _LEAST:
        raise CannotStart(
            f"Neo4j needs {_LEAST} MB of free memory and this machine has {available} MB; "
            "close something, or set NEO4J_URI to a server elsewhere."
        )
    spare = available - _CODE_AND_THREADS
    return Memory(
        heap=min(max(total // 8, 512), 4096, spare * 3 // 4),
        page_cache=min(max(total // 16, 128), 2048, spare // 4),
    )
