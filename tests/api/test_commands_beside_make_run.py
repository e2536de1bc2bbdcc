"""Commands while `make run` is up on the embedded server: they join it."""

from pathlib import Path

import pytest

from graph_loaders.engine.database import Database
from local_neo4j.launch import RunningNeo4j
from tests.support.command import Command
from tests.support.serving import login, serving


@pytest.fixture
def command(sample_database: Database, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Command:
    """Of a GRASSROOTS_HOME whose server is up."""
    [running] = tmp_path_factory.getbasetemp().glob("sample[0-9]")
    (tmp_path / "neo4j").symlink_to(running)
    return Command({"GRASSROOTS_HOME": str(tmp_path)}, tmp_path)


def test_doctor_finds_that_all_works(command: Command, sample_server: RunningNeo4j) -> None:
    log = command.folder / "log"
    with serving(
        "--factory", "tests.support.on_the_day:app", log=log, environment=login(sample_server)
    ) as server:
        told = command("doctor", PORT=server.url.rpartition(":")[2])
    assert told.returncode == 0, (told.stdout + told.stderr).decode()
    assert "FAILS" not in told.stdout.decode()
    assert f"at {sample_server.uri}" in told.stdout.decode()


def test_a_rule_is_tried_and_a_register_compared(command: Command) -> None:
    told = command("rules", "test", "secretary-vacant")
    assert "secretary-vacant: " in told.stdout.decode(), told.stderr.decode()

    register = command.folder / "areas.csv"
    register.write_text("code,name,kind,parent_code\n410105001003-g99,第九十九网格,网格,410105001003\n")
    told = command("import", "areas", str(register), "--dry-run")
    assert "1 added" in told.stdout.decode(), told.stderr.decode()
