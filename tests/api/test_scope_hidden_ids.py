"""An id that is out of scope is answered as one that nobody has, by every argument that takes an id."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from graphql import GraphQLInputObjectType, GraphQLObjectType, get_named_type

from tests.support.everything_asked import near_the_border
from tests.support.viewpoint import DISTRICT, STREET, ZONE, Viewpoint, ViewpointOf
from tests.support.whole_schema import SCHEMA

INSIDE = {
    "organisation": f"{STREET}003",
    "member": "member:m0001072",
    "area": "area:410105001003",
    "unit": "unit:410105001-u02",
}
PAGE = "{ totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }"
CHAIN = "{ complete brokenReason links { kind restricted } }"
REPORT = "{ within { id } ratios { kind total } rules { checked gaps } findings { totalCount } }"
PATHS = "{ truncated truncatedReason paths { nodes { kind restricted } } }"

ORGANISATION, MEMBER, AREA, UNIT = "organisation", "member", "area", "unit"
QUESTIONS: dict[str, tuple[tuple[str, ...], str]] = {
    "node.id": ((ORGANISATION, MEMBER, AREA, UNIT), "node(id: $id) { id }"),
    "nodes.ids": ((ORGANISATION, MEMBER, AREA, UNIT), f'nodes(ids: ["{STREET}", $id]) {{ id }}'),
    "organisation.id": ((ORGANISATION,), "organisation(id: $id) { id }"),
    "member.id": ((MEMBER,), "member(id: $id) { id }"),
    "area.id": ((AREA,), "area(id: $id) { id }"),
    "organisations.filter.within": ((ORGANISATION,), f"organisations(filter: {{within: $id}}) {PAGE}"),
    "organisations.filter.parent": ((ORGANISATION,), f"organisations(filter: {{parent: $id}}) {PAGE}"),
    "members.filter.within": ((ORGANISATION,), f"members(filter: {{within: $id}}) {PAGE}"),
    "members.filter.home": (
        (ORGANISATION,),
        f"members(filter: {{home: $id, affiliation: [HOME, DUAL, FLOATING]}}) {PAGE}",
    ),
    "chain.of": ((ORGANISATION, MEMBER, AREA), f"chain(of: $id) {CHAIN}"),
    "paths.from": ((ORGANISATION, MEMBER, AREA, UNIT), f'paths(from: $id, to: ["{STREET}"]) {PATHS}'),
    "paths.to": (
        (ORGANISATION, MEMBER, AREA, UNIT),
        f"""alone: paths(from: "{STREET}", to: [$id]) {PATHS}
          beside: paths(from: "{STREET}", to: [$id, "{STREET}008"], maxDepth: 3, limit: 50) {PATHS}""",
    ),
    "affiliations.of": ((MEMBER,), "affiliations(of: [$id]) { member { id } affiliations { kind } }"),
    "isWithin.member": ((MEMBER,), f'isWithin(member: $id, organisation: "{STREET}") {{ within }}'),
    "isWithin.organisation": (
        (ORGANISATION,),
        f'isWithin(member: "{INSIDE[MEMBER]}", organisation: $id) {{ within }}',
    ),
    "coverage.within": ((ORGANISATION, AREA), f"coverage(within: $id) {REPORT}"),
    "search.within": ((ORGANISATION,), 'search(text: "党", within: $id) { totalCount edges { matched } }'),
}
# Names of rules, which are no things of the graph.
RULES = {"coverage.rules", "findings.rule", "startAudit.rules", "waivers.rule", "grantWaiver.rule"}
# What is kept, not what is there: test_audit_runs.py and test_waivers.py have what is hidden of those, or not there.
RUNS = {
    "auditRun.id", "auditRuns.within", "auditComparison.earlier",
    "auditComparison.later", "startAudit.within", "waivers.within", "grantWaiver.finding", "grantWaiver.within",
    "revokeWaiver.id",
}  # fmt: skip

CASES = [
    pytest.param(document, prefix, id=f"{argument}-{prefix}")
    for argument, (prefixes, document) in QUESTIONS.items()
    for prefix in prefixes
]


def test_every_argument_that_takes_an_id_is_asked() -> None:
    assert set(_id_arguments()) == QUESTIONS.keys() | RULES | RUNS


def _id_arguments() -> Iterator[str]:
    for type_ in SCHEMA.type_map.values():
        if isinstance(type_, GraphQLObjectType) and not type_.name.startswith("__"):
            for field, definition in type_.fields.items():
                for argument, given in definition.args.items():
                    yield from _ids_within(f"{field}.{argument}", get_named_type(given.type))


def _ids_within(name: str, type_: Any) -> Iterator[str]:
    if type_.name == "ID":
        yield name
    elif isinstance(type_, GraphQLInputObjectType):
        for field, given in type_.fields.items():
            yield from _ids_within(f"{name}.{field}", get_named_type(given.type))


@pytest.mark.parametrize(("document", "prefix"), CASES)
async def test_a_hidden_id_is_answered_as_an_unknown_one(
    viewpoint: ViewpointOf, document: str, prefix: str
) -> None:
    view = viewpoint((STREET,))

    async def answer(node: str) -> Any:
        return await view.ask(f"query ($id: ID!) {{ {document} }}", id=node)

    unknown = await answer(f"{prefix}:nobody-has-this")
    for hidden in _hidden(view, prefix):
        assert await answer(hidden) == unknown, hidden
    assert await answer(INSIDE[prefix]) != unknown


def _hidden(view: Viewpoint, prefix: str) -> list[str]:
    above = [DISTRICT, ZONE] if prefix == ORGANISATION else []
    return [*above, *near_the_border(view, view.hidden(prefix), 4)]


@pytest.mark.parametrize(
    "filters",
    [
        "organisations(filter: {code: $text})",
        "organisations(filter: {nameContains: $text})",
        "members(filter: {nameContains: $text, affiliation: [FLOATING]})",
    ],
)
async def test_a_hidden_name_or_code_is_answered_as_an_unknown_one(
    viewpoint: ViewpointOf, filters: str
) -> None:
    view = viewpoint((STREET,))
    rows = view.snapshot.graph.nodes
    for hidden in (ZONE, f"{DISTRICT}002", *near_the_border(view, view.hidden(MEMBER), 2)):
        for text in {rows[hidden].code, rows[hidden].name} & view.hidden_texts:
            document = f"query ($text: String!) {{ {filters} {PAGE} }}"
            unknown = await view.ask(document, text="nobody-has-this")
            assert await view.ask(document, text=text) == unknown, text


async def test_searching_for_a_hidden_name_finds_what_searching_for_nothing_does(
    viewpoint: ViewpointOf,
) -> None:
    view = viewpoint((STREET,))
    document = "query ($text: String!) { search(text: $text) { totalCount truncated edges { matched } } }"
    nothing = {"search": {"totalCount": 0, "truncated": False, "edges": []}}
    assert await view.ask(document, text="nobody-has-this") == nothing
    assert await view.ask(document, text="郑东新区工作委员会") == nothing


async def test_hidden_findings_are_answered_as_unknown_ones(viewpoint: ViewpointOf) -> None:
    view = viewpoint((STREET,))
    ids = [
        "finding:secretary-vacant:organisation:410105013004",
        "finding:secretary-vacant:organisation:nobody-has-this",
        "finding:sources-disagree:service-centre:410105013-c01#rooms",
        "finding:term-overdue:organisation:410105001015-g01",
    ]
    [*others, own] = (await view.ask(f"{{ nodes(ids: {json.dumps(ids)}) {{ id }} }}"))["nodes"]
    assert others == [None, None, None]
    assert own == {"id": ids[-1]}
