"""Commands while `make run` is up on the embedded server: they join it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph_loaders.database import Database
from local_neo4j.launch import RunningNeo4j
from tests.serving import ROOT, serving

SECONDS = 120


@pytest.fixture
def home(sample_database: Database, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A GRASSROOTS_HOME whose server is up."""
    [running] = tmp_path_factory.getbasetemp().glob("sample[0-9]")
    (tmp_path / "neo4j").symlink_to(running)
    return tmp_path


def run(home: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cli", *arguments],
        cwd=ROOT,
        env={**os.environ, "GRASSROOTS_HOME": str(home), **environment},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def test_doctor_finds_that_all_works(home: Path, sample_server: RunningNeo4j) -> None:
    environment = {
        "NEO4J_URI": sample_server.uri,
        "NEO4J_USER": sample_server.user,
        "NEO4J_PASSWORD": sample_server.password,
    }
    with serving("server:app", log=home / "log", environment=environment) as server:
        told = run(home, "doctor", PORT=server.url.rpartition(":")[2])
    assert told.returncode == 0, told.stdout + told.stderr
    assert "FAILS" not in told.stdout
    assert f"at {sample_server.uri}" in told.stdout


def test_a_rule_is_tried_and_a_register_compared(home: Path) -> None:
    told = run(home, "rules", "test", "secretary-vacant")
    assert "secretary-vacant: " in told.stdout, told.stderr

    register = home / "areas.csv"
    register.write_text("code,name,kind,parent_code\n410105001003-g99,第九十九网格,网格,410105001003\n")
    told = run(home, "import", "areas", str(register), "--dry-run")
    assert "1 added" in told.stdout, told.stderr
