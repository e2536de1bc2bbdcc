"""How long things took, as plain numbers in a few buckets: being measured must cost a read next to nothing."""

from bisect import bisect_left
from dataclasses import dataclass, field

# Seconds. From a look-up by key to what is given up by QUERY_TIMEOUT's default.
BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1.0, 5.0, 15.0)


@dataclass(slots=True)
class Durations:
    """`counts[i]` took at most BOUNDS[i], and longer than the bound before; the last took longer than any."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    seconds: float = 0.0

    def add(self, seconds: float) -> None:
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.seconds += seconds
