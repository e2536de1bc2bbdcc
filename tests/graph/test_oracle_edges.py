"""Every edge of the graph, on every day, equals the plain-Python reference: on random graphs, for everybody and in scope."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from msgspec.structs import asdict

from graph_loaders.affiliations import affiliations_by_member
from graph_loaders.areas import areas_by_code, areas_by_organisation, households_by_area, parents_by_area
from graph_loaders.assemblies import assemblies_by_code
from graph_loaders.chains import chains_by_area, chains_by_member, chains_by_organisation
from graph_loaders.claims import claims_by_key
from graph_loaders.engine.batching import Loader
from graph_loaders.members import (
    homes_by_member,
    members_by_code,
    members_by_organisation,
    rosters_by_organisation,
)
from graph_loaders.organisations import (
    children_by_organisation,
    counts_by_organisation,
    descendants_by_organisation,
    organisations_by_area,
    organisations_by_code,
    organisations_by_unit,
    parents_by_organisation,
)
from graph_loaders.posts import posts_by_member, posts_by_organisation, secretaries_by_organisation
from graph_loaders.service_centres import rooms_by_code, service_centres_by_code
from graph_loaders.units import guides_by_unit, units_by_code
from tests.reference import chains, hierarchy, membership
from tests.reference.chains import Answer, Scope
from tests.reference.graph import Snapshot
from tests.reference.scope import visible
from tests.support.random_world import RandomWorld
from tests.support.shapes import (
    affiliation_shape,
    chain_shape,
    chained_affiliation_shape,
    counts_shape,
    node_id,
    node_ids,
    page_ids,
    posts_of_member_shape,
    posts_of_organisation_shape,
    roster_shape,
)
from tests.support.strategies import DAYS

PAGE = {"limit": 1_000, "forward": True, "after": None, "counted": True}


@dataclass(frozen=True, slots=True)
class Edge:
    """One loader and what the reference says for one parent; `shape` makes the two alike."""

    loader: Loader[Any]
    parents: str
    expected: Callable[[Snapshot, str, Scope], Any]
    shape: Callable[[Any], Any]
    arguments: Mapping[str, Hashable] = field(default_factory=dict)

    @property
    def name(self) -> str:
        given = [f"{key}={value}" for key, value in self.arguments.items() if key not in PAGE]
        return "-".join([self.loader.statement.name.removeprefix("read/"), *given])


def if_there(snapshot: Snapshot, node: str | None) -> str | None:
    return node if node and snapshot.exists(node) else None


def only(snapshot: Snapshot, ids: list[str], scope: Scope) -> list[str]:
    return [node for node in ids if visible(snapshot, node, scope)]


def if_visible(snapshot: Snapshot, node: str | None, scope: Scope) -> str | None:
    return node if node and visible(snapshot, node, scope) else None


def expected_affiliations(snapshot: Snapshot, node: str, scope: Scope, *, history: bool) -> list[Answer]:
    found = membership.affiliations(snapshot, node, history=history, scope=scope)
    return [{key: value for key, value in answer.items() if key != "chain"} for answer in found]


def expected_posts(snapshot: Snapshot, node: str, scope: Scope, *, history: bool) -> list[Answer]:
    return membership.posts(snapshot, node, history=history, scope=scope)


def expected_children(snapshot: Snapshot, node: str, scope: Scope, **filters: Any) -> tuple[int, list[str]]:
    found = only(snapshot, hierarchy.descendants(snapshot, node, **filters), scope)
    return len(found), found


def expected_members(
    snapshot: Snapshot, node: str, scope: Scope, *, transitive: bool, stages: tuple[str, ...]
) -> tuple[int, list[str]]:
    organisations = list(hierarchy.depths(snapshot, node)) if transitive else [node]
    found = only(snapshot, hierarchy.home_members(snapshot, organisations, stages=stages), scope)
    return len(found), found


def identity(value: Any) -> Any:
    return value


MEMBERS = ("PROBATIONARY", "FULL")
NAMES_ONLY = {"namesOnly": True, "memberNamesOnly": True, "dated": True}
WIDE = {"namesOnly": False, "memberNamesOnly": False, "dated": True}
EDGES = [
    Edge(
        chains_by_organisation, "organisation", chains.chain, chain_shape, {"namesOnly": True, "dated": True}
    ),
    Edge(chains_by_member, "member", chains.chain, chain_shape, {"namesOnly": False, "dated": True}),
    Edge(chains_by_area, "area", chains.chain, chain_shape, {"namesOnly": True, "dated": True}),
    Edge(
        counts_by_organisation,
        "organisation",
        lambda s, o, scope: hierarchy.counts(s, o),
        counts_shape,
        {"members": True, "households": True},
    ),
    Edge(
        parents_by_organisation,
        "organisation",
        lambda s, o, scope: if_visible(s, hierarchy.parent(s, o), scope),
        node_id,
    ),
    Edge(
        children_by_organisation,
        "organisation",
        lambda s, o, scope: expected_children(s, o, scope, max_depth=1),
        page_ids,
        {"kind": None, "levels": 1, "namesOnly": True, **PAGE},
    ),
    Edge(
        children_by_organisation,
        "organisation",
        lambda s, o, scope: expected_children(s, o, scope, max_depth=1, kind="GRID_BRANCH"),
        page_ids,
        {"kind": "GRID_BRANCH", "levels": 3, "namesOnly": False, **PAGE},
    ),
    Edge(
        descendants_by_organisation,
        "organisation",
        expected_children,
        page_ids,
        {"kind": None, "maxDepth": 32, **PAGE},
    ),
    Edge(
        descendants_by_organisation,
        "organisation",
        lambda s, o, scope: expected_children(s, o, scope, max_depth=2, kind="BUILDING_GROUP"),
        page_ids,
        {"kind": "BUILDING_GROUP", "maxDepth": 2, **PAGE},
    ),
    Edge(
        members_by_organisation,
        "organisation",
        lambda s, o, scope: expected_members(s, o, scope, transitive=False, stages=MEMBERS),
        page_ids,
        {"transitive": False, "stage": None, "namesOnly": False, **PAGE},
    ),
    Edge(
        members_by_organisation,
        "organisation",
        lambda s, o, scope: expected_members(s, o, scope, transitive=True, stages=("ACTIVIST",)),
        page_ids,
        {"transitive": True, "stage": "ACTIVIST", "namesOnly": True, **PAGE},
    ),
    Edge(
        rosters_by_organisation,
        "organisation",
        lambda s, o, scope: [
            (member, membership.home(s, member))
            for member in expected_members(s, o, scope, transitive=True, stages=MEMBERS)[1]
        ],
        roster_shape,
        {"housed": True, "namesOnly": True},
    ),
    Edge(
        posts_by_organisation,
        "organisation",
        lambda s, o, scope: expected_posts(s, o, scope, history=False),
        posts_of_organisation_shape,
        {"history": False},
    ),
    Edge(
        posts_by_organisation,
        "organisation",
        lambda s, o, scope: expected_posts(s, o, scope, history=True),
        posts_of_organisation_shape,
        {"history": True},
    ),
    Edge(
        posts_by_member,
        "member",
        lambda s, m, scope: expected_posts(s, m, scope, history=False),
        posts_of_member_shape,
        {"history": False},
    ),
    Edge(
        posts_by_member,
        "member",
        lambda s, m, scope: expected_posts(s, m, scope, history=True),
        posts_of_member_shape,
        {"history": True},
    ),
    Edge(
        secretaries_by_organisation,
        "organisation",
        lambda s, o, scope: if_there(s, if_visible(s, membership.secretary(s, o), scope)),
        node_id,
    ),
    Edge(homes_by_member, "member", lambda s, m, scope: if_visible(s, membership.home(s, m), scope), node_id),
    Edge(
        affiliations_by_member,
        "member",
        lambda s, m, scope: expected_affiliations(s, m, scope, history=False),
        affiliation_shape,
        {"history": False, "named": False, "chained": False, **NAMES_ONLY},
    ),
    Edge(
        affiliations_by_member,
        "member",
        lambda s, m, scope: membership.affiliations(s, m, history=True, scope=scope),
        chained_affiliation_shape,
        {"history": True, "named": True, "chained": True, **WIDE},
    ),
    Edge(
        areas_by_organisation,
        "organisation",
        lambda s, o, scope: only(s, sorted({r.end for r in s.out(o, "COVERS")}), scope),
        node_ids,
    ),
    Edge(
        organisations_by_area,
        "area",
        lambda s, a, scope: only(
            s, sorted({r.start for r in s.into(a, "COVERS") if s.alive(r.start)}), scope
        ),
        node_ids,
    ),
    Edge(
        organisations_by_unit,
        "unit",
        lambda s, u, scope: only(
            s, sorted({r.start for r in s.into(u, "SET_UP_IN") if s.alive(r.start)}), scope
        ),
        node_ids,
    ),
    Edge(
        guides_by_unit,
        "unit",
        membership.guides,
        lambda guides: [{**asdict(guide), "member": node_id(guide.member)} for guide in guides],
    ),
    Edge(
        parents_by_area,
        "area",
        lambda s, a, scope: only(s, [r.end for r in s.out(a, "WITHIN")], scope),
        node_ids,
    ),
    Edge(
        households_by_area,
        "area",
        lambda s, a, scope: hierarchy.building_households(
            s, {below for below in hierarchy.areas_below(s, a) if visible(s, below, scope)}
        ),
        identity,
    ),
]
NODES: dict[str, Loader[Any]] = {
    "organisation": organisations_by_code,
    "area": areas_by_code,
    "member": members_by_code,
    "unit": units_by_code,
    "service-centre": service_centres_by_code,
    "room": rooms_by_code,
    "assembly": assemblies_by_code,
    "claim": claims_by_key,
}


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("scoped", [False, True], ids=["everybody", "scoped"])
async def test_nodes_answer_by_id_while_they_exist_and_are_in_scope(
    random_world: RandomWorld, day: date, scoped: bool
) -> None:
    scope = random_world.scope if scoped else None
    context = random_world.context(day, scope)
    snapshot = random_world.reference.on(day)
    for prefix, loader in NODES.items():
        ids = snapshot.ids(prefix)
        records: list[Any] = await context.load(
            loader, [i.partition(":")[2] for i in ids], context.moment(None)
        )
        answered = {node for node, record in zip(ids, records, strict=True) if record}
        expected = {node for node in ids if snapshot.exists(node) and visible(snapshot, node, scope)}
        assert sorted(answered ^ expected) == []


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("scoped", [False, True], ids=["everybody", "scoped"])
@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge.name)
async def test_edges_equal_the_reference(
    random_world: RandomWorld, edge: Edge, day: date, scoped: bool
) -> None:
    scope = random_world.scope if scoped else None
    context = random_world.context(day, scope)
    snapshot = random_world.reference.on(day)
    ids = [i for i in snapshot.ids(edge.parents) if snapshot.exists(i) and visible(snapshot, i, scope)]
    keys = [i.partition(":")[2] for i in ids]
    values = await context.load(edge.loader, keys, context.moment(None), **edge.arguments)
    for node, value in zip(ids, values, strict=True):
        assert (node, edge.shape(value)) == (node, edge.expected(snapshot, node, scope))
