"""What there is within places, and how it is covered: areas held against the register, streets, units."""

from collections.abc import Sequence

from auditing.findings import AUDIT_SECONDS
from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.reader import Reader
from model.audit_report import ReportedData, ReportedRatio, ReportedStreet
from model.coverage import (
    AreaCoverageRecord,
    CoverageReportRecord,
    HouseholdsRecord,
    RatioRecord,
    UnitRatioRecord,
)
from model.ids import Nodes, element_ids
from model.kinds import AreaKind, NodeKind, UnitCoverage, UnitKind
from model.moment import Moment
from model.pages import PageRequest
from model.records import AreaRecord, UnitRecord

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


COVERAGE_BY_STREET = statement("read/coverage_by_street")


async def coverage_by_street(reader: Reader, moment: Moment, *, places: Nodes | None) -> list[ReportedStreet]:
    """By code, without findings. `places` as `places_within` gives them; None: everywhere.

    Raises Timeout, DatabaseUnavailable.
    """
    areas = element_ids(places, [NodeKind.AREA])
    (rows,) = await reader.read(COVERAGE_BY_STREET, moment, {"subjects": areas}, seconds=AUDIT_SECONDS)
    return [
        ReportedStreet(f"area:{code}", name, organisations, _street_ratios(ratios), {})
        for code, name, organisations, ratios in rows
    ]


def _street_ratios(rows: list[tuple[str, int, int]]) -> tuple[ReportedRatio, ...]:
    return tuple(
        ReportedRatio(kind, covered, total)
        for kind, covered, total in sorted(rows, key=lambda row: AREA_ORDER.index(AreaKind(row[0])))
    )


UNCOVERED_AREAS = statement("read/uncovered_areas")


async def uncovered_areas(
    reader: Reader, moment: Moment, kinds: Sequence[str], page: PageRequest, *, places: Nodes | None
) -> dict[str, list[AreaRecord]]:
    """By kind: at most `page.limit + 1` areas, in the order of the page. `places` as of `coverage_ratios`.

    Raises Timeout, DatabaseUnavailable.
    """
    parameters = {
        "kinds": list(kinds),
        "subjects": element_ids(places, [NodeKind.AREA]),
        "limit": page.limit + 1,
        "forward": page.forward,
        # A cursor is the caller's text: whatever it holds is compared as text.
        "after": str(page.key[0]) if page.key else None,
    }
    (pages,) = await reader.read(UNCOVERED_AREAS, moment, parameters, seconds=AUDIT_SECONDS)
    return {kind: [AreaRecord(moment, *fields) for fields in rows] for kind, rows in pages}


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


DATA_WITHIN = statement("read/data_within")
KIND_ORDER = list(NodeKind)


async def data_within(reader: Reader, moment: Moment, *, places: Nodes | None) -> list[ReportedData]:
    """One for each kind of which there is something. `places` as `places_within` gives them; None: everywhere.

    Raises Timeout, DatabaseUnavailable.
    """
    (rows,) = await reader.read(DATA_WITHIN, moment, {"places": element_ids(places)}, seconds=AUDIT_SECONDS)
    data = [ReportedData(*row) for row in rows]
    return sorted(data, key=lambda each: KIND_ORDER.index(NodeKind(each.kind)))
