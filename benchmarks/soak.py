"""Whether the server's memory stays flat under full load: all of q1 to q8 in turn, from 64 connections.

`python -m benchmarks.soak --minutes 10` writes `results/` and says flat or not. Each question is asked as often, so most
of the time goes to the large ones, which is what fills memory.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import chain
from statistics import linear_regression, median
from time import monotonic
from typing import Any

import psutil

from benchmarks.graph import loaded_graph
from benchmarks.http_socket import Connection
from benchmarks.load_generator import Load, NoGenerator, have_generator, put_under_load
from benchmarks.machine import commit, machine, versions
from benchmarks.measure import MANY
from benchmarks.questions import QUESTIONS, draw
from benchmarks.report import RESULTS
from benchmarks.servers import RunningServer, product, running
from settings import read_settings

SAMPLE_SECONDS, WARM_SECONDS = 5.0, 60.0
GROWTH_MAXIMUM = 0.03
MIX = [key for key, question in QUESTIONS.items() if not question.beyond]


@dataclass(frozen=True, slots=True)
class Sample:
    """Seconds since the load began, and the server's resident memory with that of its children."""

    seconds: float
    mebibytes: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of the time behind the first minute. slope: mebibytes a minute. growth: of the last quarter's median over the
    second's; the first still fills caches and pools.
    """

    start: float
    end: float
    slope: float
    growth: float

    @property
    def flat(self) -> bool:
        return self.growth <= GROWTH_MAXIMUM


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10, help="how long; the first minute does not count")
    parser.add_argument("--streets", type=int, default=10, help="how large the graph is")
    arguments = parser.parse_args()
    if 60 * arguments.minutes < WARM_SECONDS + 8 * SAMPLE_SECONDS:
        parser.error("at least two minutes")
    try:
        have_generator()
    except NoGenerator as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    facts: dict[str, Any] = {
        "begun": datetime.now(UTC).isoformat(timespec="seconds"), "commit": commit(), "machine": machine(),
        "versions": versions(), "streets": arguments.streets, "minutes": arguments.minutes,
    }  # fmt: skip
    with loaded_graph(arguments.streets) as graph:
        inputs = draw(graph)
        with running(product(), graph, read_settings().today()) as server:
            each = [server.bodies(key, inputs[key]) for key in MIX]
            with Connection(server.port) as connection:
                for bodies in each:
                    connection.ask_patiently(bodies[0])
            bodies = list(chain.from_iterable(zip(*each, strict=True)))
            load, samples = under_load(server, bodies, 60 * arguments.minutes)
    found = verdict(samples)
    text = _page(facts, load, found)
    name = f"{facts['begun'][:10]}-soak"
    figures = {
        "facts": facts,
        "load": asdict(load),
        "verdict": asdict(found) | {"flat": found.flat},
        "samples": [[round(sample.seconds), round(sample.mebibytes, 1)] for sample in samples],
    }
    (RESULTS / f"{name}.md").write_text(text, "utf-8")
    (RESULTS / f"{name}.json").write_text(json.dumps(figures, ensure_ascii=False) + "\n", "utf-8")
    sys.stdout.write(text)
    return 0 if found.flat else 1


def under_load(server: RunningServer, bodies: Sequence[bytes], seconds: float) -> tuple[Load, list[Sample]]:
    with ThreadPoolExecutor(1) as generator:
        began = monotonic()
        running_load: Future[Load] = generator.submit(put_under_load, server.port, bodies, MANY, seconds)
        samples: list[Sample] = []
        while True:
            samples.append(Sample(monotonic() - began, _resident(server.process_id)))
            sys.stderr.write(f"{samples[-1].seconds:5.0f} s {samples[-1].mebibytes:7.1f} MiB\n")
            try:
                return running_load.result(SAMPLE_SECONDS), samples
            except TimeoutError:
                continue


def verdict(samples: Sequence[Sample]) -> Verdict:
    counted = [sample for sample in samples if sample.seconds >= WARM_SECONDS]
    memory = [sample.mebibytes for sample in counted]
    quarter = len(memory) // 4
    slope, _ = linear_regression([sample.seconds / 60 for sample in counted], memory)
    growth = median(memory[-quarter:]) / median(memory[quarter : 2 * quarter]) - 1
    return Verdict(memory[0], memory[-1], slope, growth)


def _resident(process_id: int) -> float:
    root = psutil.Process(process_id)
    return sum(each.memory_info().rss for each in (root, *root.children(recursive=True))) / 2**20


def _page(facts: dict[str, Any], load: Load, found: Verdict) -> str:
    return (
        f"# {facts['minutes']:g} minutes of full load, {facts['begun']}, commit {facts['commit']}\n\n"
        f"{', '.join(MIX)} in turn from {MANY} connections, {facts['streets']} streets: {load.requests:,} answers, "
        f"{load.per_second:.0f} a second, **{load.errors} errors**.\n\n"
        f"Memory of the server after the first minute {found.start:.0f} MiB, at the end {found.end:.0f} MiB; "
        f"{found.slope:+.2f} MiB a minute; the last quarter's median {100 * found.growth:+.1f} % over the second's: "
        f"**{'flat' if found.flat else 'not flat'}** (at most {100 * GROWTH_MAXIMUM:g} %).\n"
    )


if __name__ == "__main__":
    sys.exit(main())
