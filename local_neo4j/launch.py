"""Starts and stops the embedded Neo4j."""

import os
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from filelock import FileLock

from local_neo4j import command, jars, startup_archive, supervisor
from local_neo4j.errors import CannotStart
from local_neo4j.java import Java, find_java
from local_neo4j.memory import Memory, memory_of_machine

Ready = Callable[[str, str, str], bool]
"""Given a Bolt address, a user and a password: does the server answer?"""

USER: Final = "neo4j"
USUAL_PORT: Final = 7687
# Files in a server's home. The address is that of the last one that ran there.
ADDRESS: Final = "address"
PASSWORD: Final = "password"
_POLL_SECONDS: Final = 0.1
_KNOWN_CAUSES: Final = {
    "java.lang.OutOfMemoryError": "it ran out of memory; close other programs, or use NEO4J_URI",
    "No space left on device": "the disk is full; make room and start again",
    "Address already in use": "another program took its port at the same moment; start again",
    "Lock file has been locked": "another Neo4j still has its store open; stop that one first",
}


@dataclass
class RunningNeo4j:
    """A server of our own. It ends with `stop`, with the `with` block, or with this process."""

    uri: str
    password: str = field(repr=False)
    _process: subprocess.Popen[bytes] = field(repr=False)
    user: str = USER

    def stop(self) -> None:
        """End its transactions, close its store, and return when it is gone."""
        supervisor.stop(self._process)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.stop()


def start(
    home: Path,
    *,
    ready: Ready,
    cache: Path,
    repository: str | None = None,
    port: int = USUAL_PORT,
    memory: Memory | None = None,
    options: tuple[str, ...] | None = None,
    background: bool = False,
    seconds: float = 180,
) -> RunningNeo4j:
    """Start a server whose store, log and password are in `home`; return when `ready` says that it answers.

    It listens on `port` of loopback, or on any free one where that is taken or 0.
    Jars that `cache` has not yet come from `repository`, a mirror, or else Maven Central.
    `options` of the Java runtime replace the start-up archive; `background` gives way to other programs.
    Raises `CannotStart`, also after `seconds` without an answer.
    """
    java = find_java()
    class_path = jars.obtain(cache, repository)
    memory = memory or memory_of_machine()
    home = home.resolve()
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        password = _password(home, java, class_path)
        port = _free_port(port)
        arguments = [
            *command.server_options(memory),
            *(startup_archive.options(cache, java) if options is None else options),
            *command.server_arguments(home, command.settings(port, memory)),
        ]
        arguments_file = home / f"server-{port}.args"
        run = command.written(arguments_file, java, class_path, arguments)
        if background and (nice := shutil.which("nice")):
            run = [nice, "-n", "15", *run]
        process = supervisor.start(home / "in-use.lock", run, log=home / "server.log")
    except OSError as error:
        raise CannotStart(
            f"{home} cannot be written to ({error.strerror}); set GRASSROOTS_HOME to a folder that can."
        ) from error
    server = RunningNeo4j(f"bolt://127.0.0.1:{port}", password, process)
    try:
        _wait(server, ready, home, time.monotonic() + seconds)
    except BaseException:
        server.stop()
        raise
    finally:
        arguments_file.unlink()
    (home / ADDRESS).write_text(server.uri, encoding="utf-8")
    return server


def running(home: Path, ready: Ready) -> tuple[str, str, str] | None:
    """Address, user and password of the server that another process runs on the store in `home`; None without one."""
    try:
        uri, password = [(home / name).read_text(encoding="utf-8") for name in (ADDRESS, PASSWORD)]
    except OSError:
        return None
    return (uri, USER, password) if ready(uri, USER, password) else None


def _wait(server: RunningNeo4j, ready: Ready, home: Path, deadline: float) -> None:
    while not ready(server.uri, server.user, server.password):
        code = server._process.poll()
        if code == supervisor.FOLDER_IN_USE:
            raise CannotStart(
                f"Another Grassroots is using {home}; stop it, or set GRASSROOTS_HOME to another folder."
            )
        if code is not None:
            log = (home / "server.log").read_text(encoding="utf-8", errors="replace")
            cause = next((cause for sign, cause in _KNOWN_CAUSES.items() if sign in log), "its log tells why")
            raise CannotStart(f"Neo4j stopped while starting: {cause} ({home / 'server.log'}).")
        if time.monotonic() > deadline:
            raise CannotStart(f"Neo4j did not answer in time; its log is {home / 'server.log'}.")
        time.sleep(_POLL_SECONDS)


def _free_port(wanted: int) -> int:
    """The port that is wanted, or any other where that is taken."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            if os.name == "posix":  # elsewhere the option would let us share a taken port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            taken: int = probe.getsockname()[1]
            return taken
    raise CannotStart("No port is free on 127.0.0.1; close something that listens there.")


def _password(home: Path, java: Java, class_path: list[Path]) -> str:
    """The password of the store in `home`, generated and given to it before its first start."""
    file = home / PASSWORD
    with FileLock(home / "password.lock"):
        if not file.exists():
            # Hexadecimal, since neo4j-admin takes a leading dash for an option.
            password = secrets.token_hex(24)
            arguments = [command.ADMIN, "dbms", "set-initial-password", password]
            run = command.written(home / "admin.args", java, class_path, arguments)
            told = subprocess.run(run, env=_environment(home), capture_output=True, text=True, check=False)
            (home / "admin.args").unlink()
            if told.returncode:
                raise CannotStart(
                    f"Neo4j could not set up {home}: {told.stderr.strip() or told.stdout.strip()}"
                )
            new = home / "password.new"
            new.touch(mode=0o600)
            new.write_text(password, encoding="utf-8")
            new.replace(file)
    return file.read_text(encoding="utf-8")


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
