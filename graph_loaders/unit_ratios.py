"""两个覆盖: operating enterprises and social organisations, the organisations set up in them, and their guides."""

from graph_loaders.catalogue import statement
from graph_loaders.findings_by_rule import AUDIT_SECONDS
from graph_loaders.reader import Reader
from model.coverage import CoverageReportRecord, UnitRatioRecord
from model.ids import Nodes, element_ids
from model.kinds import UnitCoverage, UnitKind
from model.records import UnitRecord

UNIT_RATIOS = statement("read/unit_ratios")
UNIT_ORDER = list(UnitKind)


async def unit_ratios(
    reader: Reader, report: CoverageReportRecord, *, places: Nodes | None, joint_maximum: int
) -> list[UnitRatioRecord]:
    """One for each UnitCoverage, of the units that belong to the places, else of all that the viewer may see.

    `joint_maximum`: of how many units a joint branch may be.
    Raises Timeout, DatabaseUnavailable.
    """
    parameters = {"places": element_ids(places), "subjects": None, "units": joint_maximum}
    (rows,) = await reader.read(UNIT_RATIOS, report.moment, parameters, seconds=AUDIT_SECONDS)
    rows.sort(key=lambda row: UNIT_ORDER.index(UnitKind(row[0])))
    totals = {kind: total for kind, total, _ in rows}
    alone = [
        (shared, guided, UnitRecord(report.moment, *fields))
        for _, _, units in rows
        for shared, guided, *fields in units
    ]
    alone.sort(key=lambda each: each[-1].code)
    uncovered = {
        UnitCoverage.ORGANISATION: [unit for shared, _, unit in alone if not shared],
        UnitCoverage.STANDALONE: [unit for _, _, unit in alone],
        UnitCoverage.WORK: [unit for shared, guided, unit in alone if not shared and not guided],
    }
    total = sum(totals.values())
    return [
        UnitRatioRecord(kind, total - len(uncovered[kind]), total, report, uncovered[kind], totals)
        for kind in UnitCoverage
    ]
