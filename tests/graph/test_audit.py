"""The cost of an audit: it grows with the anchor's subtree, not with the graph."""

from datetime import date
from typing import Any

import pytest

from graph_loaders.catalogue import Statement, statement
from graph_loaders.database import Database
from graph_loaders.rule_catalogue import coverage_rules, rule_statement
from importers.load import load_graph
from importers.rows import Area, Belonging, Claim, Graph, Link, Member, Organisation, Source
from model.kinds import (
    AffiliationKind,
    AreaKind,
    ClaimQualifier,
    MemberStage,
    OrganisationForm,
    OrganisationKind,
)

TODAY = date(2026, 11, 23)
MEMBERS = 4
FEW, MANY = 2, 40


def district(prefix: str, streets: int) -> Graph:
    """A district of equal streets: each one community, one branch, its members and a claim."""
    graph = Graph()
    top = f"{prefix}-d"
    _organisation(
        graph, top, OrganisationKind.DISTRICT_COMMITTEE, OrganisationForm.COMMITTEE, AreaKind.DISTRICT
    )
    graph.sources[prefix] = Source(prefix, "A report", None, None, True)
    for number in range(streets):
        street, community, grid = (f"{prefix}-{level}{number}" for level in ("s", "c", "g"))
        _organisation(
            graph, street, OrganisationKind.STREET_WORKING_COMMITTEE, OrganisationForm.WORKING_COMMITTEE,
            AreaKind.STREET, top,
        )  # fmt: skip
        _organisation(
            graph, community, OrganisationKind.COMMUNITY_ORGANISATION, OrganisationForm.COMMITTEE,
            AreaKind.COMMUNITY, street,
        )  # fmt: skip
        _organisation(
            graph, grid, OrganisationKind.GRID_BRANCH, OrganisationForm.BRANCH, AreaKind.GRID, community
        )
        for ordinal in range(MEMBERS):
            code = f"{grid}-m{ordinal}"
            graph.members[code] = Member(code, code, MemberStage.FULL, True)
            graph.belongs_to.append(Belonging(code, grid, AffiliationKind.HOME))
        graph.claims[street] = Claim(
            street,
            f"organisation:{street}",
            prefix,
            "members",
            str(MEMBERS),
            ClaimQualifier.EXACT,
            True,
            MEMBERS,
        )
    return graph


def _organisation(
    graph: Graph,
    code: str,
    kind: OrganisationKind,
    form: OrganisationForm,
    area: AreaKind,
    parent: str | None = None,
) -> None:
    graph.organisations[code] = Organisation(code, code, kind, form, True)
    graph.areas[code] = Area(code, code, code, area, True)
    graph.covers.append(Link(code, code))
    if parent:
        graph.part_of.append(Link(code, parent))
        graph.within.append(Link(code, parent))


@pytest.fixture(scope="module")
async def two_districts(database: Database) -> None:
    for prefix, streets in (("few", FEW), ("many", MANY)):
        await load_graph(database, district(prefix, streets), lambda done, total, what: None)


@pytest.mark.parametrize("rule", coverage_rules())
@pytest.mark.usefixtures("two_districts")
async def test_the_audit_of_a_street_costs_the_same_among_few_and_among_many(
    database: Database, rule: str
) -> None:
    thresholds = {t.name: int(t.value) for t in coverage_rules()[rule].thresholds}
    audit = rule_statement(rule)
    for anchor in ("organisation", "area"):
        few = await _hits(database, audit, thresholds | {anchor: "few-s1"})
        assert few > 0
        assert await _hits(database, audit, thresholds | {anchor: "many-s1"}) == few
    few = await _hits(database, audit, thresholds | {"scope": ["organisation:few-s1"]})
    assert await _hits(database, audit, thresholds | {"scope": ["organisation:many-s1"]}) == few
    subject = await _hits(database, audit, thresholds | {"subjects": ["organisation:many-s1"]})
    assert subject < few


@pytest.mark.usefixtures("two_districts")
async def test_ratios_of_a_street_cost_the_same_among_few_and_among_many(database: Database) -> None:
    ratios = statement("read/coverage_ratios")
    few = await _hits(database, ratios, {"organisation": "few-s1"})
    assert await _hits(database, ratios, {"organisation": "many-s1"}) == few


async def _hits(database: Database, measured: Statement, given: dict[str, Any]) -> int:
    """The dbHits of one run."""
    text = measured.text.replace("CYPHER 25\n", "CYPHER 25 PROFILE\n", 1)
    parameters = dict.fromkeys(measured.parameters) | {"asOf": TODAY} | given
    async with database.driver.session(database=database.name) as session:
        summary = await (await session.run(text, parameters)).consume()
    assert summary.profile is not None
    return _sum_of_hits(summary.profile)


def _sum_of_hits(plan: dict[str, Any]) -> int:
    return int(plan["args"].get("DbHits", 0)) + sum(_sum_of_hits(child) for child in plan.get("children", ()))
