"""What whole runs of audits kept of their places beside the findings."""

from graph_loaders.audit_run_texts import COVERAGE
from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from model.audit_runs import KeptCoverage

# Not there for a run that is not whole, and of one that an earlier version kept.
audit_coverages_by_run: Loader[KeptCoverage | None] = Loader(
    statement("read/audit_coverages_by_run"),
    lambda _, rows: {key: COVERAGE.validate_json(text) for key, text in rows if text},
    absent=None,
)
