"""Areas of each kind held against the register: how many, how many are covered; and the households of buildings."""

from graph_loaders.catalogue import statement
from graph_loaders.findings_by_rule import AUDIT_SECONDS
from graph_loaders.reader import Reader
from model.coverage import AreaCoverageRecord, CoverageReportRecord, HouseholdsRecord, RatioRecord
from model.ids import Nodes, element_ids
from model.kinds import AreaKind, NodeKind

COVERAGE_RATIOS = statement("read/coverage_ratios")
AREA_ORDER = list(AreaKind)


async def coverage_ratios(
    reader: Reader, report: CoverageReportRecord, *, places: Nodes | None
) -> AreaCoverageRecord:
    """A ratio for each kind that has an area among the places, else anywhere, from DISTRICT down.

    Raises Timeout, DatabaseUnavailable.
    """
    areas = element_ids(places, [NodeKind.AREA])
    (rows,) = await reader.read(COVERAGE_RATIOS, report.moment, {"subjects": areas}, seconds=AUDIT_SECONDS)
    ratios = [RatioRecord(kind, covered, total, report) for kind, covered, total, *_ in rows]
    ratios.sort(key=lambda ratio: AREA_ORDER.index(AreaKind(ratio.kind)))
    households = [
        HouseholdsRecord(reached, homes, buildings - told)
        for kind, _, buildings, homes, reached, told in rows
        if kind == AreaKind.BUILDING
    ]
    return AreaCoverageRecord(ratios, households[0] if households else HouseholdsRecord(0, 0, 0))
