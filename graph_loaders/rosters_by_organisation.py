"""All members at home in the subtrees of organisations, by code; 5,000 at most, and whether that cut it.

Arguments: housed, which brings each member's home along, and brief, of the homes.
"""

from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import called
from model.kinds import TruncationReason
from model.moment import Moment
from model.records import MemberRecord, OrganisationRecord, RosterRecord

ROSTER_MAXIMUM = 5_000
# What the statement reads at most: homes, of which a member may have several.
HOMES_MAXIMUM = 5_500

_code = attrgetter("code")


def fold(moment: Moment, rosters: list[Any]) -> Mapping[str, RosterRecord]:
    return {key: _roster(moment, homes, called(moment, key, *names)) for key, homes, *names in rosters}


def _roster(moment: Moment, homes: list[Any], subject: OrganisationRecord | None) -> RosterRecord:
    """Rows by home: who has two there is once in the roster, and its home is left to be asked for."""
    members: dict[str, MemberRecord] = {}
    for organisation, rows in homes:
        home = OrganisationRecord(moment, *organisation) if organisation else None
        for code, name, stage, joined_on, floating_since, synthetic, alone in rows:
            members[code] = MemberRecord(
                moment, code, name, stage, joined_on, floating_since, synthetic, home if alone else None
            )
    truncated = len(members) > ROSTER_MAXIMUM or sum(len(rows) for _, rows in homes) == HOMES_MAXIMUM
    return RosterRecord(
        members=sorted(members.values(), key=_code)[:ROSTER_MAXIMUM],
        truncated=truncated,
        truncated_reason=TruncationReason.COUNT if truncated else None,
        subject=subject,
    )


rosters_by_organisation: Loader[RosterRecord | None] = Loader(
    statement("read/rosters_by_organisation"), fold, absent=None, tells_subject=True, weight=lambda _: 256
)
