"""Query.paths."""

from datetime import date

from errors import BadUserInput
from graph_loaders.engine.context import Context
from graph_loaders.nodes import load_nodes
from graph_loaders.paths import find_paths
from model.arguments import parse_id
from model.ids import Id, kind_and_key
from model.kinds import NodeKind
from model.records import PathNodeRecord, PathRecord, PathResultRecord, PathStepRecord

DEPTH_MAXIMUM = 16
LIMIT_MAXIMUM = 50
TARGETS_MAXIMUM = 10
ENDS = (NodeKind.ORGANISATION, NodeKind.MEMBER, NodeKind.AREA, NodeKind.UNIT, NodeKind.SERVICE_CENTRE)


async def paths(
    context: Context,
    *,
    from_: Id,
    to: list[Id],
    max_depth: int = 8,
    limit: int = 10,
    as_of: date | None = None,
) -> PathResultRecord | None:
    _check_range(max_depth, "maxDepth", DEPTH_MAXIMUM)
    _check_range(limit, "limit", LIMIT_MAXIMUM)
    if not 1 <= len(to) <= TARGETS_MAXIMUM:
        raise BadUserInput(f"{len(to)} ids were given.", argument="to", hint=f"Give 1 to {TARGETS_MAXIMUM}.")
    parse_id(from_, "from", *ENDS)
    for index, target in enumerate(to):
        parse_id(target, f"to.{index}", *ENDS)
    moment = context.moment(as_of)
    answer = await find_paths(context, moment, from_, to, max_depth, limit)
    if answer is None:
        return None
    found, reason = answer
    ids = list(dict.fromkeys(node.id for path in found for node in path.nodes if node.id))
    nodes = dict(zip(ids, await load_nodes(context, list(map(kind_and_key, ids)), moment), strict=True))
    return PathResultRecord(
        paths=[
            PathRecord(
                nodes=[
                    PathNodeRecord(nodes[node.id] if node.id else None, node.kind, node.id is None)
                    for node in path.nodes
                ],
                steps=[PathStepRecord(s.kind, s.forward, s.since, s.until) for s in path.steps],
            )
            for path in found
        ],
        truncated=reason is not None,
        truncated_reason=reason,
    )


def _check_range(value: int, argument: str, maximum: int) -> None:
    if not 1 <= value <= maximum:
        raise BadUserInput(f"{argument} is {value}.", argument=argument, hint=f"Give 1 to {maximum}.")
