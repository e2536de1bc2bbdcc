"""What a report that is handed in says besides ratios and findings: data within, streets, and where a subject is."""

from collections import Counter
from typing import NamedTuple

from model.kinds import NodeKind
from tests.reference.coverage import Subjects, covered
from tests.reference.graph import Snapshot
from tests.reference.hierarchy import areas_below, depths
from tests.reference.scope import DIRECT_KINDS, belongings, visible

KINDS = ("organisation", "area", "member", "unit", "service-centre", "room", "assembly")
UPWARDS = ("SET_UP_IN", "COVERS", "WITHIN", *(kind for kind in DIRECT_KINDS if kind != "CO_BUILDS"))


class Street(NamedTuple):
    """`ratios`: by AreaKind, covered and total."""

    organisations: int
    ratios: dict[str, tuple[int, int]]


def data_within(subjects: Subjects) -> dict[str, tuple[int, int]]:
    """By NodeKind: how many belong to the place, and how many of them are synthetic."""
    snapshot = subjects.snapshot
    found = {}
    for prefix in KINDS:
        there = subjects.among(snapshot.ids(prefix))
        if prefix == "organisation":
            there = [organisation for organisation in there if snapshot.alive(organisation)]
        if there:
            synthetic = sum(bool(snapshot.graph.nodes[each].synthetic) for each in there)
            found[NodeKind[prefix.upper().replace("-", "_")].value] = len(there), synthetic
    return found


def streets(subjects: Subjects) -> dict[str, Street]:
    """By id: the register's streets among what belongs to the place."""
    snapshot, scope = subjects.snapshot, subjects.scope
    found = {}
    for street in subjects.among(snapshot.ids("area")):
        if snapshot.kind(street) != "STREET":
            continue
        areas = [area for area in areas_below(snapshot, street) if visible(snapshot, area, scope)]
        tops = {r.start for area in areas for r in snapshot.into(area, "COVERS")}
        below = {organisation for top in tops for organisation in depths(snapshot, top)}
        total = Counter(snapshot.kind(area) for area in areas)
        held = Counter(snapshot.kind(area) for area in areas if covered(snapshot, area))
        organisations = sum(snapshot.alive(each) and visible(snapshot, each, scope) for each in below)
        found[street] = Street(organisations, {kind: (held[kind], total[kind]) for kind in total})
    return found


def streets_of(snapshot: Snapshot, node: str) -> list[str]:
    """Ids of the streets that the node is in."""
    found: set[str] = set()
    pending = [node]
    while pending:
        here = pending.pop()
        if here not in found:
            found.add(here)
            if here.partition(":")[0] in ("organisation", "member", "area"):
                pending += belongings(snapshot, here)
            pending += [r.end for r in snapshot.out(here, *UPWARDS)]
    return sorted(each for each in found if each.startswith("area:") and snapshot.kind(each) == "STREET")
