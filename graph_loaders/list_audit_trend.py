"""Earlier audits of a place that were kept, in numbers."""

from collections.abc import Sequence

from graph_loaders.audit_run_texts import SUMMARY
from graph_loaders.catalogue import statement
from graph_loaders.reader import Reader
from model.audit_runs import RunSummary
from model.moment import Moment

LIST_AUDIT_TREND = statement("search/list_audit_trend")


async def list_audit_trend(
    reader: Reader, moment: Moment, *, place: str | None, rules: Sequence[str], limit: int
) -> list[tuple[str, str, str, RunSummary]]:
    """Day, time of the end, id and numbers of at most `limit` whole runs by just these rules, the first day in front.

    Of each day before the moment's the last run. Raises Timeout, DatabaseUnavailable.
    """
    parameters = {"place": place, "rules": list(rules), "limit": limit}
    (rows,) = await reader.read(LIST_AUDIT_TREND, moment, parameters)
    return [(day, ended, run, SUMMARY.validate_json(summary)) for day, ended, run, summary in reversed(rows)]
