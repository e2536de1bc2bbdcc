"""One page of the runs of audits, the newest first."""

from graph_loaders.audit_runs_by_id import read_run
from graph_loaders.catalogue import statement
from graph_loaders.reader import Reader
from model.audit_runs import AuditRunRecord
from model.moment import Moment
from model.pages import PageRequest

LIST_AUDIT_RUNS = statement("search/list_audit_runs")


async def list_audit_runs(
    reader: Reader, moment: Moment, page: PageRequest, *, place: str | None, counted: bool
) -> tuple[int | None, list[AuditRunRecord]]:
    """The total (None unless counted), and at most `page.limit + 1` runs: of the place with this id, else of all.

    Raises Timeout, DatabaseUnavailable.
    """
    parameters = {
        "place": place,
        "forward": page.forward,
        "after": page.key[0] if page.key else None,
        "limit": page.limit + 1,
        "counted": counted,
    }
    total, rows = await reader.read(LIST_AUDIT_RUNS, moment, parameters)
    return total, [read_run(row) for row in rows]
