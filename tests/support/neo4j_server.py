"""A Neo4j server of the tests, and a trace left in it."""

from pathlib import Path

import neo4j

from graph_loaders.engine.readiness import answers
from local_neo4j.launch import RunningNeo4j, start
from local_neo4j.memory import Memory
from settings import read_settings

SMALL = Memory(heap=512, page_cache=64)
# A server of one test ends before code that is compiled at length would pay.
SHORT_LIVED = ("-XX:TieredStopAtLevel=1",)


def begin(
    home: Path, *, port: int = 0, memory: Memory = SMALL, options: tuple[str, ...] | None = SHORT_LIVED
) -> RunningNeo4j:
    settings = read_settings()
    return start(
        home,
        ready=answers,
        cache=settings.grassroots_cache,
        repository=settings.maven_mirror,
        port=port,
        memory=memory,
        options=options,
    )


def write(server: RunningNeo4j) -> None:
    _run(server, "CREATE (:Kept)")


def kept(server: RunningNeo4j) -> int:
    [record] = _run(server, "MATCH (kept:Kept) RETURN count(kept) AS kept")
    return int(record["kept"])


def _run(server: RunningNeo4j, query: str) -> list[neo4j.Record]:
    with neo4j.GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
        return driver.execute_query(neo4j.Query(query)).records
