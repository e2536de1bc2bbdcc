"""The planted gaps: `samples/planted.json` says what is wrong where; all around them is free of gaps."""

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, Self

from msgspec.structs import replace

from model.kinds import (
    AffiliationKind,
    ClaimQualifier,
    GuideRole,
    MemberStage,
    OrganisationForm,
    OrganisationKind,
    PostKind,
    Sector,
    UnitKind,
)
from model.rows import (
    Belonging,
    Claim,
    Graph,
    Guidance,
    Holding,
    Link,
    Organisation,
    Source,
    Unit,
)
from samples.people import People

REPORTS = Source("synthetic-reports", "社区自报数据（示例）", None, None, synthetic=True)
HOME_SINCE = date(2012, 7, 1)
SECOND_HOME_SINCE = date(2023, 4, 1)
COVERED_TWICE_SINCE = date(2024, 6, 1)
POSTS_SINCE = date(2026, 6, 15)
BRANCH_SIZES = {
    "branch-without-members": (0, 0),
    "branch-below-minimum": (2, 2),
    "branch-above-maximum": (4, 53),
}


class Gap(NamedTuple):
    rule: str
    subject: str
    finding: str
    street: str | None
    details: dict[str, Any]

    @property
    def code(self) -> str:
        return self.subject.split(":", 1)[1]


