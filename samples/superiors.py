"""Party superiors of the streets, which for seven of them is not the register's parent.

A superior that a secondary source tells and one that is only inferred are claims of two different sources.
"""

import csv
from pathlib import Path

from model.kinds import ClaimQualifier
from model.rows import Claim, Graph, Source

ZONE = "zhengdong-new-district"
SOURCES = {
    "SECONDARY": Source(
        "party-superiors-secondary", "街道党工委的上级：二手资料", None, None, synthetic=False
    ),
    "UNCONFIRMED": Source(
        "party-superiors-unconfirmed",
        "街道党工委的上级：据区划代码推断，未经证实",
        None,
        None,
        synthetic=False,
    ),
}


def add_superiors(graph: Graph, path: Path) -> dict[str, str]:
    """The superior's code for each street's, with a claim that says how well it is known."""
    graph.sources.update((source.id, source) for source in SOURCES.values())
    superiors: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = row["area_code"]
            superiors[code] = row["superior"].removeprefix("organisation:")
            claim = Claim(
                id=f"superior-{code}",
                subject=f"organisation:{code}",
                source=SOURCES[row["status"]].id,
                property="superior",
                value=row["superior"],
                qualifier=ClaimQualifier.EXACT,
                synthetic=False,
                note=row["note"] or None,
            )
            graph.claims[claim.id] = claim
    return superiors
