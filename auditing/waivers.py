"""Waivers as they are kept: of findings, by id, of a rule; granted, and revoked."""

from datetime import date

from auditing.findings import AUDIT_SECONDS
from graph_loaders.engine.batching import Loader
from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.database import Database
from graph_loaders.engine.folds import one
from graph_loaders.engine.reader import Reader
from model.moment import Moment
from model.waivers import WaiverRecord

# The waiver of each finding: the one that holds, else the one that held last.
# Keys are those of findings: a rule, a subject's id and an aspect.
waivers_by_finding: Loader[WaiverRecord | None] = Loader(
    statement("read/waivers_by_finding"), one(WaiverRecord), absent=None, seconds=AUDIT_SECONDS
)

waivers_by_id: Loader[WaiverRecord | None] = Loader(
    statement("read/waivers_by_id"), one(WaiverRecord), absent=None
)

LIST_WAIVERS = statement("search/list_waivers")


async def list_waivers(reader: Reader, moment: Moment, *, rule: str | None) -> list[WaiverRecord]:
    """In no order. Raises Timeout, DatabaseUnavailable."""
    (rows,) = await reader.read(LIST_WAIVERS, moment, {"rule": rule})
    return [WaiverRecord(moment, *row) for row in rows]


GRANTED = statement("write/waiver_granted")
REVOKED = statement("write/waiver_revoked")


async def grant(
    database: Database,
    waiver: str,
    *,
    rule: str,
    finding: str | None,
    within: str | None,
    reason: str,
    granted_by: str,
    granted_on: date,
    until: date,
) -> None:
    """Of the finding with this key, or within the organisation with this id. Raises Timeout, DatabaseUnavailable."""
    await database.write(
        GRANTED,
        {
            "waiver": waiver,
            "rule": rule,
            "finding": finding,
            "within": within,
            "reason": reason,
            "grantedBy": granted_by,
            "grantedOn": granted_on,
            "until": until,
        },
    )


async def revoke(database: Database, waiver: str, *, revoked_by: str, revoked_on: date) -> None:
    """Nothing where it was revoked before. Raises Timeout, DatabaseUnavailable."""
    await database.write(REVOKED, {"waiver": waiver, "revokedBy": revoked_by, "revokedOn": revoked_on})
