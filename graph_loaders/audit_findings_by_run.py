"""What runs of audits found, in no order: rule, severity, subject, kind, aspect, name, observed, expected, waiver."""

from collections import defaultdict
from typing import Any

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from model.moment import Moment

Row = list[Any]


def _by_run(_: Moment, rows: list[Row]) -> dict[str, list[Row]]:
    own: dict[str, list[Row]] = defaultdict(list)
    for run, *found in rows:
        own[run].append(found)
    return own


audit_findings_by_run: Loader[list[Row]] = Loader(
    statement("read/audit_findings_by_run"), _by_run, absent=[], weight=lambda _: 32, seconds=60.0
)
