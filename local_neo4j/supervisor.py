"""Runs the server as a process of its own that ends with whoever started it.

Started as a script, `supervisor.py LOCK COMMAND…`, with a pipe as its standard input that nobody writes to.
The operating system closes the pipe when the other side ends, however it ends, and then the server is stopped
in order.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

FOLDER_IN_USE: Final = 75
_HANDOVER_SECONDS: Final = 10
_STOP_SECONDS: Final = 120
_NEW_GROUP: Final = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)


def main(lock: str, *command: str) -> int:
    """The server's exit code, or `FOLDER_IN_USE`.

    A server whose parent was just killed may need a moment to stop, so its successor waits for the folder.
    """
    try:
        with FileLock(lock, timeout=_HANDOVER_SECONDS):
            server = subprocess.Popen(command, stdin=subprocess.DEVNULL, preexec_fn=_die_with_parent())
            threading.Thread(target=_stop_at_end_of_input, args=[server], daemon=True).start()
            return server.wait()
    except Timeout:
        return FOLDER_IN_USE


def _stop_at_end_of_input(server: subprocess.Popen[bytes]) -> None:
    # Not through sys.stdin, whose lock this thread would still hold when the interpreter ends.
    os.read(0, 1)
    server.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        server.wait(_STOP_SECONDS)
        return
    server.kill()


def _die_with_parent() -> Callable[[], object] | None:
    """On Linux the kernel stops the server even if this supervisor itself is killed."""
    if not sys.platform.startswith("linux"):
        return None
    set_on_parents_death = 1
    kernel = ctypes.CDLL(None)
    return lambda: kernel.prctl(set_on_parents_death, signal.SIGTERM)


def start(lock: Path, command: list[str], log: Path) -> subprocess.Popen[bytes]:
    """Start this script beside the calling process; what the server prints goes to `log`."""
    with log.open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "-P", __file__, str(lock), *command],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
            # A Ctrl-C at the terminal is for the service, which stops its server when it has finished.
            start_new_session=True,
            creationflags=_NEW_GROUP,
        )


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
