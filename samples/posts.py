"""Elections: who holds which post of an organisation, and who held it before."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import NamedTuple

from model.kinds import MemberStage, PostKind
from model.rows import Graph, Holding, Member

SEATS = (
    (PostKind.SECRETARY, "书记"),
    (PostKind.COMMITTEE_MEMBER, "组织委员"),
    (PostKind.COMMITTEE_MEMBER, "宣传委员"),
    (PostKind.COMMITTEE_MEMBER, "纪检委员"),
    (PostKind.DEPUTY_SECRETARY, "副书记"),
)
COMMITTEE_FROM_FULL_MEMBERS = 7
ELECTIONS = (date(2020, 6, 15), date(2023, 6, 15), date(2026, 6, 15))
VACANT_SINCE = date(2026, 5, 31)


class Resident(NamedTuple):
    """A member and the day from which the present home is the home."""

    member: Member
    since: date


def elect(
    graph: Graph,
    organisation: str,
    residents: Sequence[Resident],
    rng: Random,
    *,
    vacant: bool,
    committee: bool,
) -> None:
    """Fill the posts from among the members: a committee from seven full members on, else a secretary.

    `vacant`: the secretary's post ended, and nobody followed; `committee` False: a secretary alone.
    """
    electable = sorted((r for r in residents if r.member.stage is MemberStage.FULL), key=lambda r: r.since)
    size = rng.randint(3, 5) if committee and len(electable) >= COMMITTEE_FROM_FULL_MEMBERS else 1
    seats = SEATS[1:] if vacant else SEATS[:size]
    elected = rng.choice(ELECTIONS)
    for (post, title), resident in zip(seats, electable, strict=False):
        graph.holds.append(
            Holding(
                resident.member.code,
                organisation,
                post,
                title,
                max(elected, resident.since, _full_on(resident)),
            )
        )
    ended = VACANT_SINCE if vacant else elected
    before = electable[len(seats)] if len(electable) > len(seats) else None
    if before and before.since < ELECTIONS[0] < ended and (vacant or rng.random() < 0.7):
        graph.holds.append(
            Holding(before.member.code, organisation, PostKind.SECRETARY, "书记", ELECTIONS[0], ended)
        )


def lead_group(graph: Graph, group: str, residents: Sequence[Resident], branch: Sequence[Resident]) -> None:
    """The longest-standing full member leads the group; one of the branch where it has none itself."""
    full = _full(residents) or (_full(branch) if residents else [])
    if full:
        leader = min(full, key=lambda resident: resident.since)
        since = max(leader.since, _full_on(leader))
        graph.holds.append(Holding(leader.member.code, group, PostKind.GROUP_LEADER, "组长", since))


def _full(residents: Sequence[Resident]) -> list[Resident]:
    return [resident for resident in residents if resident.member.stage is MemberStage.FULL]


def _full_on(resident: Resident) -> date:
    return resident.member.full_on or resident.since
