"""Requests of some dozen kinds, each by many ids, of several days and viewers: what callers send at the same moment."""

from dataclasses import dataclass
from itertools import product
from random import Random
from typing import Any

from tests.support.day import TODAY
from tests.support.viewpoint import DISTRICT, STREET, ZONE, Viewpoint

OTHER_STREET = "organisation:410105002"
SCOPES: tuple[tuple[str, ...] | None, ...] = (None, (STREET,), (OTHER_STREET,), (DISTRICT, ZONE), ())
# Today by name and today by default are two moments, with cursors of their own.
DAYS = (None, str(TODAY), "2024-06-30", "2018-01-01")
PEOPLE, BODIES, PLACES = "member", "organisation", "area"

KINDS: dict[str, tuple[str, str]] = {
    "a member": (PEOPLE, "member(id: $id, asOf: $asOf) { name stage home { id name parent { id } } }"),
    "affiliations with chains": (
        PEOPLE,
        """affiliations(of: [$id], asOf: $asOf) { member { id }
          affiliations { kind since organisation { id } chain { complete links { via organisation { id } } } } }""",
    ),
    "affiliations": (PEOPLE, "affiliations(of: [$id], asOf: $asOf) { affiliations { kind since until } }"),
    "posts of a member": (
        PEOPLE,
        "member(id: $id, asOf: $asOf) { now: posts { kind } ever: posts(history: true) { kind since } }",
    ),
    "a member's chain": (
        PEOPLE,
        "chain(of: $id, asOf: $asOf) { complete links { via since organisation { id } } }",
    ),
    "within": (
        PEOPLE,
        f"""isWithin(member: $id, organisation: "{STREET}", asOf: $asOf, kinds: [HOME, FLOATING]) {{
          within kind path {{ via organisation {{ id }} }} }}""",
    ),
    "counts": (
        BODIES,
        "organisation(id: $id, asOf: $asOf) { name counts { members gridBranches households } }",
    ),
    "a chain": (
        BODIES,
        "chain(of: $id, asOf: $asOf) { complete brokenReason links { kind organisation { name } } }",
    ),
    "levels": (
        BODIES,
        """organisation(id: $id, asOf: $asOf) { id children(first: 4) { totalCount pageInfo { endCursor }
          nodes { id children(first: 4) { totalCount nodes { id } } } } }""",
    ),
    "a page": (
        BODIES,
        "organisation(id: $id, asOf: $asOf) { members(first: 3, transitive: true) { nodes { id } } }",
    ),
    "another page": (
        BODIES,
        "organisation(id: $id, asOf: $asOf) { members(first: 2) { totalCount nodes { id home { id } } } }",
    ),
    "the secretary": (
        BODIES,
        "organisation(id: $id, asOf: $asOf) { secretary { id } posts { kind member { id } } }",
    ),
    "what it covers": (
        BODIES,
        "organisation(id: $id, asOf: $asOf) { covers { id households } claims { id value } }",
    ),
    "a list": (
        BODIES,
        "organisations(filter: {within: $id}, first: 5, asOf: $asOf) { totalCount nodes { id parent { id } } }",
    ),
    "a list of members": (
        BODIES,
        "members(filter: {within: $id, stage: [FULL]}, first: 3, asOf: $asOf) { totalCount nodes { id } }",
    ),
    "a search": (
        BODIES,
        'search(text: "党支部", within: $id, first: 3, asOf: $asOf) { edges { node { id } } }',
    ),
    "an audit": (
        BODIES,
        """coverage(within: $id, rules: ["secretary-vacant", "term-overdue"], asOf: $asOf) {
          rules { checked gaps } ratios { kind covered total } findings(first: 3) { nodes { id } } }""",
    ),
    "two things, two days": (
        BODIES,
        """now: organisation(id: $id) { name children(first: 2) { totalCount } }
        then: organisation(id: $id, asOf: $asOf) { name children(first: 2) { totalCount } }""",
    ),
    "an area": (
        PLACES,
        "area(id: $id, asOf: $asOf) { name households parent { id } coveredBy { id } children(first: 3) { nodes { id } } }",
    ),
    "an area's chain": (
        PLACES,
        "area(id: $id, asOf: $asOf) { chain { complete links { via organisation { id } } } }",
    ),
    "what is in an area": (
        PLACES,
        "area(id: $id, asOf: $asOf) { units { id } serviceCentres { id rooms { id } } }",
    ),
}
IDS_OF_A_KIND = 4
DIFFERENT = 400


@dataclass(frozen=True)
class Request:
    """`day` None is today by default."""

    kind: str
    id: str
    day: str | None
    scope: tuple[str, ...] | None

    @property
    def document(self) -> str:
        return f"query ($id: ID!, $asOf: Date) {{ {KINDS[self.kind][1]} }}"

    @property
    def variables(self) -> dict[str, Any]:
        return {"id": self.id, "asOf": self.day}


def different_requests(everything: Viewpoint, random: Random) -> list[Request]:
    """Of each kind some, by ids in and near two streets, of all days and viewers; in no order."""
    near = [
        node for node in everything.seen(PEOPLE, BODIES, PLACES) if "410105001" in node or "410105002" in node
    ]
    ids = {BODIES: [STREET, *(node for node in near if node.startswith(BODIES))]}
    ids[PLACES] = [node for node in near if node.startswith(PLACES)]
    ids[PEOPLE] = everything.seen(PEOPLE)[:2_000]
    requests = [
        Request(kind, id, day, scope)
        for kind, (prefix, _) in KINDS.items()
        for id in random.sample(ids[prefix], IDS_OF_A_KIND)
        for day, scope in product(DAYS, SCOPES)
    ]
    return random.sample(requests, DIFFERENT)
