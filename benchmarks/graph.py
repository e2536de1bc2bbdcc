"""The graph that is measured: the product's own sample, N streets of 经八路's shape, on a Neo4j of its own.

The store is kept in `.grassroots/benchmarks/` between runs, until the sample is made in another way. The sample of N
streets has no gaps, and an audit that finds nothing answers nothing; so the statements of `planted/` add some behind
the load. FALLS_TO stays true: who leaves a home there has another from the same day on.
"""

import asyncio
import hashlib
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import neo4j
import psutil

from graph_loaders.engine.database import Database
from graph_loaders.engine.readiness import answers
from graph_loaders.engine.setup import apply_setup
from local_neo4j.launch import RunningNeo4j, start
from local_neo4j.memory import Memory
from samples.sample import Options, load_sample
from settings import CHECKOUT, read_settings

PLANTED = sorted((Path(__file__).parent / "planted").glob("*.cypher"))
KEPT = CHECKOUT / ".grassroots" / "benchmarks"
# The same on every machine, so that a plan or a pause of the collector is too.
MEMORY = Memory(heap=2048, page_cache=512)


@dataclass(frozen=True, slots=True)
class LoadedGraph:
    """A server that holds the graph. `process_id` is the database's own, not that of what started it."""

    streets: int
    uri: str
    user: str
    password: str
    process_id: int
    version: str

    @property
    def environment(self) -> dict[str, str]:
        """What the product and its peers read."""
        return {"NEO4J_URI": self.uri, "NEO4J_USER": self.user, "NEO4J_PASSWORD": self.password}


@contextmanager
def loaded_graph(streets: int) -> Iterator[LoadedGraph]:
    """Start the server of so many streets, load it unless it is, and stop it in the end."""
    store = _store(streets)
    if not store.exists():
        sys.stderr.write(
            f"{streets} streets are not loaded yet: that comes first, once, and takes a while.\n"
        )
    with kept_server(store) as (server, process_id):
        asyncio.run(_load(server.uri, server.user, server.password, streets))
        with neo4j.GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
            version = _plant_once(driver)
        yield LoadedGraph(streets, server.uri, server.user, server.password, process_id, version)


@contextmanager
def kept_server(store: Path) -> Iterator[tuple[RunningNeo4j, int]]:
    """A server on this store, with the process id of the database itself; stopped in the end."""
    settings = read_settings()
    before = set(_servers())
    with start(
        store,
        ready=answers,
        cache=settings.grassroots_cache,
        repository=settings.maven_mirror,
        port=0,
        memory=MEMORY,
    ) as server:
        [process_id] = set(_servers()) - before
        yield server, process_id


def _store(streets: int) -> Path:
    """The folder of this graph. One of the same size that was made in another way is thrown away."""
    made = hashlib.sha256(Options(streets=streets).made_by().encode())
    for file in PLANTED:
        made.update(file.read_bytes())
    store = KEPT / f"streets-{streets}-{made.hexdigest()[:8]}"
    for other in KEPT.glob(f"streets-{streets}-*"):
        if other != store:
            shutil.rmtree(other)
    return store


def _servers() -> Iterator[int]:
    for process in psutil.Process().children(recursive=True):
        if process.name().startswith("java"):
            yield process.pid


async def _load(uri: str, user: str, password: str, streets: int) -> None:
    def show(done: int, total: int, what: str) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\rloading {streets} streets: {done} of {total} rows ({what})\033[K")

    async with Database.open(uri, user, password, read_seconds=60) as database:
        await apply_setup(database)
        await load_sample(database, Options(streets=streets), show)


def _plant_once(driver: neo4j.Driver) -> str:
    """Run `planted/` unless this graph has had it; the server's version."""
    with driver.session(database="neo4j") as session:
        done = session.run("MATCH (load:Load {name: 'benchmarks'}) RETURN count(load) AS loads").single(
            strict=True
        )
        if not done["loads"]:
            with session.begin_transaction() as transaction:
                for file in PLANTED:
                    transaction.run(file.read_text(encoding="utf-8")).consume()
                transaction.run("CREATE (:Load {name: 'benchmarks', finishedAt: datetime()})").consume()
            session.run("CALL db.prepareForReplanning()").consume()
    return driver.get_server_info().agent
