"""How long the embedded Neo4j takes to answer, with and without the start-up archive.

`python -m benchmarks.cold_start [RUNS]` prints median and range in seconds; runs alternate between both.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from graph_loaders.engine.readiness import answers
from local_neo4j.launch import start
from local_neo4j.memory import Memory
from local_neo4j.training import make_startup_archive
from settings import read_settings


def main(runs: int) -> None:
    """Start and stop a server on one empty store, `runs` times each way."""
    cache = read_settings().grassroots_cache
    make_startup_archive(cache, answers)
    seconds: dict[str, list[float]] = {"without": [], "with": []}
    with tempfile.TemporaryDirectory() as folder:
        # The first start writes the store and is not counted.
        start(Path(folder), ready=answers, cache=cache, port=0, memory=Memory(512, 64)).stop()
        for _ in range(runs):
            for way, options in (("without", ()), ("with", None)):
                began = time.monotonic()
                server = start(
                    Path(folder), ready=answers, cache=cache, port=0, memory=Memory(512, 64), options=options
                )
                seconds[way].append(time.monotonic() - began)
                server.stop()
    for way, taken in seconds.items():
        sys.stdout.write(
            f"{way:8} archive: median {statistics.median(taken):.1f} s ({min(taken):.1f}-{max(taken):.1f})\n"
        )
    ratio = statistics.median(seconds["without"]) / statistics.median(seconds["with"])
    sys.stdout.write(f"ratio of the medians, {runs} runs each: {ratio:.2f}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
