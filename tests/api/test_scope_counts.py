"""What is counted for a viewer in scope: what that viewer may see, and nothing else. Held against the reference."""

from typing import Any

import pytest

from graph_loaders import paths
from tests.reference.coverage import Subjects, audit
from tests.reference.hierarchy import areas_below, building_households, counts, descendants, home_members
from tests.reference.hierarchy import depths as subtree
from tests.reference.paths import all_paths
from tests.reference.ratios import area_ratios, by_unit_kind, households, unit_ratios
from tests.reference.scope import visible
from tests.support.viewpoint import DISTRICT, STREET, Viewpoint, ViewpointOf

OTHER_STREET = "organisation:410105002"
COMMUNITY = f"{STREET}003"
GROUP = f"{COMMUNITY}-g01-b01"
SEARCHED = ("organisation", "member", "area", "unit", "service-centre")
PAGE = "totalCount pageInfo { hasNextPage endCursor }"


async def whole_list(view: Viewpoint, call: str, **variables: Any) -> tuple[int, list[str]]:
    """`totalCount` of a list of the root, and the ids on all its pages."""
    field = call.partition("(")[0]
    nodes = "edges { node { id } }" if field == "search" else "nodes { id }"
    document = f"query ($after: String) {{ {call} {{ {PAGE} {nodes} }} }}"
    ids: list[str] = []
    cursor = None
    while True:
        page = (await view.ask(document, after=cursor))[field]
        ids += [node["id"] for node in page.get("nodes") or [edge["node"] for edge in page["edges"]]]
        if not page["pageInfo"]["hasNextPage"]:
            return page["totalCount"], ids
        cursor = page["pageInfo"]["endCursor"]


async def test_organisations_in_scope_are_listed_and_counted(viewpoint: ViewpointOf) -> None:
    view = viewpoint((STREET,))
    expected = [o for o in view.snapshot.organisations() if view.sees(o)]
    assert await whole_list(view, "organisations(first: 100, after: $after)") == (len(expected), expected)


async def test_members_in_scope_are_listed_and_counted(viewpoint: ViewpointOf) -> None:
    view = viewpoint((STREET,))
    expected = [m for m in view.snapshot.members() if view.sees(m)]
    answer = await view.ask(
        "{ start: members(first: 100) { totalCount nodes { id } } end: members(last: 100) { nodes { id } } }"
    )
    assert answer["start"]["totalCount"] == len(expected)
    assert [node["id"] for node in answer["start"]["nodes"]] == expected[:100]
    assert [node["id"] for node in answer["end"]["nodes"]] == expected[-100:]


async def test_members_by_post_are_those_whose_post_can_be_seen(viewpoint: ViewpointOf) -> None:
    view = viewpoint((STREET,))
    posts = "[SECRETARY, DEPUTY_SECRETARY, COMMITTEE_MEMBER, GROUP_LEADER]"
    expected = [
        member
        for member in view.snapshot.members()
        if view.sees(member) and any(view.sees(r.end) for r in view.snapshot.out(member, "HOLDS"))
    ]
    answer = await view.ask(f"{{ members(filter: {{post: {posts}}}, first: 1) {{ totalCount }} }}")
    assert answer["members"]["totalCount"] == len(expected)


@pytest.mark.parametrize("organisation", [STREET, COMMUNITY, GROUP])
async def test_what_hangs_below_is_counted(viewpoint: ViewpointOf, organisation: str) -> None:
    view = viewpoint((STREET,))
    snapshot = view.snapshot
    members = home_members(snapshot, list(subtree(snapshot, organisation)))
    answer = await view.ask(
        """query ($id: ID!) { organisation(id: $id) {
          children(first: 1) { totalCount }
          descendants(first: 1) { totalCount }
          branches: descendants(kind: GRID_BRANCH, first: 1) { totalCount }
          members(first: 1) { totalCount }
          subtree: members(transitive: true, first: 1) { totalCount }
          roster { members { id } }
          counts { communities gridBranches buildingGroups members residentMembers households } } }""",
        id=organisation,
    )
    told = answer["organisation"]
    assert told.pop("roster") == {"members": [{"id": member} for member in members]}
    assert told.pop("counts") == counts(snapshot, organisation)
    assert {name: count["totalCount"] for name, count in told.items()} == {
        "children": len(descendants(snapshot, organisation, max_depth=1)),
        "descendants": len(descendants(snapshot, organisation)),
        "branches": len(descendants(snapshot, organisation, kind="GRID_BRANCH")),
        "members": len(home_members(snapshot, [organisation])),
        "subtree": len(members),
    }


