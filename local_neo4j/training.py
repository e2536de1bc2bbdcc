"""Makes the start-up archive by starting a server on an empty store and stopping it again.

That takes half a minute, so it is done beside a running service, at a low priority, and not before one.
"""

import shutil
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from local_neo4j.java import find_java
from local_neo4j.launch import Ready, start
from local_neo4j.memory import Memory
from local_neo4j.startup_archive import archive_path

_SMALL: Final = Memory(heap=512, page_cache=64)


def make_startup_archive(cache: Path, ready: Ready) -> None:
    """Make the archive unless it is there or another process is making it. Raises `CannotStart`."""
    archive = archive_path(cache, find_java())
    if archive is None or archive.exists():
        return
    try:
        with FileLock(archive.with_suffix(".lock"), timeout=0):
            folder = archive.with_suffix(".unfinished")
            shutil.rmtree(folder, ignore_errors=True)  # of a training whose service was stopped
            unfinished = folder / archive.name
            record = (f"-XX:AOTCacheOutput={unfinished}",)
            server = start(
                folder, ready=ready, cache=cache, port=0, memory=_SMALL, options=record, background=True
            )
            server.stop()
            # Java writes it while it ends, and does not when it is ended early.
            if unfinished.exists():
                unfinished.replace(archive)
            shutil.rmtree(folder)
    except Timeout:
        return
