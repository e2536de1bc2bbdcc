"""The cost of an audit: it grows with the anchor's subtree, not with the graph."""

from collections.abc import Mapping
from typing import Any

import pytest

from auditing.context import AuditContext
from auditing.coverage import coverage_ratios
from auditing.findings import findings_by_rule, gaps_by_subject, rule_arguments
from auditing.places import places_within
from auditing.rules.catalogue import coverage_rules, rule_statement
from graph_loaders.engine.batching import Joiner
from graph_loaders.engine.catalogue import Statement
from graph_loaders.engine.database import Database
from graph_loaders.engine.reader import Reader
from graph_loaders.nodes import nodes_by_id
from model.coverage import CoverageReportRecord
from model.ids import Nodes
from model.kinds import (
    AffiliationKind,
    AreaKind,
    ClaimQualifier,
    MemberStage,
    OrganisationForm,
    OrganisationKind,
)
from model.moment import Moment
from model.rows import Area, Belonging, Claim, Graph, Link, Member, Organisation, Source
from samples.load import load_graph
from tests.support.day import TODAY

MOMENT = Moment(TODAY)
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
    chosen = coverage_rules()[rule]

    async def hits(anchor: str, *, scope: list[str] | None = None) -> int:
        reader = ProfilingReader(database, scope)
        places = await within(reader, anchor)
        await findings_by_rule(reader, MOMENT, chosen, rule_statement(rule), places=places)
        return reader.hits

    few = await hits("organisation:few-s1")
    assert few > 0
    assert await hits("organisation:many-s1") == few
    assert await hits("area:many-s1") == await hits("area:few-s1")
    many_scope, few_scope = ["organisation:many-s1"], ["organisation:few-s1"]
    assert await hits(many_scope[0], scope=many_scope) == await hits(few_scope[0], scope=few_scope)
    reader = ProfilingReader(database, None)
    street = (await within(reader, "organisation:many-s1"))["organisation:many-s1"]
    named = {**rule_arguments(chosen, rule_statement(rule)), "subjects": [street]}
    reader = ProfilingReader(database, None)
    await reader.read(rule_statement(rule), MOMENT, named)
    assert reader.hits < few


@pytest.mark.usefixtures("two_districts")
async def test_a_gap_of_who_has_taken_over_an_element_id_is_told_to_nobody(database: Database) -> None:
    joiner = Joiner(database)
    context = AuditContext(joiner, MOMENT.day)
    [node] = await context.load(nodes_by_id, ["organisation:few-s1"], MOMENT)
    assert node is not None
    rule = gaps_by_subject(rule_statement("secretary-vacant"))
    [[gap]] = await context.load(rule, {"organisation:few-s1": node}, MOMENT)
    assert gap[0] == "organisation:few-s1"
    assert await context.load(rule, {"organisation:deleted": node}, MOMENT) == [()]
    chosen = coverage_rules()["secretary-vacant"]
    for asked, found in (("organisation:few-s1", 1), ("organisation:deleted", 0)):
        audited = await findings_by_rule(
            context, MOMENT, chosen, rule_statement(chosen.id), places={asked: node}
        )
        assert len(audited.findings) == found
    await joiner.close()


@pytest.mark.usefixtures("two_districts")
async def test_ratios_of_a_street_cost_the_same_among_few_and_among_many(database: Database) -> None:
    async def hits(organisation: str) -> int:
        reader = ProfilingReader(database, None)
        report = CoverageReportRecord(None, (), MOMENT, counted=False)
        await coverage_ratios(reader, report, places=await within(reader, f"organisation:{organisation}"))
        return reader.hits

    assert await hits("many-s1") == await hits("few-s1")


async def within(reader: Reader, anchor: str) -> Nodes:
    (rows,) = await reader.read(
        places_within.statement, MOMENT, {"keys": [anchor], "wholeAllowed": False, "ofScope": False}
    )
    [(key, places)] = places_within.fold(MOMENT, rows).items()
    assert (key, places.whole) == (anchor, False)
    assert places.nodes is not None
    return places.nodes


class ProfilingReader:
    """Reads with PROFILE, and sums the dbHits."""

    def __init__(self, database: Database, scope: list[str] | None) -> None:
        self.hits = 0
        self._database = database
        self._scope = scope

    async def read(
        self,
        statement: Statement,
        moment: Moment,
        parameters: Mapping[str, Any],
        *,
        seconds: float | None = None,
    ) -> list[Any]:
        given = (
            dict.fromkeys(statement.parameters)
            | {"asOf": moment.day, "scope": self._scope}
            | dict(parameters)
        )
        columns, plan = await self._database.profile(statement, given)
        self.hits += _sum_of_hits(plan)
        return columns


def _sum_of_hits(plan: dict[str, Any]) -> int:
    return int(plan["args"].get("DbHits", 0)) + sum(_sum_of_hits(child) for child in plan.get("children", ()))
