"""A set-up Neo4j, and random graphs side by side in it."""

from collections.abc import AsyncIterator

import pytest

from graph_loaders.engine.database import Database
from graph_loaders.engine.setup import apply_setup
from local_neo4j.launch import RunningNeo4j
from samples.load import load_graph
from tests.reference.graph import ReferenceGraph
from tests.support.random_world import RandomWorld, random_graphs
from tests.support.side_by_side import side_by_side
from tests.support.strategies import crowded_branches, deep_chain


@pytest.fixture(scope="session")
async def database(neo4j_server: RunningNeo4j) -> AsyncIterator[Database]:
    """A way to the empty server, set up."""
    async with Database.open(
        neo4j_server.uri, neo4j_server.user, neo4j_server.password, read_seconds=60
    ) as opened:
        await apply_setup(opened)
        yield opened


@pytest.fixture(scope="session")
async def random_world(database: Database, pytestconfig: pytest.Config) -> RandomWorld:
    """Other graphs come with `--hypothesis-seed`."""
    seed = int(pytestconfig.getoption("--hypothesis-seed") or 0)
    whole = side_by_side([deep_chain(), crowded_branches(), *random_graphs(seed)])
    await load_graph(database, whole, lambda done, total, what: None)
    scope = tuple(f"organisation:{code}" for code in list(whole.organisations)[2::5])
    return RandomWorld(database, ReferenceGraph(whole), scope)
