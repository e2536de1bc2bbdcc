"""What falls to a place, walked down once for all rules; and where the subjects of findings are."""

from typing import NamedTuple

from auditing.findings import AUDIT_SECONDS
from graph_loaders.engine.batching import Loader
from graph_loaders.engine.catalogue import statement
from model.ids import Nodes


class Places(NamedTuple):
    """`nodes`: organisations and areas, and units and members that fall to them by SET_UP_IN and FALLS_TO.

    None where it is cheaper to look at everything (`whole`).
    """

    whole: bool
    nodes: Nodes | None


# What falls to a place: walked down once, for all rules that are held against it.
# Keys are ids of organisations and areas. Arguments: `wholeAllowed`, `ofScope`.
places_within: Loader[Places] = Loader(
    statement("read/places_within"),
    lambda _, rows: {
        key: Places(whole, None if whole else dict(zip(ids, nodes, strict=True)))
        for key, whole, ids, nodes in rows
    },
    absent=Places(whole=False, nodes={}),
    weight=lambda _: 32,
    seconds=AUDIT_SECONDS,
)


class Whereabouts(NamedTuple):
    """`streets`: ids of areas, by code."""

    synthetic: bool
    streets: tuple[str, ...]


# Of the subjects of findings: whether they are made up, and in which streets they are.
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