async def test_areas_below_are_counted_where_they_are_in_scope(viewpoint: ViewpointOf) -> None:
    """Seven streets of the district's area answer to the zone."""
    view = viewpoint((DISTRICT,))
    below = [r.start for r in view.snapshot.into("area:410105", "WITHIN")]
    expected = sorted(filter(view.sees, below))
    assert len(expected) < len(below)
    answer = await view.ask(
        '{ area(id: "area:410105") { children(first: 100) { totalCount nodes { id } } } }'
    )
    children = answer["area"]["children"]
    assert (children["totalCount"], [node["id"] for node in children["nodes"]]) == (len(expected), expected)


async def test_households_of_an_area_are_those_in_scope(viewpoint: ViewpointOf) -> None:
    view = viewpoint((DISTRICT,))
    buildings = set(filter(view.sees, areas_below(view.snapshot, "area:410105")))
    answer = await view.ask('{ area(id: "area:410105") { households } }')
    assert answer["area"]["households"] == building_households(view.snapshot, buildings)


@pytest.mark.parametrize("within", [None, STREET, "area:410105001", COMMUNITY])
async def test_coverage_looks_at_what_is_in_scope(viewpoint: ViewpointOf, within: str | None) -> None:
    view = viewpoint((STREET,))
    subjects = Subjects(view.snapshot, within, view.scope)
    audited = audit(subjects)
    answer = await view.ask(
        """query ($within: ID, $rules: [ID!]) { coverage(within: $within, rules: $rules) {
          unitRatios { kind total uncovered(first: 100) { nodes { id } } byUnitKind { kind covered total } }
          households { covered total untold }
          ratios { kind covered total ratio uncovered(first: 100) { totalCount nodes { id } } }
          rules { rule { id } checked gaps }
          findings(first: 100) { totalCount nodes { id } } } }""",
        within=within,
        rules=list(audited),
    )
    report = answer["coverage"]
    assert {
        ratio["kind"]: (ratio["total"], [unit["id"] for unit in ratio["uncovered"]["nodes"]])
        for ratio in report["unitRatios"]
    } == unit_ratios(subjects)
    for ratio in report["unitRatios"]:
        uncovered = [unit["id"] for unit in ratio["uncovered"]["nodes"]]
        assert {
            each["kind"]: (each["covered"], each["total"]) for each in ratio["byUnitKind"]
        } == by_unit_kind(subjects, uncovered)
    assert tuple(report["households"].values()) == households(subjects)
    assert {rule["rule"]["id"]: (rule["checked"], rule["gaps"]) for rule in report["rules"]} == {
        rule: (checked, len(gaps)) for rule, (checked, gaps) in audited.items()
    }
    gaps = sorted(gap for _, gaps in audited.values() for gap in gaps)
    assert report["findings"]["totalCount"] == len(gaps)
    assert sorted(finding["id"] for finding in report["findings"]["nodes"]) == gaps
    assert report["ratios"] == [
        {
            "kind": kind,
            "covered": total - len(uncovered),
            "total": total,
            "ratio": (total - len(uncovered)) / total,
            "uncovered": {"totalCount": len(uncovered), "nodes": [{"id": area} for area in uncovered]},
        }
        for kind, (total, uncovered) in area_ratios(subjects).items()
    ]


@pytest.mark.parametrize("within", [None, COMMUNITY])
@pytest.mark.parametrize("text", ["经八路", "党支部"])
async def test_searches_count_what_is_in_scope(viewpoint: ViewpointOf, text: str, within: str | None) -> None:
    view = viewpoint((STREET,))
    expected = [
        node
        for node in view.seen(*SEARCHED)
        if text in view.snapshot.graph.nodes[node].name
        and (within is None or visible(view.snapshot, node, (within,)))
        and (not node.startswith("organisation:") or view.snapshot.alive(node))
    ]
    place = f', within: "{within}"' if within else ""
    total, ids = await whole_list(view, f'search(text: "{text}", first: 100, after: $after{place})')
    assert total == len(ids) == len(set(ids))
    assert sorted(ids) == sorted(expected)


async def test_paths_are_all_that_there_are_and_hide_what_is_out_of_scope(
    viewpoint: ViewpointOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a busy machine, to plan the statements may take longer than a search may.
    monkeypatch.setattr(paths, "SEARCH_SECONDS", 60.0)
    view = viewpoint((STREET, OTHER_STREET))
    answer = await view.ask(
        """query ($from: ID!, $to: [ID!]!) { paths(from: $from, to: $to, maxDepth: 4, limit: 50) { truncated paths {
          nodes { node { id } kind restricted } steps { kind forward since until } } } }""",
        **{"from": STREET, "to": [OTHER_STREET]},
    )
    expected = all_paths(view.snapshot, STREET, [OTHER_STREET], 4, view.scope)
    assert not answer["paths"]["truncated"]
    assert sorted(answer["paths"]["paths"], key=repr) == sorted(expected, key=repr)
    restricted = [node for path in expected for node in path["nodes"] if node["restricted"]]
    assert {node["kind"] for node in restricted} == {"ORGANISATION", "AREA"}
