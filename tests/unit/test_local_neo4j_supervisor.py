"""The server's process ends with whoever started it. Any program stands for the server here."""

import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from local_neo4j import supervisor

SERVER = [sys.executable, "-c", "import time; time.sleep(600)"]
OWNER = """
import sys, time
from pathlib import Path
from local_neo4j import supervisor
process = supervisor.start(Path(sys.argv[1]), sys.argv[3:], Path(sys.argv[2]))
print(process.pid, flush=True)
time.sleep(600)
"""


def test_a_server_is_stopped_when_asked(tmp_path: Path) -> None:
    process = supervisor.start(tmp_path / "lock", SERVER, tmp_path / "log")
    server = _server_of(process.pid)

    supervisor.stop(process)

    assert process.returncode != 0
    assert not server.is_running()


@pytest.mark.parametrize("victim", ["owner", "supervisor"])
def test_a_kill_that_cannot_be_caught_stops_the_server(victim: str, tmp_path: Path) -> None:
    if victim == "supervisor" and not sys.platform.startswith("linux"):
        pytest.skip("only Linux tells a process of its parent's death")
    with subprocess.Popen(
        [sys.executable, "-c", OWNER, str(tmp_path / "lock"), str(tmp_path / "log"), *SERVER],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as owner:
        assert owner.stdout
        watching = psutil.Process(int(owner.stdout.readline()))
        server = _server_of(watching.pid)

        (owner if victim == "owner" else watching).kill()

        deadline = time.monotonic() + 60
        while _runs(server):
            assert time.monotonic() < deadline, "it still runs"
            time.sleep(0.05)
        owner.kill()


def test_an_abandoned_server_that_does_not_end_is_killed_with_its_children(tmp_path: Path) -> None:
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True);"
    grandchild = deaf + "import time; time.sleep(600)"
    child = f"import subprocess, sys; {deaf} subprocess.call([sys.executable, '-c', {grandchild!r}])"
    with supervisor.start(tmp_path / "lock", [sys.executable, "-c", child], tmp_path / "log") as process:
        server = _server_of(process.pid)
        while len((tmp_path / "log").read_text().split()) < 2:
            time.sleep(0.02)
        family = [server, *server.children()]

        assert process.stdin
        process.stdin.close()

    deadline = time.monotonic() + 60
    while any(_runs(process) for process in family):
        assert time.monotonic() < deadline, "they still run"
        time.sleep(0.05)


def test_the_exit_code_is_the_servers(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "print('bye'); exit(7)"]
    with supervisor.start(tmp_path / "lock", command, tmp_path / "log") as process:
        assert process.wait(60) == 7
    assert (tmp_path / "log").read_text() == "bye\n"


def _server_of(supervising: int) -> psutil.Process:
    deadline = time.monotonic() + 60
    while not (children := psutil.Process(supervising).children()):
        assert time.monotonic() < deadline, "no server was started"
        time.sleep(0.02)
    return children[0]


def _runs(process: psutil.Process) -> bool:
    """An orphan that has ended stays a zombie for as long as the machine's first process does not collect it."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
