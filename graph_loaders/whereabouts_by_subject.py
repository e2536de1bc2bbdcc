"""Of the subjects of findings: whether they are made up, and in which streets they are."""

from typing import NamedTuple

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.findings_by_rule import AUDIT_SECONDS


class Whereabouts(NamedTuple):
    """`streets`: ids of areas, by code."""

    synthetic: bool
    streets: tuple[str, ...]


# Keys are ids.
whereabouts_by_subject: Loader[Whereabouts] = Loader(
    statement("read/whereabouts_by_subject"),
    lambda _, rows: {
        key: Whereabouts(synthetic, tuple(f"area:{code}" for code in streets))
        for key, synthetic, streets in rows
    },
    absent=Whereabouts(synthetic=False, streets=()),
    seconds=AUDIT_SECONDS,
)
