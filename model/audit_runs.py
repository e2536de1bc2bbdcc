"""Runs of audits that are kept, and how two of them compare."""

from collections.abc import Mapping

from model.audit_report import (
    ReportedData,
    ReportedHouseholds,
    ReportedRatio,
    ReportedStreet,
    ReportedUnitRatio,
)
from model.coverage import FindingRecord, RuleResultRecord, SeverityCounts
from model.kinds import AuditRunState
from model.moment import Moment
from model.record import Record
from model.share import Share

# No rule takes a minute; a run that has been still for as long is not going on.
STILL_SECONDS = 180


class RunSummary(Share, frozen=True):
    """What a whole run found in numbers. `open`: findings that are not waived, by severity.

    `covered` and `total`: areas of all levels. `streets`: of the register within the place, by code.
    """

    open: Mapping[str, int]
    waived: int
    covered: int
    total: int
    streets: tuple[ReportedStreet, ...]

    @property
    def open_findings(self) -> SeverityCounts:
        return SeverityCounts.of(self.open)


class KeptCoverage(Record, frozen=True):
    """What there was within the place, and how it was covered."""

    data: tuple[ReportedData, ...]
    ratios: tuple[ReportedRatio, ...]
    households: ReportedHouseholds
    unit_ratios: tuple[ReportedUnitRatio, ...]


class AuditRunRecord(Record, frozen=True):
    """`rule_ids`: what it goes through, in order.  `results`: of the rules that are done.  Times are ISO 8601 with a zone.

    `still_seconds`: since it went on last.  `moment`: of the day that it holds for.  `summary`: of a whole one.
    `version`: of the form in which it is kept.
    """

    moment: Moment
    id: str
    within_id: str | None
    note: str | None
    started_at: str
    finished_at: str | None
    failure: str | None
    still_seconds: int
    rule_ids: list[str]
    results: list[RuleResultRecord]
    graph_changed_at: str | None
    summary: RunSummary | None
    version: int

    @property
    def as_of(self) -> str:
        return self.moment.day.isoformat()

    @property
    def state(self) -> AuditRunState:
        if self.finished_at:
            return AuditRunState.FINISHED
        if self.failure:
            return AuditRunState.FAILED
        return AuditRunState.RUNNING if self.still_seconds < STILL_SECONDS else AuditRunState.BROKEN_OFF

    @property
    def rules_total(self) -> int:
        return len(self.rule_ids)

    @property
    def rules_done(self) -> int:
        return len(self.results)

    @property
    def rules(self) -> list[RuleResultRecord]:
        """Of a whole run; of any other none, so that half a run is never taken for one."""
        return self.results if self.finished_at else []


class AuditComparison(Record, frozen=True):
    """`later` beside `earlier`, by the rules that both went through; `not_compared`: ids of the others."""

    earlier: AuditRunRecord
    later: AuditRunRecord
    not_compared: list[str]
    appeared: list[FindingRecord]
    remaining: list[FindingRecord]
    resolved: list[FindingRecord]
