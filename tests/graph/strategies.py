"""Small random graphs with everything that goes wrong: gaps, cycles, two parents, two homes, ended and future edges.

Dates come from a short list, and so do the days that are asked for: the half-open ends of intervals are met often.
"""

from datetime import date
from itertools import pairwise

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from importers.rows import (
    Area,
    Assembly,
    Belonging,
    Claim,
    Graph,
    Holding,
    Link,
    Member,
    Organisation,
    Room,
    ServiceCentre,
    Source,
    Unit,
)
from model.kinds import (
    AffiliationKind,
    AreaKind,
    AssemblyKind,
    ClaimQualifier,
    MemberStage,
    OrganisationForm,
    OrganisationKind,
    PostKind,
    UnitKind,
)

DAYS = [date(year, 1, 1) for year in range(2014, 2028, 2)]
ORGANISATIONS, MEMBERS, AREAS, UNITS, CENTRES, CLAIMS = 20, 24, 12, 3, 2, 6
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

days = st.sampled_from(DAYS)
Interval = tuple[date | None, date | None]


def now_and_then(value: SearchStrategy[date], often: int = 1) -> SearchStrategy[date | None]:
    """Mostly None; the more so, the larger `often`."""
    return st.one_of(*[st.none()] * (often + 1), value)


@st.composite
def intervals(draw: DrawFn) -> Interval:
    """Mostly open and long begun, at times ended or in the future."""
    since = draw(st.one_of(st.none(), days))
    until = draw(now_and_then(days, often=2))
    return (since, until) if None in (since, until) or since < until else (since, None)  # type: ignore[operator]


@st.composite
def histories(draw: DrawFn, ends: list[str], most: int = 3) -> list[tuple[str, Interval]]:
    """Where something was, one after the other; rarely in two places at once, or nowhere."""
    places = draw(
        st.lists(st.sampled_from(ends), min_size=0 if draw(st.integers(0, 5)) == 0 else 1, max_size=most)
    )
    if draw(st.integers(0, 5)) == 0:
        return _distinct([(place, draw(intervals())) for place in places])
    moves = sorted(draw(st.lists(days, min_size=len(places), max_size=len(places), unique=True)))
    spans: list[Interval] = [*pairwise(moves), (moves[-1], draw(now_and_then(days, 4)))] if moves else []
    if draw(st.booleans()) and spans:
        spans[0] = (None, spans[0][1])
    return [(p, s) for p, s in zip(places, spans, strict=True) if not s[0] or not s[1] or s[0] < s[1]]


def _distinct(places: list[tuple[str, Interval]]) -> list[tuple[str, Interval]]:
    """One of each place: a second relationship of a kind between two nodes is a later one, never a copy."""
    return list(dict(places).items())


@st.composite
def graphs(draw: DrawFn) -> Graph:
    graph = Graph()
    _areas(draw, graph)
    _organisations(draw, graph)
    _members(draw, graph)
    _units_and_centres(draw, graph)
    _claims(draw, graph)
    return graph


def _areas(draw: DrawFn, graph: Graph) -> None:
    kinds = list(AreaKind)
    for number in range(draw(st.integers(1, AREAS))):
        code = f"a{number:02}"
        above = draw(st.sampled_from([None, *graph.areas])) if number else None
        level = kinds.index(graph.areas[above].kind) + 1 if above else draw(st.integers(0, 1))
        kind = kinds[min(level, len(kinds) - 1)]
        households = draw(st.one_of(st.none(), st.integers(0, 90))) if kind == AreaKind.BUILDING else None
        graph.areas[code] = Area(code, f"地{number}", f"地{number}", kind, True, households)
        if above:
            graph.within.append(Link(code, above, *draw(intervals())))


def _organisations(draw: DrawFn, graph: Graph) -> None:
    codes = [f"o{number:02}" for number in range(draw(st.integers(1, ORGANISATIONS)))]
    for number, code in enumerate(codes):
        kind = LEVELS[0] if number == 0 else draw(st.sampled_from(KINDS))
        graph.organisations[code] = Organisation(
            code=code,
            name=f"组织{number}",
            kind=kind,
            form=draw(st.sampled_from(FORMS[kind])),
            synthetic=True,
            founded_on=draw(now_and_then(days, 3)),
            dissolved_on=draw(now_and_then(days, 5)),
            term_ends_on=draw(now_and_then(days)),
        )
        # Mostly upwards, so that chains are long; any other at times, which makes cycles.
        above = codes[:number] if number and draw(st.integers(0, 7)) else codes
        if number or draw(st.integers(0, 7)) == 0:
            graph.part_of += [Link(code, end, *span) for end, span in draw(histories(above[-6:]))]
        covered = draw(st.lists(st.sampled_from(list(graph.areas)), max_size=2, unique=True))
        graph.covers += [Link(code, area, *draw(intervals())) for area in covered]


