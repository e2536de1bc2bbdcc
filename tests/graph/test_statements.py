"""Every statement of cypher/ on a real Neo4j with the sample: plan, columns, and what reading costs."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import orjson
import pytest

from graph_loaders.engine.catalogue import statement, statement_names
from graph_loaders.engine.database import Database
from local_neo4j.launch import RunningNeo4j
from tests.support.statement_parameters import SCOPES, parameters_of

READS = [name for folder in ("read", "search", "audit") for name in statement_names(folder)]
ALL = [*READS, *statement_names("write"), *statement_names("setup")]
# One row at most: a product with it joins nothing. The Filter over an Argument is the WHEN of Cypher 25.
ONE_ROW = (["Filter", "Argument"], ["NodeUniqueIndexSeek"], ["NodeUniqueIndexSeek(Locking)"])
DB_HITS = Path(__file__).parent / "db_hits.json"
GROWTH_ALLOWED = 1.05

DbHits = dict[str, dict[str, int]]


@pytest.fixture(scope="module")
def session(sample_server: RunningNeo4j, sample_database: Database) -> Iterator[neo4j.Session]:
    login = (sample_server.user, sample_server.password)
    with (
        neo4j.GraphDatabase.driver(sample_server.uri, auth=login) as driver,
        driver.session(default_access_mode=neo4j.READ_ACCESS) as session,
    ):
        yield session


@pytest.fixture(scope="module")
def db_hits(pytestconfig: pytest.Config) -> Iterator[DbHits]:
    """Statement → viewer → dbHits: the committed table; recording writes it back with what the run measured."""
    table: DbHits = json.loads(DB_HITS.read_text(encoding="utf-8"))
    yield table
    if pytestconfig.getoption("--record-db-hits"):
        kept = {name: hits for name, hits in table.items() if name in READS}
        DB_HITS.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n", encoding="utf-8")


@pytest.mark.parametrize("name", ALL)
def test_statement_is_planned_without_a_warning_and_gives_its_columns(
    session: neo4j.Session, name: str
) -> None:
    columns, summary = _run(
        session, f"EXPLAIN {statement(name).text}", dict.fromkeys(statement(name).parameters)
    )
    assert columns == statement(name).columns
    assert [status for status in summary.gql_status_objects if status.gql_status.startswith("01")] == []


@pytest.mark.parametrize("name", READS)
def test_reading_statement_only_reads(session: neo4j.Session, name: str) -> None:
    _, summary = _run(session, f"EXPLAIN {statement(name).text}", dict.fromkeys(statement(name).parameters))
    assert summary.query_type == "r"


@pytest.mark.parametrize("name", [name for name in ALL if not name.startswith("setup/")])
def test_plan_scans_no_whole_graph_and_multiplies_nothing(session: neo4j.Session, name: str) -> None:
    _, summary = _run(session, f"EXPLAIN {statement(name).text}", dict.fromkeys(statement(name).parameters))
    for operator in _operators(summary.plan):
        assert not _kind(operator).endswith(("AllNodesScan", "AllRelationshipsScan"))
        if _kind(operator) == "CartesianProduct":
            sides = [[_kind(below) for below in _operators(child)] for child in operator["children"]]
            assert any(side in ONE_ROW for side in sides), sides


@pytest.mark.parametrize("name", [*READS, "setup/server_facts", "setup/load_state"])
def test_reading_statement_gives_plain_values(session: neo4j.Session, name: str) -> None:
    parameters = _parameters(session, name, None)
    [record] = session.run(neo4j.Query(statement(name).text), parameters)
    # Neither dates nor nodes: bolt/ would not know them.
    assert orjson.loads(orjson.dumps(record.values())) == record.values()


@pytest.mark.parametrize("name", READS)
def test_reading_costs_no_more_than_recorded(
    session: neo4j.Session, db_hits: DbHits, name: str, pytestconfig: pytest.Config
) -> None:
    measured = {viewer: _db_hits(session, name, scope) for viewer, scope in SCOPES.items()}
    if pytestconfig.getoption("--record-db-hits"):
        db_hits[name] = measured
    assert name in db_hits, "Record it: pytest tests/graph/test_statements.py --record-db-hits"
    for viewer, hits in measured.items():
        assert hits <= db_hits[name][viewer] * GROWTH_ALLOWED, viewer


def test_table_names_no_statement_that_is_gone(db_hits: DbHits) -> None:
    assert set(db_hits) == set(READS)


def _db_hits(session: neo4j.Session, name: str, scope: list[str] | None) -> int:
    _, summary = _run(session, f"PROFILE {statement(name).text}", _parameters(session, name, scope))
    return sum(operator["args"].get("DbHits", 0) for operator in _operators(summary.profile))


def _parameters(session: neo4j.Session, name: str, scope: list[str] | None) -> dict[str, Any]:
    parameters = parameters_of(statement(name), scope)
    if "nodes" in parameters:
        parameters["nodes"] = parameters["ends"] = _nodes_at_path_ends(session, scope)
    return {
        key: _nodes(session, value) if key in ("subjects", "places") and value else value
        for key, value in parameters.items()
    }


def _nodes(session: neo4j.Session, ids: list[str]) -> list[str]:
    nodes = statement("read/nodes_by_id")
    [found] = session.run(neo4j.Query(nodes.text), {"keys": ids}).single(strict=True)
    assert len(found) == len(ids)
    return [node for _, node in found]


def _nodes_at_path_ends(session: neo4j.Session, scope: list[str] | None) -> list[str]:
    """Neo4j's own ids, which differ from load to load."""
    ends = statement("search/locate_path_ends")
    [found] = session.run(ends.text, parameters_of(ends, scope)).single(strict=True)
    return [node for _, node in found]


def _run(
    session: neo4j.Session, text: str, parameters: dict[str, Any]
) -> tuple[tuple[str, ...], neo4j.ResultSummary]:
    result = session.run(text, parameters)
    return tuple(result.keys()), result.consume()


def _operators(plan: Any) -> Iterator[dict[str, Any]]:
    yield plan
    for child in plan.get("children", []):
        yield from _operators(child)


def _kind(operator: dict[str, Any]) -> str:
    """The operator's name without the database's, such as `Filter` of `Filter@neo4j`."""
    return str(operator["operatorType"]).partition("@")[0]
