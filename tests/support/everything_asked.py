"""Questions that reach every field of the schema, about things inside a viewer's scope and outside it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from graphql import get_named_type

from model.records import TYPE_BY_ORGANISATION_KIND
from model.rows import Organisation
from tests.reference.graph import Relationship
from tests.support.kept_runs import EARLIER, LATER, RUNS
from tests.support.viewpoint import DISTRICT, STREET, Viewpoint
from tests.support.whole_schema import Place, every_field, field_of, node_types, object_type

PLANTED = json.loads(
    (Path(__file__).resolve().parents[2] / "samples" / "planted.json").read_text(encoding="utf-8")
)
FINDINGS = sorted(gap["finding"] for gap in PLANTED["planted"] + PLANTED["from_the_source"])
PREFIX_OF_TYPE = {
    "Area": "area",
    "Assembly": "assembly",
    "Claim": "claim",
    "Member": "member",
    "Room": "room",
    "ServiceCentre": "service-centre",
    "Source": "source",
    "Unit": "unit",
}
# By estimate, an answer with all that a member leads to is the largest: more at once would pass the limit of cost.
IDS_AT_ONCE = 49


Question = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class Answer:
    """`data` holds `__typename` in every object."""

    document: str
    variables: Mapping[str, Any]
    data: Any

    def objects(self) -> Iterator[dict[str, Any]]:
        return _objects(self.data)

    def places(self) -> Iterator[tuple[Place, Any]]:
        """Every field that was asked of an object, and what it gave."""
        for found in self.objects():
            for key, value in found.items():
                if key != "__typename":
                    yield (found["__typename"], field_of(key)), value


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for below in value.values():
            yield from _objects(below)
    elif isinstance(value, list):
        for item in value:
            yield from _objects(item)


async def ask(view: Viewpoint, questions: Iterable[Question]) -> list[Answer]:
    return [
        Answer(document, variables, await view.ask(document, **variables))
        for document, variables in questions
    ]


def near_the_border(view: Viewpoint, ids: list[str], most: int) -> list[str]:
    """At most so many of the ids: half of them, where there are as many, have or had a tie across the scope's border."""
    now, once = [], []
    for node in ids:
        across = [r for r in _ties(view, node) if view.sees(r.start) != view.sees(r.end)]
        if any(map(view.snapshot.current, across)):
            now.append(node)
        elif across:
            once.append(node)
    tied = [*now, *once][: max(1, most // 2)]
    others = [node for node in ids if node not in set(tied)]
    room = most - len(tied)
    return [*tied, *others[:: max(1, len(others) // max(1, room))][:room]]


def _ties(view: Viewpoint, node: str) -> list[Relationship]:
    graph = view.snapshot.graph
    return [*graph.outgoing[node], *graph.incoming[node]]


def questions_by_id(view: Viewpoint, inside: int, outside: int) -> Iterator[Question]:
    """Every field of every type, for at most so many things of each type inside and outside the scope."""
    for type_name in node_types():
        document = f"""query ($ids: [ID!]!) {{ __typename
          nodes(ids: $ids) {{ __typename ... on {type_name} {every_field(type_name, 1)} }} }}"""
        ids = _ids_of(view, type_name, inside, outside)
        for start in range(0, len(ids), IDS_AT_ONCE):
            yield document, {"ids": ids[start : start + IDS_AT_ONCE]}


def _ids_of(view: Viewpoint, type_name: str, inside: int, outside: int) -> list[str]:
    if type_name == "Finding":
        return FINDINGS
    prefix = PREFIX_OF_TYPE.get(type_name, "organisation")

    def of_type(ids: list[str]) -> list[str]:
        nodes = view.snapshot.graph.nodes
        return [
            node
            for node in ids
            if not isinstance(nodes[node], Organisation)
            or TYPE_BY_ORGANISATION_KIND[nodes[node].kind] == type_name
        ]

    return [
        *near_the_border(view, of_type(view.seen(prefix)), inside),
        *near_the_border(view, of_type(view.hidden(prefix)), outside),
    ]


def questions_of_roots(view: Viewpoint) -> Iterator[Question]:
    """Every root field in several ways, with every field of what it gives."""
    for field, calls in calls_of_roots(view).items():
        below = get_named_type(object_type("Query").fields[field].type)
        selection = every_field(below.name, 0)
        for arguments in calls:
            yield f"{{ __typename {field}{arguments} {selection} }}", {}


def calls_of_roots(view: Viewpoint) -> dict[str, list[str]]:
    """The arguments to ask each root field with."""
    some = {
        prefix: [
            *near_the_border(view, view.seen(prefix), 4),
            *near_the_border(view, view.hidden(prefix), 4),
        ]
        for prefix in ("organisation", "member", "area", "unit")
    }
    anything = [node for ids in some.values() for node in ids]
    organisations, members = some["organisation"], some["member"]
    ends = [(member, STREET) for member in members]
    ends += [
        *zip(organisations, reversed(members), strict=False),
        *zip(some["unit"], some["area"], strict=False),
    ]
    return {
        "node": [f'(id: "{node}")' for node in anything],
        "nodes": [f"(ids: {json.dumps(anything)})"],
        "organisation": [f'(id: "{node}")' for node in organisations],
        "member": [f'(id: "{node}")' for node in members],
        "area": [f'(id: "{node}")' for node in some["area"]],
        "organisations": [
            "(first: 20)",
            "(last: 20, orderBy: MEMBER_COUNT)",
            "(first: 20, orderBy: NAME, direction: DESCENDING)",
            '(filter: {nameContains: "党支部"}, first: 20)',
            *(f'(filter: {{within: "{node}"}}, first: 5)' for node in organisations),
            *(f'(filter: {{parent: "{node}"}}, first: 5)' for node in organisations),
            *(f'(filter: {{code: "{node.partition(":")[2]}"}}, first: 5)' for node in organisations),
        ],
        "members": [
            "(filter: {affiliation: [DUAL, FLOATING]}, first: 50)",
            "(filter: {post: [SECRETARY]}, last: 50)",
            *(f'(filter: {{within: "{node}"}}, first: 5)' for node in organisations),
            *(f'(filter: {{home: "{node}"}}, first: 5)' for node in organisations),
        ],
        "chain": [f'(of: "{node}")' for node in [*organisations, *members, *some["area"]]],
        "paths": [f'(from: "{a}", to: ["{b}"], maxDepth: 6, limit: 20)' for a, b in ends],
        "affiliations": [f"(of: {json.dumps(members)})"],
        "isWithin": [
            f'(member: "{member}", organisation: "{organisation}", kinds: [HOME, DUAL, FLOATING])'
            for member, organisation in product(members, [STREET, DISTRICT])
        ],
        "coverage": ["", *(f'(within: "{node}")' for node in [*organisations[::3], *some["area"][::3]])],
        "coverageRules": [""],
        "auditRun": [f'(id: "{run}")' for run in RUNS],
        "auditRuns": ["(first: 10)", f'(within: "{STREET}", last: 1)'],
        "auditComparison": [f'(earlier: "{EARLIER}", later: "{LATER}")'] if view.sees(STREET) else [],
        "waivers": ["(first: 100)", f'(within: "{STREET}")' if view.sees(STREET) else "(state: EXPIRED)"],
        "search": [
            '(text: "党支部")',
            '(text: "410105")',
            '(text: "wei")',
            '(text: "何", kinds: [MEMBER])',
            *(f'(text: "党", within: "{node}")' for node in organisations),
        ],
    }
