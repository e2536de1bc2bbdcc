"""The real application, over ASGI, before a real Neo4j with the sample."""

from collections.abc import AsyncIterator
from functools import cache, partial
from pathlib import Path

import httpx
import pytest

from graph_loaders.engine.batching import Joiner
from graph_loaders.engine.database import Database
from local_neo4j.launch import RunningNeo4j
from server import create_app
from settings import read_settings
from tests.reference.graph import ReferenceGraph
from tests.support.api import Api, RoundTrips
from tests.support.command import Command
from tests.support.day import TODAY
from tests.support.listening import ListeningDatabase
from tests.support.sample import reference
from tests.support.serving import login
from tests.support.viewpoint import Viewpoint, ViewpointOf


@pytest.fixture
def listening(sample_database: Database) -> ListeningDatabase:
    return ListeningDatabase(
        sample_database.driver, sample_database.name, sample_database.pool, sample_database.read_seconds
    )


@pytest.fixture(scope="session")
async def api(sample_server: RunningNeo4j, sample_database: Database) -> AsyncIterator[Api]:
    settings = read_settings().at(sample_server.uri, sample_server.user, sample_server.password)
    # Statements are planned the first time they run, on a machine that may be busy.
    settings = settings.model_copy(update={"query_timeout": 60.0})
    app = create_app(settings, today=lambda: TODAY)
    transport = httpx.ASGITransport(app=app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://grassroots", timeout=120) as http,
    ):
        yield Api(app, http)


@pytest.fixture
def round_trips(api: Api) -> RoundTrips:
    """Counts the statements that a document sends to Neo4j."""

    async def count(query: str) -> int:
        before = api.database.round_trips
        await api.ask(query)
        return api.database.round_trips - before

    return count


@pytest.fixture(scope="session")
def sample_reference() -> ReferenceGraph:
    return reference()


@pytest.fixture
def command(sample_server: RunningNeo4j, sample_database: Database, tmp_path: Path) -> Command:
    """`grassroots audit`."""
    return Command(login(sample_server), tmp_path, "audit")


@pytest.fixture(scope="session")
def viewpoint(sample_database: Database, sample_reference: ReferenceGraph) -> ViewpointOf:
    """Viewpoints on the sample by scope and, where it is not today's, day; all share one joiner, as requests do."""
    return cache(partial(Viewpoint, Joiner(sample_database), sample_reference))
