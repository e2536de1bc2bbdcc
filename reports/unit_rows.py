"""两个覆盖 as rows of a table: each kind of unit with all that covers it, and each unit with what it lacks."""

from collections.abc import Sequence
from typing import NamedTuple

from model.audit_report import AuditReport, ReportedRatio, ReportedUnit
from reports.labels import Labels


class UnitRow(NamedTuple):
    """`ratios`: one for each of the report's unit ratios, in their order."""

    kind: str
    total: int
    ratios: Sequence[ReportedRatio]


def unit_rows(report: AuditReport) -> list[UnitRow]:
    """All kinds of units together, then each."""
    if not report.unit_ratios:
        return []
    whole = [ReportedRatio("ALL_UNITS", ratio.covered, ratio.total) for ratio in report.unit_ratios]
    kinds = zip(*(ratio.by_unit_kind for ratio in report.unit_ratios), strict=True)
    return [UnitRow(row[0].kind, row[0].total, row) for row in (whole, *kinds)]


def units_lacking(report: AuditReport, labels: Labels) -> list[tuple[ReportedUnit, str]]:
    """Units that some ratio leaves uncovered, by id, each with what it lacks, in words."""
    lacking: dict[ReportedUnit, list[str]] = {}
    for ratio in report.unit_ratios:
        for unit in ratio.uncovered:
            lacking.setdefault(unit, []).append(labels(f"by_{ratio.kind}"))
    units = sorted(lacking, key=lambda unit: unit.id)
    return [(unit, labels.many(lacking[unit])) for unit in units]
