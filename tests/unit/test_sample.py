"""The sample in memory, held against docs/semantics.md by the plain-Python reference."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from msgspec.structs import astuple

from auditing.rules.catalogue import coverage_rules
from model.kinds import Sector
from model.rows import Belonging, Claim, Graph, Guidance, Holding, Link
from samples.sample import SAMPLES, build_sample
from tests.reference.coverage import Subjects, audit, audit_simply
from tests.reference.graph import ReferenceGraph
from tests.reference.hierarchy import counts
from tests.support.day import TODAY
from tests.support.sample import reference, sample

DAY_OF_CLAIMS = date(2019, 12, 31)
JINGBALU = "organisation:410105001"
PRINTED = {
    "communities": 11,
    "gridBranches": 53,
    "buildingGroups": 165,
    "residentMembers": 1342,
    "households": 35000,
}
# What each section of the facts tells of, where its entries do not say it themselves.
SUBJECTS: dict[str, Callable[[int, dict[str, Any]], str]] = {
    "source": lambda number, told: f"source:{told['id']}",
    "claims": lambda number, told: told["subject"],
    "assemblies": lambda number, told: f"assembly:{told['organisation'].split(':')[1]}-a{number:02}",
    "mechanisms": lambda number, told: told.get("scope", "organisation:410105"),
    "unitOrganisations": lambda number, told: f"organisation:410105-n{number:02}",
    "serviceCentres": lambda number, told: f"service-centre:{told.get('communityCode', told['street'])}-c01",
    "cultureCentre": lambda number, told: f"service-centre:{told['district']}-c01",
    "serviceCategories": lambda number, told: "area:410105",
    "threeLists": lambda number, told: "organisation:410105",
    "socialWork": lambda number, told: "area:410105",
    "memberManagement": lambda number, told: "organisation:410105",
    "community": lambda number, told: f"area:{told['communityCode']}",
}
# The only facts that are not loaded, each with the reason.
NOT_LOADED = {
    "source.reporter": "a real person",
    "source.correspondents": "real persons",
    "source.photographs": "a real person",
    "source.publishedQualifier": "the note of the source says in words that the year is inferred",
    "sectors.kind": "the closed set Sector: these are its values, no things",
    "sectors.name": "the schema's descriptions of Sector",
    "note": "a rule for the sample, no fact",
}


def findings(graph: ReferenceGraph, day: date, within: str | None = None) -> set[str]:
    audited = audit(Subjects(graph.on(day), within))
    enabled = [audited[rule.id] for rule in coverage_rules().values() if rule.enabled]
    return {finding for rule in enabled for finding in rule.gaps}


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

    enabled = {rule.id for rule in coverage_rules().values() if rule.enabled}
    assert here == elsewhere == enabled - {"term-due"}


def test_terms_were_due_before_they_were_overdue() -> None:
    told = json.loads((SAMPLES / "planted.json").read_text(encoding="utf-8"))["on_other_days"]
    for gap in told:
        street = Subjects(reference().on(date.fromisoformat(gap["asOf"])), f"organisation:{gap['street']}")
        assert list(audit_simply(street, "term-due").gaps) == [gap["finding"]]
    assert {gap["rule"] for gap in told} == {"term-due"}


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
    rows = [
        row
        for nodes in (getattr(sample(), kind) for kind in Graph.__slots__ if kind != "members")
        if isinstance(nodes, dict)
        for row in nodes.values()
    ]
    assert [row for row in rows if any(name in str(row) for name in named)] == []


def facts() -> dict[str, Any]:
    told: dict[str, Any] = json.loads((SAMPLES / "jinshui-facts.json").read_text(encoding="utf-8"))
    return told


def stated(told: Any, path: str) -> Iterator[tuple[str, Any]]:
    """All that is told under a path, one by one: a figure with all that is said of it, else a single value."""
    if isinstance(told, list):
        for one in told:
            yield from stated(one, path)
    elif isinstance(told, dict) and "qualifier" not in told:
        for key, value in told.items():
            yield from stated(value, f"{path}.{key}")
    else:
        yield path, told


def about(subject: str) -> list[Claim]:
    return [claim for claim in sample().claims.values() if claim.subject == subject]


def texts(subject: str) -> set[str]:
    """What the graph tells of a subject: its row, its claims, and what it is in, of or joined with."""
    graph = reference()
    up = [r.end for r in graph.outgoing[subject]]
    above = [r.end for area in up for r in graph.outgoing[area] if r.kind == "WITHIN"]
    joined = [r.start for r in graph.incoming[subject] if r.kind in ("ROOM_OF", "CO_BUILDS")]
    told = {
        text for claim in about(subject) for text in (claim.value, claim.note, *claim.property.split("."))
    }
    nodes = [subject, *up, *above, *joined]
    return {str(text) for node in nodes for text in (node, *astuple(graph.nodes[node]), *told)}


def holds(subject: str, path: str, fact: Any) -> bool:
    if not isinstance(fact, dict):
        return str(fact) in texts(subject)
    low, high = fact["value"] if isinstance(fact["value"], list) else (fact["value"], None)
    named = f".{path}.{fact['property']}".replace(".claims", "")
    return any(
        named.endswith(f".{claim.property}")
        and (claim.number, claim.number_to, claim.qualifier) == (low, high, fact["qualifier"])
        and all(getattr(claim, name) == fact.get(name) for name in ("unit", "place", "basis"))
        and claim.stated_for_text == fact.get("statedFor")
        and fact.get("note", "") in (claim.note or "")
        for claim in about(subject)
    )


def test_every_fact_of_the_page_is_loaded_or_left_out_for_a_reason() -> None:
    missing = set()
    for section, entries in facts().items():
        subject_of = SUBJECTS.get(section)
        for number, told in enumerate(entries if isinstance(entries, list) else [entries], 1):
            for path, fact in stated(told, section):
                if not (subject_of and holds(subject_of(number, told), path, fact)):
                    missing.add(path)

    assert missing == NOT_LOADED.keys()
    assert {told["kind"] for told in facts()["sectors"]} == set(Sector)


@pytest.mark.parametrize(
    ("subject", "property_", "values"),
    [
        ("organisation:410105", "mechanism.THINK_TANK", ["党建智库"]),
        ("organisation:410105", "mechanism.POLICY", ["1+N", "“321”工程", "三集中", "双推双培双提升"]),
        ("organisation:410105", "memberManagement.points.items", ["32"]),
        ("organisation:410105-n02", "academy.name", ["郑州晨钟社会组织党建学院"]),
        ("organisation:410105-n02", "academy.founded", ["2018-06"]),
        ("organisation:410105-n04", "alias", ["信达捷安党支部"]),
        ("organisation:410105-n04", "visit.by", ["中央网信办"]),
        ("service-centre:410105013-c01", "constructionStarted", ["2016-11"]),
        ("area:410105", "socialWork.socialWorkersPerCentre", ["3–10"]),
        ("area:410105", "socialWork.namedOrganisations", ["老年大学", "绿城社工"]),
        ("area:410105001008", "cityReadingRoom.areaSquareMetres", ["110"]),
        ("assembly:410105001-a01", "heldOn", ["2019-05-11"]),
    ],
)
def test_what_no_node_holds_is_a_claim_of_what_it_is_of(
    subject: str, property_: str, values: list[str]
) -> None:
    assert [claim.value for claim in about(subject) if claim.property == property_] == values


def test_a_claim_says_where_no_subject_is_recorded() -> None:
    without_subject = {
        claim.property for claim in about("organisation:410105") if "No subject" in (claim.note or "")
    }

    assert {"mechanism.POLICY", "threeLists", "memberManagement.dailyQuestions"} <= without_subject
    assert "mechanism.THINK_TANK" not in without_subject


def test_a_unit_has_the_other_spelling_of_its_name() -> None:
    assert sample().units["410105-n04"].alias == "信达捷安"


def test_history_is_there_to_be_found() -> None:
    graph = sample()

    assert any(home.until for home in graph.belongs_to)
    assert any(held.until for held in graph.holds)
    assert any(link.until for link in graph.part_of)
    assert any(link.until for link in graph.within)
    assert any(organisation.dissolved_on for organisation in graph.organisations.values())


def dated() -> list[Link | Belonging | Holding | Guidance]:
    graph = sample()
    return [
        *graph.part_of, *graph.covers, *graph.belongs_to, *graph.holds, *graph.within, *graph.guided_by,
    ]  # fmt: skip


def test_no_date_is_still_to_come() -> None:
    assert all((link.since or TODAY) <= TODAY and (link.until or TODAY) <= TODAY for link in dated())


def test_an_interval_is_never_empty() -> None:
    assert [link for link in dated() if link.since and link.until and link.since >= link.until] == []


def test_relationships_join_what_is_there() -> None:
    graph = sample()

    assert {link.start for link in graph.belongs_to} <= graph.members.keys()
    assert {belonging.end for belonging in graph.belongs_to} <= graph.organisations.keys()
    assert {holding.end for holding in graph.holds} <= graph.organisations.keys()
    assert {guidance.start for guidance in graph.guided_by} <= graph.units.keys()
    assert {guidance.end for guidance in graph.guided_by} <= graph.members.keys()
    assert {link.end for link in (*graph.covers, *graph.within)} <= graph.areas.keys()
    assert {link.start for link in graph.covers} <= graph.organisations.keys()
    assert {claim.source for claim in graph.claims.values()} - {None} <= graph.sources.keys()


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
