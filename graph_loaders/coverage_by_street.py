"""The register's streets, each held against the register for itself."""

from graph_loaders.catalogue import statement
from graph_loaders.findings_by_rule import AUDIT_SECONDS
from graph_loaders.reader import Reader
from model.audit_report import ReportedRatio, ReportedStreet
from model.ids import Nodes, element_ids
from model.kinds import AreaKind, NodeKind
from model.moment import Moment

COVERAGE_BY_STREET = statement("read/coverage_by_street")
AREA_ORDER = list(AreaKind)


async def coverage_by_street(reader: Reader, moment: Moment, *, places: Nodes | None) -> list[ReportedStreet]:
    """By code, without findings. `places` as `places_within` gives them; None: everywhere.

    Raises Timeout, DatabaseUnavailable.
    """
    areas = element_ids(places, [NodeKind.AREA])
    (rows,) = await reader.read(COVERAGE_BY_STREET, moment, {"subjects": areas}, seconds=AUDIT_SECONDS)
    return [
        ReportedStreet(f"area:{code}", name, organisations, _ratios(ratios), {})
        for code, name, organisations, ratios in rows
    ]


def _ratios(rows: list[tuple[str, int, int]]) -> tuple[ReportedRatio, ...]:
    return tuple(
        ReportedRatio(kind, covered, total)
        for kind, covered, total in sorted(rows, key=lambda row: AREA_ORDER.index(AreaKind(row[0])))
    )
