"""What a run keeps as JSON text: what a rule was and found, and what there was. All of that may change, but for the run."""

from pydantic import TypeAdapter

from model.audit_runs import KeptCoverage, RunSummary
from model.coverage import RuleResultRecord
from model.waivers import WaiverRecord

RESULT = TypeAdapter(RuleResultRecord)
SUMMARY = TypeAdapter(RunSummary)
COVERAGE = TypeAdapter(KeptCoverage)
WAIVER = TypeAdapter(WaiverRecord)
