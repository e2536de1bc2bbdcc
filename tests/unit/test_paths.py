"""A search for paths shares the event loop, however dense the graph is and however little it finds."""

import time
from itertools import product

import pytest

from graph_loaders.paths import PathNode, Step, _Explored, _paths, _Side

NODES = [f"n{number}" for number in range(12)]


def test_a_search_that_finds_nothing_gives_others_their_turn() -> None:
    """All nodes are tied to all others, and none of them to the goal."""
    explored = _Explored([NODES[0], "goal"], {node: PathNode("UNIT", node) for node in NODES})
    for one, other in product(NODES, NODES):
        if one != other:
            explored.steps[one][other].append(Step("CO_BUILDS", "r", True, None, None))
    far = _Side({"goal": 0}, ["goal"])
    turns: list[object] = []
    with pytest.raises(TimeoutError):
        turns.extend(_paths(explored, NODES[0], {"goal"}, far, 12, time.monotonic() + 0.5))
    assert len(turns) > 1
    assert set(turns) == {None}
