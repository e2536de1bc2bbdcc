"""What a source states, as claims: figures, and what is told of a thing that no property of its node holds."""

from datetime import date
from typing import Any

from model.kinds import ClaimQualifier
from model.rows import Claim, Graph, Source

Facts = dict[str, Any]


def without(told: Facts, *keys: str) -> Facts:
    """What is told, but for what the nodes hold already."""
    return {key: value for key, value in told.items() if key not in keys}


def tell(
    graph: Graph, source: Source, subject: str, told: Facts, *, note: str | None = None, part: str = ""
) -> None:
    """Claims of all that is told of the subject; of its parts with the part's name before the property."""
    for stated in told.get("claims", ()):
        notes = [text for text in (stated.get("note"), note) if text]
        named = {"property": part + stated["property"], "note": "; ".join(notes) or None}
        add_claim(graph, source, subject, stated | named)
    for key, value in without(told, "claims").items():
        if isinstance(value, dict):
            tell(graph, source, subject, value, note=note, part=f"{part}{key}.")
        else:
            for one in value if isinstance(value, list) else [value]:
                stated = {"property": part + key, "value": one, "qualifier": "EXACT", "note": note}
                add_claim(graph, source, subject, stated)


def add_claim(graph: Graph, source: Source, subject: str, stated: Facts) -> None:
    """A claim of a figure, of a range, which is two figures, or of a text, which has no number."""
    value = stated["value"]
    low, high = value if isinstance(value, list) else (value, None)
    stated_for = stated.get("statedFor")
    key = subject.replace(":", "-")
    number = 1 + sum(claim.subject == subject for claim in graph.claims.values())
    claim = Claim(
        id=f"{key}-{stated['property']}-{number}",
        subject=subject,
        source=source.id,
        property=stated["property"],
        value=f"{low}–{high}" if high is not None else str(value),
        number=None if isinstance(low, str) else low,
        number_to=high,
        unit=stated.get("unit"),
        qualifier=ClaimQualifier(stated["qualifier"]),
        synthetic=False,
        stated_for=date(int(stated_for), 12, 31) if stated_for else None,
        stated_for_text=stated_for,
        place=stated.get("place"),
        basis=stated.get("basis"),
        note=stated.get("note"),
    )
    graph.claims[claim.id] = claim
