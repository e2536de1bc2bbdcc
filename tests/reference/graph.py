"""The graph as plain Python: nodes and relationships by global id, and what holds on a day.

The reference reads docs/semantics.md and nothing else: it shares no line with the statements of `cypher/`.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from model import rows

ROOT_KINDS = ("DISTRICT_COMMITTEE", "ZONE_WORKING_COMMITTEE")
STAGE_DATES = (
    ("PROBATIONARY", "joined_on"),
    ("DEVELOPMENT_CANDIDATE", "candidate_on"),
    ("ACTIVIST", "activist_on"),
    ("APPLICANT", "applied_on"),
)


class Relationship(NamedTuple):
    """`detail` is the kind of an affiliation or a post, or a guide's role."""

    kind: str
    start: str
    end: str
    since: date | None = None
    until: date | None = None
    detail: str | None = None
    title: str | None = None


class ReferenceGraph:
    """All that ever was. `nodes` maps a global id, such as `area:410105`, to its row."""

    def __init__(self, graph: rows.Graph) -> None:
        self.nodes: dict[str, Any] = {}
        for prefix, nodes in (
            ("organisation", graph.organisations),
            ("area", graph.areas),
            ("member", graph.members),
            ("unit", graph.units),
            ("service-centre", graph.service_centres),
            ("room", graph.rooms),
            ("assembly", graph.assemblies),
            ("source", graph.sources),
            ("claim", graph.claims),
        ):
            self.nodes.update({f"{prefix}:{key}": row for key, row in nodes.items()})
        self.outgoing: dict[str, list[Relationship]] = defaultdict(list)
        self.incoming: dict[str, list[Relationship]] = defaultdict(list)
        for relationship in _relationships(graph):
            self.outgoing[relationship.start].append(relationship)
            self.incoming[relationship.end].append(relationship)
        self._days: dict[date, Snapshot] = {}

    def on(self, day: date) -> "Snapshot":
        """The same snapshot whenever the day is asked, so that what is derived of it is kept."""
        return self._days.setdefault(day, Snapshot(self, day))


def _relationships(graph: rows.Graph) -> Iterator[Relationship]:
    for kind, start, end, links in (
        ("WITHIN", "area", "area", graph.within),
        ("PART_OF", "organisation", "organisation", graph.part_of),
        ("COVERS", "organisation", "area", graph.covers),
        ("SET_UP_IN", "organisation", "unit", graph.set_up_in),
        ("LOCATED_IN", "unit", "area", graph.located_in),
        ("CO_BUILDS", "unit", "organisation", graph.co_builds_organisation),
        ("CO_BUILDS", "unit", "service-centre", graph.co_builds_centre),
        ("SERVES", "service-centre", "area", graph.serves),
        ("RUN_BY", "service-centre", "organisation", graph.run_by),
    ):
        for link in links:
            yield Relationship(kind, f"{start}:{link.start}", f"{end}:{link.end}", link.since, link.until)
    for b in graph.belongs_to:
        yield Relationship(
            "BELONGS_TO", f"member:{b.start}", f"organisation:{b.end}", b.since, b.until, b.kind
        )
    for h in graph.holds:
        yield Relationship(
            "HOLDS", f"member:{h.start}", f"organisation:{h.end}", h.since, h.until, h.post, h.title
        )
    for g in graph.guided_by:
        yield Relationship("GUIDED_BY", f"unit:{g.start}", f"member:{g.end}", g.since, g.until, g.role)
    for room in graph.rooms.values():
        yield Relationship("ROOM_OF", f"room:{room.code}", f"service-centre:{room.centre}")
    for assembly in graph.assemblies.values():
        yield Relationship("HELD_BY", f"assembly:{assembly.code}", f"organisation:{assembly.organisation}")
    for claim in graph.claims.values():
        yield Relationship("ABOUT", f"claim:{claim.id}", claim.subject)


class Snapshot:
    """The graph on one day."""

    def __init__(self, graph: ReferenceGraph, day: date) -> None:
        self.graph = graph
        self.day = day

    def begun(self, relationship: Relationship) -> bool:
        return relationship.since is None or relationship.since <= self.day

    def current(self, relationship: Relationship) -> bool:
        return self.begun(relationship) and (relationship.until is None or relationship.until > self.day)

    def out(self, node: str, *kinds: str) -> list[Relationship]:
        """Current relationships from the node."""
        return [r for r in self.graph.outgoing[node] if r.kind in kinds and self.current(r)]

    def into(self, node: str, *kinds: str) -> list[Relationship]:
        """Current relationships to the node."""
        return [r for r in self.graph.incoming[node] if r.kind in kinds and self.current(r)]

    def ids(self, prefix: str) -> list[str]:
        """Ids of all nodes of one kind, ordered."""
        return self._ids_by_prefix[prefix]

    @cached_property
    def _ids_by_prefix(self) -> dict[str, list[str]]:
        ids: dict[str, list[str]] = defaultdict(list)
        for node in sorted(self.graph.nodes):
            ids[node.partition(":")[0]].append(node)
        return ids

    def exists(self, node: str) -> bool:
        """Whether the node answers by its id on the day."""
        row = self.graph.nodes.get(node)
        if row is None:
            return False
        if isinstance(row, rows.Organisation):
            return row.founded_on is None or row.founded_on <= self.day
        if isinstance(row, rows.Claim):
            return f"source:{row.source}" in self.graph.nodes
        return not isinstance(row, rows.Member) or self.stage(node) is not None

    def dissolved(self, organisation: str) -> bool:
        ended = self.graph.nodes[organisation].dissolved_on
        return ended is not None and ended <= self.day

    def alive(self, organisation: str) -> bool:
        return self.exists(organisation) and not self.dissolved(organisation)

    def is_living_organisation(self, node: str) -> bool:
        return node.startswith("organisation:") and self.alive(node)

    def organisations(self) -> list[str]:
        """The living ones, by id."""
        return [o for o in self.ids("organisation") if self.alive(o)]

    def members(self) -> list[str]:
        """PROBATIONARY and FULL ones, by id."""
        return [m for m in self.ids("member") if self.is_member(m)]

    def stage(self, member: str) -> str | None:
        """The latest stage that had begun; None before all of them."""
        row = self.graph.nodes[member]
        if row.stage_since is None or row.stage_since <= self.day:
            return str(row.stage)
        for stage, column in STAGE_DATES:
            began = getattr(row, column)
            if began is not None and began <= self.day:
                return stage
        return None

    def is_member(self, member: str) -> bool:
        return self.stage(member) in ("PROBATIONARY", "FULL")

    def kind(self, node: str) -> str:
        return str(self.graph.nodes[node].kind)
