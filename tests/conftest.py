"""Real Neo4j servers for the tests, started when the first test asks and stopped with the run."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from graph_loaders.database import Database
from graph_loaders.readiness import answers
from graph_loaders.setup import apply_setup
from local_neo4j.launch import RunningNeo4j, start
from local_neo4j.memory import Memory
from samples.sample import Options, load_sample
from settings import read_settings
from tests.kept_runs import keep_runs


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--record-db-hits",
        action="store_true",
        help="write tests/graph/db_hits.json anew instead of checking it",
    )


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningNeo4j]:
    """An empty server: `.uri`, `.user`, `.password`. Tests that write take away what is theirs."""
    with _start(tmp_path_factory.mktemp("neo4j")) as server:
        yield server


@pytest.fixture(scope="session")
def sample_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningNeo4j]:
    """A server for the sample. Nobody writes to it but the fixture that loads it."""
    with _start(tmp_path_factory.mktemp("sample")) as server:
        yield server


@pytest.fixture(scope="session")
async def sample_database(sample_server: RunningNeo4j) -> AsyncIterator[Database]:
    """A way to the server of the sample, set up and loaded."""
    login = (sample_server.uri, sample_server.user, sample_server.password)
    async with Database.open(*login, read_seconds=60) as opened:
        await apply_setup(opened)
        await load_sample(opened, Options(), lambda done, total, what: None)
        await keep_runs(opened)
        yield opened


def _start(home: Path) -> RunningNeo4j:
    settings = read_settings()
    return start(
        home,
        ready=answers,
        cache=settings.grassroots_cache,
        repository=settings.maven_mirror,
        port=0,
        memory=Memory(heap=1024, page_cache=256),
    )
