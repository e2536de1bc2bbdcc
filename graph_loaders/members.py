"""Members: by code, by the organisation that they are at home in, and filtered; and their homes."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from graph_loaders.engine.batching import Loader
from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.folds import called, one, paged
from graph_loaders.engine.reader import Reader
from model.filters import MemberFilter
from model.kinds import TruncationReason
from model.moment import Moment
from model.pages import Listed, PageRequest
from model.records import MemberRecord, OrganisationRecord, RosterRecord

# Members by code, from the day of their first stage.
members_by_code: Loader[MemberRecord | None] = Loader(
    statement("read/members_by_code"), one(MemberRecord), absent=None
)

# One page of the members at home in organisations, or in their subtrees, by code.
# Arguments: the page, and the filters of the field.
members_by_organisation: Loader[Listed[MemberRecord]] = Loader(
    statement("read/members_by_organisation"),
    paged(MemberRecord),
    absent=Listed(None, []),
    weight=lambda arguments: 128 if arguments["transitive"] else 16,
    tells_subject=True,
)

# The only current HOME of members.
homes_by_member: Loader[OrganisationRecord | None] = Loader(
    statement("read/homes_by_member"), one(OrganisationRecord), absent=None
)

ROSTER_MAXIMUM = 5_000
# What the statement reads at most: homes, of which a member may have several.
HOMES_MAXIMUM = 5_500

_code_of = attrgetter("code")


def _rosters(moment: Moment, rosters: list[Any]) -> Mapping[str, RosterRecord]:
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
        members=sorted(members.values(), key=_code_of)[:ROSTER_MAXIMUM],
        truncated=truncated,
        truncated_reason=TruncationReason.COUNT if truncated else None,
        subject=subject,
    )


# All members at home in the subtrees of organisations, by code; 5,000 at most, and whether that cut it.
# Arguments: housed, which brings each member's home along, and namesOnly, of the homes.
rosters_by_organisation: Loader[RosterRecord | None] = Loader(
    statement("read/rosters_by_organisation"), _rosters, absent=None, tells_subject=True, weight=lambda _: 256
)

LIST_MEMBERS = statement("search/list_members")


async def list_members(
    reader: Reader,
    moment: Moment,
    filter: MemberFilter,
    page: PageRequest,
    *,
    within: str | None,
    home: str | None,
    counted: bool,
) -> tuple[int | None, list[MemberRecord]]:
    """The total (None unless counted), and at most `page.limit + 1` members; `within` and `home` are codes."""
    parameters = {
        "within": within,
        "home": home,
        "stages": filter.stage,
        "affiliations": filter.affiliation,
        "posts": filter.post,
        "hasHome": filter.has_home,
        "joinedBefore": filter.joined_before,
        "joinedAfter": filter.joined_after,
        "nameContains": filter.name_contains,
        "forward": page.forward,
        "after": page.key[0] if page.key else None,
        "limit": page.limit + 1,
        "counted": counted,
    }
    total, rows = await reader.read(LIST_MEMBERS, moment, parameters)
    return total, [MemberRecord(moment, *row) for row in rows]
