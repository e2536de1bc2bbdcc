"""The waiver of each finding: the one that holds, else the one that held last."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.findings_by_rule import AUDIT_SECONDS
from graph_loaders.folds import one
from model.waivers import WaiverRecord

# Keys are those of findings: a rule, a subject's id and an aspect.
waivers_by_finding: Loader[WaiverRecord | None] = Loader(
    statement("read/waivers_by_finding"), one(WaiverRecord), absent=None, seconds=AUDIT_SECONDS
)
