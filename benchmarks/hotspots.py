"""Where the product's time goes on one question: samples of py-spy, by the innermost part of the code that is known.

`python -m benchmarks.hotspots q5 --streets 10`. py-spy is not among the product's packages: have it on the path.
It must be allowed to trace processes, as root is.
"""

import argparse
import shutil
import subprocess
import sys
from collections import Counter

from benchmarks.graph import KEPT, loaded_graph
from benchmarks.http_socket import Connection
from benchmarks.load_generator import put_under_load
from benchmarks.processor_time import cpu_seconds, wait_for_rest
from benchmarks.questions import QUESTIONS, draw
from benchmarks.servers import product, running
from settings import read_settings

SAMPLES_A_SECOND = 250
# The first that the innermost frames name; so a part has what it calls in the standard library.
PARTS = {
    "/execution/limits": "limits",
    "/execution/": "columnar executor",
    "/graph_loaders/engine/database": "the door to Neo4j",
    "/graph_loaders/engine/batching": "joiner",
    "/graph_loaders/engine/": "loading",
    "/graph_loaders/": "folds of columns into records",
    "/auditing/": "audits",
    "/bolt/": "Bolt, of our own",
    "/model/": "records",
    "/resolvers/": "resolvers",
    "/schema/": "schema",
    "/web/request_log": "request log",
    "/web/": "HTTP side of GraphQL",
    "structlog/": "request log",
    "neo4j/_codec": "Bolt: decode and hydrate",
    "neo4j/_async_compat/network": "Bolt: socket",
    "neo4j/": "Bolt: driver and session",
    "graphql/language": "parse",
    "graphql/validation": "validate",
    "graphql/": "graphql-core",
    "strawberry/": "Strawberry",
    "starlette/": "Starlette",
    "uvicorn/": "uvicorn",
    "asyncio/": "event loop",
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hotspots", description=__doc__)
    parser.add_argument("question", choices=list(QUESTIONS))
    parser.add_argument("--streets", type=int, default=100)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--seconds", type=int, default=10)
    arguments = parser.parse_args()
    py_spy = shutil.which("py-spy")
    if py_spy is None:
        sys.stderr.write(
            "py-spy is missing: pip install py-spy in an environment of your own, and put it on the path.\n"
        )
        return 1
    with loaded_graph(arguments.streets) as graph:
        inputs = draw(graph)[arguments.question]
        with running(product(), graph, read_settings().today()) as server:
            bodies = server.bodies(arguments.question, inputs)
            with Connection(server.port) as connection:
                connection.ask_patiently(bodies[0])
            put_under_load(server.port, bodies, arguments.connections, arguments.seconds)
            wait_for_rest(server.process_id, graph.process_id)
            raw = KEPT / "hotspots.txt"
            spy = [py_spy, "record", "-p", str(server.process_id), "-d", str(arguments.seconds), "-f", "raw"]
            spy += ["-r", str(SAMPLES_A_SECOND), "--full-filenames", "-o", str(raw)]
            with subprocess.Popen(spy, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as watching:
                before = cpu_seconds(server.process_id)
                load = put_under_load(server.port, bodies, arguments.connections, arguments.seconds)
                used = 1000 * (cpu_seconds(server.process_id) - before) / max(load.requests, 1)
                watching.wait()
    counts: Counter[str] = Counter()
    for line in raw.read_text(encoding="utf-8").splitlines():
        stack, _, number = line.rpartition(" ")
        counts[_part(stack)] += int(number)
    total = sum(counts.values())
    sys.stdout.write(
        f"{arguments.question}: {load.per_second:.0f} a second under py-spy, {used:.2f} ms CPU each\n"
    )
    for part, samples in counts.most_common():
        sys.stdout.write(f"{100 * samples / total:5.1f} %  {used * samples / total:6.3f} ms  {part}\n")
    return 0


def _part(stack: str) -> str:
    for frame in reversed(stack.split(";")):
        for path, name in PARTS.items():
            if path in frame:
                return name
    return "else"


if __name__ == "__main__":
    sys.exit(main())
