"""Runs the server as a process of its own that ends with whoever started it.

Started as a script, `supervisor.py LOCK COMMAND…`, with a pipe as its standard input. One byte in it asks for the
server's end; the operating system closes it when the other side ends, however it ends. Either way the server is
stopped in order, but nobody waits long for a server that nobody waits for.
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

import psutil
from filelock import FileLock, Timeout

FOLDER_IN_USE: Final = 75
_HANDOVER_SECONDS: Final = 10
_STOP_SECONDS: Final = 300
_ABANDONED_SECONDS: Final = 10
_NEW_GROUP: Final = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)


def main(lock: str, *command: str) -> int:
    """The server's exit code, or `FOLDER_IN_USE`.

    A server whose parent was just killed may need a moment to stop, so its successor waits for the folder.
    """
    try:
        with FileLock(lock, timeout=_HANDOVER_SECONDS):
            os.ftruncate(1, 0)  # only now, since until here the log is another server's
            server = subprocess.Popen(command, stdin=subprocess.DEVNULL, preexec_fn=_die_with_parent())
            threading.Thread(target=_stop_when_told, args=[server], daemon=True).start()
            return server.wait()
    except Timeout:
        return FOLDER_IN_USE


def _stop_when_told(server: subprocess.Popen[bytes]) -> None:
    # Not through sys.stdin, whose lock this thread would still hold when the interpreter ends.
    asked = os.read(0, 1)
    server.terminate()
    try:
        server.wait(_STOP_SECONDS if asked else _ABANDONED_SECONDS)
    except subprocess.TimeoutExpired:
        # The server last: with it ends the wait of the main thread, and this thread with that.
        for process in reversed(psutil.Process().children(recursive=True)):
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()


def _die_with_parent() -> Callable[[], object] | None:
    """On Linux the kernel stops the server even if this supervisor itself is killed."""
    if not sys.platform.startswith("linux"):
        return None
    set_on_parents_death = 1
    kernel = ctypes.CDLL(None)
    return lambda: kernel.prctl(set_on_parents_death, signal.SIGTERM)


def stop(supervisor: subprocess.Popen[bytes]) -> None:
    """Ask for the server's end and return when it is gone."""
    assert supervisor.stdin
    with contextlib.suppress(BrokenPipeError):  # it was gone already
        supervisor.stdin.write(b".")
        supervisor.stdin.close()
    supervisor.wait()


def start(lock: Path, command: list[str], log: Path) -> subprocess.Popen[bytes]:
    """Start this script beside the calling process; what the server prints goes to `log`."""
    with log.open("ab") as output:
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
