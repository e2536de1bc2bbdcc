"""Waivers: what an auditor has been told to leave, by whom, why and until when."""

from model.kinds import WaiverState
from model.moment import Moment
from model.record import Record


class WaiverRecord(Record, frozen=True):
    """Of one finding (`finding_key`), or of what the rule finds in an organisation's subtree (`within_id`).

    Dates are ISO 8601 strings; `until` is the first day on which it holds no longer.
    """

    moment: Moment
    id: str
    rule_id: str
    finding_key: str | None
    within_id: str | None
    reason: str
    granted_by: str
    granted_on: str
    until: str
    revoked_by: str | None
    revoked_on: str | None

    @property
    def finding_id(self) -> str | None:
        return self.finding_key and f"finding:{self.finding_key}"

    @property
    def state(self) -> WaiverState:
        """On the day of its moment."""
        day = self.moment.day.isoformat()
        if self.revoked_on and self.revoked_on <= day:
            return WaiverState.REVOKED
        return WaiverState.ACTIVE if day < self.until else WaiverState.EXPIRED

    @property
    def sort_key(self) -> tuple[str, ...]:
        """What ends first comes first."""
        return self.until, self.id
