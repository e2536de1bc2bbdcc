"""How many instructions the product's server takes to answer one request: exact to a hundredth, however busy the machine.

`python -m benchmarks.instructions q1,q3`, or with `--commits A,B` the product of both. valgrind counts them, of one
request at a time; what the kernel and Neo4j do is not counted.
"""

import argparse
import re
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import replace
from datetime import date

from benchmarks.difference import NoCommit, checked_out, short
from benchmarks.graph import KEPT, LoadedGraph, loaded_graph
from benchmarks.http_socket import Connection
from benchmarks.questions import QUESTIONS, Inputs, draw, names_of
from benchmarks.servers import Kind, product, running
from settings import read_settings

WARM_UP, REQUESTS = 60, 100
OF_A_THREAD = re.compile(r"^ *Th \d+ +([\d,]+)", re.MULTILINE)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.instructions", description=__doc__)
    parser.add_argument("questions", type=names_of(list(QUESTIONS)), help=",".join(QUESTIONS))
    parser.add_argument("--streets", type=int, default=10)
    parser.add_argument("--commits", type=lambda text: text.split(","), default=[], help="A,B: of each")
    arguments = parser.parse_args()
    if shutil.which("valgrind") is None:
        sys.stderr.write("valgrind is missing: apt-get install valgrind.\n")
        return 1
    try:
        # Resolved once: HEAD may move while it is measured.
        commits = list(map(short, arguments.commits))
        with ExitStack() as stack:
            kinds = [product(commit=each, folder=stack.enter_context(checked_out(each))) for each in commits]
            graph = stack.enter_context(loaded_graph(arguments.streets))
            drawn = draw(graph)
            inputs = {key: drawn[key] for key in arguments.questions}
            today = read_settings().today()
            counted = [_count(_watched(kind), graph, today, inputs) for kind in kinds or [product()]]
    except NoCommit as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    for key in arguments.questions:
        numbers = " → ".join(f"{of_kind[key]:.2f}" for of_kind in counted)
        change = f" ({counted[-1][key] / counted[0][key] - 1:+.1%})" if len(counted) > 1 else ""
        sys.stdout.write(f"{key}: {numbers} million instructions a request{change}\n")
    return 0


def _watched(kind: Kind) -> Kind:
    """Under valgrind, which does not count yet."""
    # Sets in another order at each start would count otherwise each time.
    watched = ["env", "PYTHONHASHSEED=0", "valgrind", "--tool=callgrind", "--instr-atstart=no"]
    watched.append(f"--callgrind-out-file={KEPT / 'callgrind.out'}")
    return replace(kind, command=lambda port: [*watched, *kind.command(port)])


def _count(kind: Kind, graph: LoadedGraph, today: date, inputs: dict[str, list[Inputs]]) -> dict[str, float]:
    """Millions a request, by question; what the server does meanwhile without a request is taken off."""
    counted = {}
    with running(kind, graph, today) as server:
        for key, own in inputs.items():
            bodies = server.bodies(key, own)
            with Connection(server.port) as connection:
                for turn in range(WARM_UP):
                    connection.ask_patiently(bodies[turn % len(bodies)])
                _control("-i", "on", process_id=server.process_id)
                for turn in range(WARM_UP // 10):  # what was translated without counting is translated again
                    connection.post(bodies[turn % len(bodies)])
                _control("-z", process_id=server.process_id)
                began = time.monotonic()
                for turn in range(REQUESTS):
                    connection.post(bodies[turn % len(bodies)])
                took = time.monotonic() - began
                busy = _instructions(server.process_id)
                time.sleep(took)
                idle = _instructions(server.process_id) - busy
                _control("-i", "off", process_id=server.process_id)
            counted[key] = (busy - idle) / REQUESTS / 1e6
    return counted


def _instructions(process_id: int) -> int:
    return sum(
        int(number.replace(",", "")) for number in OF_A_THREAD.findall(_control("-e", process_id=process_id))
    )


def _control(*command: str, process_id: int) -> str:
    return subprocess.run(
        ["callgrind_control", *command, str(process_id)], capture_output=True, text=True, check=True
    ).stdout


if __name__ == "__main__":
    sys.exit(main())
