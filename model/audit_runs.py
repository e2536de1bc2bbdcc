"""Runs of audits that are kept, and how two of them compare."""

from typing import NamedTuple

from model.coverage import FindingRecord, RuleResultRecord
from model.kinds import AuditRunState
from model.moment import Moment

# No rule takes a minute; a run that has been still for as long is not going on.
STILL_SECONDS = 180


class AuditRunRecord(NamedTuple):
    """`rule_ids`: what it goes through, in order.  `results`: of the rules that are done.  Times are ISO 8601 with a zone.

    `still_seconds`: since it went on last.  `moment`: of the day that it holds for.
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


class AuditComparison(NamedTuple):
    """`later` beside `earlier`, by the rules that both went through; `not_compared`: ids of the others."""

    earlier: AuditRunRecord
    later: AuditRunRecord
    not_compared: list[str]
    appeared: list[FindingRecord]
    remaining: list[FindingRecord]
    resolved: list[FindingRecord]
