"""How the cost of a question grows with the graph: the same street asked about among 1, 10 and 100.

`python -m benchmarks.growth` starts one Neo4j after the other. What is asked about is 经八路, which every graph has,
and whose members, subtree, gaps and hits are as many in each; so what grows is what a question should not pay for.
"""

import argparse
import json
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import neo4j
import orjson

from benchmarks.graph import LoadedGraph, loaded_graph
from benchmarks.http_socket import Connection, WrongAnswer, closed_loop
from benchmarks.machine import commit, machine, versions
from benchmarks.processor_time import cpu_seconds, wait_for_rest
from benchmarks.report import RESULTS, table
from benchmarks.servers import product, running
from settings import read_settings

STREET, SEARCHED = "410105001", "经八路"
MEMBERS = 200
TIMES = 1.3
ASKED = {
    "q1": "chain of a member",
    "q2": "affiliation of a member",
    "q4": "a street's subtree",
    "q6a": "audit of a street",
    "search": "search, as many hits",
}
MEMBERS_OF_STREET = """
MATCH (:Organisation {code: $street})<-[parts:PART_OF*1..3]-()<-[home:BELONGS_TO {kind: 'HOME'}]-(member:Member)
WHERE all(part IN parts WHERE part.until IS NULL) AND home.until IS NULL
RETURN DISTINCT member.code AS code ORDER BY code
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds: the median at one connection, and the database's CPU a request."""

    streets: int
    question: str
    p50: float
    database_cpu: float


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("--streets", default="1,10,100", help="the sizes, the smallest first")
    parser.add_argument("--seconds", type=float, default=5, help="how long each figure is taken")
    arguments = parser.parse_args()
    costs: list[Cost] = []
    begun = datetime.now(UTC)
    facts: dict[str, Any] = {"begun": begun.isoformat(timespec="seconds"), "commit": commit()}
    facts |= {"machine": machine(), "versions": versions()}
    for streets in map(int, arguments.streets.split(",")):
        with loaded_graph(streets) as graph:
            costs += _costs(graph, arguments.seconds)
    text = _table(costs)
    sys.stdout.write(text)
    name = f"{begun:%Y-%m-%d}-growth"
    (RESULTS / f"{name}.md").write_text(
        f"# Growth, {facts['begun']}, commit {facts['commit']}\n\n{text}", "utf-8"
    )
    figures = {"facts": facts, "costs": [asdict(cost) for cost in costs]}
    (RESULTS / f"{name}.json").write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


def _costs(graph: LoadedGraph, seconds: float) -> list[Cost]:
    kind = product()
    bodies = {
        key: _bodies(kind.documents / f"{key}.graphql", variables)
        for key, variables in _variables(graph).items()
    }
    with running(kind, graph, read_settings().today()) as server:
        costs = []
        with Connection(server.port) as connection:
            for own in bodies.values():  # so that the order of the questions matters less
                connection.ask_patiently(own[0])
                closed_loop(connection.post, own, seconds)
            for key, own in bodies.items():
                wait_for_rest(server.process_id, graph.process_id)
                before = cpu_seconds(graph.process_id)
                found = closed_loop(connection.post, own, seconds)
                database = 1000 * (cpu_seconds(graph.process_id) - before) / found.count
                costs.append(Cost(graph.streets, key, found.p50, database))
                sys.stderr.write(f"{costs[-1]}\n")
            hits = connection.ask(bodies["search"][0])["search"]["totalCount"]
            if not hits:
                raise WrongAnswer("nothing is found, so nothing is measured")
            sys.stderr.write(f"{graph.streets} streets: {hits} hits\n")
    return costs


def _variables(graph: LoadedGraph) -> dict[str, list[dict[str, str]]]:
    members = member_ids(graph)
    street = [{"id": f"organisation:{STREET}"}]
    return {"q1": members, "q2": members, "q4": street, "q6a": street, "search": [{"text": SEARCHED}]}


def member_ids(graph: LoadedGraph) -> list[dict[str, str]]:
    """Members of 经八路, the same ones in every graph of the same sample."""
    with (
        neo4j.GraphDatabase.driver(graph.uri, auth=(graph.user, graph.password)) as driver,
        driver.session(database="neo4j", default_access_mode=neo4j.READ_ACCESS) as session,
    ):
        codes = [record["code"] for record in session.run(MEMBERS_OF_STREET, street=STREET)]
    return [{"id": f"member:{code}"} for code in Random(1).sample(codes, MEMBERS)]


def _bodies(document: Path, variables: list[dict[str, str]]) -> list[bytes]:
    query = document.read_text(encoding="utf-8")
    return [orjson.dumps({"query": query, "variables": own}) for own in variables]


def _table(costs: list[Cost]) -> str:
    """One line a question; each size as p50 and database CPU, and the p50 as a multiple of the smallest's."""
    sizes = list(dict.fromkeys(cost.streets for cost in costs))
    rows = []
    for key, label in ASKED.items():
        own = {cost.streets: cost for cost in costs if cost.question == key}
        ratios = [own[size].p50 / own[sizes[0]].p50 for size in sizes[1:]]
        rows.append(
            [
                f"{key} {label}",
                *(f"{own[size].p50:.2f} / {own[size].database_cpu:.2f}" for size in sizes),
                *(f"{ratio:.2f}" for ratio in ratios),
                "yes" if all(ratio <= TIMES for ratio in ratios) else "**no**",
            ]
        )
    head = ["p50 / database CPU in ms", *(f"{size} streets" for size in sizes)]
    head += [f"{size} : {sizes[0]}" for size in sizes[1:]]
    return "\n".join(table([*head, f"within {TIMES} ×"], rows)) + "\n"


if __name__ == "__main__":
    sys.exit(main())
