"""Findings of an audit."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from resolvers import findings as edges
from schema.coverage import CoverageRule
from schema.edge import edge
from schema.enums import NodeKind, Severity
from schema.nodes import Node, attribute

if TYPE_CHECKING:
    from schema.chains import Chain
    from schema.waivers import Waiver


@strawberry.type(description="A gap: a rule, and the subject that fails it. Its id is stable.")
class Finding(Node):
    rule: CoverageRule = attribute("The rule that found it.")
    severity: Severity = attribute("How much it weighs: the rule's own, or less.")
    subject: Node | None = edge(edges.subjects, description="What fails the rule.")
    subject_kind: NodeKind = attribute("What the subject is.")
    restricted: bool = attribute("Whether the caller may not read the subject.")
    message: str = edge(edges.messages, description="The finding in one sentence.")
    waived: bool = edge(edges.waived, description="Whether a waiver holds for it on that day.")
    waiver: Annotated["Waiver", strawberry.lazy("schema.waivers")] | None = edge(
        edges.waivers,
        description="The waiver that holds; where none does, the one that ran out last.",
    )
    observed: str | None = attribute("What is the case.")
    expected: str | None = attribute("What should be.")
    chain: Annotated["Chain", strawberry.lazy("schema.chains")] | None = edge(
        edges.chains,
        description="The subject's chain; null where its kind has none.",
    )
