"""What falls to a place: walked down once, for all rules that are held against it."""

from typing import NamedTuple

from graph_loaders.catalogue import statement
from graph_loaders.findings_by_rule import AUDIT_SECONDS
from graph_loaders.reader import Reader
from model.moment import Moment

PLACES_WITHIN = statement("read/places_within")


class Places(NamedTuple):
    """`ids`: of organisations, areas, units and members; None where it is cheaper to look at everything (`whole`)."""

    whole: bool
    ids: list[str] | None


async def places_within(
    reader: Reader, moment: Moment, *, organisation: str | None, area: str | None, whole_allowed: bool
) -> Places:
    """Of an organisation or an area by its code, else of the viewer's scope. Raises Timeout, DatabaseUnavailable."""
    parameters = {"organisation": organisation, "area": area, "wholeAllowed": whole_allowed}
    return Places(*await reader.read(PLACES_WITHIN, moment, parameters, seconds=AUDIT_SECONDS))
