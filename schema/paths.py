"""Paths between things."""

from datetime import date

import strawberry

from schema.enums import NodeKind, RelationshipKind, TruncationReason
from schema.nodes import Node, attribute


@strawberry.type(description="A thing on a path.")
class PathNode:
    node: Node | None = attribute("Null where it is restricted.")
    kind: NodeKind = attribute("Said even where it is restricted.")
    restricted: bool = attribute("Whether the caller may not read it.")


@strawberry.type(description="The step from nodes[i] to nodes[i + 1].")
class PathStep:
    kind: RelationshipKind = attribute("The relationship.")
    forward: bool = attribute("Whether it points that way.")
    since: date | None = attribute("Since when it holds; null: not recorded.")
    until: date | None = attribute("Until when, exclusive; null: still.")


@strawberry.type(description="A path: no thing comes twice.")
class Path:
    nodes: list[PathNode] = attribute("From one end to the other.")
    steps: list[PathStep] = attribute("One fewer than the nodes.")


@strawberry.type(description="Paths, shortest first, then by ids: the same answer every time.")
class PathResult:
    paths: list[Path] = attribute("What was found.")
    truncated: bool = attribute("Whether there may be more within `maxDepth`.")
    truncated_reason: TruncationReason | None = attribute("What cut the search.")
