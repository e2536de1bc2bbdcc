"""Sources and their claims."""

from datetime import date
from typing import Annotated

import strawberry

from resolvers import claims as edges
from schema.edge import edge
from schema.enums import ClaimQualifier
from schema.nodes import Node, attribute


@strawberry.type(description="Where figures were read.")
class Source(Node):
    title: str = attribute("Its title.")
    publisher: str | None = attribute("Who published it.")
    published: str | None = attribute("When, as exactly as is known.")
    note: str | None = attribute("What else is to be known of it, such as how its date was inferred.")
    synthetic: bool = attribute("Made up by the sample.")
    claims: list[Annotated["Claim", strawberry.lazy("schema.sources")]] = edge(
        edges.source_claims,
        description="What it states, by property; at most 1,000.",
    )


@strawberry.type(
    description="A figure or text that a source states of a subject, for a day. `counted` is what the graph gives for "
    "that day; `agrees` respects the qualifier; both null where nothing can be counted."
)
class Claim(Node):
    property: str = attribute(
        "What is stated, such as gridBranches or rooms; of a part of the subject with the part's name in "
        "front, such as cityReadingRoom.areaSquareMetres."
    )
    value: str = attribute("The figure or what else is stated, as text.")
    number: float | None = attribute("The figure; null where a text is stated.")
    number_to: float | None = attribute("The upper end of a RANGE.")
    unit: str | None = attribute("The unit of measure.")
    qualifier: ClaimQualifier = attribute("How exactly it is stated.")
    stated_for: date | None = attribute("The day that it is stated for; of a year the last.")
    stated_for_text: str | None = attribute("The day as the source gives it, such as 2019.")
    place: str | None = attribute("Where in the source it stands.")
    basis: str | None = attribute("How it was measured; a figure of another basis is another thing.")
    note: str | None = attribute("What else is to be known of it.")
    synthetic: bool = attribute("Made up by the sample, not taken from a source.")
    subject: Node | None = edge(edges.claim_subject, description="What it is about.")
    source: Source = edge(edges.claim_source, description="Where it was read.")
    counted: float | None = edge(edges.counted, description="The graph's own count for that day.")
    agrees: bool | None = edge(edges.agrees, description="Whether the count agrees, by the qualifier.")
