"""What falls to a place: walked down once, for all rules that are held against it."""

from typing import NamedTuple

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.findings_by_rule import AUDIT_SECONDS
from model.ids import Nodes


class Places(NamedTuple):
    """`nodes`: organisations and areas, and units and members that fall to them by SET_UP_IN and FALLS_TO.

    None where it is cheaper to look at everything (`whole`).
    """

    whole: bool
    nodes: Nodes | None


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
