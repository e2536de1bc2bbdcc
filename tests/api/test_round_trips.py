"""Budgets: how many statements a question may cost, whatever the number of things it is asked of."""

import asyncio

import pytest

from tests.support.api import Api, RoundTrips

AFFILIATIONS = """{ affiliations(of: [%s]) { memberId member { name } affiliations {
  kind since organisation { name } chain { complete links { depth kind via organisation { name } } } } } }"""


def affiliations_of(count: int) -> str:
    return AFFILIATIONS % ", ".join(f'"member:m{number:07}"' for number in range(1, count + 1))


@pytest.mark.parametrize("members", [1, 250])
async def test_affiliations_with_members_and_chains_take_one(round_trips: RoundTrips, members: int) -> None:
    assert await round_trips(affiliations_of(members)) == 1


def levels(*firsts: int) -> str:
    """A street's children, theirs, and so on, in pages of these sizes."""
    selected = ""
    for first in reversed(firsts):
        selected = f"children(first: {first}) {{ nodes {{ id kind {selected} }} }}"
    return f'{{ organisation(id: "organisation:410105001") {{ {selected} }} }}'


async def test_levels_of_one_connection_come_at_once(api: Api, round_trips: RoundTrips) -> None:
    assert await round_trips(levels(50, 50, 50)) == 1
    # Pages that differ in an argument are lists of their own.
    assert await round_trips(levels(50, 49, 48)) == 3
    together, apart = await api.ask(levels(50, 50, 50)), await api.ask(levels(50, 49, 48))
    assert together == apart
    communities = together["organisation"]["children"]["nodes"]
    branches = [branch for community in communities for branch in community["children"]["nodes"]]
    groups = [group for branch in branches for group in branch["children"]["nodes"]]
    # One of them has two superiors, and stands under both.
    assert len({group["id"] for group in groups if group["kind"] == "BUILDING_GROUP"}) == 165


async def test_four_levels_of_a_street_take_one_for_each_level_and_edge(round_trips: RoundTrips) -> None:
    document = """{ organisation(id: "organisation:410105001") { name counts { members }
      ... on StreetWorkingCommittee { communities { name counts { members }
        gridBranches { name counts { members } buildingGroups { name counts { members } } } } } } }"""
    # One for the street, one for each of three levels below, one for the counts of each level.
    assert await round_trips(document) <= 1 + 3 + 4


async def test_a_page_of_members_with_group_and_posts_takes_one_for_each_edge(
    round_trips: RoundTrips,
) -> None:
    document = """{ organisation(id: "organisation:410105001") { members(transitive: true, first: 100) {
      totalCount nodes { name home { name } posts { kind } chain { complete } } } } }"""
    assert await round_trips(document) <= 5


async def test_a_roster_brings_the_homes_along(round_trips: RoundTrips) -> None:
    selected = "roster { members { id name stage home { id name } } }"
    assert await round_trips(f'{{ organisation(id: "organisation:410105001003") {{ {selected} }} }}') == 1
    # One of this street's has two homes, so that none of them is it: that is asked apart.
    assert await round_trips(f'{{ organisation(id: "organisation:410105001") {{ {selected} }} }}') == 2


async def test_an_audit_walks_down_once_and_reads_each_rule_once(round_trips: RoundTrips) -> None:
    document = """{ coverage(within: "organisation:410105001", rules: ["group-without-members", "secretary-vacant"]) {
      groups: findings(rule: "group-without-members") { nodes { subject { id ... on Organisation { name } } } }
      all: findings { totalCount } rules { checked } } }"""
    assert await round_trips(document) == 1 + 2


async def test_requests_at_the_same_moment_share_a_statement(api: Api) -> None:
    documents = [f'{{ member(id: "member:m{number:07}") {{ name }} }}' for number in range(1, 17)]
    before = api.database.round_trips
    answers = await asyncio.gather(*(api.ask(document) for document in documents))
    assert len({answer["member"]["name"] for answer in answers if answer["member"]}) > 1
    # The first goes alone; the others gather in the next while it is under way.
    assert api.database.round_trips - before <= 4
