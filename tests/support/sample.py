"""The sample in memory, built once for all tests of a run. Nobody changes it."""

import gc
from functools import cache

from model.rows import Graph
from samples.sample import DEFAULT_SEED, build_sample
from tests.reference.graph import ReferenceGraph


@cache
def sample(seed: int = DEFAULT_SEED) -> Graph:
    return build_sample(seed)


@cache
def reference(seed: int = DEFAULT_SEED) -> ReferenceGraph:
    """The sample as the plain-Python reference reads it."""
    graph = ReferenceGraph(sample(seed))
    # It lives as long as the run: a collection need not go through it again and again.
    gc.freeze()
    return graph
