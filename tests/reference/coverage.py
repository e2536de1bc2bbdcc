"""The coverage rules and ratios, rule by rule as docs/semantics.md states them."""

from collections import defaultdict
from collections.abc import Callable, Collection
from itertools import combinations
from typing import NamedTuple

from tests.reference.chains import Scope
from tests.reference.claims import agrees, comparable, disagreement
from tests.reference.graph import ROOT_KINDS, Snapshot
from tests.reference.hierarchy import areas_below, home_members, parent, parents
from tests.reference.scope import reach, visible

MATCHING_KIND = {
    "DISTRICT": "DISTRICT_COMMITTEE",
    "STREET": "STREET_WORKING_COMMITTEE",
    "COMMUNITY": "COMMUNITY_ORGANISATION",
    "GRID": "GRID_BRANCH",
    "BUILDING": "BUILDING_GROUP",
}
COMMITTEE_POSTS = ("SECRETARY", "DEPUTY_SECRETARY", "COMMITTEE_MEMBER")
BRANCH_MINIMUM, BRANCH_MAXIMUM = 3, 50
COMMITTEE_FROM, COMMITTEE_MINIMUM = 7, 3


class Audited(NamedTuple):
    """`gaps`: the global id of each finding, with its severity where the rule has more than one."""

    checked: int
    gaps: dict[str, str | None]


class Subjects:
    """What an audit looks at: all that belongs to `within`, as far as the viewer may see."""

    def __init__(self, snapshot: Snapshot, within: str | None = None, scope: Scope = None) -> None:
        self.snapshot = snapshot
        self.scope = scope
        self.roots = _roots(snapshot, within) if within else None

    def among(self, ids: Collection[str]) -> list[str]:
        return [i for i in ids if self._belongs(i) and visible(self.snapshot, i, self.scope)]

    def _belongs(self, node: str) -> bool:
        return self.roots is None or not reach(self.snapshot, node).isdisjoint(self.roots)


def _roots(snapshot: Snapshot, within: str) -> set[str]:
    if within.startswith("organisation:"):
        return {within}
    areas = areas_below(snapshot, within)
    return areas | {r.start for area in areas for r in snapshot.into(area, "COVERS")}


def ratios(subjects: Subjects) -> dict[str, tuple[int, list[str]]]:
    """By AreaKind: how many areas, and the ids of the uncovered ones."""
    found: dict[str, tuple[int, list[str]]] = {}
    areas = subjects.among(subjects.snapshot.ids("area"))
    for kind in MATCHING_KIND:
        of_kind = [a for a in areas if subjects.snapshot.kind(a) == kind]
        if of_kind:
            found[kind] = len(of_kind), [a for a in of_kind if not _covered(subjects.snapshot, a)]
    return found


def _covered(snapshot: Snapshot, area: str) -> bool:
    kind = MATCHING_KIND[snapshot.kind(area)]
    return any(
        snapshot.alive(r.start) and snapshot.kind(r.start) == kind for r in snapshot.into(area, "COVERS")
    )


Test = Callable[[Snapshot, str], bool]


def _form(snapshot: Snapshot, organisation: str) -> str:
    return str(snapshot.graph.nodes[organisation].form)


def _branch_organisations(snapshot: Snapshot, branch: str) -> list[str]:
    groups = [r.start for r in snapshot.into(branch, "PART_OF") if _form(snapshot, r.start) == "GROUP"]
    return [branch, *groups]


def _branch_members(snapshot: Snapshot, branch: str) -> list[str]:
    return home_members(snapshot, _branch_organisations(snapshot, branch))


def _full_members(snapshot: Snapshot, branch: str) -> list[str]:
    return home_members(snapshot, _branch_organisations(snapshot, branch), stages=("FULL",))


def _committee(snapshot: Snapshot, organisation: str) -> set[str]:
    return {r.start for r in snapshot.into(organisation, "HOLDS") if r.detail in COMMITTEE_POSTS}


def _homes(snapshot: Snapshot, member: str) -> int:
    return sum(r.detail == "HOME" for r in snapshot.out(member, "BELONGS_TO"))


def _term_overdue(snapshot: Snapshot, organisation: str) -> bool:
    return bool(snapshot.graph.nodes[organisation].term_ends_on < snapshot.day)


def _chain_broken(snapshot: Snapshot, organisation: str) -> bool:
    above = parents(snapshot, organisation)
    if not above:
        return snapshot.kind(organisation) not in ROOT_KINDS
    return len(above) > 1 or snapshot.dissolved(above[0]) or _on_a_cycle(snapshot, organisation)


