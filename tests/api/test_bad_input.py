"""Every kind of bad input: the code, the message, the path, and what to do."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.support.api import Api

IDS_251 = ", ".join(f'"member:m{number}"' for number in range(251))


@dataclass(frozen=True)
class Bad:
    name: str
    document: str
    code: str
    message: str
    path: list[str | int] | None = None
    argument: str | None = None


CASES = [
    Bad(
        "wrong kind of id",
        '{ organisation(id: "member:m0000001") { id } }',
        "BAD_USER_INPUT",
        "another kind",
        ["organisation"],
        "id",
    ),
    Bad("no id", '{ node(id: "410105001") { id } }', "BAD_USER_INPUT", "is not an id", ["node"], "id"),
    Bad("unknown kind", '{ node(id: "person:1") { id } }', "BAD_USER_INPUT", "is not an id", ["node"], "id"),
    Bad("empty id", '{ member(id: "") { id } }', "BAD_USER_INPUT", "is not an id", ["member"], "id"),
    Bad(
        "chain of a unit",
        '{ chain(of: "unit:x") { complete } }',
        "BAD_USER_INPUT",
        "another kind",
        ["chain"],
        "of",
    ),
    Bad(
        "first 0",
        "{ members(first: 0) { nodes { id } } }",
        "BAD_USER_INPUT",
        "A page of 0",
        ["members"],
        "first",
    ),
    Bad(
        "first 101",
        "{ members(first: 101) { nodes { id } } }",
        "BAD_USER_INPUT",
        "A page of 101",
        ["members"],
        "first",
    ),
    Bad(
        "last 0",
        "{ members(last: 0) { nodes { id } } }",
        "BAD_USER_INPUT",
        "A page of 0",
        ["members"],
        "last",
    ),
    Bad(
        "first and last",
        "{ members(first: 1, last: 1) { nodes { id } } }",
        "BAD_USER_INPUT",
        "Both directions",
        ["members"],
        "last",
    ),
    Bad(
        "first and before",
        '{ members(first: 1, before: "x") { nodes { id } } }',
        "BAD_USER_INPUT",
        "Both directions",
        ["members"],
        "before",
    ),
    Bad(
        "bad cursor",
        '{ members(after: "???") { nodes { id } } }',
        "CURSOR_INVALID",
        "can't be read",
        ["members"],
        "after",
    ),
    Bad(
        "nested first 0",
        '{ organisation(id: "organisation:410105") { children(first: 0) { nodes { id } } } }',
        "BAD_USER_INPUT",
        "A page of 0",
        ["organisation", "children"],
        "first",
    ),
    Bad(
        "maxDepth 0",
        '{ organisation(id: "organisation:410105") { descendants(maxDepth: 0) { totalCount } } }',
        "BAD_USER_INPUT",
        "depth of 0",
        ["organisation", "descendants"],
        "maxDepth",
    ),
    Bad(
        "no such day",
        '{ organisation(id: "organisation:410105", asOf: "2019-02-30") { id } }',
        "BAD_USER_INPUT",
        "2019-02-30",
    ),
    Bad(
        "251 ids",
        f"{{ affiliations(of: [{IDS_251}]) {{ memberId }} }}",
        "BAD_USER_INPUT",
        "251 ids",
        ["affiliations"],
        "of",
    ),
    Bad("empty text", '{ search(text: " ") { totalCount } }', "BAD_USER_INPUT", "empty", ["search"], "text"),
    Bad(
        "long text",
        f'{{ search(text: "{"长" * 101}") {{ totalCount }} }}',
        "BAD_USER_INPUT",
        "101 characters",
        ["search"],
        "text",
    ),
    Bad(
        "empty name",
        '{ organisations(filter: {nameContains: ""}) { totalCount } }',
        "BAD_USER_INPUT",
        "empty",
        ["organisations"],
        "filter.nameContains",
    ),
    Bad(
        "within a member",
        '{ members(filter: {within: "member:m1"}) { totalCount } }',
        "BAD_USER_INPUT",
        "another kind",
        ["members"],
        "filter.within",
    ),
    Bad(
        "paths too deep",
        '{ paths(from: "member:m1", to: ["member:m2"], maxDepth: 17) { truncated } }',
        "BAD_USER_INPUT",
        "maxDepth is 17",
        ["paths"],
        "maxDepth",
    ),
    Bad(
        "paths to nothing",
        '{ paths(from: "member:m1", to: []) { truncated } }',
        "BAD_USER_INPUT",
        "0 ids were given",
        ["paths"],
        "to",
    ),
    Bad(
        "paths to too many",
        f'{{ paths(from: "member:m1", to: {str(["member:m2"] * 11).replace(chr(39), chr(34))}) {{ truncated }} }}',
        "BAD_USER_INPUT",
        "11 ids were given",
        ["paths"],
        "to",
    ),
    Bad(
        "no kinds",
        '{ isWithin(member: "member:m1", organisation: "organisation:1", kinds: []) { within } }',
        "BAD_USER_INPUT",
        "No kind",
        ["isWithin"],
        "kinds",
    ),
    Bad(
        "unknown rule",
        '{ coverage(rules: ["no-such-rule"]) { asOf } }',
        "BAD_USER_INPUT",
        "no-such-rule",
        ["coverage"],
    ),
    Bad(
        "coverage within a member",
        '{ coverage(within: "member:m1") { asOf } }',
        "BAD_USER_INPUT",
        "another kind",
        ["coverage"],
        "within",
    ),
    Bad("syntax", "{ organisation(", "GRAPHQL_PARSE_FAILED", "Syntax Error"),
    Bad("unknown field", "{ organisatoin { id } }", "GRAPHQL_VALIDATION_FAILED", "organisatoin"),
    Bad("missing argument", "{ organisation { id } }", "GRAPHQL_VALIDATION_FAILED", "id"),
    Bad(
        "unknown enum value",
        "{ organisations(filter: {kind: [VILLAGE]}) { totalCount } }",
        "GRAPHQL_VALIDATION_FAILED",
        "VILLAGE",
    ),
]


@pytest.mark.parametrize("bad", CASES, ids=lambda bad: bad.name)
async def test_bad_input_says_what_where_and_how_to_mend(api: Api, bad: Bad) -> None:
    answer = (await api.post(bad.document)).json()
    [error] = answer["errors"]
    extensions = error["extensions"]
    assert extensions["code"] == bad.code, error
    assert bad.message in error["message"]
    assert error.get("path") == bad.path
    assert extensions["requestId"]
    if bad.code in ("BAD_USER_INPUT", "CURSOR_INVALID"):
        assert extensions["hint"]
    if bad.argument:
        assert extensions["argument"] == bad.argument


async def test_a_cursor_of_another_list_is_refused(api: Api) -> None:
    first = await api.ask(
        '{ organisation(id: "organisation:410105") { children(first: 1) { pageInfo { endCursor } } } }'
    )
    cursor = first["organisation"]["children"]["pageInfo"]["endCursor"]
    answer = (
        await api.post(
            """query ($after: String) { organisation(id: "organisation:410105001") {
              children(after: $after) { nodes { id } } } }""",
            {"after": cursor},
        )
    ).json()
    [error] = answer["errors"]
    assert error["extensions"]["code"] == "CURSOR_INVALID"
    assert error["path"] == ["organisation", "children"]


async def test_a_cursor_of_another_day_is_refused(api: Api) -> None:
    page = "{ organisations(asOf: %s, first: 1%s) { pageInfo { endCursor } } }"
    first = await api.ask(page % ('"2020-01-01"', ""))
    cursor = first["organisations"]["pageInfo"]["endCursor"]
    answer = (await api.post(page % ('"2021-01-01"', f', after: "{cursor}"'))).json()
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["CURSOR_INVALID"]


@pytest.mark.parametrize(
    "document",
    [
        '{ organisation(id: "organisation:unknown") { id } }',
        '{ organisation(id: "organisation:410105001003", asOf: "1900-01-01") { id } }',
        '{ member(id: "member:unknown") { id } }',
        '{ area(id: "area:unknown") { id } }',
        '{ chain(of: "member:unknown") { complete } }',
        '{ coverage(within: "organisation:unknown") { asOf } }',
        '{ isWithin(member: "member:unknown", organisation: "organisation:410105") { within } }',
        '{ paths(from: "member:unknown", to: ["organisation:410105"]) { truncated } }',
        '{ node(id: "finding:secretary-vacant:organisation:unknown") { id } }',
    ],
)
async def test_what_is_unknown_is_null_without_an_error(api: Api, document: str) -> None:
    [value] = (await api.ask(document)).values()
    assert value is None


HOSTILE = [
    "' OR 1=1 //",
    "`) DETACH DELETE n //",
    "$scope",
    "\\",
    '"',
    "*",
    "?",
    "~",
    "a AND b",
    "name:*",
    "[a TO z]",
    "{!x}",
    "(",
    "经八路 OR *",
    "/.*/",
    "&&",
    "||",
    "^2",
    "\x00",
    "%",
    "_",
    "💥",
]


@pytest.mark.parametrize("text", HOSTILE)
async def test_metacharacters_are_only_text(api: Api, text: str) -> None:
    document = """query ($text: String!, $id: ID!) {
      search(text: $text) { totalCount }
      organisations(filter: {nameContains: $text, code: $text}) { totalCount }
      members(filter: {nameContains: $text}) { totalCount }
      node(id: $id) { id } member(id: $id) { id } }"""
    answer = (await api.post(document, {"text": text, "id": "member:" + text})).json()
    codes: set[Any] = {error["extensions"]["code"] for error in answer.get("errors", [])}
    assert codes <= {"BAD_USER_INPUT"}, answer
    assert (
        await api.ask('{ organisation(id: "organisation:410105") { counts { communities } } }')
    ) is not None


async def test_a_megabyte_of_text_is_too_much(api: Api) -> None:
    response = await api.post(
        "query ($text: String!) { search(text: $text) { totalCount } }", {"text": "长" * 1_000_000}
    )
    assert response.status_code == 413
    [error] = response.json()["errors"]
    assert error["extensions"]["code"] == "PAYLOAD_TOO_LARGE"
    assert len(response.content) < 2_000
