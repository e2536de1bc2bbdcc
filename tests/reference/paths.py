"""Simple paths, by brute force: for small graphs alone."""

from collections.abc import Collection, Iterator

from tests.reference.chains import Answer, Scope, iso
from tests.reference.graph import Relationship, Snapshot
from tests.reference.scope import visible

PATH_KINDS = (
    "PART_OF",
    "BELONGS_TO",
    "HOLDS",
    "COVERS",
    "WITHIN",
    "SET_UP_IN",
    "LOCATED_IN",
    "CO_BUILDS",
    "SERVES",
    "RUN_BY",
)

Walk = list[tuple[Relationship, str]]


def all_paths(
    snapshot: Snapshot, start: str, ends: Collection[str], max_depth: int, scope: Scope = None
) -> list[Answer]:
    """Every simple path of at most `max_depth` steps, in the stated order."""
    walks = [walk for walk in _walks(snapshot, start, max_depth) if walk[-1][1] in ends]
    walks.sort(key=lambda walk: (len(walk), _ids(walk), [(r.kind, r.end != node) for r, node in walk]))
    return [_path(snapshot, start, walk, scope) for walk in walks]


def _ids(walk: Walk) -> list[str]:
    return [node for _, node in walk]


def _walks(snapshot: Snapshot, start: str, max_depth: int) -> Iterator[Walk]:
    level: list[Walk] = [[]]
    for _ in range(max_depth):
        level = [
            [*walk, step]
            for walk in level
            for step in _steps(snapshot, walk[-1][1] if walk else start)
            if snapshot.exists(step[1]) and step[1] != start and step[1] not in _ids(walk)
        ]
        yield from level


def _steps(snapshot: Snapshot, node: str) -> list[tuple[Relationship, str]]:
    return [(r, r.end) for r in snapshot.out(node, *PATH_KINDS)] + [
        (r, r.start) for r in snapshot.into(node, *PATH_KINDS)
    ]


def _path(snapshot: Snapshot, start: str, walk: Walk, scope: Scope) -> Answer:
    nodes = [start, *_ids(walk)]
    seen = [visible(snapshot, node, scope) for node in nodes]
    return {
        "nodes": [
            {
                "node": {"id": node} if open_ else None,
                "kind": node.partition(":")[0].upper().replace("-", "_"),
                "restricted": not open_,
            }
            for node, open_ in zip(nodes, seen, strict=True)
        ],
        "steps": [
            {
                "kind": r.kind,
                "forward": r.end == node,
                "since": iso(r.since),
                "until": iso(r.until),
            }
            for r, node in walk
        ],
    }
