"""Subtrees, territories, counts and households."""

from tests.reference.graph import ROOT_KINDS, Snapshot

STEPS_MAXIMUM = 32
RESIDENT_KINDS = ("COMMUNITY_ORGANISATION", "GRID_BRANCH", "BUILDING_GROUP")


def parents(snapshot: Snapshot, organisation: str) -> list[str]:
    return [r.end for r in snapshot.out(organisation, "PART_OF")]


def parent(snapshot: Snapshot, organisation: str) -> str | None:
    """The only current parent."""
    found = parents(snapshot, organisation)
    return found[0] if len(found) == 1 else None


def depths(snapshot: Snapshot, organisation: str) -> dict[str, int]:
    """Every organisation of the subtree, itself included, with the fewest steps to it."""
    found = {organisation: 0}
    level = [organisation]
    for depth in range(1, STEPS_MAXIMUM + 1):
        below = {r.start for upper in level for r in snapshot.into(upper, "PART_OF")}
        level = [o for o in below if o not in found]
        found.update(dict.fromkeys(level, depth))
    return found


def descendants(
    snapshot: Snapshot, organisation: str, *, kind: str | None = None, max_depth: int = STEPS_MAXIMUM
) -> list[str]:
    """Living organisations below, by id; children with a `max_depth` of 1."""
    return sorted(
        o
        for o, depth in depths(snapshot, organisation).items()
        if 0 < depth <= max_depth and snapshot.alive(o) and kind in (None, snapshot.kind(o))
    )


def home_members(
    snapshot: Snapshot,
    organisations: list[str],
    *,
    stages: tuple[str, ...] = ("PROBATIONARY", "FULL"),
) -> list[str]:
    """Distinct members of these stages with a current HOME in one of the organisations, by id."""
    found = {
        r.start
        for organisation in organisations
        for r in snapshot.into(organisation, "BELONGS_TO")
        if r.detail == "HOME" and snapshot.stage(r.start) in stages
    }
    return sorted(found)


def connected(snapshot: Snapshot, organisation: str) -> bool:
    return snapshot.kind(organisation) in ROOT_KINDS or bool(parents(snapshot, organisation))


def territory(snapshot: Snapshot, organisations: list[str]) -> set[str]:
    """Areas that the organisations cover, and below those all that no connected organisation covers."""
    found: set[str] = set()
    pending = [r.end for o in organisations for r in snapshot.out(o, "COVERS")]
    while pending:
        area = pending.pop()
        if area not in found:
            found.add(area)
            pending += [
                r.start
                for r in snapshot.into(area, "WITHIN")
                if not any(connected(snapshot, c.start) for c in snapshot.into(r.start, "COVERS"))
            ]
    return found


def areas_below(snapshot: Snapshot, area: str) -> set[str]:
    """The area and all areas below it."""
    found: set[str] = set()
    pending = [area]
    while pending:
        here = pending.pop()
        if here not in found:
            found.add(here)
            pending += [r.start for r in snapshot.into(here, "WITHIN")]
    return found


def building_households(snapshot: Snapshot, areas: set[str]) -> int | None:
    told = [
        snapshot.graph.nodes[area].households
        for area in areas
        if snapshot.kind(area) == "BUILDING" and snapshot.graph.nodes[area].households is not None
    ]
    return sum(told) if told else None


def counts(snapshot: Snapshot, organisation: str) -> dict[str, int | None]:
    """The fields of Counts."""
    subtree = list(depths(snapshot, organisation))
    kinds = [snapshot.kind(o) for o in subtree if snapshot.alive(o)]
    residential = [o for o in subtree if snapshot.kind(o) in RESIDENT_KINDS]
    return {
        "communities": kinds.count("COMMUNITY_ORGANISATION"),
        "gridBranches": kinds.count("GRID_BRANCH"),
        "buildingGroups": kinds.count("BUILDING_GROUP"),
        "members": len(home_members(snapshot, subtree)),
        "residentMembers": len(home_members(snapshot, residential)),
        "households": building_households(snapshot, territory(snapshot, subtree)),
    }


def branches(snapshot: Snapshot, organisation: str) -> int:
    """Living organisations of form BRANCH in the subtree."""
    return sum(
        snapshot.alive(o) and snapshot.graph.nodes[o].form == "BRANCH" for o in depths(snapshot, organisation)
    )
