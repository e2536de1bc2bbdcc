"""Small random graphs with everything that goes wrong: gaps, cycles, two parents, two homes, ended and future edges.

Dates come from a short list, and so do the days that are asked for: the half-open ends of intervals are met often.
Each graph is made of one source of chance: drawing every choice by hypothesis would take a hundred times as long, for
graphs that are compared together and so can't be shrunk.
"""

from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import TypeVar

from model.kinds import (
    AffiliationKind,
    AreaKind,
    AssemblyKind,
    ClaimQualifier,
    GuideRole,
    MemberStage,
    OrganisationForm,
    OrganisationKind,
    PostKind,
    UnitKind,
)
from model.rows import (
    Area,
    Assembly,
    Belonging,
    Claim,
    Graph,
    Guidance,
    Holding,
    Link,
    Member,
    Organisation,
    Room,
    ServiceCentre,
    Source,
    Unit,
)

DAYS = [date(year, 1, 1) for year in range(2014, 2028, 2)]
YEARS = [date(year, 1, 1) for year in range(2014, 2024)]
ORGANISATIONS, MEMBERS, AREAS, UNITS, CENTRES, CLAIMS = 20, 24, 12, 3, 2, 6
# Units of a joint branch that has one too many.
SHARED_UNITS = 6
FORMS = {
    OrganisationKind.DISTRICT_COMMITTEE: [OrganisationForm.COMMITTEE],
    OrganisationKind.ZONE_WORKING_COMMITTEE: [OrganisationForm.WORKING_COMMITTEE],
    OrganisationKind.STREET_WORKING_COMMITTEE: [OrganisationForm.WORKING_COMMITTEE],
    OrganisationKind.COMMUNITY_ORGANISATION: [OrganisationForm.GENERAL_BRANCH, OrganisationForm.BRANCH],
    OrganisationKind.GRID_BRANCH: [OrganisationForm.BRANCH],
    OrganisationKind.BUILDING_GROUP: [OrganisationForm.GROUP],
    OrganisationKind.UNIT_ORGANISATION: [OrganisationForm.BRANCH, OrganisationForm.COMMITTEE],
}
LEVELS = [
    OrganisationKind.DISTRICT_COMMITTEE,
    OrganisationKind.STREET_WORKING_COMMITTEE,
    OrganisationKind.COMMUNITY_ORGANISATION,
    OrganisationKind.GRID_BRANCH,
    OrganisationKind.BUILDING_GROUP,
]
KINDS = [
    *LEVELS,
    *LEVELS[2:],
    *LEVELS[3:],
    OrganisationKind.ZONE_WORKING_COMMITTEE,
    OrganisationKind.UNIT_ORGANISATION,
]
CLAIMED = ["communities", "gridBranches", "buildingGroups", "branches", "members", "households", "rooms"]

Interval = tuple[date | None, date | None]
Item = TypeVar("Item")


def random_graph(random: Random) -> Graph:
    graph = Graph()
    _areas(random, graph)
    _organisations(random, graph)
    _members(random, graph)
    _units_and_centres(random, graph)
    _claims(random, graph)
    return graph


def _one_in(random: Random, number: int) -> bool:
    return random.randrange(number) == 0


def _some(random: Random, items: list[Item], least: int, most: int) -> list[Item]:
    return random.sample(items, min(len(items), random.randint(least, most)))


def _day_one_in(random: Random, number: int) -> date | None:
    return random.choice(DAYS) if _one_in(random, number) else None


def _day_near(random: Random, days: list[int]) -> date:
    """So many days behind one of the days: the ends of a rule's time are met often."""
    return random.choice(DAYS) + timedelta(days=random.choice(days))


def _interval(random: Random) -> Interval:
    """Mostly open and long begun, at times ended or in the future."""
    since, until = _day_one_in(random, 2), _day_one_in(random, 3)
    return (since, None) if since and until and since >= until else (since, until)


def _history(random: Random, ends: list[str], most: int = 3) -> list[tuple[str, Interval]]:
    """Where something was, one after the other; rarely in several places at once, or nowhere."""
    places = _some(random, ends, 0 if _one_in(random, 6) else 1, most)
    if not places or _one_in(random, 6):
        return [(place, _interval(random)) for place in places]
    moves: list[date | None] = [*sorted(random.sample(DAYS, len(places)))]
    spans: list[Interval] = [*pairwise(moves), (moves[-1], None)]
    if _one_in(random, 2):
        spans[0] = (None, spans[0][1])
    if _one_in(random, 5):
        spans.pop()
    return list(zip(places, spans, strict=False))


