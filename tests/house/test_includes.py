"""What statements share: `cypher/include/`. A name of a statement's own that an include takes up would change it."""

import re
from itertools import pairwise

import pytest
from msgspec.structs import fields

from graph_loaders.engine.catalogue import (
    COMMENT_OR_STRING,
    FOLDER,
    INCLUDE_LINE,
    INCLUDES,
    StatementInvalid,
    expanded,
    include,
    statement,
    statement_names,
)
from model import records
from model.record import Record

NAMES = sorted(path.stem for path in INCLUDES.glob("*.cypher"))
STATEMENTS = [
    name for folder in ("read", "search", "audit", "write", "setup") for name in statement_names(folder)
]
# A variable where it is bound: a node, a relationship, an alias, or what a list is gone through by.
BOUND = re.compile(r"[(\[](\w+)\s*[:)\]{ ]|\bAS (\w+)\b|(?<![.\w])(\w+) IN\b|\breduce\((\w+) =")
# They look like names that are bound.
FUNCTIONS = {"count", "any", "size", "elementId", "split"}
COLUMNS = {
    "organisation_columns": "OrganisationRecord",
    "member_columns": "MemberRecord",
    "area_columns": "AreaRecord",
    "unit_columns": "UnitRecord",
    "service_centre_columns": "ServiceCentreRecord",
    "claim_columns": "ClaimRecord",
}
# What a loader adds to what was read: the moment of the question, and what other statements bring along.
NOT_READ = {"moment", "home_known"}
OTHER_NAMES = {"key": "id", "subject_id": "about", "source_id": "source"}


def code(text: str) -> str:
    return COMMENT_OR_STRING.sub("", text)


def bound(text: str) -> set[str]:
    return {next(filter(None, found)) for found in BOUND.findall(code(text))}


def listed(name: str, key: str) -> set[str]:
    return {each.strip() for each in include(name).header.get(key, "").split(",") if each.strip()}


@pytest.mark.parametrize("name", NAMES)
def test_an_include_binds_no_name_but_those_of_its_header_and_its_prefix(name: str) -> None:
    prefix = include(name).header.get("prefix", "-")
    known = listed(name, "reads") | listed(name, "gives")
    own = {each for each in bound(include(name).body) - known if not re.fullmatch(rf"{prefix}[A-Z]\w*", each)}
    assert {each for each in own if each[0].islower()} - FUNCTIONS == set()


@pytest.mark.parametrize("name", NAMES)
def test_what_an_include_reads_is_in_it(name: str) -> None:
    for variable in listed(name, "reads") | listed(name, "gives"):
        assert re.search(rf"\b{variable}\b", code(expanded(include(name).body, name)))


@pytest.mark.parametrize("name", STATEMENTS)
def test_no_statement_has_a_name_with_the_prefix_of_an_include(name: str) -> None:
    prefixes = {prefix for each in NAMES if (prefix := include(each).header.get("prefix"))}
    own = COMMENT_OR_STRING.sub("", statement(name).source)
    given = {variable for each in NAMES for variable in listed(each, "gives")}
    assert set(re.findall(rf"\b(?:{'|'.join(prefixes)})[A-Z]\w*", own)) - given == set()


@pytest.mark.parametrize("name", NAMES)
def test_an_include_is_used(name: str) -> None:
    line = f"// include: {name}\n"
    assert any(line in path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.cypher"))


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_statement_names_the_parameters_of_its_includes_with_their_types(name: str) -> None:
    for line in INCLUDE_LINE.finditer(statement(name).source):
        assert include(line["name"]).parameters.items() <= statement(name).parameters.items()


@pytest.mark.parametrize(("name", "record"), COLUMNS.items())
def test_columns_are_the_fields_of_their_record_in_order(name: str, record: str) -> None:
    kind: type[Record] = getattr(records, record)
    wanted = [field.name for field in fields(kind) if field.name not in NOT_READ]
    body = include(name).body.replace("// include: node_id", "about.id")
    columns = re.split(r",\s*(?![^()]*\))", body.strip())
    assert len(columns) == len(wanted)
    for column, field in zip(columns, wanted, strict=True):
        said = {re.sub(r"[^a-z]", "", part.lower()) for part in re.findall(r"\w+", column)}
        assert re.sub("_", "", OTHER_NAMES.get(field, field)) in said, (column, field)


def test_stages_are_told_alike_for_a_day_and_for_the_day_of_a_claim() -> None:
    stage = re.sub(r"\s+", " ", include("stage").body)
    counted = re.sub(r"\s+", " ", include("claim_counts").body)
    [of_claims] = re.findall(r"CASE WHEN coalesce\(countedThing\.stageSince .*? END", counted)
    same = of_claims.replace("countedThing", "member").replace("countedDay", "$asOf").removesuffix(" END")
    # Who is a member is told by the first two; what comes before is of no member.
    assert stage.startswith(same)
    assert re.findall(r"THEN '(\w+)'", stage) == [
        "PROBATIONARY", "DEVELOPMENT_CANDIDATE", "ACTIVIST", "APPLICANT",
    ]  # fmt: skip


def test_the_scope_clause_stands_once() -> None:
    """One more relationship in it is one edit."""
    walks = [
        path.name
        for path in FOLDER.rglob("*.cypher")
        if "RUN_BY|ROOM_OF|HELD_BY|ABOUT]" in path.read_text("utf-8")
    ]
    assert walks == ["above.cypher"]


def test_an_unknown_include_and_one_too_deep_are_rejected() -> None:
    with pytest.raises(StatementInvalid, match=r"x: there is no cypher/include/nothing\.cypher"):
        expanded("  // include: nothing\n", "x")
    with pytest.raises(StatementInvalid, match="x: includes go 2 deep at most; scope is deeper"):
        expanded("// include: scope\n", "x", depth=0)


def test_an_include_is_put_in_at_the_indentation_of_its_line() -> None:
    lines = expanded("WHERE\n    // include: scope\nRETURN 1\n", "x").splitlines()
    assert lines[0] == "WHERE"
    assert lines[1] == "    $scope IS NULL OR EXISTS {"
    assert lines[2] == "      MATCH (subject)"
    assert lines[-1] == "RETURN 1"
    assert all(one[:4] == other[:4] == "    " for one, other in pairwise(lines[1:-1]))
