"""The embedded server: it starts, keeps its data, stays on loopback, and survives what kills it."""

import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from graph_loaders.engine.readiness import answers
from local_neo4j.errors import CannotStart
from local_neo4j.launch import RunningNeo4j, running
from tests.support.neo4j_server import begin, kept, write

pytestmark = pytest.mark.database

OWNER = """
import sys, time
from pathlib import Path
from tests.support.neo4j_server import begin, write
server = begin(Path(sys.argv[1]))
write(server)
print("written", flush=True)
time.sleep(600)
"""


def test_a_stop_keeps_data_and_password(tmp_path: Path) -> None:
    home = tmp_path / "a home with spaces"
    with begin(home) as first:
        write(first)
    with begin(home) as second:
        assert second.password == first.password
        assert kept(second) == 1
    secrets = [home / "password", *home.glob("*.args")]
    assert [file.stat().st_mode & 0o777 for file in secrets] == [0o600] * len(secrets)
    assert home.stat().st_mode & 0o777 == 0o700


def test_two_servers_have_their_own_ports_and_listen_on_loopback_alone(
    neo4j_server: RunningNeo4j, tmp_path: Path
) -> None:
    with begin(tmp_path) as other:
        assert other.uri != neo4j_server.uri
        connections = [
            c for java in _javas() for c in java.net_connections() if c.status == psutil.CONN_LISTEN
        ]
        assert {c.laddr.ip for c in connections} <= {"127.0.0.1", "::ffff:127.0.0.1"}
        assert len(connections) >= 2


def test_a_wrong_password_is_refused(neo4j_server: RunningNeo4j) -> None:
    assert answers(neo4j_server.uri, neo4j_server.user, neo4j_server.password)
    assert not answers(neo4j_server.uri, neo4j_server.user, "guess")


def test_a_taken_port_is_left_to_whoever_has_it(neo4j_server: RunningNeo4j, tmp_path: Path) -> None:
    taken = int(neo4j_server.uri.rpartition(":")[2])
    with begin(tmp_path, port=taken) as other:
        assert other.uri != neo4j_server.uri
        assert kept(other) == 0


def test_a_folder_serves_one_server_at_a_time(tmp_path: Path) -> None:
    with begin(tmp_path):
        log = (tmp_path / "server.log").read_text()
        assert log
        with pytest.raises(CannotStart, match="Another Grassroots is using"):
            begin(tmp_path)
        assert (tmp_path / "server.log").read_text().startswith(log)
        assert not list(tmp_path.glob("*.args"))


def test_a_server_that_runs_is_found_by_its_folder(tmp_path: Path) -> None:
    assert running(tmp_path, answers) is None
    with begin(tmp_path) as server:
        assert running(tmp_path, answers) == (server.uri, server.user, server.password)
    assert running(tmp_path, answers) is None


def test_data_survives_the_kill_of_the_owner(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", OWNER, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as owner:
        assert owner.stdout
        assert owner.stdout.readline() == "written\n"
        owner.kill()

    with begin(tmp_path) as successor:
        assert kept(successor) == 1


def test_an_unclean_store_recovers(tmp_path: Path) -> None:
    with begin(tmp_path) as first:
        write(first)
        [java] = [java for java in _javas() if f"{tmp_path}/" in " ".join(java.cmdline())]
        java.kill()
    with begin(tmp_path) as second:
        assert kept(second) == 1


def _javas() -> list[psutil.Process]:
    family = psutil.Process().children(recursive=True)
    return [process for process in family if process.name() in ("java", "java.exe")]
