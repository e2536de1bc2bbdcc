"""What is measured of one server and one question."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from statistics import median
from typing import Any, Self

from benchmarks import handwritten
from benchmarks.graph import LoadedGraph
from benchmarks.http_socket import Connection, WrongAnswer, closed_loop
from benchmarks.load_generator import put_under_load
from benchmarks.processor_time import IdleCores, cpu_seconds, wait_for_rest
from benchmarks.questions import Inputs, Question
from benchmarks.servers import RunningServer

FEW, MANY = 16, 64
# Who uses so much of the cores that it has is held up by them; the rest is the load generator's and the system's.
BUSY = 0.8
LONGEST_SECONDS = 45.0


@dataclass(frozen=True, slots=True)
class Figures:
    """Percentiles in milliseconds at one connection; answers a second at 16 and 64 connections, and CPU in
    milliseconds a request at 16: of the server (or the caller of the statement), and of the database.

    `errors` under both loads: no answer, or one that refused. `idle`: cores of the machine that nobody used at 16.
    """

    p50: float
    p99: float
    at_16: float
    at_64: float | None
    server_cpu: float
    database_cpu: float
    bytes_each: int | None = None
    errors: int = 0
    idle: float | None = None

    def cores(self) -> float:
        """How many the server and the database used together at 16 connections."""
        return self.at_16 * (self.server_cpu + self.database_cpu) / 1000

    def limit(self, cores: int, processes: int = 1) -> str:
        """What stood in the way at 16: the machine, where both together used its cores up; others, where all together
        did; the server, where each of its processes used a core up; the database, where it used one up, which is what
        one statement can; else turns: one waited while the other worked.
        """
        server, database = (self.at_16 * cpu / 1000 for cpu in (self.server_cpu, self.database_cpu))
        if server + database >= BUSY * cores:
            return "machine"
        if self.idle is not None and self.idle < (1 - BUSY) * cores / 2:
            return "others"
        if server >= BUSY * processes:
            return "server"
        return "database" if database >= BUSY else "turns"

    def rounded(self) -> dict[str, float | None]:
        return {name: None if value is None else round(value, 3) for name, value in asdict(self).items()}

    @classmethod
    def middle(cls, rounds: Sequence[Self]) -> Self:
        """The median of each figure over some rounds."""
        found: dict[str, Any] = {}
        for each in fields(cls):
            values = [value for one in rounds if (value := getattr(one, each.name)) is not None]
            found[each.name] = median(values) if values else None
        return cls(**found)


@dataclass(frozen=True, slots=True)
class Span:
    """How long each figure is taken, in seconds, after `warm` seconds of the same.

    What is answered too seldom is asked for longer, up to `longest`, or not by many at all.
    """

    each: float
    longest: float = LONGEST_SECONDS

    @property
    def warm(self) -> float:
        return max(0.5, 0.3 * self.each)

    def under_load(self, connections: int, p50: float) -> float:
        """A slow question needs some rounds of its connections, else the rate counts whole rounds alone."""
        return min(max(self.each, 4 * connections * p50 / 1000), self.longest)


def measure_statement(
    graph: LoadedGraph, question: Question, inputs: list[Inputs], today: date, span: Span
) -> Figures:
    handwritten.call_for(graph, question, inputs, today, tasks=1, seconds=span.warm)
    alone = handwritten.call_for(graph, question, inputs, today, tasks=1, seconds=span.each)
    handwritten.call_for(graph, question, inputs, today, tasks=FEW, seconds=span.warm)
    before, cores = cpu_seconds(graph.process_id), IdleCores()
    few = handwritten.call_for(graph, question, inputs, today, tasks=FEW, seconds=span.each)
    idle = cores.so_far()
    database = 1000 * (cpu_seconds(graph.process_id) - before) / few.calls
    many = handwritten.call_for(graph, question, inputs, today, tasks=MANY, seconds=span.each)
    return Figures(
        alone.p50,
        alone.p99,
        few.calls / few.seconds,
        many.calls / many.seconds,
        few.cpu,
        database,
        idle=idle,
    )


def warm_up(server: RunningServer, bodies: Sequence[bytes], span: Span) -> None:
    """Until plans are made and hot code is compiled: one call in flight, then many."""
    with Connection(server.port) as connection:
        found = closed_loop(connection.post, bodies, span.warm)
    # Two rounds of a slow question, or none would come back in time.
    seconds = max(span.warm, 2 * FEW * found.p50 / 1000)
    put_under_load(server.port, bodies, FEW, min(seconds, span.longest))


def measure_server(graph: LoadedGraph, server: RunningServer, bodies: Sequence[bytes], span: Span) -> Figures:
    """Raises WrongAnswer."""
    processes = server.process_id, graph.process_id
    warm_up(server, bodies, span)
    wait_for_rest(*processes)
    with Connection(server.port) as connection:
        alone = closed_loop(connection.post, bodies, span.each)
    server_before, database_before = map(cpu_seconds, processes)
    cores = IdleCores()
    few = put_under_load(server.port, bodies, FEW, span.under_load(FEW, alone.p50))
    idle = cores.so_far()
    if few.requests == few.errors:
        raise WrongAnswer(f"{server.kind.name}: no answer in {few.seconds:.0f} seconds of {FEW} connections")
    server_cpu = 1000 * (cpu_seconds(server.process_id) - server_before) / few.requests
    database_cpu = 1000 * (cpu_seconds(graph.process_id) - database_before) / few.requests
    wait_for_rest(*processes)
    at_64, errors = None, few.errors
    if few.per_second * span.longest > 4 * MANY:
        many = put_under_load(server.port, bodies, MANY, span.under_load(MANY, 1000 / few.per_second))
        wait_for_rest(*processes)
        at_64, errors = many.per_second, errors + many.errors
    return Figures(
        alone.p50, alone.p99, few.per_second, at_64, server_cpu, database_cpu, few.bytes_each, errors, idle
    )
