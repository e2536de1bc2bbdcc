"""What a run keeps as JSON text: what a rule was and found, and what there was. All of that may change, but for the run.

A run has the version of the form that its texts are in, those of its findings too. One without is of version 0.
"""

from datetime import date

import msgspec

from errors import Conflict
from model.audit_runs import KeptCoverage, RunSummary
from model.coverage import RuleResultRecord
from model.moment import Moment
from model.record import Record
from model.waivers import WaiverRecord

# Goes up when what is written now could not be read as what was written before.
VERSION = 1

RESULT = msgspec.json.Decoder(RuleResultRecord)
SUMMARY = msgspec.json.Decoder(RunSummary)
COVERAGE = msgspec.json.Decoder(KeptCoverage)


def text_of(record: Record) -> str:
    """In the form of VERSION."""
    return msgspec.json.encode(record).decode()


def read_waiver(text: str, version: int) -> WaiverRecord:
    """Of version 0 it is a list, as all else is not."""
    if version > 0:
        return msgspec.json.decode(text, type=WaiverRecord)
    (day, explicit), *fields = msgspec.json.decode(text)
    return WaiverRecord(Moment(date.fromisoformat(day), explicit), *fields)


def check_version(run: str, version: int) -> None:
    """Raises Conflict where a later Grassroots kept the run."""
    if version > VERSION:
        raise Conflict(
            f"The run {run} was kept in form {version}; this Grassroots reads up to {VERSION}.",
            hint="Ask a Grassroots that is at least as new as the one that kept it.",
        )
