"""The resident members of streets: one for every slot, with where each belonged before."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from msgspec.structs import replace

from model.kinds import AffiliationKind
from model.rows import Belonging, Graph, Member
from samples.people import People
from samples.planted import Plan
from samples.posts import Resident, elect, lead_group
from samples.streets import GROUPS_MERGED, Slot, Street

JOINED_SHARE, MOVED_WITHIN_SHARE, FLOATING_SHARE = 0.045, 0.05, 0.006
MOVED_BETWEEN_STREETS = 38
MEMBERS_OF_MERGED_GROUP = 3
MOVES = (date(2020, 2, 1), date(2025, 12, 31))


@dataclass(slots=True)
class Rosters:
    """Fills streets with members. `residents`: of each organisation; `of_branch`: of each with its groups."""

    graph: Graph
    plan: Plan
    people: People
    rng: Random
    residents: defaultdict[str, list[Resident]] = field(default_factory=lambda: defaultdict(list))
    of_branch: defaultdict[str, list[Resident]] = field(default_factory=lambda: defaultdict(list))

    def fill(self, streets: Sequence[Street]) -> None:
        """Streets stand in a ring: who moved from one to another moved in from the street before.

        The first street has as many members on the claims' day as today: its newcomers are made up for by
        those who moved out to the second.
        """
        left = len(self.plan.of_street(streets[0].code, "member-without-home"))
        joined = [round(len(street.slots) * JOINED_SHARE) for street in streets]
        arrived = [MOVED_BETWEEN_STREETS] * len(streets)
        if len(streets) == 1:
            joined, arrived = [0], [0]
        else:
            arrived[1] = joined[0] + arrived[0] - left
        for index, street in enumerate(streets):
            self._fill_street(street, streets[index - 1], joined[index], arrived[index])
            self._aspirants(street)

    def _fill_street(self, street: Street, before: Street, joined: int, moved_in: int) -> None:
        rng = self.rng
        order = rng.sample(range(len(street.slots)), joined + moved_in)
        newcomers, arrivals = set(order[:joined]), set(order[joined:])
        to_merge = dict.fromkeys(street.merged, MEMBERS_OF_MERGED_GROUP)
        dissolved_by_heir = {heir: dissolved for dissolved, heir in street.merged.items()}
        for index, slot in enumerate(street.slots):
            if index in newcomers:
                self._settle(street, slot, self.people.newcomer())
                continue
            member = self.people.settled()
            dissolved = dissolved_by_heir.get(slot.home)
            if index in arrivals:
                self._move(slot, member, rng.choice(before.lasting), _day(rng, *MOVES))
            elif dissolved and to_merge[dissolved]:
                to_merge[dissolved] -= 1
                self._move(slot, member, dissolved, GROUPS_MERGED)
            elif rng.random() < MOVED_WITHIN_SHARE:
                self._move(slot, member, rng.choice(street.lasting), _day(rng, *MOVES))
            else:
                self._settle(street, slot, member)

    def _settle(self, street: Street, slot: Slot, member: Member) -> None:
        """At home here ever since joining, or since the records of the organisation begin."""
        former = street.former.get(slot.home)
        since = self._since(member, slot.home)
        if former and member.joined_on and member.joined_on < since:
            self._home(member, former, self._since(member, former), since)
        self._settled(slot, member, since)

    def _move(self, slot: Slot, member: Member, origin: str, day: date) -> None:
        day = max(day, self._founded(slot.home))
        if origin == slot.home:
            day = self._since(member, origin)
        else:
            self._home(member, origin, self._since(member, origin), day)
        self._settled(slot, member, day)

    def _settled(self, slot: Slot, member: Member, since: date) -> None:
        if self.rng.random() < FLOATING_SHARE:
            member = replace(member, floating_since=_day(self.rng, date(2021, 1, 1), date(2026, 9, 30)))
        self.graph.members[member.code] = member
        self._home(member, slot.home, since, None)
        resident = Resident(member, since)
        self.residents[slot.home].append(resident)
        self.of_branch[slot.branch].append(resident)

    def _home(self, member: Member, organisation: str, since: date, until: date | None) -> None:
        self.graph.belongs_to.append(Belonging(member.code, organisation, AffiliationKind.HOME, since, until))

    def _since(self, member: Member, organisation: str) -> date:
        founded = self._founded(organisation)
        return max(member.joined_on or founded, founded)

    def _founded(self, organisation: str) -> date:
        founded = self.graph.organisations[organisation].founded_on
        assert founded, f"{organisation} has members, and no day of its founding"
        return founded

    def _aspirants(self, street: Street) -> None:
        for _ in range(2 * len(street.communities)):
            aspirant = self.people.aspirant()
            self.graph.members[aspirant.code] = aspirant

    def hold_elections(self, street: Street) -> None:
        """Posts of communities, branches and groups."""
        vacant, secretary_alone = self.plan.codes("secretary-vacant"), self.plan.codes("committee-missing")
        for code in street.communities + street.branches:
            residents = self.of_branch.get(code) or self.residents[code.split("-")[0]]
            elect(
                self.graph,
                code,
                residents,
                self.rng,
                vacant=code in vacant,
                committee=code in self.of_branch and code not in secretary_alone,
            )
        for code in street.groups:
            lead_group(self.graph, code, self.residents[code], self.of_branch[code.rpartition("-")[0]])

    def receive_floating(self, streets: Sequence[Street]) -> None:
        """Floating members are taken in by a community elsewhere."""
        for member in self.graph.members.values():
            if member.floating_since:
                # One in three by chance of their own, which leaves all that follows as it was.
                rng = self.rng if self.rng.random() < 0.67 else Random(f"received:{member.code}")
                host = rng.choice(rng.choice(streets).communities)
                since = member.floating_since + timedelta(days=rng.randint(5, 30))
                self.graph.belongs_to.append(Belonging(member.code, host, AffiliationKind.FLOATING, since))


def _day(rng: Random, first: date, last: date) -> date:
    return date.fromordinal(rng.randint(first.toordinal(), last.toordinal()))
