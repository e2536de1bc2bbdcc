"""Paths between two ends: a search from both sides, a step of the whole edge at a time.

When the two sides together are as deep as a length, every relationship of every path of that length has been read from
one side or the other. The distance to the goals then says which neighbours can still lead to one.
"""

import asyncio
import itertools
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from errors import Timeout
from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.reader import Reader
from model.ids import kind_and_key
from model.kinds import TruncationReason
from model.moment import Moment

LOCATE = statement("search/locate_path_ends")
EXPAND = statement("search/expand_paths")
NODES_MAXIMUM = 20_000
# So many more cost less when they are read along than a read of their own.
ALONG_MAXIMUM = 64
SEARCH_SECONDS = 4.0
# For as long the search may keep the event loop to itself.
BREATH_SECONDS = 0.01


class Step(NamedTuple):
    """A relationship as it is walked: `forward` when it points that way."""

    kind: str
    relationship: str
    forward: bool
    since: str | None
    until: str | None


class PathNode(NamedTuple):
    """A node on the way; `id` is None where the viewer may not read it."""

    kind: str
    id: str | None


@dataclass(frozen=True, slots=True)
class FoundPath:
    """`steps[i]` leads from `nodes[i]` to `nodes[i + 1]`."""

    nodes: list[PathNode]
    steps: list[Step]


@dataclass(slots=True)
class _Side:
    """distance: steps from this end, complete up to `depth`.  frontier: the nodes at `depth`."""

    distance: dict[str, int]
    frontier: list[str]
    depth: int = 0


@dataclass(slots=True)
class _Explored:
    """What has been read so far: nodes, and steps by node and neighbour, both ways; each relationship once.

    ends: where a path may begin or end.
    """

    ends: list[str]
    path_nodes: dict[str, PathNode]
    relationships: set[str] = field(default_factory=set)
    steps: dict[str, dict[str, list[Step]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )

    def neighbours(self, node: str) -> list[str]:
        return sorted(self.steps[node], key=lambda other: (self.path_nodes[other].id or "", other))


async def find_paths(
    reader: Reader, moment: Moment, start: str, targets: Sequence[str], max_depth: int, limit: int
) -> tuple[list[FoundPath], TruncationReason | None] | None:
    """The first `limit` simple paths by length, then ids, then kinds of steps, forward first.

    None when an end can't be seen.

    `start` and `targets` are global ids. The reason says what cut the search: COUNT (more paths, or too many
    nodes), TIME, or DEPTH (nothing found, and still somewhere to go).
    """
    [ends] = await reader.read(LOCATE, moment, {"keys": [start, *targets]})
    node_by_id: dict[str, str] = dict(ends)
    goals = {node_by_id[target] for target in targets if target in node_by_id}
    if start not in node_by_id or not goals:
        return None
    source = node_by_id[start]
    goals.discard(source)
    explored = _Explored([source, *goals], {node: PathNode(kind_and_key(key)[0], key) for key, node in ends})
    near, far = _Side({source: 0}, [source]), _Side(dict.fromkeys(goals, 0), sorted(goals))
    found: list[FoundPath] = []
    deadline = time.monotonic() + SEARCH_SECONDS
    try:
        async with asyncio.timeout(SEARCH_SECONDS):
            for length in range(1, max_depth + 1):
                if near.depth + far.depth < length:
                    smaller, larger = sorted((near, far), key=lambda side: len(side.frontier))
                    along = length < max_depth and len(larger.frontier) <= ALONG_MAXIMUM
                    await _widen(reader, moment, explored, [smaller, larger] if along else [smaller])
                if len(explored.path_nodes) > NODES_MAXIMUM:
                    return found, TruncationReason.COUNT
                for path in _paths(explored, source, goals, far, length, deadline):
                    if path is None:
                        await asyncio.sleep(0)
                        continue
                    if len(found) == limit:
                        return found, TruncationReason.COUNT
                    found.append(path)
    except (TimeoutError, Timeout):
        return found, TruncationReason.TIME
    somewhere_to_go = bool(near.frontier) and bool(far.frontier)
    return found, TruncationReason.DEPTH if somewhere_to_go and not found else None


async def _widen(reader: Reader, moment: Moment, explored: _Explored, sides: Sequence[_Side]) -> None:
    """Read one step from the whole frontier of each side; an empty one has nothing beyond, and is no read."""
    nodes = list(dict.fromkeys(itertools.chain.from_iterable(side.frontier for side in sides)))
    beyond: dict[str, list[str]] = defaultdict(list)
    rows = []
    if nodes:
        [rows] = await reader.read(EXPAND, moment, {"nodes": nodes, "ends": explored.ends})
    for node, neighbour, relationship, step, forward, since, until, kind, id in rows:
        beyond[node].append(neighbour)
        if relationship not in explored.relationships:
            explored.relationships.add(relationship)
            if neighbour not in explored.path_nodes:
                explored.path_nodes[neighbour] = PathNode(kind, id)
            explored.steps[node][neighbour].append(Step(step, relationship, forward, since, until))
            explored.steps[neighbour][node].append(Step(step, relationship, not forward, since, until))
    for side in sides:
        side.depth += 1
        known = len(side.distance)
        for node in side.frontier:
            for neighbour in beyond[node]:
                side.distance.setdefault(neighbour, side.depth)
        side.frontier = list(itertools.islice(side.distance, known, None))


def _kinds(steps: Sequence[Step]) -> list[tuple[str, bool]]:
    return [(step.kind, not step.forward) for step in steps]


def _paths(
    explored: _Explored, source: str, goals: set[str], far: _Side, length: int, deadline: float
) -> Iterator[FoundPath | None]:
    """All simple paths of this length, in order: a node is entered only while a goal may still be near enough.

    None in between, where others should have their turn: a dense graph can be walked for long without finding anything.
    """
    breath = time.monotonic() + BREATH_SECONDS

    def walk(trail: list[str]) -> Iterator[list[str] | None]:
        nonlocal breath
        now = time.monotonic()
        if now > deadline:
            raise TimeoutError
        if now > breath:
            yield None
            breath = time.monotonic() + BREATH_SECONDS
        left = length - len(trail)
        for neighbour in explored.neighbours(trail[-1]):
            if neighbour in trail or far.distance.get(neighbour, far.depth + 1) > left:
                continue
            if left:
                yield from walk([*trail, neighbour])
            elif neighbour in goals:
                yield [*trail, neighbour]

    for trail in walk([source]):
        if trail is None:
            yield None
            continue
        parallel = [
            sorted(explored.steps[a][b], key=lambda step: (step.since or "", step.relationship))
            for a, b in itertools.pairwise(trail)
        ]
        for steps in sorted(itertools.product(*parallel), key=_kinds):
            yield FoundPath([explored.path_nodes[node] for node in trail], list(steps))