def _on_a_cycle(snapshot: Snapshot, organisation: str) -> bool:
    passed: set[str] = set()
    here = parent(snapshot, organisation)
    while here is not None and here != organisation and here not in passed:
        passed.add(here)
        here = parent(snapshot, here)
    return here == organisation


def _is_branch(snapshot: Snapshot, organisation: str) -> bool:
    return _form(snapshot, organisation) == "BRANCH"


ANY: Test = lambda snapshot, node: True  # noqa: E731

SIMPLE_RULES: dict[str, tuple[Callable[[Snapshot], list[str]], Test, Test]] = {
    "area-without-organisation": (
        lambda s: s.ids("area"),
        lambda s, a: s.kind(a) in MATCHING_KIND,
        lambda s, a: not _covered(s, a),
    ),
    "group-without-members": (
        Snapshot.organisations,
        lambda s, o: _form(s, o) == "GROUP",
        lambda s, o: not home_members(s, [o]),
    ),
    "branch-without-members": (Snapshot.organisations, _is_branch, lambda s, o: not _branch_members(s, o)),
    "branch-below-minimum": (
        Snapshot.organisations,
        _is_branch,
        lambda s, o: bool(_branch_members(s, o)) and len(_full_members(s, o)) < BRANCH_MINIMUM,
    ),
    "branch-above-maximum": (
        Snapshot.organisations,
        _is_branch,
        lambda s, o: len(_branch_members(s, o)) > BRANCH_MAXIMUM,
    ),
    "committee-missing": (
        Snapshot.organisations,
        lambda s, o: _is_branch(s, o) and len(_full_members(s, o)) >= COMMITTEE_FROM,
        lambda s, o: len(_committee(s, o)) < COMMITTEE_MINIMUM,
    ),
    "secretary-vacant": (
        Snapshot.organisations,
        lambda s, o: _form(s, o) != "GROUP",
        lambda s, o: not any(r.detail == "SECRETARY" for r in s.into(o, "HOLDS")),
    ),
    "term-overdue": (
        Snapshot.organisations,
        lambda s, o: s.graph.nodes[o].term_ends_on is not None,
        _term_overdue,
    ),
    "member-without-home": (Snapshot.members, ANY, lambda s, m: _homes(s, m) == 0),
    "member-with-two-homes": (Snapshot.members, ANY, lambda s, m: _homes(s, m) > 1),
    "broken-chain": (Snapshot.organisations, ANY, _chain_broken),
}


def audit(subjects: Subjects) -> dict[str, Audited]:
    """What every rule finds, by rule."""
    found = {}
    for rule, (population, applies, fails) in SIMPLE_RULES.items():
        candidates = subjects.among(population(subjects.snapshot))
        checked = [i for i in candidates if applies(subjects.snapshot, i)]
        gaps = [i for i in checked if fails(subjects.snapshot, i)]
        found[rule] = Audited(len(checked), {f"finding:{rule}:{i}": None for i in gaps})
    return {
        **found,
        "reported-differs": _reported_differs(subjects),
        "sources-disagree": _sources_disagree(subjects),
    }


def _reported_differs(subjects: Subjects) -> Audited:
    nodes = subjects.snapshot.graph.nodes
    verdicts = {
        claim: agrees(subjects.snapshot, nodes[claim])
        for claim in subjects.among(subjects.snapshot.ids("claim"))
        if subjects.snapshot.is_living_organisation(nodes[claim].subject)
    }
    gaps = [claim for claim, verdict in verdicts.items() if verdict is False]
    return Audited(
        sum(verdict is not None for verdict in verdicts.values()),
        {
            f"finding:reported-differs:{nodes[claim].subject}#{claim.partition(':')[2]}": None
            for claim in gaps
        },
    )


def _sources_disagree(subjects: Subjects) -> Audited:
    nodes = subjects.snapshot.graph.nodes
    things = defaultdict(list)
    for claim in subjects.among(subjects.snapshot.ids("claim")):
        things[nodes[claim].subject, nodes[claim].property].append(nodes[claim])
    gaps: dict[str, str | None] = {}
    checked = 0
    for (subject, name), claims in things.items():
        pairs = [pair for pair in combinations(claims, 2) if comparable(*pair)]
        checked += len(pairs)
        severities = {disagreement(*pair) for pair in pairs} - {None}
        if severities:
            gaps[f"finding:sources-disagree:{subject}#{name}"] = max(severities, key=str)
    return Audited(checked, gaps)
