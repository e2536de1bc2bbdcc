"""A change to the graph changes just the findings that it is about."""

from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from auditing.audit import audit
from auditing.context import AuditContext
from auditing.rules.catalogue import coverage_rules
from graph_loaders.engine.batching import Joiner
from graph_loaders.engine.database import Database
from graph_loaders.nodes import blank_record
from model.coverage import CoverageReportRecord
from model.kinds import (
    AffiliationKind,
    AreaKind,
    MemberStage,
    NodeKind,
    OrganisationForm,
    OrganisationKind,
    PostKind,
)
from model.rows import Area, Belonging, Graph, Holding, Link, Member, Organisation
from samples.load import load_graph

DAY = date(2026, 11, 1)
DISTRICT, ONE, OTHER, MOVED = "meta", "meta-s1", "meta-s2", "meta-s1-c1"


def district() -> Graph:
    """Two streets with a community each, its grid branch of four members, and a group below that; nobody holds a post."""
    graph = Graph()
    _organisation(
        graph, DISTRICT, OrganisationKind.DISTRICT_COMMITTEE, OrganisationForm.COMMITTEE, AreaKind.DISTRICT
    )
    for street in (ONE, OTHER):
        tiers = (
            (street, OrganisationKind.STREET_WORKING_COMMITTEE, OrganisationForm.WORKING_COMMITTEE, AreaKind.STREET),
            (f"{street}-c1", OrganisationKind.COMMUNITY_ORGANISATION, OrganisationForm.GENERAL_BRANCH, AreaKind.COMMUNITY),
            (f"{street}-c1-g1", OrganisationKind.GRID_BRANCH, OrganisationForm.BRANCH, AreaKind.GRID),
            (f"{street}-c1-g1-b1", OrganisationKind.BUILDING_GROUP, OrganisationForm.GROUP, AreaKind.BUILDING),
        )  # fmt: skip
        above = DISTRICT
        for code, kind, form, area in tiers:
            _organisation(graph, code, kind, form, area, above)
            above = code
        for number in range(4):
            member = f"{street}-m{number}"
            graph.members[member] = Member(member, member, MemberStage.FULL, True)
            graph.belongs_to.append(Belonging(member, f"{street}-c1-g1", AffiliationKind.HOME))
    return graph


def _organisation(
    graph: Graph,
    code: str,
    kind: OrganisationKind,
    form: OrganisationForm,
    area: AreaKind,
    above: str | None = None,
) -> None:
    graph.organisations[code] = Organisation(code, code, kind, form, True, term_ends_on=DAY)
    graph.areas[code] = Area(code, code, code, area, True)
    graph.covers.append(Link(code, code))
    if above:
        graph.part_of.append(Link(code, above))
        graph.within.append(Link(code, above))


@pytest.fixture
async def loaded(database: Database) -> AsyncIterator[Database]:
    await _write(database, district())
    yield database
    async with database.driver.session(database=database.name) as session:
        await (await session.run("MATCH (n) WHERE n.code STARTS WITH 'meta' DETACH DELETE n")).consume()


async def _write(database: Database, graph: Graph) -> None:
    await load_graph(database, graph, lambda done, total, what: None)


async def found(database: Database, within: str, day: date = DAY) -> set[str]:
    """What all rules find within an organisation."""
    context = AuditContext(Joiner(database), day)
    moment = context.moment(None)
    rules = tuple(coverage_rules().values())
    place = blank_record(NodeKind.ORGANISATION, within, moment)
    report = CoverageReportRecord(place, rules, moment, counted=False)
    return {finding.id for rule in rules for finding in (await audit(context, report, rule)).findings}


async def test_a_secretary_mends_the_vacancy_and_nothing_else(loaded: Database) -> None:
    branch = f"{MOVED}-g1"
    before = await found(loaded, DISTRICT)
    held = Holding(f"{ONE}-m0", branch, PostKind.SECRETARY, "书记", DAY)
    await _write(loaded, Graph(holds=[held]))
    assert before - await found(loaded, DISTRICT) == {f"finding:secretary-vacant:organisation:{branch}"}
    assert await found(loaded, DISTRICT) < before
    await _write(loaded, Graph(holds=[replace(held, until=DAY)]))
    assert await found(loaded, DISTRICT) == before


async def test_a_subtree_takes_its_findings_along(loaded: Database) -> None:
    whole, one, other, moved = [await found(loaded, place) for place in (DISTRICT, ONE, OTHER, MOVED)]
    assert moved
    assert moved < one
    assert one.isdisjoint(other)
    move = Graph(part_of=[Link(MOVED, ONE, None, DAY), Link(MOVED, OTHER, DAY)])
    move.organisations[MOVED] = district().organisations[MOVED]
    await _write(loaded, move)
    assert await found(loaded, ONE) == one - moved
    assert await found(loaded, OTHER) == other | moved
    assert await found(loaded, MOVED) == moved
    assert await found(loaded, DISTRICT) == whole
    # The day before, nothing had moved.
    eve = DAY - timedelta(days=1)
    assert await found(loaded, MOVED, eve) <= await found(loaded, ONE, eve)
    assert (await found(loaded, MOVED, eve)).isdisjoint(await found(loaded, OTHER, eve))
