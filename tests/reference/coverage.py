"""The coverage rules, one by one as docs/semantics.md states them."""

import calendar
from collections import defaultdict
from collections.abc import Callable, Collection
from datetime import date, timedelta
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
COMMITTEE_FROM, COMMITTEE_MINIMUM, COMMITTEE_MAXIMUM = 7, 3, 7
TERM_DUE_DAYS, FLOATING_MONTHS, PROBATION_MONTHS = 90, 6, 12
UNIT_MINIMUM, JOINT_UNITS = 3, 5
GROUP_MINIMUM = 3


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
        self._found: dict[Population, list[str]] = {}

    def of(self, population: "Population") -> list[str]:
        if population not in self._found:
            self._found[population] = self.among(population(self.snapshot))
        return self._found[population]

    def among(self, ids: Collection[str]) -> list[str]:
        return [i for i in ids if self._belongs(i) and visible(self.snapshot, i, self.scope)]

    def _belongs(self, node: str) -> bool:
        return self.roots is None or not reach(self.snapshot, node).isdisjoint(self.roots)


def _roots(snapshot: Snapshot, within: str) -> set[str]:
    if within.startswith("organisation:"):
        return {within}
    areas = areas_below(snapshot, within)
    return areas | {r.start for area in areas for r in snapshot.into(area, "COVERS")}


def covered(snapshot: Snapshot, area: str) -> bool:
    return bool(_covering(snapshot, area))


def _covering(snapshot: Snapshot, area: str) -> set[str]:
    """The living organisations of the matching kind that cover the area itself."""
    kind = MATCHING_KIND[snapshot.kind(area)]
    return {
        r.start
        for r in snapshot.into(area, "COVERS")
        if snapshot.alive(r.start) and snapshot.kind(r.start) == kind
    }


Population = Callable[[Snapshot], list[str]]
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


def _leads_back(snapshot: Snapshot, organisation: str) -> bool:
    """Whether any current relationships lead up from it to itself."""
    passed: set[str] = set()
    pending = parents(snapshot, organisation)
    while pending:
        here = pending.pop()
        if here not in passed:
            passed.add(here)
            pending += parents(snapshot, here)
    return organisation in passed


def _term_due(snapshot: Snapshot, organisation: str) -> bool:
    left = snapshot.graph.nodes[organisation].term_ends_on - snapshot.day
    return bool(timedelta(0) <= left <= timedelta(days=TERM_DUE_DAYS))


def _namesakes(snapshot: Snapshot, organisation: str) -> list[str]:
    """Other living organisations of the name that share a current parent."""
    name = snapshot.graph.nodes[organisation].name
    siblings = {
        r.start for above in parents(snapshot, organisation) for r in snapshot.into(above, "PART_OF")
    } - {organisation}
    return [o for o in siblings if snapshot.alive(o) and snapshot.graph.nodes[o].name == name]


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or the last that the month has."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _floats(snapshot: Snapshot, member: str) -> bool:
    since = snapshot.graph.nodes[member].floating_since
    return since is not None and since <= snapshot.day


def _unattached(snapshot: Snapshot, member: str) -> bool:
    received = any(
        r.detail in ("DUAL", "FLOATING") and snapshot.alive(r.end) for r in snapshot.out(member, "BELONGS_TO")
    )
    since = snapshot.graph.nodes[member].floating_since
    return not received and months_later(since, FLOATING_MONTHS) < snapshot.day


def _needs_branch(snapshot: Snapshot, unit: str) -> bool:
    row = snapshot.graph.nodes[unit]
    return row.operating is True and (row.full_members or 0) >= UNIT_MINIMUM


def own_or_joint(snapshot: Snapshot, unit: str) -> tuple[list[str], list[str]]:
    """The living organisations set up in the unit, groups excepted: its own, and the joint ones of few units."""
    seated = {r.start for r in snapshot.into(unit, "SET_UP_IN")}
    led = [o for o in seated if snapshot.alive(o) and _form(snapshot, o) != "GROUP"]
    joint = [o for o in led if snapshot.graph.nodes[o].joint]
    few = [o for o in joint if len({r.end for r in snapshot.out(o, "SET_UP_IN")}) <= JOINT_UNITS]
    return [o for o in led if o not in joint], few


