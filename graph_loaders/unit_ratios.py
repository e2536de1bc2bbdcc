"""两个覆盖: operating enterprises and social organisations held against the party organisations set up in them."""

from graph_loaders.catalogue import statement
from graph_loaders.findings_by_rule import AUDIT_SECONDS
from graph_loaders.reader import Reader
from model.coverage import CoverageReportRecord, UnitRatioRecord
from model.kinds import UnitCoverage
from model.records import UnitRecord

UNIT_RATIOS = statement("read/unit_ratios")


async def unit_ratios(
    reader: Reader, report: CoverageReportRecord, *, places: list[str] | None, joint_maximum: int
) -> list[UnitRatioRecord]:
    """One for each UnitCoverage, of the units that belong to the places (ids), else of all that the viewer may see.

    `joint_maximum`: of how many units a joint branch may be.
    Raises Timeout, DatabaseUnavailable.
    """
    parameters = {"places": places, "subjects": None, "units": joint_maximum}
    total, rows = await reader.read(UNIT_RATIOS, report.moment, parameters, seconds=AUDIT_SECONDS)
    alone = [(shared, UnitRecord(report.moment, *fields)) for shared, *fields in rows]
    uncovered = {
        UnitCoverage.ORGANISATION: [unit for shared, unit in alone if not shared],
        UnitCoverage.STANDALONE: [unit for _, unit in alone],
    }
    return [
        UnitRatioRecord(kind, total - len(uncovered[kind]), total, report, uncovered[kind])
        for kind in UnitCoverage
    ]
