"""The auditor's job over the API: reports, findings, rules, and the pages of both."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from auditing.rules.catalogue import coverage_rules
from tests.support.api import Api, RoundTrips

STREET = "organisation:410105001"
PLANTED = json.loads(
    (Path(__file__).resolve().parents[2] / "samples" / "planted.json").read_text(encoding="utf-8")
)
GAPS = PLANTED["planted"] + PLANTED["from_the_source"]
EVERY_GAP = sorted(gap["finding"] for gap in GAPS)


async def test_findings_within_a_street_are_those_within_its_area(api: Api) -> None:
    document = """query ($within: ID!) { coverage(within: $within) {
      within { id } ratios { kind covered total } rules { rule { id } checked gaps } } }"""
    by_organisation = (await api.ask(document, within=STREET))["coverage"]
    by_area = (await api.ask(document, within="area:410105001"))["coverage"]
    assert by_organisation.pop("within") == {"id": STREET}
    assert by_area.pop("within") == {"id": "area:410105001"}
    assert by_organisation == by_area
    planted = Counter(gap["rule"] for gap in GAPS if gap.get("street") == "410105001")
    assert {result["rule"]["id"]: result["gaps"] for result in by_area["rules"]} == {
        rule.id: planted[rule.id] for rule in coverage_rules().values() if rule.enabled
    }


async def test_ratios_show_numerator_denominator_and_the_uncovered(api: Api) -> None:
    [report] = (
        await api.ask(
            """query ($within: ID!) { coverage(within: $within) { ratios {
              kind covered total ratio uncovered { totalCount nodes { id } } } } }""",
            within=STREET,
        )
    ).values()
    building = report["ratios"][-1]
    assert [ratio["kind"] for ratio in report["ratios"]] == ["STREET", "COMMUNITY", "GRID", "BUILDING"]
    assert building["uncovered"] == {"totalCount": 1, "nodes": [{"id": "area:410105001003-g05-b90"}]}
    assert building["ratio"] == building["covered"] / building["total"]
    assert building["covered"] == building["total"] - 1
    assert all(ratio["ratio"] == 1 for ratio in report["ratios"][:-1])


async def test_pages_of_the_uncovered_join_in_both_directions(api: Api) -> None:
    async def pages(size: str, way: str, cursor: str, more: str) -> list[list[str]]:
        found, place, going = [], None, True
        while going:
            answer = await api.ask(
                f"""query ($place: String) {{ coverage {{ ratios {{ kind uncovered({size}: 1, {way}: $place) {{
                  nodes {{ id }} pageInfo {{ {more} {cursor} }} }} }} }} }}""",
                place=place,
            )
            page = next(r["uncovered"] for r in answer["coverage"]["ratios"] if r["kind"] == "COMMUNITY")
            found.append([node["id"] for node in page["nodes"]])
            going, place = page["pageInfo"][more], page["pageInfo"][cursor]
        return found

    [report] = (
        await api.ask("{ coverage { ratios { kind uncovered { totalCount nodes { id } } } } }")
    ).values()
    whole = next(r["uncovered"] for r in report["ratios"] if r["kind"] == "COMMUNITY")
    ids = [[node["id"]] for node in whole["nodes"]]
    assert len(ids) == whole["totalCount"] > 1
    assert await pages("first", "after", "endCursor", "hasNextPage") == ids
    assert await pages("last", "before", "startCursor", "hasPreviousPage") == ids[::-1]


async def test_unit_ratios_tell_the_joint_branch_from_the_own_and_list_the_uncovered(api: Api) -> None:
    document = """query ($within: ID!) { coverage(within: $within) { unitRatios {
      kind covered total ratio uncovered { totalCount nodes { id operating } } } } }"""
    organisation, standalone, work = (await api.ask(document, within=STREET))["coverage"]["unitRatios"]
    assert [r["kind"] for r in (organisation, standalone, work)] == ["ORGANISATION", "STANDALONE", "WORK"]
    # The two of the sample that are in no branch and the planted one; three are in the joint branch.
    assert organisation["uncovered"]["totalCount"] == 3
    assert standalone["uncovered"]["totalCount"] == 3 + 3
    assert {"id": "unit:410105001-u90", "operating": True} in organisation["uncovered"]["nodes"]
    # One of the two has an instructor; that of the planted one was called back.
    assert work["uncovered"]["totalCount"] == 2
    assert {"id": "unit:410105001-u90", "operating": True} in work["uncovered"]["nodes"]
    for ratio in (organisation, standalone, work):
        assert ratio["covered"] == ratio["total"] - ratio["uncovered"]["totalCount"]
        assert ratio["ratio"] == ratio["covered"] / ratio["total"]


async def test_unit_ratios_by_kind_of_unit_sum_up_and_list_the_uncovered_of_one_kind(api: Api) -> None:
    document = """query ($within: ID!, $kind: UnitKind, $after: String) { coverage(within: $within) { unitRatios {
      covered total byUnitKind { kind covered total ratio }
      uncovered(kind: $kind, first: 1, after: $after) {
        totalCount nodes { kind } pageInfo { endCursor } } } } }"""
    for ratio in (await api.ask(document, within=STREET, kind="ENTERPRISE"))["coverage"]["unitRatios"]:
        kinds = {each.pop("kind"): each for each in ratio["byUnitKind"]}
        assert sum(each["covered"] for each in kinds.values()) == ratio["covered"]
        assert sum(each["total"] for each in kinds.values()) == ratio["total"]
        enterprises = kinds["ENTERPRISE"]
        assert enterprises["ratio"] == enterprises["covered"] / enterprises["total"]
        assert ratio["uncovered"]["totalCount"] == enterprises["total"] - enterprises["covered"]
        assert ratio["uncovered"]["nodes"] == [{"kind": "ENTERPRISE"}]
    lawyers = (await api.ask(document, within=STREET, kind="LAW_FIRM"))["coverage"]["unitRatios"]
    assert [ratio["uncovered"]["totalCount"] for ratio in lawyers] == [0, 0, 0]
    cursor = {"within": STREET, "kind": "LAW_FIRM", "after": ratio["uncovered"]["pageInfo"]["endCursor"]}
    [error, *_] = (await api.post(document, cursor)).json()["errors"]
    assert error["extensions"]["code"] == "CURSOR_INVALID"


async def test_work_coverage_ends_with_the_guide_and_with_the_guides_membership(api: Api) -> None:
    document = """query ($within: ID!, $day: Date) { coverage(within: $within, asOf: $day) { unitRatios {
      kind uncovered(first: 100) { nodes { id guides { role since until member { id stage } } } } } } }"""

    async def uncovered(street: str, day: str) -> dict[str, Any]:
        within = f"organisation:{street}"
        [work] = [
            ratio
            for ratio in (await api.ask(document, within=within, day=day))["coverage"]["unitRatios"]
            if ratio["kind"] == "WORK"
        ]
        return {unit["id"]: unit["guides"] for unit in work["uncovered"]["nodes"]}

    assert "unit:410105001-u90" not in await uncovered("410105001", "2025-02-28")
    assert (await uncovered("410105001", "2025-03-01"))["unit:410105001-u90"] == []
    assert "unit:410105006-u90" not in await uncovered("410105006", "2025-05-31")
    assert (await uncovered("410105006", "2025-06-01"))["unit:410105006-u90"] == [
        {
            "role": "LIAISON",
            "since": "2024-09-01",
            "until": None,
            "member": {"id": "member:m0000090", "stage": "APPLICANT"},
        }
    ]


async def test_households_are_those_of_the_buildings_and_of_the_covered_ones(api: Api) -> None:
    answer = await api.ask(
        """query ($within: ID!, $bare: ID!) { coverage(within: $within) {
             households { covered total ratio untold } ratios { kind covered total } }
           area(id: $bare) { households }
           none: coverage(within: "organisation:410105001-j01") { households { covered total ratio untold } } }""",
        within=STREET,
        bare="area:410105001003-g05-b90",
    )
    uncovered = answer["area"]["households"]
    assert answer["coverage"]["households"] == {
        "covered": 35_000 - uncovered,
        "total": 35_000,
        "ratio": (35_000 - uncovered) / 35_000,
        "untold": 0,
    }
    assert answer["none"]["households"] == {"covered": 0, "total": 0, "ratio": None, "untold": 0}


@pytest.mark.parametrize(
    ("size", "way", "cursor"), [("first", "after", "endCursor"), ("last", "before", "startCursor")]
)
async def test_pages_join_to_the_whole_list(api: Api, size: str, way: str, cursor: str) -> None:
    found: list[str] = []
    place = None
    more = True
    while more:
        page = (
            await api.ask(
                f"""query ($place: String) {{ coverage {{ findings({size}: 10, {way}: $place) {{
                  nodes {{ id }} pageInfo {{ hasNextPage hasPreviousPage {cursor} }} }} }} }}""",
                place=place,
            )
        )["coverage"]["findings"]
        ids = [node["id"] for node in page["nodes"]]
        found = found + ids if size == "first" else ids + found
        more = page["pageInfo"]["hasNextPage" if size == "first" else "hasPreviousPage"]
        place = page["pageInfo"][cursor]
    assert sorted(found) == EVERY_GAP
    [whole] = (await api.ask("{ coverage { findings(first: 100) { nodes { id } } } }")).values()
    assert found == [node["id"] for node in whole["findings"]["nodes"]]


async def test_a_finding_answers_by_its_id_and_a_mended_one_is_null(api: Api) -> None:
    answer = await api.ask(
        "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
        ids=[*EVERY_GAP, f"finding:secretary-vacant:{STREET}", "finding:no-such-rule:member:m0000001"],
    )
    assert answer["nodes"] == [*({"id": gap} for gap in EVERY_GAP), None, None]


async def test_a_finding_tells_rule_subject_chain_and_words(api: Api) -> None:
    [finding] = (
        await api.ask(
            """{ node(id: "finding:area-without-organisation:area:410105001003-g05-b90") { ... on Finding {
              severity observed expected restricted subjectKind message english: message(language: EN)
              subject { id } rule { id title(language: EN) howToMend(language: EN) basisStatus }
              chain { complete links { organisation { id } } } } } }"""
        )
    ).values()
    assert finding["subject"] == {"id": "area:410105001003-g05-b90"}
    assert (finding["subjectKind"], finding["restricted"]) == ("AREA", False)
    assert (finding["observed"], finding["expected"]) == (None, "BUILDING_GROUP")
    assert finding["message"].endswith("没有楼院党小组覆盖。")
    assert finding["english"].endswith("is covered by no building group.")
    assert finding["rule"]["title"] == "Area without an organisation"
    assert [link["organisation"]["id"] for link in finding["chain"]["links"]] == [
        "organisation:410105001003-g05",
        "organisation:410105001003",
        STREET,
        "organisation:410105",
    ]


async def test_a_finding_ends_with_its_gap(api: Api) -> None:
    document = """query ($day: Date) { coverage(within: "organisation:410105001", rules: ["term-overdue"], asOf: $day) {
      findings { nodes { id } } } }"""

    async def found(day: str) -> list[Any]:
        nodes: list[Any] = (await api.ask(document, day=day))["coverage"]["findings"]["nodes"]
        return nodes

    assert await found("2026-06-30") == []
    assert await found("2026-07-01") == [{"id": "finding:term-overdue:organisation:410105001015-g01"}]


@pytest.mark.parametrize(
    ("selection", "statements"),
    [
        ("asOf", 1),
        ("ratios { kind covered total }", 2),
        ("ratios { kind uncovered { totalCount nodes { id } } }", 3),
        ("rules { gaps } findings { totalCount } advice: findings(severity: ADVICE) { nodes { id } }", 22),
        ('findings(rule: "secretary-vacant") { nodes { id } }', 2),
        ("unitRatios { kind byUnitKind { kind covered } uncovered { nodes { id } } }", 2),
        ("households { covered total } ratios { covered total }", 2),
    ],
)
async def test_only_what_is_selected_is_read_and_that_once(
    round_trips: RoundTrips, selection: str, statements: int
) -> None:
    assert await round_trips(f'{{ coverage(within: "{STREET}") {{ {selection} }} }}') == statements


async def test_a_cursor_of_another_report_is_refused(api: Api) -> None:
    [report] = (await api.ask("{ coverage { findings(first: 1) { pageInfo { endCursor } } } }")).values()
    answer = await api.post(
        """query ($after: String) { coverage(within: "organisation:410105001") {
          findings(after: $after) { nodes { id } } } }""",
        {"after": report["findings"]["pageInfo"]["endCursor"]},
    )
    [error] = answer.json()["errors"]
    assert error["extensions"]["code"] == "CURSOR_INVALID"
    assert error["path"] == ["coverage", "findings"]


async def test_an_unknown_rule_is_refused_with_the_known_ones(api: Api) -> None:
    answer = await api.post('{ coverage { findings(rule: "no-such-rule") { totalCount } } }')
    [error] = answer.json()["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert error["extensions"]["argument"] == "rule"
    assert "secretary-vacant" in error["extensions"]["hint"]


async def test_claims_are_held_against_the_graph(api: Api) -> None:
    claims = (
        await api.ask(
            "query ($id: ID!) { organisation(id: $id) { claims { property qualifier number counted agrees } } }",
            id=STREET,
        )
    )["organisation"]["claims"]
    counted = {claim["property"]: (claim["counted"], claim["agrees"]) for claim in claims if claim["counted"]}
    assert counted == {
        "communities": (11, True),
        "gridBranches": (53, True),
        "buildingGroups": (165, True),
        "residentMembers": (1342, True),
        "households": (35000, True),
    }
    assert all(claim["agrees"] is None for claim in claims if claim["counted"] is None)
