"""How much there is within places, and how much of it is made up."""

from graph_loaders.catalogue import statement
from graph_loaders.findings_by_rule import AUDIT_SECONDS
from graph_loaders.reader import Reader
from model.audit_report import ReportedData
from model.ids import Nodes, element_ids
from model.kinds import NodeKind
from model.moment import Moment

DATA_WITHIN = statement("read/data_within")
KIND_ORDER = list(NodeKind)


async def data_within(reader: Reader, moment: Moment, *, places: Nodes | None) -> list[ReportedData]:
    """One for each kind of which there is something. `places` as `places_within` gives them; None: everywhere.

    Raises Timeout, DatabaseUnavailable.
    """
    (rows,) = await reader.read(DATA_WITHIN, moment, {"places": element_ids(places)}, seconds=AUDIT_SECONDS)
    data = [ReportedData(*row) for row in rows]
    return sorted(data, key=lambda each: KIND_ORDER.index(NodeKind(each.kind)))
