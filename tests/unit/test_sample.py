"""The sample in memory, held against docs/semantics.md by the plain-Python reference."""

import json
from collections import Counter
from datetime import date
from functools import cache

import pytest

from importers.rows import Belonging, Graph, Holding, Link
from importers.sample import SAMPLES, build_sample
from tests.reference.coverage import Subjects, audit
from tests.reference.graph import ReferenceGraph
from tests.reference.hierarchy import counts

TODAY = date(2026, 11, 23)
DAY_OF_CLAIMS = date(2019, 12, 31)
JINGBALU = "organisation:410105001"
PRINTED = {
    "communities": 11,
    "gridBranches": 53,
    "buildingGroups": 165,
    "residentMembers": 1342,
    "households": 35000,
}


@cache
def sample(seed: int = 8) -> Graph:
    return build_sample(seed)


@cache
def reference(seed: int = 8) -> ReferenceGraph:
    return ReferenceGraph(sample(seed))


def findings(graph: ReferenceGraph, day: date, within: str | None = None) -> set[str]:
    audited = audit(Subjects(graph.on(day), within))
    return {finding for rule in audited.values() for finding in rule.gaps}


def expected(*, street: str | None = None) -> set[str]:
    told = json.loads((SAMPLES / "planted.json").read_text(encoding="utf-8"))
    planted = [gap for gap in told["planted"] if street in (None, gap["street"])]
    return {gap["finding"] for gap in planted + ([] if street else told["from_the_source"])}


def test_the_same_seed_gives_the_same_graph_and_another_seed_other_people() -> None:
    assert build_sample(8) == sample(8)
    assert sample(9).members != sample(8).members
    assert sample(9).areas.keys() == sample(8).areas.keys()


@pytest.mark.parametrize("day", [TODAY, DAY_OF_CLAIMS])
@pytest.mark.parametrize("seed", [8, 9])
def test_jingbalu_has_the_printed_totals_today_and_on_the_day_of_the_claims(seed: int, day: date) -> None:
    counted = counts(reference(seed).on(day), JINGBALU)

    assert {name: counted[name] for name in PRINTED} == PRINTED


@pytest.mark.parametrize(("seed", "day"), [(8, TODAY), (8, date(2028, 11, 23)), (9, TODAY)])
def test_the_planted_gaps_are_found_and_no_others_also_two_years_on(seed: int, day: date) -> None:
    assert findings(reference(seed), day) == expected()
    assert findings(reference(seed), day, JINGBALU) == expected(street="410105001")


def test_every_rule_has_a_gap_in_jingbalu_and_one_elsewhere() -> None:
    told = json.loads((SAMPLES / "planted.json").read_text(encoding="utf-8"))["planted"]
    here = {gap["rule"] for gap in told if gap["street"] == "410105001"}
    elsewhere = {gap["rule"] for gap in told if gap["street"] != "410105001"}

    assert len(here) == 13
    assert here == elsewhere


def test_the_register_is_whole_and_its_names_are_kept() -> None:
    areas = sample().areas

    kinds = Counter(area.kind for area in areas.values() if not area.synthetic)
    assert kinds == {"DISTRICT": 1, "STREET": 24, "COMMUNITY": 287}
    assert areas["410105001008"].name == "省委社区"
    assert areas["410105001008"].register_name == "省委社区居民居委会"
    assert areas["410105019207"].name == "杲村"
    assert areas["410105010400"].name == "东风路科技市场拟社区"


def test_seven_streets_are_under_the_zone() -> None:
    under = {link.start for link in sample().part_of if link.end == "zhengdong-new-district"}

    assert sorted(code for code in under if len(code) == 9) == [
        "410105014",
        "410105015",
        "410105560",
        "410105561",
        "410105562",
        "410105563",
        "410105564",
    ]


def test_the_district_has_about_35_000_members_of_every_stage() -> None:
    stages = Counter(str(member.stage) for member in sample().members.values())

    assert 33_000 < stages["FULL"] + stages["PROBATIONARY"] < 37_000
    assert all(
        stages[stage] > 50 for stage in ("APPLICANT", "ACTIVIST", "DEVELOPMENT_CANDIDATE", "PROBATIONARY")
    )


def test_nobody_is_called_as_a_person_whom_the_page_names() -> None:
    named = {"王翠", "王珺洁", "崔雅男", "张民生"}

    assert named.isdisjoint(member.name for member in sample().members.values())
    assert all(member.synthetic for member in sample().members.values())


def test_history_is_there_to_be_found() -> None:
    graph = sample()

    assert any(home.until for home in graph.belongs_to)
    assert any(held.until for held in graph.holds)
    assert any(link.until for link in graph.part_of)
    assert any(link.until for link in graph.within)
    assert any(organisation.dissolved_on for organisation in graph.organisations.values())


def dated() -> list[Link | Belonging | Holding]:
    graph = sample()
    return [*graph.part_of, *graph.covers, *graph.belongs_to, *graph.holds, *graph.within]


def test_no_date_is_still_to_come() -> None:
    assert all((link.since or TODAY) <= TODAY and (link.until or TODAY) <= TODAY for link in dated())


def test_an_interval_is_never_empty() -> None:
    assert [link for link in dated() if link.since and link.until and link.since >= link.until] == []


def test_relationships_join_what_is_there() -> None:
    graph = sample()

    assert {link.start for link in graph.belongs_to} <= graph.members.keys()
    assert {belonging.end for belonging in graph.belongs_to} <= graph.organisations.keys()
    assert {holding.end for holding in graph.holds} <= graph.organisations.keys()
    assert {link.end for link in (*graph.covers, *graph.within)} <= graph.areas.keys()
    assert {link.start for link in graph.covers} <= graph.organisations.keys()
    assert {claim.source for claim in graph.claims.values()} <= graph.sources.keys()


def test_other_streets_have_jingbalus_shape() -> None:
    graph = ReferenceGraph(build_sample(streets=3))
    snapshot = graph.on(TODAY)

    for code in ("410105001", "s0002", "s0003"):
        counted = counts(snapshot, f"organisation:{code}")
        assert {name: counted[name] for name in PRINTED} == PRINTED
    assert findings(graph, TODAY) == set()


def test_a_single_street_has_nobody_to_exchange_members_with() -> None:
    counted = counts(ReferenceGraph(build_sample(streets=1)).on(DAY_OF_CLAIMS), JINGBALU)

    assert {name: counted[name] for name in PRINTED} == PRINTED
