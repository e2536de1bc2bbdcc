"""The same random graphs twice: in Neo4j and in the plain-Python reference."""

from dataclasses import dataclass
from datetime import date

from hypothesis import HealthCheck, Phase, given, settings

from graph_loaders.batching import Joiner
from graph_loaders.database import Database
from model.rows import Graph
from model.viewer import Viewer
from resolvers.context import Context
from tests.graph.strategies import graphs
from tests.reference.graph import ReferenceGraph

GRAPHS = 240


@dataclass(frozen=True, slots=True)
class RandomWorld:
    """`scope`: ids of one organisation in five, for a viewer who sees a part of every graph."""

    database: Database
    reference: ReferenceGraph
    scope: tuple[str, ...]

    def context(self, today: date, scope: tuple[str, ...] | None) -> Context:
        return Context(Joiner(self.database), today, Viewer(scope))


def random_graphs(derandomize: bool) -> list[Graph]:
    """Smallest first, so that the first difference is told of a small graph."""
    made: list[Graph] = []

    @settings(
        max_examples=GRAPHS,
        derandomize=derandomize,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(graphs())
    def make(graph: Graph) -> None:
        made.append(graph)

    make()
    return sorted(made, key=lambda graph: sum(graph.counts().values()))
