"""Waivers of a rule, or of all."""

from graph_loaders.catalogue import statement
from graph_loaders.reader import Reader
from model.moment import Moment
from model.waivers import WaiverRecord

LIST_WAIVERS = statement("search/list_waivers")


async def list_waivers(reader: Reader, moment: Moment, *, rule: str | None) -> list[WaiverRecord]:
    """In no order. Raises Timeout, DatabaseUnavailable."""
    (rows,) = await reader.read(LIST_WAIVERS, moment, {"rule": rule})
    return [WaiverRecord(moment, *row) for row in rows]