@dataclass(frozen=True, slots=True)
class Plan:
    """The gaps, and what they ask of the shapes: group and member counts of branches, by code."""

    gaps: tuple[Gap, ...] = ()
    branch_groups: dict[str, int] = field(default_factory=dict)
    branch_members: dict[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Raises FileNotFoundError, KeyError."""
        gaps = tuple(
            Gap(row["rule"], row["subject"], row["finding"], row["street"], row.get("details", {}))
            for row in json.loads(path.read_text(encoding="utf-8"))["planted"]
        )
        sized = {gap.code: BRANCH_SIZES[gap.rule] for gap in gaps if gap.rule in BRANCH_SIZES}
        return cls(
            gaps,
            branch_groups={code: groups for code, (groups, _) in sized.items()},
            branch_members={code: members for code, (_, members) in sized.items()},
        )

    def codes(self, rule: str) -> set[str]:
        """Codes of the subjects of a rule's gaps."""
        return {gap.code for gap in self.gaps if gap.rule == rule}

    def of_street(self, street: str, rule: str) -> list[Gap]:
        return [gap for gap in self.gaps if gap.rule == rule and gap.street == street]

    def touches(self, community: str) -> bool:
        """Whether a gap names the community or something below it."""
        return any(community in f"{gap.subject} {gap.details}" for gap in self.gaps)


def plant(graph: Graph, plan: Plan, people: People) -> None:
    """Add the gaps that are made of rows of their own, or of rows that are not as they should be."""
    graph.sources[REPORTS.id] = REPORTS
    for gap in plan.gaps:
        match gap.rule:
            case "term-overdue":
                ended = date.fromisoformat(gap.details["termEndedOn"])
                graph.organisations[gap.code] = replace(graph.organisations[gap.code], term_ends_on=ended)
            case "member-without-home":
                _member(
                    graph,
                    gap,
                    people,
                    [(gap.details["home"], HOME_SINCE, date.fromisoformat(gap.details["left"]))],
                )
            case "member-with-two-homes":
                first, second = gap.details["homes"]
                _member(graph, gap, people, [(first, HOME_SINCE, None), (second, SECOND_HOME_SINCE, None)])
            case "broken-chain":
                _break_chain(graph, gap)
            case "area-covered-twice":
                graph.covers.append(Link(gap.details["alsoCoveredBy"], gap.code, COVERED_TWICE_SINCE))
            case "committee-size":
                _fill_committee(graph, gap)
            case "leader-vacant":
                _end_leader(graph, gap)
            case "floating-unattached":
                _float(graph, gap)
            case "unit-without-branch":
                _unit(graph, gap)
                _guide(graph, gap, people)
            case "duplicate-name" if "namedAs" in gap.details:
                name = graph.organisations[gap.details["namedAs"]].name
                graph.organisations[gap.code] = replace(graph.organisations[gap.code], name=name)
            case "reported-differs" | "sources-disagree" | "fact-without-source":
                _claims(graph, gap)


def _member(graph: Graph, gap: Gap, people: People, homes: list[tuple[str, date, date | None]]) -> None:
    graph.members[gap.code] = replace(people.joined_on(HOME_SINCE), code=gap.code)
    for home, since, until in homes:
        founded = graph.organisations[home].founded_on
        since = max(since, founded or since)
        graph.belongs_to.append(Belonging(gap.code, home, AffiliationKind.HOME, since, until))


def _fill_committee(graph: Graph, gap: Gap) -> None:
    """Posts for more of the branch's members, its groups' with them, until the committee has so many."""
    holders = {held.start for held in graph.holds if held.end == gap.code and held.until is None}
    for home in graph.belongs_to:
        if len(holders) == gap.details["members"]:
            return
        at_home = home.kind is AffiliationKind.HOME and home.until is None
        if at_home and f"{home.end}-".startswith(f"{gap.code}-") and home.start not in holders:
            holders.add(home.start)
            since = max(POSTS_SINCE, home.since or POSTS_SINCE)
            graph.holds.append(Holding(home.start, gap.code, PostKind.COMMITTEE_MEMBER, "委员", since))


def _end_leader(graph: Graph, gap: Gap) -> None:
    left = date.fromisoformat(gap.details["left"])
    for index, held in enumerate(graph.holds):
        if held.end == gap.code and held.until is None:
            graph.holds[index] = replace(held, until=left)


def _float(graph: Graph, gap: Gap) -> None:
    """Away from home, and taken in by none of those who had the member before."""
    since = date.fromisoformat(gap.details["floatingSince"])
    graph.members[gap.code] = replace(graph.members[gap.code], floating_since=since)
    graph.belongs_to = [
        link for link in graph.belongs_to if link.start != gap.code or link.kind is AffiliationKind.HOME
    ]


def _unit(graph: Graph, gap: Gap) -> None:
    members = gap.details["fullMembers"]
    graph.units[gap.code] = Unit(
        gap.code,
        gap.details["name"],
        UnitKind.ENTERPRISE,
        True,
        operating=True,
        staff=10 * members,
        full_members=members,
    )
    graph.located_in.append(Link(gap.code, gap.details["locatedIn"]))


def _guide(graph: Graph, gap: Gap, people: People) -> None:
    """One of the street's office until the day told, or somebody who is no longer a member."""
    guide = gap.details["guide"]
    if "member" in guide:
        joined, cancelled = (date.fromisoformat(guide[name]) for name in ("joinedOn", "cancelledOn"))
        code = guide["member"]
        graph.members[code] = replace(
            people.joined_on(joined),
            code=code,
            stage=MemberStage.APPLICANT,
            stage_since=cancelled,
            full_on=None,
        )
        graph.belongs_to.append(Belonging(code, guide["home"], AffiliationKind.HOME, joined, cancelled))
    else:
        code = next(home.start for home in graph.belongs_to if home.end == f"{gap.street}-office")
    until = date.fromisoformat(guide["until"]) if "until" in guide else None
    since = date.fromisoformat(guide["since"])
    graph.guided_by.append(Guidance(gap.code, code, GuideRole(guide["role"]), since, until))


def _break_chain(graph: Graph, gap: Gap) -> None:
    index, parent = next(
        ((i, link) for i, link in enumerate(graph.part_of) if link.start == gap.code and link.until is None),
        (-1, None),
    )
    match gap.details:
        case {"cycle": other}:
            _general_branch(graph, gap.code)
            graph.part_of.append(Link(gap.code, other, date(2018, 7, 1)))
        case {"twoParents": other}:
            graph.part_of.append(Link(gap.code, other, date(2024, 5, 1)))
        case {"left": left} if parent:
            graph.part_of[index] = replace(parent, until=date.fromisoformat(left))
        case {"dissolvedParent": dissolved} if parent:
            branch = graph.organisations[parent.end]
            graph.organisations[dissolved] = replace(
                branch,
                code=dissolved,
                name=f"{branch.name}（原）",
                dissolved_on=date(2025, 12, 31),
                term_ends_on=None,
            )
            grandparent = next(
                link for link in graph.part_of if link.start == parent.end and link.until is None
            )
            graph.part_of.append(replace(grandparent, start=dissolved))
            graph.part_of[index] = replace(parent, end=dissolved)
        case _:
            raise ValueError(
                f"planted.json: {gap.finding} does not say what breaks the chain, or has no chain to break."
            )


def _general_branch(graph: Graph, code: str) -> None:
    """A unit organisation without members of its own, led by one of the street's office."""
    street = code.split("-")[0]
    graph.organisations[code] = Organisation(
        code=code,
        name=f"{graph.areas[street].name}商圈{'第一' if code.endswith('1') else '第二'}党总支",
        kind=OrganisationKind.UNIT_ORGANISATION,
        form=OrganisationForm.GENERAL_BRANCH,
        synthetic=True,
        sector=Sector.NON_PUBLIC_AND_SOCIAL,
        founded_on=date(2018, 7, 1),
        term_ends_on=date(2029, 7, 1),
    )
    leader = next(held.start for held in graph.holds if held.end == street and held.until is None)
    graph.holds.append(Holding(leader, code, PostKind.SECRETARY, "书记", date(2024, 7, 1)))


def _claims(graph: Graph, gap: Gap) -> None:
    for stated in gap.details["claims"]:
        graph.claims[stated["id"]] = Claim(
            id=stated["id"],
            subject=gap.subject,
            source=None if gap.rule == "fact-without-source" else REPORTS.id,
            property=stated["property"],
            value=str(stated["value"]),
            number=stated["value"],
            qualifier=ClaimQualifier(stated["qualifier"]),
            synthetic=True,
        )
