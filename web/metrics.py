"""What Prometheus asks for: numbers that are kept anyway, read when it asks. No ids, no names, nothing of persons."""

from collections.abc import Awaitable, Callable, Iterable, Iterator
from itertools import accumulate

from prometheus_client import CollectorRegistry, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response

from graph_loaders.engine.batching import Joiner
from graph_loaders.engine.durations import BOUNDS
from web.admission import Admission

BUCKETS = (*map(str, BOUNDS), "+Inf")


def metrics(collectors: Iterable[Collector]) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint: the collectors' metrics and those of the process, in the format that is asked for."""
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    for collector in collectors:
        registry.register(collector)

    async def endpoint(request: Request) -> Response:
        encode, content_type = choose_encoder(request.headers.get("accept", ""))
        headers = {"content-type": content_type, "cache-control": "no-store"}
        return Response(encode(registry), headers=headers)

    return endpoint


class OperationMetrics(Collector):
    def __init__(self, admission: Admission) -> None:
        self.admission = admission

    def collect(self) -> Iterator[Metric]:
        yield GaugeMetricFamily(
            "grassroots_operations_under_way",
            "Operations that hold a place now: the length of the queue that is refused when full.",
            self.admission.under_way,
        )
        yield GaugeMetricFamily(
            "grassroots_operations_maximum",
            "Places for operations (GRASSROOTS_OPERATIONS_MAXIMUM).",
            self.admission.maximum,
        )
        yield CounterMetricFamily(
            "grassroots_operations_admitted", "Operations that got a place.", self.admission.admitted
        )
        yield CounterMetricFamily(
            "grassroots_operations_refused",
            "Operations refused with OVERLOADED, for want of a place.",
            self.admission.refused,
        )


class GraphMetrics(Collector):
    """`joiner_of` gives the joiner of the process, which is there once it serves."""

    def __init__(self, joiner_of: Callable[[], Joiner]) -> None:
        self.joiner_of = joiner_of

    def collect(self) -> Iterator[Metric]:
        joiner = self.joiner_of()
        database, waiting = joiner.database, joiner.waiting
        yield GaugeMetricFamily(
            "grassroots_reads_under_way",
            "Reading statements that hold a connection.",
            database.reads_under_way,
        )
        yield GaugeMetricFamily(
            "grassroots_reads_waiting",
            "Reading statements that wait for a connection.",
            database.reads_waiting,
        )
        yield GaugeMetricFamily(
            "grassroots_batches_waiting",
            "Batches that wait for the one of their kind that is under way.",
            len(waiting),
        )
        yield GaugeMetricFamily(
            "grassroots_batch_keys_waiting",
            "Keys of the batches that wait.",
            sum(len(batch.keys) for batch in waiting),
        )
        seconds = HistogramMetricFamily(
            "grassroots_read_seconds",
            "How long reading statements took, failed ones too, without the wait for a connection.",
            labels=["statement"],
        )
        for name, durations in sorted(database.durations.items()):
            buckets = list(zip(BUCKETS, accumulate(durations.counts), strict=True))
            seconds.add_metric([name], buckets, durations.seconds)
        yield seconds
