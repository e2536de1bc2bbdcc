"""How long Neo4j plans: EXPLAIN of every reading statement with empty caches, one after the other.

`python -m benchmarks.planning --streets 10`. Twice: by a database that has just started, as the first callers find it,
and by one whose planner the machine has compiled by then, which tells statements apart.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import date
from typing import Any

import neo4j

from benchmarks.graph import LoadedGraph, loaded_graph
from benchmarks.report import table
from graph_loaders.engine.catalogue import Statement, statement, statement_names

FOLDERS = ("read", "search", "audit")
SLOWEST = 10
# Neo4j plans by the types of parameters, and not by their values.
BY_TYPE: dict[str, Any] = {
    "STRING": "410105001", "LIST<STRING>": ["410105001"], "DATE": date(2026, 11, 1),
    "BOOLEAN": True, "INTEGER": 3, "FLOAT": 3.0,
}  # fmt: skip
# Null for an unlimited viewer's first page within an organisation. The filters of lists are all given: the most to plan.
LEFT_OUT = frozenset({"scope", "area", "subjects", "after"})


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.planning", description=__doc__)
    parser.add_argument("--streets", type=int, default=10, help="how large the graph is")
    arguments = parser.parse_args()
    with loaded_graph(arguments.streets) as graph:
        statements = [statement(name) for folder in FOLDERS for name in statement_names(folder)]
        first, second = (planning_seconds(graph, statements) for _ in range(2))
    slowest = sorted(second, key=second.__getitem__, reverse=True)[:SLOWEST]
    rows = [[name, f"{first[name]:.2f}", f"{second[name]:.2f}"] for name in slowest]
    rows.append([f"all {len(second)}", f"{sum(first.values()):.1f}", f"{sum(second.values()):.1f}"])
    sys.stdout.write("\n".join(table([f"the {SLOWEST} slowest", "seconds", "again"], rows)) + "\n")
    return 0


def planning_seconds(graph: LoadedGraph, statements: Sequence[Statement]) -> dict[str, float]:
    """Seconds by the statement's name."""
    found = {}
    with (
        neo4j.GraphDatabase.driver(
            graph.uri, auth=(graph.user, graph.password), notifications_min_severity="OFF"
        ) as driver,
        driver.session(database="neo4j", default_access_mode=neo4j.READ_ACCESS) as session,
    ):
        session.run("CALL db.clearQueryCaches()").consume()
        for each in statements:
            parameters = {
                name: None if name in LEFT_OUT else BY_TYPE[kind] for name, kind in each.parameters.items()
            }
            began = time.perf_counter()
            session.run(neo4j.Query(f"EXPLAIN {each.text}"), parameters).consume()
            found[each.name] = time.perf_counter() - began
    return found


if __name__ == "__main__":
    sys.exit(main())
