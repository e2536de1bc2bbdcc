"""Real Neo4j servers for the tests, started when the first test asks and stopped with the run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_loaders.readiness import answers
from local_neo4j.launch import RunningNeo4j, start
from local_neo4j.memory import Memory

MEMORY = Memory(heap=1024, page_cache=256)


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningNeo4j]:
    """An empty server: `.uri`, `.user`, `.password`. Tests that write take away what is theirs."""
    with start(_home(tmp_path_factory), ready=answers, memory=MEMORY) as server:
        yield server


@pytest.fixture(scope="session")
def sample_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningNeo4j]:
    """A server for the sample. Nobody writes to it but the fixture that loads it."""
    with start(_home(tmp_path_factory), ready=answers, memory=MEMORY) as server:
        yield server


def _home(factory: pytest.TempPathFactory) -> Path:
    return factory.mktemp("neo4j")