def _areas(random: Random, graph: Graph) -> None:
    kinds = list(AreaKind)
    for number in range(random.randint(1, AREAS)):
        # As an organisation may be called: the kind is what tells them apart.
        code = f"o{number:02}"
        above = random.choice([None, *graph.areas, *graph.areas])
        level = kinds.index(graph.areas[above].kind) + 1 if above else random.randint(0, 3)
        kind = kinds[min(level, len(kinds) - 1)]
        told = kind == AreaKind.BUILDING and not _one_in(random, 3)
        households = random.randint(0, 90) if told else None
        graph.areas[code] = Area(code, f"地{number}", f"地{number}", kind, True, households)
        if above:
            graph.within.append(Link(code, above, *_interval(random)))


def _organisations(random: Random, graph: Graph) -> None:
    codes = [f"o{number:02}" for number in range(random.randint(1, ORGANISATIONS))]
    for number, code in enumerate(codes):
        kind = random.choice(KINDS) if number else LEVELS[0]
        graph.organisations[code] = Organisation(
            code=code,
            name=f"组织{random.choice([number, number, number % 3])}",
            kind=kind,
            form=random.choice(FORMS[kind]),
            synthetic=True,
            founded_on=_day_one_in(random, 5),
            dissolved_on=_day_one_in(random, 7),
            joint=_one_in(random, 4),
            term_ends_on=_day_near(random, [-1, 0, 0, 1, 89, 90, 91]) if _one_in(random, 2) else None,
        )
        # Mostly upwards, so that chains are long; to any other at times, which makes cycles.
        above = codes if _one_in(random, 8) else codes[:number][-6:]
        graph.part_of += [Link(code, end, *span) for end, span in _history(random, above)]
        covered = _some(random, list(graph.areas), 0, 2)
        graph.covers += [Link(code, area, *_interval(random)) for area in covered]


def _members(random: Random, graph: Graph) -> None:
    organisations = list(graph.organisations)
    crowded = _some(random, organisations, 2, 6)
    sought = random.choice(crowded) if _one_in(random, 3) else None
    for number in range(random.randint(0, MEMBERS)):
        code = f"m{number:02}"
        graph.members[code] = _member(random, code)
        graph.belongs_to += [
            Belonging(code, end, AffiliationKind.HOME, *span) for end, span in _history(random, crowded)
        ]
        graph.belongs_to += [
            Belonging(code, random.choice(organisations), kind, *_interval(random))
            for kind in (AffiliationKind.DUAL, AffiliationKind.FLOATING)
            if _one_in(random, 4)
        ]
        if sought and not _one_in(random, 4):
            graph.holds.append(
                Holding(code, sought, PostKind.COMMITTEE_MEMBER, "委员", _day_one_in(random, 5))
            )
        # A post and its first day tell one holding from another.
        others = [post for post in PostKind if not (sought and post == PostKind.COMMITTEE_MEMBER)]
        for post in _some(random, others, 0, 2):
            title = random.choice([None, "组织委员", "宣传委员"])
            graph.holds.append(Holding(code, random.choice(crowded), post, title, *_interval(random)))


def _member(random: Random, code: str) -> Member:
    """Mostly a full member, with the dates of the stages in order."""
    stage = random.choice([*MemberStage, MemberStage.FULL, MemberStage.FULL])
    reached = list(MemberStage).index(stage) + 1
    begun: list[date | None] = [*sorted(random.choices(YEARS, k=reached))]
    if _one_in(random, 3):
        begun[random.randrange(reached)] = None
    begun += [None] * (len(MemberStage) - reached)
    return Member(
        code=code,
        name=f"成员{code}",
        stage=stage,
        synthetic=True,
        stage_since=begun[reached - 1],
        applied_on=begun[0],
        activist_on=begun[1],
        candidate_on=begun[2],
        joined_on=begun[3],
        full_on=begun[4],
        # Six months before the first of January are 184 days.
        floating_since=_day_near(random, [0, -183, -184, -185]) if _one_in(random, 3) else None,
    )


