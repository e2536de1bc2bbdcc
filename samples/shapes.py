"""How many grids, groups and members each community has: the same for every seed, for gaps name codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from model.kinds import OrganisationForm
from model.rows import Area
from samples.planted import Plan

OWN_MEMBERS_OF_COMMUNITY = 5
COMMITTEE_FROM = 100
SMALL_SHARE = 0.06


class Totals(NamedTuple):
    """What a street must have exactly."""

    grids: int
    groups: int
    members: int
    households: int


PRINTED = Totals(grids=53, groups=165, members=1_342, households=35_000)


@dataclass(slots=True)
class GroupShape:
    code: str
    set_up_under: str
    members: int


@dataclass(slots=True)
class BranchShape:
    code: str
    number: int
    own_members: int
    groups: list[GroupShape]


@dataclass(slots=True)
class CommunityShape:
    """`groups` hang under the community itself, where it is a branch and has no grids."""

    area: Area
    village: bool
    form: OrganisationForm
    own_members: int
    branches: list[BranchShape]
    groups: list[GroupShape]


def spread(total: int, parts: int, rng: Random, *, least: int, swing: int = 0) -> list[int]:
    """Parts that sum up to `total`, none under `least`, about `swing` away from each other's size."""
    share, rest = divmod(total, parts)
    sizes = [share + (index < rest) for index in range(parts)]
    for _ in range(parts * swing):
        giver, taker = rng.randrange(parts), rng.randrange(parts)
        if sizes[giver] > max(least, share - swing) and sizes[taker] < share + swing:
            sizes[giver] -= 1
            sizes[taker] += 1
    return sizes


def printed_shapes(
    street: str, communities: Sequence[tuple[Area, bool]], plan: Plan, totals: Totals
) -> list[CommunityShape]:
    """Communities that have `totals` together. Households are shared out with the buildings."""
    rng = Random(f"shape:{street}")
    grids = spread(totals.grids, len(communities), rng, least=1)
    numbers = [range(1, count + 1) for count in grids]
    codes = [f"{area.code}-g{n:02}" for (area, _), ns in zip(communities, numbers, strict=True) for n in ns]
    free = [code for code in codes if code not in plan.branch_groups]
    planted = [code for code in codes if code in plan.branch_groups]
    groups = totals.groups - sum(plan.branch_groups[code] for code in planted)
    # Who has two homes here is one member, and planted.
    members = totals.members - len(plan.of_street(street, "member-with-two-homes"))
    members -= OWN_MEMBERS_OF_COMMUNITY * len(communities) + sum(
        plan.branch_members[code] for code in planted
    )
    group_counts = spread(groups, len(free), rng, least=2)
    member_counts = spread(members, len(free), rng, least=12, swing=8)
    wanted = {code: (plan.branch_groups[code], plan.branch_members[code]) for code in planted}
    wanted |= dict(zip(free, zip(group_counts, member_counts, strict=True), strict=True))
    return [
        _community(area, village, [wanted[f"{area.code}-g{n:02}"] for n in ns], plan, rng)
        for (area, village), ns in zip(communities, numbers, strict=True)
    ]


def believable_shape(area: Area, village: bool, plan: Plan) -> CommunityShape:
    """A community of its own size; villages are bigger, and some are a single branch without grids."""
    rng = Random(f"shape:{area.code}")
    if not village and rng.random() < SMALL_SHARE and not plan.touches(area.code):
        sizes = spread(rng.randint(26, 40), rng.randint(2, 4), rng, least=3, swing=2)
        groups = [GroupShape(f"{area.code}-b{n:02}", area.code, size) for n, size in enumerate(sizes, 1)]
        return CommunityShape(area, village, OrganisationForm.BRANCH, OWN_MEMBERS_OF_COMMUNITY, [], groups)
    total = rng.randint(120, 190) if village else rng.randint(70, 150)
    count = max(3, round(total / rng.randint(20, 30)))
    sizes = spread(total, count, rng, least=12, swing=6)
    wanted = []
    for number, size in enumerate(sizes, 1):
        code = f"{area.code}-g{number:02}"
        wanted.append((plan.branch_groups.get(code, rng.randint(2, 4)), plan.branch_members.get(code, size)))
    return _community(area, village, wanted, plan, rng)


def _community(
    area: Area, village: bool, wanted: Sequence[tuple[int, int]], plan: Plan, rng: Random
) -> CommunityShape:
    branches = [
        _branch(f"{area.code}-g{number:02}", number, groups, members, plan, rng)
        for number, (groups, members) in enumerate(wanted, 1)
    ]
    members = sum(members for _, members in wanted)
    form = OrganisationForm.COMMITTEE if members >= COMMITTEE_FROM else OrganisationForm.GENERAL_BRANCH
    return CommunityShape(area, village, form, OWN_MEMBERS_OF_COMMUNITY, branches, [])


def _branch(code: str, number: int, groups: int, members: int, plan: Plan, rng: Random) -> BranchShape:
    codes = [f"{code}-b{n:02}" for n in range(1, groups + 1)]
    empty = plan.codes("group-without-members")
    manned = [c for c in codes if c not in empty]
    own = 0 if members < 2 * len(manned) else min(3, members - 2 * len(manned))
    sizes = dict.fromkeys(codes, 0)
    if manned:
        sizes |= dict(zip(manned, spread(members - own, len(manned), rng, least=1, swing=2), strict=True))
    return BranchShape(code, number, own, [GroupShape(c, code, sizes[c]) for c in codes])
