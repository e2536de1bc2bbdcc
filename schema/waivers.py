"""Waivers: gaps that are known and left for a while."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from resolvers import places
from resolvers import waivers as edges
from schema.coverage import CoverageRule
from schema.edge import edge
from schema.enums import WaiverState
from schema.nodes import Node, attribute

if TYPE_CHECKING:
    from schema.findings import Finding


@strawberry.type(
    description="A gap that may stay for a while, by somebody's decision: one finding, or whatever a rule finds in an "
    "organisation's subtree. What is waived stays visible, and counts as waived."
)
class Waiver:
    id: strawberry.ID = attribute("Its id, which sorts by when it was granted.")
    rule_id: strawberry.ID = attribute("The rule whose findings it waives.")
    rule: CoverageRule | None = edge(
        edges.rules,
        description="That rule; null where this deployment has it no longer.",
    )
    finding_id: strawberry.ID | None = attribute(
        "The finding that is waived; null where a rule is, in a subtree."
    )
    finding: Annotated["Finding", strawberry.lazy("schema.findings")] | None = edge(
        edges.waived_findings,
        description="That finding, where it is still a gap.",
    )
    within: Node | None = edge(
        places.places,
        description="The organisation in whose subtree the rule is waived; null where a finding is, or where the "
        "organisation can't be seen.",
    )
    reason: str = attribute("Why.")
    granted_by: str = attribute("Who decided it: a person or a body.")
    granted_on: date = attribute("The first day on which it holds.")
    until: date = attribute("The first day on which it holds no longer.")
    revoked_by: str | None = attribute("Who ended it before its time.")
    revoked_on: date | None = attribute("When: from that day on it does not hold.")
    state: WaiverState = attribute("Whether it holds on the day that is asked about.")
