"""The three jobs on the real case: 金水区, its 经八路街道, and what the newspaper says of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.api import Api

PLANTED = json.loads(
    (Path(__file__).resolve().parents[2] / "samples" / "planted.json").read_text(encoding="utf-8")
)
COUNTS = "counts { communities gridBranches buildingGroups residentMembers households }"
REPORTED = {
    "communities": 11,
    "gridBranches": 53,
    "buildingGroups": 165,
    "residentMembers": 1342,
    "households": 35000,
}
FINDINGS = """query ($within: ID, $after: String) { coverage(within: $within) { findings(first: 100, after: $after) {
  totalCount nodes { id severity message rule { id } } pageInfo { hasNextPage endCursor } } } }"""


async def findings_within(api: Api, within: str | None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    after = None
    while True:
        page = (await api.ask(FINDINGS, within=within, after=after))["coverage"]["findings"]
        found += page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            assert page["totalCount"] == len(found)
            return found
        after = page["pageInfo"]["endCursor"]


async def test_jingbalu_counts_as_reported_today_and_on_the_claims_day(api: Api) -> None:
    document = f"""{{ today: organisation(id: "organisation:410105001") {{ {COUNTS} }}
      then: organisation(id: "organisation:410105001", asOf: "2019-12-31") {{ {COUNTS} }} }}"""
    assert await api.ask(document) == {"today": {"counts": REPORTED}, "then": {"counts": REPORTED}}


async def test_the_districts_roster_is_full_though_one_member_has_two_homes_in_it(api: Api) -> None:
    selected = "roster { truncated truncatedReason members { id } } members(transitive: true) { totalCount }"
    answer = await api.ask(f'{{ organisation(id: "organisation:410105") {{ {selected} }} }}')
    roster = answer["organisation"]["roster"]
    assert answer["organisation"]["members"]["totalCount"] > len(roster["members"])
    assert (roster["truncated"], roster["truncatedReason"]) == (True, "COUNT")
    assert len({member["id"] for member in roster["members"]}) == 5_000


async def test_jingbalu_has_the_planted_findings_and_no_other(api: Api) -> None:
    found = {finding["id"] for finding in await findings_within(api, "organisation:410105001")}
    planted = {gap["finding"] for gap in PLANTED["planted"] if gap["street"] == "410105001"}
    assert found == planted


async def test_the_whole_graph_has_the_planted_findings_and_those_of_the_source(api: Api) -> None:
    found = {finding["id"] for finding in await findings_within(api, None)}
    listed = {gap["finding"] for gap in PLANTED["planted"] + PLANTED["from_the_source"]}
    assert found == listed


async def test_the_source_contradicts_itself_about_the_fenghuangtai_centre(api: Api) -> None:
    found = await findings_within(api, "organisation:410105013")
    of_the_centre = {
        finding["id"].rpartition("#")[2]: finding["severity"]
        for finding in found
        if finding["rule"]["id"] == "sources-disagree"
    }
    assert of_the_centre == {"rooms": "WARNING", "visitsServed": "WARNING", "activities": "ADVICE"}


async def test_the_floor_area_of_shengwei_is_no_finding(api: Api) -> None:
    found = await findings_within(api, "organisation:410105001")
    assert not [finding for finding in found if "service-centre:410105001008" in finding["id"]]


async def test_a_community_of_longhu_chains_to_the_zone(api: Api) -> None:
    document = """{ area(id: "area:410105562") { parent { name } children(first: 100) {
      nodes { coveredBy { id } chain { complete links { organisation { id } } } } } } }"""
    longhu = (await api.ask(document))["area"]
    assert longhu["parent"] == {"name": "金水区"}
    roots = {
        area["chain"]["links"][-1]["organisation"]["id"]
        for area in longhu["children"]["nodes"]
        if area["chain"]["complete"]
    }
    assert roots == {"organisation:zhengdong-new-district"}


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("经八路", "name"),
        ("jbl", "initials"),
        ("jingbalu", "pinyin"),
        ("balu", "pinyin"),
        ("410105001", "code"),
    ],
)
async def test_search_finds_jingbalu(api: Api, text: str, matched: str) -> None:
    answer = await api.ask(
        "query ($text: String!) { search(text: $text) { edges { matched node { id } } } }", text=text
    )
    hits = {edge["node"]["id"]: edge["matched"] for edge in answer["search"]["edges"]}
    assert hits["area:410105001"] == matched


@pytest.mark.parametrize("text", ["lvcai", "lücai", "ＬＶＣＡＩ", "lü cai"])
async def test_pinyin_is_found_as_people_type_it(api: Api, text: str) -> None:
    answer = await api.ask(
        "query ($text: String!) { search(text: $text) { edges { node { id } } } }", text=text
    )
    assert "area:410105010011" in [edge["node"]["id"] for edge in answer["search"]["edges"]]


@pytest.mark.parametrize("text", ["省民航社", "社", "社区1号", "体育社区2号"])
async def test_search_finds_every_organisation_whose_name_has_the_text(api: Api, text: str) -> None:
    answer = await api.ask(
        """query ($text: String!) {
          search(text: $text, kinds: [ORGANISATION]) { totalCount }
          nothing: search(text: $text, kinds: []) { totalCount }
          organisations(filter: {nameContains: $text}) { totalCount } }""",
        text=text,
    )
    assert answer["search"] == answer["organisations"] != answer["nothing"] == {"totalCount": 0}


async def test_pages_forwards_and_backwards_hold_every_child_once(api: Api) -> None:
    document = """query ($first: Int, $after: String, $last: Int, $before: String) {
      organisation(id: "organisation:410105") {
        children(first: $first, after: $after, last: $last, before: $before) {
          totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }"""
    forwards: list[str] = []
    page: dict[str, Any] = {"first": 7}
    while page:
        children = (await api.ask(document, **page))["organisation"]["children"]
        forwards += [node["id"] for node in children["nodes"]]
        info = children["pageInfo"]
        page = {"first": 7, "after": info["endCursor"]} if info["hasNextPage"] else {}
    backwards: list[str] = []
    page = {"last": 5}
    while page:
        children = (await api.ask(document, **page))["organisation"]["children"]
        backwards = [node["id"] for node in children["nodes"]] + backwards
        info = children["pageInfo"]
        page = {"last": 5, "before": info["startCursor"]} if info["hasPreviousPage"] else {}
    assert forwards == backwards == sorted(forwards)
    assert len(forwards) == children["totalCount"]


async def test_two_aliases_ask_two_days(api: Api) -> None:
    moved = await api.ask(
        """{ search(text: "m0000002") { edges { node { id } } }
          then: member(id: "member:m0000002", asOf: "2020-01-01") { affiliations { organisation { id } } }
          now: member(id: "member:m0000002") { affiliations { organisation { id } } } }"""
    )
    assert moved["then"] != moved["now"]


async def test_the_other_spelling_of_a_unit_finds_it(api: Api) -> None:
    document = '{ search(text: "信达捷安") { edges { node { ... on Unit { id name alias } } } } }'
    found = [hit["node"] for hit in (await api.ask(document))["search"]["edges"]]
    assert {"id": "unit:410105-n04", "name": "信大捷安", "alias": "信达捷安"} in found


async def test_what_the_page_tells_in_words_is_a_claim_with_its_source(api: Api) -> None:
    document = """{
      organisation(id: "organisation:410105") { claims { ...told } }
      area(id: "area:410105001008") { claims { ...told } }
      assembly: node(id: "assembly:410105001-a01") { ... on Assembly { claims { ...told } } }
    } fragment told on Claim { property value number counted agrees note source { id note } }"""
    answer = await api.ask(document)
    told = {
        (claim["property"], claim["value"]): claim for node in answer.values() for claim in node["claims"]
    }
    mechanism = told["mechanism.THINK_TANK", "党建智库"]
    assert [mechanism[name] for name in ("number", "counted", "agrees", "note")] == [None] * 4
    assert mechanism["source"]["id"] == "source:zhengbao-jinshui-party-building"
    assert mechanism["source"]["note"].startswith("No date is printed.")
    assert told["cityReadingRoom.areaSquareMetres", "110"]["number"] == 110
    assert "inferred" in told["heldOn", "2019-05-11"]["note"]
