"""The same random graphs twice: in Neo4j and in the plain-Python reference."""

from dataclasses import dataclass
from datetime import date
from random import Random

from auditing.context import AuditContext
from graph_loaders.engine.batching import Joiner
from graph_loaders.engine.database import Database
from model.rows import Graph
from model.viewer import Rights, Viewer
from tests.reference.graph import ReferenceGraph
from tests.support.strategies import DAYS, random_graph

GRAPHS = 240


@dataclass(frozen=True, slots=True)
class RandomWorld:
    """`scope`: ids of one organisation in five, for a viewer who sees a part of every graph."""

    database: Database
    reference: ReferenceGraph
    scope: tuple[str, ...]

    def context(self, today: date, scope: tuple[str, ...] | None) -> AuditContext:
        return AuditContext(Joiner(self.database), today, Viewer(Rights(scope)))


def places(world: RandomWorld, prefix: str, number: int) -> list[tuple[date, str]]:
    """Days and what exists on them: within anything else, no report is given.

    The chain x0 is deeper than the 32 steps that belonging goes; the reference knows no such end.
    """
    ids = [i for i in world.reference.on(DAYS[0]).ids(prefix) if not i.startswith(f"{prefix}:x0-")]
    found = [(day, i) for day in DAYS for i in ids if world.reference.on(day).exists(i)]
    return Random(prefix).sample(found, number)


def random_graphs(seed: int) -> list[Graph]:
    """The same for the same seed, smallest first, so that the first difference is told of a small graph."""
    made = [random_graph(Random(f"{seed} {number}")) for number in range(GRAPHS)]
    return sorted(made, key=lambda graph: sum(graph.counts().values()))