def _units_and_centres(random: Random, graph: Graph) -> None:
    organisations, areas = list(graph.organisations), list(graph.areas)
    for number in range(random.randint(0, CENTRES)):
        code = f"c{number}"
        graph.service_centres[code] = ServiceCentre(code, f"中心{number}", True)
        graph.rooms[f"r{number}"] = Room(f"r{number}", f"房间{number}", code, True)
        graph.serves.append(Link(code, random.choice(areas), *_interval(random)))
        graph.run_by += [Link(code, end, *span) for end, span in _history(random, organisations, most=1)]
    for number in range(random.randint(0, UNITS)):
        code = f"u{number}"
        graph.units[code] = _unit(random, code)
        for links, ends in (
            (graph.located_in, areas),
            (graph.co_builds_organisation, organisations),
            (graph.co_builds_centre, list(graph.service_centres)),
        ):
            links += [Link(code, end, *_interval(random)) for end in _some(random, ends, 0, 1)]
        set_up = _some(random, organisations, 0, 1)
        graph.set_up_in += [Link(organisation, code, *_interval(random)) for organisation in set_up]
        for guide in _some(random, list(graph.members), 0, 2):
            role = random.choice(list(GuideRole))
            graph.guided_by.append(Guidance(code, guide, role, *_interval(random)))
    if _one_in(random, 4):
        joint = random.choice(organisations)
        for number in range(random.randint(SHARED_UNITS - 1, SHARED_UNITS)):
            graph.units[f"v{number}"] = _unit(random, f"v{number}")
            graph.set_up_in.append(Link(joint, f"v{number}", _day_one_in(random, 9)))
    held_by = random.choice(organisations)
    graph.assemblies["s0"] = Assembly(
        "s0", "大会", AssemblyKind.RESIDENTS_CONGRESS, 1, DAYS[0], held_by, True
    )


def _unit(random: Random, code: str) -> Unit:
    return Unit(
        code=code,
        name=f"单位{code}",
        kind=random.choice(list(UnitKind)),
        synthetic=True,
        operating=random.choice([True, True, True, False, None]),
        full_members=random.choice([None, 0, 2, 3, 3, 4, 9]),
    )


def _claims(random: Random, graph: Graph) -> None:
    graph.sources["q0"] = Source("q0", "来源", None, None, True)
    subjects = [f"organisation:{code}" for code in graph.organisations]
    subjects = subjects[:2] + [f"service-centre:{code}" for code in graph.service_centres]
    subjects += [*(f"area:{code}" for code in list(graph.areas)[:2]), "assembly:s0"]
    for number in range(random.randint(0, CLAIMS)):
        code = f"k{number}"
        figure = random.choice([random.randint(0, 4), random.randint(0, 40)])
        qualifier = random.choice(list(ClaimQualifier))
        graph.claims[code] = Claim(
            id=code,
            subject=random.choice(subjects),
            source=None if _one_in(random, 4) else "q0",
            property=random.choice(CLAIMED),
            value=str(figure),
            qualifier=qualifier,
            synthetic=True,
            number=float(figure),
            number_to=float(figure + 5) if qualifier == ClaimQualifier.RANGE else None,
            stated_for=_day_one_in(random, 2),
            basis=random.choice([None, None, "census", "register"]),
        )


def crowded_branches() -> Graph:
    """Branches with as many members as a branch may have, with one more, and with enough for a committee."""
    graph = Graph()
    for branch, members in (("o50", 50), ("o51", 51), ("o101", 101)):
        kind = OrganisationKind.GRID_BRANCH
        graph.organisations[branch] = Organisation(branch, branch, kind, FORMS[kind][0], True)
        for number in range(members):
            code = f"m{branch}-{number}"
            graph.members[code] = Member(code, code, MemberStage.FULL, True)
            graph.belongs_to.append(Belonging(code, branch, AffiliationKind.HOME))
    return graph


def deep_chain() -> Graph:
    """Thirty-five organisations in one line: deeper than a chain, a subtree or a proof goes."""
    graph = Graph()
    for number in range(35):
        kind = LEVELS[-1] if number else LEVELS[0]
        code = f"o{number:02}"
        graph.organisations[code] = Organisation(code, f"层{number}", kind, FORMS[kind][0], True)
        if number:
            graph.part_of.append(Link(code, f"o{number - 1:02}"))
    graph.areas["o00"] = Area("o00", "楼", "楼", AreaKind.BUILDING, True, 7)
    graph.covers.append(Link("o34", "o00"))
    graph.members["m00"] = Member("m00", "成员", MemberStage.FULL, True)
    graph.belongs_to.append(Belonging("m00", "o34", AffiliationKind.HOME))
    return graph
