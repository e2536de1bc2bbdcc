"""What is covered of how many: areas by level, households, and units, as docs/semantics.md states it."""

from tests.reference.coverage import MATCHING_KIND, Subjects, covered, own_or_joint
from tests.reference.graph import Snapshot


def area_ratios(subjects: Subjects) -> dict[str, tuple[int, list[str]]]:
    """By AreaKind: how many areas, and the ids of the uncovered ones."""
    found: dict[str, tuple[int, list[str]]] = {}
    areas = subjects.among(subjects.snapshot.ids("area"))
    for kind in MATCHING_KIND:
        of_kind = [a for a in areas if subjects.snapshot.kind(a) == kind]
        if of_kind:
            found[kind] = len(of_kind), [a for a in of_kind if not covered(subjects.snapshot, a)]
    return found


def households(subjects: Subjects) -> tuple[int, int, int]:
    """Households of covered buildings, of all, and how many buildings do not tell."""
    snapshot = subjects.snapshot
    buildings = [a for a in subjects.among(snapshot.ids("area")) if snapshot.kind(a) == "BUILDING"]
    told = {a: n for a in buildings if (n := snapshot.graph.nodes[a].households) is not None}
    in_covered = sum(number for area, number in told.items() if covered(snapshot, area))
    return in_covered, sum(told.values()), len(buildings) - len(told)


NON_PUBLIC = (
    *("ENTERPRISE", "INTERNET_ENTERPRISE", "CO_WORKING_SPACE", "EDUCATION_COMPANY", "LAW_FIRM"),
    "SOCIAL_ORGANISATION",
)


def _units(subjects: Subjects) -> list[str]:
    snapshot = subjects.snapshot
    return [
        unit
        for unit in subjects.among(snapshot.ids("unit"))
        if snapshot.graph.nodes[unit].operating is True and snapshot.kind(unit) in NON_PUBLIC
    ]


def unit_ratios(subjects: Subjects) -> dict[str, tuple[int, list[str]]]:
    """By UnitCoverage: how many units, and the ids of the uncovered ones."""
    snapshot = subjects.snapshot
    units = _units(subjects)
    led = {unit: own_or_joint(snapshot, unit) for unit in units}
    return {
        "ORGANISATION": (len(units), [unit for unit in units if not any(led[unit])]),
        "STANDALONE": (len(units), [unit for unit in units if not led[unit][0]]),
        "WORK": (
            len(units),
            [unit for unit in units if not any(led[unit]) and not _guided(snapshot, unit)],
        ),
    }


def _guided(snapshot: Snapshot, unit: str) -> bool:
    return any(snapshot.is_member(r.end) for r in snapshot.out(unit, "GUIDED_BY"))


def by_unit_kind(subjects: Subjects, uncovered: list[str]) -> dict[str, tuple[int, int]]:
    """By UnitKind: how many of a unit ratio's units are covered, and how many there are."""
    snapshot = subjects.snapshot
    units = _units(subjects)
    kinds = [kind for kind in NON_PUBLIC if any(snapshot.kind(unit) == kind for unit in units)]
    found = {}
    for kind in kinds:
        of_kind = [unit for unit in units if snapshot.kind(unit) == kind]
        found[kind] = len([unit for unit in of_kind if unit not in uncovered]), len(of_kind)
    return found
