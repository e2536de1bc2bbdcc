"""The newest runs of audits."""

from graph_loaders.audit_runs_by_id import read_run
from graph_loaders.catalogue import statement
from graph_loaders.reader import Reader
from model.audit_runs import AuditRunRecord
from model.moment import Moment

LIST_AUDIT_RUNS = statement("search/list_audit_runs")


async def list_audit_runs(
    reader: Reader, moment: Moment, *, place: str | None, limit: int
) -> list[AuditRunRecord]:
    """At most `limit`, the newest first: of the place with this id, else of all. Raises Timeout, DatabaseUnavailable."""
    (rows,) = await reader.read(LIST_AUDIT_RUNS, moment, {"place": place, "limit": limit})
    return [read_run(row) for row in rows]
