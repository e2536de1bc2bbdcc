"""Made-up units with their party organisations, and the offices whose members lead the committees."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from model.kinds import AffiliationKind, GuideRole, OrganisationForm, OrganisationKind, Sector, UnitKind
from model.rows import Belonging, Graph, Guidance, Link, Organisation, Unit
from samples.people import People
from samples.posts import Resident, elect
from samples.streets import Street
from samples.superiors import ZONE

DISTRICT = "410105"
SOCIAL_WORK_COMMITTEE = "410105-two-new"
WORDS = (
    "中原", "豫丰", "金鼎", "嘉禾", "天瑞", "宏远", "众诚", "博雅", "同创", "星河",
    "联科", "正和", "瑞泽", "百川", "新航", "鼎盛", "启明", "德信", "华锐", "安泽",
)  # fmt: skip
TRADES = {
    UnitKind.ENTERPRISE: ("商贸有限公司", "物业服务有限公司", "建筑设计有限公司", "餐饮管理有限公司"),
    UnitKind.INTERNET_ENTERPRISE: ("网络科技有限公司", "信息技术有限公司"),
    UnitKind.LAW_FIRM: ("律师事务所",),
    UnitKind.SOCIAL_ORGANISATION: ("社会工作服务中心", "养老服务中心"),
    UnitKind.SCHOOL: ("实验学校", "幼儿园"),
}
BRANCH_TERM_ENDS = date(2029, 5, 20)
COMMITTEE_TERM_ENDS = date(2031, 8, 20)


@dataclass(slots=True)
class Units:
    """Adds units and their organisations to a graph."""

    graph: Graph
    people: People
    rng: Random

    def add_top(self, zone: bool) -> None:
        """The committees of district, zone and the two new sectors, with the offices of the first two."""
        self._committee(
            DISTRICT, "中共郑州市金水区委员会", OrganisationKind.DISTRICT_COMMITTEE, synthetic=False
        )
        self.graph.covers.append(Link(DISTRICT, DISTRICT))
        office = self._office(DISTRICT, "金水区委", DISTRICT, None)
        elect(self.graph, DISTRICT, office, self.rng, vacant=False, committee=True)
        if zone:
            self._committee(
                ZONE, "中共郑州市郑东新区工作委员会", OrganisationKind.ZONE_WORKING_COMMITTEE, synthetic=False
            )
            office_of_zone = self._office(ZONE, "郑东新区管委会", ZONE, None)
            elect(self.graph, ZONE, office_of_zone, self.rng, vacant=False, committee=True)
        self._committee(
            SOCIAL_WORK_COMMITTEE,
            "中共金水区非公有制经济组织和社会组织工作委员会",
            OrganisationKind.UNIT_ORGANISATION,
            synthetic=True,
        )
        self.graph.part_of.append(Link(SOCIAL_WORK_COMMITTEE, DISTRICT, date(2012, 7, 1)))
        elect(self.graph, SOCIAL_WORK_COMMITTEE, office[5:], self.rng, vacant=False, committee=True)

    def add_street(self, street: Street, place: str) -> None:
        """The office, enterprises and others with branches of their own, a joint branch, two without any: one is guided."""
        area = self.rng.choice(street.communities)
        office = self._office(street.code, f"{place}街道办事处", street.code, area)
        elect(self.graph, street.code, office, self.rng, vacant=False, committee=True)
        kinds = self.rng.choices(tuple(TRADES), k=self.rng.randint(3, 6))
        names = iter(self.rng.sample(WORDS, len(kinds) + 5))
        members = list(office)
        for number, kind in enumerate(kinds, 1):
            size = self.rng.randint(4, 16)
            unit = self._unit(f"{street.code}-u{number:02}", next(names), kind, street, size)
            branch = self.add_branch(
                unit.code, f"{unit.name}党支部", street.code, date(2014, 1, 1), unit.code
            )
            members += self.staff(branch.code, size)
        last = len(kinds)
        joint = self.add_branch(
            f"{street.code}-j01", f"{place}街道楼宇联合党支部", street.code, date(2017, 3, 1), joint=True
        )
        for number in range(last + 1, last + 4):
            unit = self._unit(f"{street.code}-u{number:02}", next(names), UnitKind.ENTERPRISE, street, 2)
            self.graph.set_up_in.append(Link(joint.code, unit.code, date(2017, 3, 1)))
        members += self.staff(joint.code, 6)
        for number in range(last + 4, last + 6):
            self._unit(
                f"{street.code}-u{number:02}",
                next(names),
                UnitKind.ENTERPRISE,
                street,
                self.rng.randint(0, 2),
            )
        self._guide(f"{street.code}-u{last + 4:02}", office)
        self._report_where_they_live(members, street)
        for number in (1, 2):
            community = self.rng.choice(street.communities)
            self.graph.co_builds_organisation.append(
                Link(f"{street.code}-u{number:02}", community, date(2019, 3, 1))
            )

    def add_branch(
        self, code: str, name: str, superior: str, founded: date, unit: str | None = None, *,
        joint: bool = False, synthetic: bool = True, sector: Sector = Sector.NON_PUBLIC_AND_SOCIAL,
    ) -> Organisation:  # fmt: skip
        """A branch below `superior`, set up in `unit`; without members yet."""
        branch = Organisation(
            code=code,
            name=name,
            kind=OrganisationKind.UNIT_ORGANISATION,
            form=OrganisationForm.BRANCH,
            synthetic=synthetic,
            sector=sector,
            joint=joint,
            founded_on=founded,
            term_ends_on=BRANCH_TERM_ENDS + timedelta(days=self.rng.randrange(120)),
        )
        self.graph.organisations[code] = branch
        self.graph.part_of.append(Link(code, superior, founded))
        if unit:
            self.graph.set_up_in.append(Link(code, unit, founded))
        return branch

    def staff(self, branch: str, size: int) -> list[Resident]:
        """Give a branch its members, and let them elect."""
        founded = self.graph.organisations[branch].founded_on
        residents = []
        for _ in range(size):
            member = self.people.settled()
            since = max(day for day in (founded, member.joined_on) if day)
            self.graph.members[member.code] = member
            self.graph.belongs_to.append(Belonging(member.code, branch, AffiliationKind.HOME, since))
            residents.append(Resident(member, since))
        elect(self.graph, branch, residents, self.rng, vacant=False, committee=True)
        return residents

    def _committee(self, code: str, name: str, kind: OrganisationKind, *, synthetic: bool) -> None:
        district = kind is OrganisationKind.DISTRICT_COMMITTEE
        self.graph.organisations[code] = Organisation(
            code=code,
            name=name,
            kind=kind,
            form=OrganisationForm.COMMITTEE if district else OrganisationForm.WORKING_COMMITTEE,
            synthetic=synthetic,
            sector=Sector.NON_PUBLIC_AND_SOCIAL if synthetic else None,
            founded_on=date(2012, 7, 1) if synthetic else None,
            term_ends_on=COMMITTEE_TERM_ENDS if district else None,
        )

    def _office(self, code: str, name: str, superior: str, area: str | None) -> list[Resident]:
        """An agency with its branch; its members, who hold the posts of the committee."""
        unit = Unit(f"{code}-office", name, UnitKind.AGENCY, True, operating=True, staff=60, full_members=18)
        self.graph.units[unit.code] = unit
        if area:
            self.graph.located_in.append(Link(unit.code, area))
        founded = date(2005, 7, 1)
        branch = self.add_branch(
            unit.code, f"{name}机关党支部", superior, founded, unit.code, sector=Sector.AGENCY
        )
        return self.staff(branch.code, 18)

    def _unit(self, code: str, word: str, kind: UnitKind, street: Street, full_members: int) -> Unit:
        unit = Unit(
            code=code,
            name=f"郑州{word}{self.rng.choice(TRADES[kind])}",
            kind=kind,
            synthetic=True,
            operating=True,
            staff=full_members * self.rng.randint(3, 9) + self.rng.randint(5, 40),
            full_members=full_members,
        )
        self.graph.units[code] = unit
        self.graph.located_in.append(Link(code, self.rng.choice(street.communities)))
        return unit

    def _guide(self, unit: str, office: list[Resident]) -> None:
        """One of the office is sent into the unit, or keeps in touch with it."""
        # By chance of their own, which leaves all that follows as it was.
        rng = Random(f"guide:{unit}")
        guide = rng.choice(office)
        since = max(guide.since, date(2021, 3, 1) + timedelta(days=rng.randrange(1_500)))
        role = rng.choice(list(GuideRole))
        self.graph.guided_by.append(Guidance(unit, guide.member.code, role, since))

    def _report_where_they_live(self, members: list[Resident], street: Street) -> None:
        for resident in members:
            if self.rng.random() < 0.6:
                community = self.rng.choice(street.communities)
                since = max(resident.since, date(2021, 1, 1) + timedelta(days=self.rng.randrange(1_500)))
                self.graph.belongs_to.append(
                    Belonging(resident.member.code, community, AffiliationKind.DUAL, since)
                )
