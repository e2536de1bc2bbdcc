"""All members at home in the subtrees of organisations, by code; 5,001 at most, so that a cut can be told."""

from collections.abc import Mapping
from typing import Any

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from model.kinds import TruncationReason
from model.moment import Moment
from model.records import MemberRecord, RosterRecord

ROSTER_MAXIMUM = 5_000


def fold(moment: Moment, rosters: list[Any]) -> Mapping[str, RosterRecord]:
    return {
        key: RosterRecord(
            members=[MemberRecord(moment, *row) for row in rows[:ROSTER_MAXIMUM]],
            truncated=len(rows) > ROSTER_MAXIMUM,
            truncated_reason=TruncationReason.COUNT if len(rows) > ROSTER_MAXIMUM else None,
        )
        for key, rows in rosters
    }


rosters_by_organisation: Loader[RosterRecord | None] = Loader(
    statement("read/rosters_by_organisation"), fold, absent=None
)
