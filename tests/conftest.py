"""Real Neo4j servers for the tests, started when the first test asks and stopped with the run."""

import gc
from collections.abc import AsyncIterator, Iterator

import pytest

from graph_loaders.engine.database import Database
from graph_loaders.engine.setup import apply_setup
from local_neo4j.launch import RunningNeo4j
from local_neo4j.memory import Memory
from samples.sample import Options, load_sample
from tests.support.kept_runs import keep_runs
from tests.support.neo4j_server import begin

MEMORY = Memory(heap=1024, page_cache=256)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--record-db-hits",
        action="store_true",
        help="write tests/graph/db_hits.json anew instead of checking it",
    )


@pytest.fixture(scope="module")
def collected() -> Iterator[None]:
    """What the tests of a module leave behind is collected while the module's own filters of warnings hold."""
    yield
    gc.collect()


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningNeo4j]:
    """An empty server: `.uri`, `.user`, `.password`. Tests that write take away what is theirs."""
    with begin(tmp_path_factory.mktemp("neo4j"), memory=MEMORY, options=None) as server:
        yield server


@pytest.fixture(scope="session")
def sample_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningNeo4j]:
    """A server for the sample. Nobody writes to it but the fixture that loads it."""
    with begin(tmp_path_factory.mktemp("sample"), memory=MEMORY, options=None) as server:
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
