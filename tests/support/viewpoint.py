"""What a viewer may see of the sample: by the plain-Python reference, and by asking the real schema."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from auditing.context import AuditContext
from graph_loaders.engine.batching import Joiner
from model.viewer import Rights, Viewer
from schema.root import schema
from tests.reference.graph import ReferenceGraph, Snapshot
from tests.reference.scope import visible
from tests.support.day import TODAY

STREET = "organisation:410105001"
DISTRICT = "organisation:410105"
ZONE = "organisation:zhengdong-new-district"
PREFIXES = ("organisation", "area", "member", "unit", "service-centre", "room", "assembly", "claim", "source")
TEXTS = ("code", "name", "register_name", "alias", "address", "note")
IDS_AT_ONCE = 250


@dataclass(frozen=True)
class Viewpoint:
    """One viewer on one day. `scope` None sees everything."""

    joiner: Joiner
    reference: ReferenceGraph
    scope: tuple[str, ...] | None
    day: date = TODAY

    def context(self) -> AuditContext:
        return AuditContext(self.joiner, self.day, Viewer(Rights(self.scope)))

    async def ask(self, document: str, **variables: Any) -> Any:
        """The data; fails where there is an error."""
        result = await schema.execute(document, variables, self.context())
        assert not result.errors, (document, variables, result.errors)
        return result.data

    async def answered(self, ids: list[str]) -> dict[str, bool]:
        """Whether each id answers."""
        found: list[Any] = []
        for start in range(0, len(ids), IDS_AT_ONCE):
            part = ids[start : start + IDS_AT_ONCE]
            data = await self.ask("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=part)
            found += data["nodes"]
        assert [node["id"] for node in found if node] == [
            i for i, node in zip(ids, found, strict=True) if node
        ]
        return {i: node is not None for i, node in zip(ids, found, strict=True)}

    @cached_property
    def snapshot(self) -> Snapshot:
        return self.reference.on(self.day)

    def sees(self, node: str) -> bool:
        """Whether the viewer may see a thing or a finding, which is known to the reference by its subject."""
        if node.startswith("finding:"):
            node = node.split(":", 2)[2].partition("#")[0]
        return (
            node in self.snapshot.graph.nodes
            and self.snapshot.exists(node)
            and visible(self.snapshot, node, self.scope)
        )

    def seen(self, *prefixes: str) -> list[str]:
        """Ids of all that answers this viewer, by kind and id."""
        return [node for prefix in prefixes for node in self.snapshot.ids(prefix) if self.sees(node)]

    def hidden(self, *prefixes: str) -> list[str]:
        """Ids of all that is there and out of scope."""
        return [
            node
            for prefix in prefixes
            for node in self.snapshot.ids(prefix)
            if self.snapshot.exists(node) and not self.sees(node)
        ]

    @cached_property
    def hidden_texts(self) -> frozenset[str]:
        """Ids, codes, names and the like of what is out of scope, unless something in scope has the same."""
        return frozenset(self._texts(self.hidden(*PREFIXES))) - frozenset(self._texts(self.seen(*PREFIXES)))

    def _texts(self, nodes: list[str]) -> Iterator[str]:
        for node in nodes:
            yield node
            row = self.snapshot.graph.nodes[node]
            yield from (str(text) for name in TEXTS if (text := getattr(row, name, None)))


ViewpointOf = Callable[..., Viewpoint]
