"""A street's grids and buildings, and its organisations from the working committee down to the groups."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from msgspec.structs import replace

from model.kinds import AreaKind, OrganisationForm, OrganisationKind, Sector
from model.rows import Area, Graph, Link, Organisation
from samples.planted import Plan
from samples.shapes import BranchShape, CommunityShape, GroupShape, spread

GROUPS_MERGED = date(2022, 6, 30)
GROUPS_FOUNDED = date(2023, 5, 10)
GROUPS_MOVED = date(2021, 4, 1)
ELECTION_OF_COMMUNITIES = date(2026, 1, 8)
ELECTION_OF_BRANCHES = date(2026, 3, 1)
COMMUNITY_TERM_YEARS, BRANCH_TERM_YEARS = 5, 3
FORM_NAMES = {
    OrganisationForm.COMMITTEE: "委员会",
    OrganisationForm.GENERAL_BRANCH: "总支部委员会",
    OrganisationForm.BRANCH: "支部委员会",
}
DIGITS = "零一二三四五六七八九"


class Slot(NamedTuple):
    """A place for one resident member: the home, and the branch whose posts the member may hold."""

    home: str
    branch: str


@dataclass(slots=True)
class Street:
    """What a street has. `lasting`: groups alive from the start and manned; `merged`: dissolved group → heir;
    `former`: newly founded group → the group that its members came from.
    """

    code: str
    communities: list[str] = field(default_factory=list)
    branches: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    lasting: list[str] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    merged: dict[str, str] = field(default_factory=dict)
    former: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class StreetBuilder:
    """Adds streets to a graph."""

    graph: Graph
    plan: Plan
    rng: Random

    def add(self, area: Area, superior: str, shapes: list[CommunityShape], households: int | None) -> Street:
        """Add a street below `superior`; its buildings have `households` together, or each its own number."""
        street = Street(area.code)
        name = f"中共郑州市金水区{area.name}工作委员会"
        founded = self._day(date(1988, 1, 1), 4_000)
        self._organisation(
            Organisation(
                code=area.code,
                name=name,
                kind=OrganisationKind.STREET_WORKING_COMMITTEE,
                form=OrganisationForm.WORKING_COMMITTEE,
                synthetic=area.synthetic,
                sector=Sector.URBAN,
                founded_on=founded if area.synthetic else None,
            ),
            superior,
            area.code,
        )
        first_area = len(self.graph.areas)
        for index, shape in enumerate(shapes):
            self._add_community(street, area, shape, index % 5)
        self._share_households(first_area, households)
        return street

    def _add_community(self, street: Street, street_area: Area, shape: CommunityShape, history: int) -> None:
        """`history` 0: a group changes its branch; 1: one is merged into another; 2: one is founded."""
        area = shape.area
        village = area.name if area.name.endswith("村") or not shape.village else f"{area.name}村"
        elected = self._day(ELECTION_OF_COMMUNITIES, 30)
        self._organisation(
            Organisation(
                code=area.code,
                name=f"中共{street_area.name}{village.removeprefix(street_area.name[:-2])}{FORM_NAMES[shape.form]}",
                kind=OrganisationKind.COMMUNITY_ORGANISATION,
                form=shape.form,
                synthetic=True,
                sector=Sector.RURAL if shape.village else Sector.URBAN,
                founded_on=self._day(date(2001, 1, 1), 1_500),
                term_ends_on=elected.replace(year=elected.year + COMMUNITY_TERM_YEARS),
            ),
            street.code,
            area.code,
        )
        street.communities.append(area.code)
        street.slots += [Slot(area.code, area.code)] * shape.own_members
        if len(shape.branches) > 1:
            first, second = shape.branches[:2]
            if history == 0 and len(second.groups) > 1:
                second.groups[-1].code = f"{first.code}-b{len(first.groups) + 1:02}"
                second.groups[-1].set_up_under = first.code
            elif history == 1 and len(first.groups) > 1:
                street.merged[f"{first.code}-b{len(first.groups) + 1:02}"] = first.groups[0].code
            elif history == 2 and len(first.groups) > 1:
                street.former[first.groups[-1].code] = first.groups[0].code
        houses = iter(range(1, 1_000))
        for branch in shape.branches:
            self._add_branch(street, shape, branch, houses_from=houses)
        for group in shape.groups:
            self._add_group(street, shape, group, area.code, area.code, next(houses))

    def _add_branch(
        self, street: Street, shape: CommunityShape, branch: BranchShape, houses_from: Iterator[int]
    ) -> None:
        name = f"{shape.area.name}第{_chinese(branch.number)}网格"
        self._area(Area(branch.code, name, name, AreaKind.GRID, synthetic=True), shape.area.code)
        elected = self._day(ELECTION_OF_BRANCHES, 200)
        self._organisation(
            Organisation(
                code=branch.code,
                name=f"{name}党支部",
                kind=OrganisationKind.GRID_BRANCH,
                form=OrganisationForm.BRANCH,
                synthetic=True,
                sector=Sector.RURAL if shape.village else Sector.URBAN,
                founded_on=self._day(date(2013, 1, 1), 1_000),
                term_ends_on=elected.replace(year=elected.year + BRANCH_TERM_YEARS),
            ),
            shape.area.code,
            branch.code,
        )
        street.branches.append(branch.code)
        street.slots += [Slot(branch.code, branch.code)] * branch.own_members
        for group in branch.groups:
            self._add_group(street, shape, group, branch.code, branch.code, next(houses_from))
        for dissolved, heir in street.merged.items():
            if heir.startswith(f"{branch.code}-"):
                self._add_dissolved_group(street, shape, dissolved, branch.code, next(houses_from))
        for gap in self.plan.gaps:
            if gap.subject.startswith(f"area:{branch.code}-"):
                self._building(gap.code, f"{shape.area.name}{next(houses_from)}号楼", branch.code)

    def _add_group(
        self, street: Street, shape: CommunityShape, group: GroupShape, branch: str, grid: str, house: int
    ) -> None:
        name = f"{shape.area.name}{house}号楼"
        moved = group.set_up_under != branch
        founded = GROUPS_FOUNDED if group.code in street.former else self._day(date(2016, 1, 1), 1_000)
        self.graph.organisations[group.code] = self._group(shape, group.code, name, founded)
        if moved:
            self.graph.part_of.append(Link(group.code, group.set_up_under, founded, GROUPS_MOVED))
            self._building(group.code, name, group.set_up_under, until=GROUPS_MOVED)
            self.graph.within.append(Link(group.code, grid, GROUPS_MOVED))
        else:
            self._building(group.code, name, grid)
        self.graph.part_of.append(Link(group.code, branch, GROUPS_MOVED if moved else founded))
        self.graph.covers.append(Link(group.code, group.code, founded))
        street.groups.append(group.code)
        street.slots += [Slot(group.code, branch)] * group.members
        if group.members and group.code not in street.former:
            street.lasting.append(group.code)

    def _add_dissolved_group(
        self, street: Street, shape: CommunityShape, code: str, branch: str, house: int
    ) -> None:
        """A group that its neighbour took over, with its building."""
        name = f"{shape.area.name}{house}号楼"
        founded = self._day(date(2016, 1, 1), 700)
        group = replace(self._group(shape, code, name, founded), dissolved_on=GROUPS_MERGED)
        self.graph.organisations[code] = group
        self._building(code, name, branch)
        self.graph.part_of.append(Link(code, branch, founded, GROUPS_MERGED))
        self.graph.covers.append(Link(code, code, founded, GROUPS_MERGED))
        self.graph.covers.append(Link(street.merged[code], code, GROUPS_MERGED))

    def _group(self, shape: CommunityShape, code: str, building: str, founded: date) -> Organisation:
        return Organisation(
            code=code,
            name=f"{building}党小组",
            kind=OrganisationKind.BUILDING_GROUP,
            form=OrganisationForm.GROUP,
            synthetic=True,
            sector=Sector.RURAL if shape.village else Sector.URBAN,
            founded_on=founded,
        )

    def _organisation(self, organisation: Organisation, superior: str, area: str) -> None:
        self.graph.organisations[organisation.code] = organisation
        self.graph.part_of.append(Link(organisation.code, superior, organisation.founded_on))
        self.graph.covers.append(Link(organisation.code, area, organisation.founded_on))

    def _building(self, code: str, name: str, grid: str, until: date | None = None) -> None:
        self._area(Area(code, name, name, AreaKind.BUILDING, True, self.rng.randint(90, 320)), grid, until)

    def _area(self, area: Area, above: str, until: date | None = None) -> None:
        # One that two groups cover comes with each of them.
        if area.code not in self.graph.areas:
            self.graph.within.append(Link(area.code, above, None, until))
        self.graph.areas[area.code] = area

    def _share_households(self, first_area: int, households: int | None) -> None:
        if households is None:
            return
        buildings = [a for a in list(self.graph.areas.values())[first_area:] if a.kind is AreaKind.BUILDING]
        shares = spread(households, len(buildings), self.rng, least=40, swing=90)
        for building, share in zip(buildings, shares, strict=True):
            self.graph.areas[building.code] = replace(building, households=share)

    def _day(self, first: date, days: int) -> date:
        return first + timedelta(days=self.rng.randrange(days))


def _chinese(number: int) -> str:
    """A number from 1 to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    return f"{DIGITS[tens] if tens > 1 else ''}{'十' if tens else ''}{DIGITS[ones] if ones else ''}"
