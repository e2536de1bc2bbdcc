"""Proofs of membership and paths equal the plain-Python reference, found there by brute force."""

from collections.abc import Iterator
from datetime import date
from random import Random

import pytest

from graph_loaders.affiliations import prove_within
from graph_loaders.paths import FoundPath, find_paths
from model.kinds import AffiliationKind
from tests.reference import membership
from tests.reference.chains import Answer, Scope
from tests.reference.graph import Snapshot
from tests.reference.paths import all_paths
from tests.reference.scope import visible
from tests.support.random_world import RandomWorld
from tests.support.shapes import link_shape
from tests.support.strategies import DAYS

ENDS = ("organisation", "member", "area", "unit", "service-centre")
DEPTH, LIMIT = 5, 20
KINDS = [[AffiliationKind.HOME], [AffiliationKind.DUAL, AffiliationKind.FLOATING], list(AffiliationKind)]


def of_one_graph(world: RandomWorld, *prefixes: str, seed: str) -> Iterator[list[str]]:
    """One id of each prefix, of the same random graph; for every graph that has them."""
    random = Random(seed)
    by_graph: dict[str, dict[str, list[str]]] = {}
    for node in world.reference.nodes:
        prefix, _, code = node.partition(":")
        by_graph.setdefault(code.partition("-")[0], {}).setdefault(prefix, []).append(node)
    for own in by_graph.values():
        if all(prefix in own for prefix in prefixes):
            yield [random.choice(own[prefix]) for prefix in prefixes]


@pytest.mark.parametrize("kinds", KINDS, ids="-".join)
@pytest.mark.parametrize("scoped", [False, True], ids=["everybody", "scoped"])
async def test_is_within_equals_the_reference(
    random_world: RandomWorld, kinds: list[AffiliationKind], scoped: bool
) -> None:
    scope = random_world.scope if scoped else None
    for number, (member, organisation) in enumerate(
        of_one_graph(random_world, "member", "organisation", seed="within")
    ):
        day = DAYS[number % len(DAYS)]
        context = random_world.context(day, scope)
        answer = await prove_within(
            context,
            context.moment(None),
            member=member.partition(":")[2],
            organisation=organisation.partition(":")[2],
            kinds=kinds,
        )
        shape = answer and {
            "within": answer.within,
            "kind": answer.kind,
            "path": [link_shape(link) for link in answer.path],
        }
        expected = membership.is_within(random_world.reference.on(day), member, organisation, kinds, scope)
        assert (member, organisation, day, shape) == (member, organisation, day, expected)


def path_shape(path: FoundPath) -> Answer:
    return {
        "nodes": [
            {"node": {"id": place.id} if place.id else None, "kind": place.kind, "restricted": not place.id}
            for place in path.nodes
        ],
        "steps": [
            {"kind": step.kind, "forward": step.forward, "since": step.since, "until": step.until}
            for step in path.steps
        ],
    }


def there(snapshot: Snapshot, node: str, scope: Scope) -> bool:
    return snapshot.exists(node) and visible(snapshot, node, scope)


async def compare_paths(
    world: RandomWorld, day: date, start: str, ends: list[str], scope: Scope, limit: int
) -> None:
    context = world.context(day, scope)
    snapshot = world.reference.on(day)
    answer = await find_paths(context, context.moment(None), start, ends, DEPTH, limit)
    targets = [end for end in ends if there(snapshot, end, scope)]
    if not there(snapshot, start, scope) or not targets:
        assert answer is None
        return
    assert answer is not None
    paths, reason = answer
    expected = all_paths(snapshot, start, targets, DEPTH, scope)
    assert (reason == "COUNT") == (len(expected) > limit)
    found = [path_shape(path) for path in paths]
    if scope is None:
        # Equal parallel relationships have no order of their own.
        assert [_without_days(path) for path in found] == [_without_days(path) for path in expected[:limit]]
    else:
        # Where a node is restricted its place in the order is its own secret.
        assert len(found) == min(limit, len(expected))
        assert all(path in expected for path in found)


def _without_days(path: Answer) -> Answer:
    steps = [{"kind": step["kind"], "forward": step["forward"]} for step in path["steps"]]
    return {"nodes": path["nodes"], "steps": steps}


@pytest.mark.parametrize("scoped", [False, True], ids=["everybody", "scoped"])
@pytest.mark.parametrize("kind", ENDS)
async def test_paths_equal_the_reference(random_world: RandomWorld, kind: str, scoped: bool) -> None:
    scope = random_world.scope if scoped else None
    trios = of_one_graph(random_world, kind, "organisation", "area", seed=kind)
    for number, (start, *ends) in enumerate(trios):
        day = DAYS[number % len(DAYS)]
        limit = LIMIT if number % 3 else 2
        await compare_paths(random_world, day, start, ends, scope, limit)
