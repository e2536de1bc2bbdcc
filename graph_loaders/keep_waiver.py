"""Writes waivers: granted, and ended before their time."""

from datetime import date

from graph_loaders.catalogue import statement
from graph_loaders.database import Database

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