def _members(draw: DrawFn, graph: Graph) -> None:
    organisations = list(graph.organisations)
    for number in range(draw(st.integers(0, MEMBERS))):
        code = f"m{number:02}"
        graph.members[code] = draw(members(code))
        crowded = organisations[: draw(st.integers(1, len(organisations)))]
        graph.belongs_to += [
            Belonging(code, end, AffiliationKind.HOME, *span) for end, span in draw(histories(crowded))
        ]
        for kind in (AffiliationKind.DUAL, AffiliationKind.FLOATING):
            if draw(st.integers(0, 3)) == 0:
                graph.belongs_to.append(
                    Belonging(code, draw(st.sampled_from(organisations)), kind, *draw(intervals()))
                )
        for post in draw(st.lists(st.sampled_from(list(PostKind)), max_size=2, unique=True)):
            title = draw(st.sampled_from([None, "组织委员", "宣传委员"]))
            where = draw(st.sampled_from(crowded))
            graph.holds.append(Holding(code, where, post, title, *draw(intervals())))


@st.composite
def members(draw: DrawFn, code: str) -> Member:
    """Mostly full members, with the dates of their stages in order."""
    stage = draw(st.sampled_from([*MemberStage, MemberStage.FULL, MemberStage.FULL]))
    reached = list(MemberStage).index(stage) + 1
    begun: list[date | None] = [*sorted(draw(st.lists(days, min_size=reached, max_size=reached)))]
    if draw(st.integers(0, 2)) == 0:
        begun[draw(st.integers(0, reached - 1))] = None
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
        floating_since=draw(now_and_then(days, 3)),
    )


def _units_and_centres(draw: DrawFn, graph: Graph) -> None:
    organisations, areas = list(graph.organisations), list(graph.areas)
    for number in range(draw(st.integers(0, CENTRES))):
        code = f"c{number}"
        graph.service_centres[code] = ServiceCentre(code, f"中心{number}", True)
        graph.rooms[f"r{number}"] = Room(f"r{number}", f"房间{number}", code, True)
        graph.serves.append(Link(code, draw(st.sampled_from(areas)), *draw(intervals())))
        for end, span in draw(histories(organisations, most=1)):
            graph.run_by.append(Link(code, end, *span))
    for number in range(draw(st.integers(0, UNITS))):
        code = f"u{number}"
        graph.units[code] = Unit(code, f"单位{number}", draw(st.sampled_from(list(UnitKind))), True)
        for links, ends in (
            (graph.located_in, areas),
            (graph.co_builds_organisation, organisations),
            (graph.co_builds_centre, list(graph.service_centres)),
        ):
            if draw(st.booleans()) and ends:
                links.append(Link(code, draw(st.sampled_from(ends)), *draw(intervals())))
        if draw(st.booleans()):
            graph.set_up_in.append(Link(draw(st.sampled_from(organisations)), code, *draw(intervals())))
    held_by = draw(st.sampled_from(organisations))
    graph.assemblies["s0"] = Assembly(
        "s0", "大会", AssemblyKind.RESIDENTS_CONGRESS, 1, DAYS[0], held_by, True
    )


def _claims(draw: DrawFn, graph: Graph) -> None:
    graph.sources["q0"] = Source("q0", "来源", None, None, True)
    subjects = [f"organisation:{code}" for code in graph.organisations]
    subjects = subjects[:2] + [f"service-centre:{code}" for code in graph.service_centres]
    for number in range(draw(st.integers(0, CLAIMS))):
        code = f"k{number}"
        figure = draw(st.integers(0, 40))
        qualifier = draw(st.sampled_from(list(ClaimQualifier)))
        graph.claims[code] = Claim(
            id=code,
            subject=draw(st.sampled_from(subjects)),
            source="q0",
            property=draw(st.sampled_from(CLAIMED)),
            value=str(figure),
            qualifier=qualifier,
            synthetic=True,
            number=float(figure),
            number_to=float(figure + 5) if qualifier == ClaimQualifier.RANGE else None,
            stated_for=draw(now_and_then(days)),
            basis=draw(st.sampled_from([None, None, "census", "register"])),
        )


def deep_chain() -> Graph:
    """Thirty-five organisations in one line: deeper than a chain, a subtree or a proof goes."""
    graph = Graph()
    for number in range(35):
        kind = LEVELS[-1] if number else LEVELS[0]
        code = f"o{number:02}"
        graph.organisations[code] = Organisation(code, f"层{number}", kind, FORMS[kind][0], True)
        if number:
            graph.part_of.append(Link(code, f"o{number - 1:02}"))
    graph.areas["a00"] = Area("a00", "楼", "楼", AreaKind.BUILDING, True, 7)
    graph.covers.append(Link("o34", "a00"))
    graph.members["m00"] = Member("m00", "成员", MemberStage.FULL, True)
    graph.belongs_to.append(Belonging("m00", "o34", AffiliationKind.HOME))
    return graph