def _on_probation(snapshot: Snapshot, member: str) -> bool:
    return snapshot.stage(member) == "PROBATIONARY" and snapshot.graph.nodes[member].joined_on is not None


def _probation_overdue(snapshot: Snapshot, member: str) -> bool:
    return months_later(snapshot.graph.nodes[member].joined_on, PROBATION_MONTHS) < snapshot.day


def _is_group(snapshot: Snapshot, organisation: str) -> bool:
    return _form(snapshot, organisation) == "GROUP"


def _is_branch(snapshot: Snapshot, organisation: str) -> bool:
    return _form(snapshot, organisation) == "BRANCH"


def _is_tiered(snapshot: Snapshot, area: str) -> bool:
    return snapshot.kind(area) in MATCHING_KIND


def _areas(snapshot: Snapshot) -> list[str]:
    return snapshot.ids("area")


ANY: Test = lambda snapshot, node: True  # noqa: E731

SIMPLE_RULES: dict[str, tuple[Population, Test, Test]] = {
    "area-without-organisation": (
        _areas,
        _is_tiered,
        lambda s, a: not covered(s, a),
    ),
    "group-without-members": (
        Snapshot.organisations,
        _is_group,
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
    "area-covered-twice": (_areas, _is_tiered, lambda s, a: len(_covering(s, a)) > 1),
    "committee-size": (
        Snapshot.organisations,
        _is_branch,
        lambda s, o: len(_committee(s, o)) > COMMITTEE_MAXIMUM,
    ),
    "leader-vacant": (
        Snapshot.organisations,
        lambda s, o: _is_group(s, o) and bool(home_members(s, [o])),
        lambda s, o: not any(r.detail == "GROUP_LEADER" for r in s.into(o, "HOLDS")),
    ),
    "term-due": (
        Snapshot.organisations,
        lambda s, o: s.graph.nodes[o].term_ends_on is not None,
        _term_due,
    ),
    "floating-unattached": (Snapshot.members, _floats, _unattached),
    "unit-without-branch": (
        lambda s: s.ids("unit"),
        _needs_branch,
        lambda s, u: not any(own_or_joint(s, u)),
    ),
    "duplicate-name": (
        Snapshot.organisations,
        lambda s, o: bool(parents(s, o)),
        lambda s, o: bool(_namesakes(s, o)),
    ),
    "cycle": (Snapshot.organisations, ANY, _leads_back),
    "orphan": (
        Snapshot.organisations,
        lambda s, o: s.kind(o) not in ROOT_KINDS,
        lambda s, o: not parents(s, o),
    ),
    "group-below-minimum": (
        Snapshot.organisations,
        _is_group,
        lambda s, o: 0 < len(home_members(s, [o])) < GROUP_MINIMUM,
    ),
    "probation-overdue": (Snapshot.members, _on_probation, _probation_overdue),
}


def audit(subjects: Subjects) -> dict[str, Audited]:
    """What every rule finds, by rule."""
    return {
        **{rule: audit_simply(subjects, rule) for rule in SIMPLE_RULES},
        "reported-differs": _reported_differs(subjects),
        "sources-disagree": _sources_disagree(subjects),
        "fact-without-source": _without_source(subjects),
    }


def audit_simply(subjects: Subjects, rule: str) -> Audited:
    """What one of the simple rules finds."""
    population, applies, fails = SIMPLE_RULES[rule]
    checked = [i for i in subjects.of(population) if applies(subjects.snapshot, i)]
    gaps = [i for i in checked if fails(subjects.snapshot, i)]
    return Audited(len(checked), {f"finding:{rule}:{i}": None for i in gaps})


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


def _without_source(subjects: Subjects) -> Audited:
    nodes = subjects.snapshot.graph.nodes
    claims = subjects.among(subjects.snapshot.ids("claim"))
    gaps = [claim for claim in claims if f"source:{nodes[claim].source}" not in nodes]
    return Audited(
        len(claims),
        {f"finding:fact-without-source:{nodes[c].subject}#{c.partition(':')[2]}": None for c in gaps},
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
