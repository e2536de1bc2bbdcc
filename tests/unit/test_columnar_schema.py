"""Limits, codes and masking around the executor."""

import logging
from typing import Any

import pytest
from graphql import GraphQLError, get_introspection_query
from strawberry.exceptions import MissingQueryError
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types.graphql import OperationType

from errors import Code
from execution.columnar_schema import ColumnarSchema
from execution.errors import MESSAGE_MAXIMUM
from execution.limits import Limits
from schema.scalars import CONFIG
from tests.support.execution_schema import PlantType, Query, StoneType

schema = ColumnarSchema(Query, types=[StoneType, PlantType], config=CONFIG)


async def error_of(text: str, variables: dict[str, Any] | None = None) -> GraphQLError:
    result = await schema.execute(text, variables)
    assert result.errors is not None
    assert len(result.errors) == 1
    return result.errors[0]


def code_of(error: GraphQLError) -> object:
    assert error.extensions is not None
    return error.extensions["code"]


@pytest.mark.parametrize(
    ("text", "variables", "code", "told"),
    [
        ("{", {}, Code.GRAPHQL_PARSE_FAILED, "Syntax Error"),
        ("{ nowhere }", {}, Code.GRAPHQL_VALIDATION_FAILED, "Cannot query field 'nowhere'"),
        ("{ thing { id } }", {}, Code.GRAPHQL_VALIDATION_FAILED, "'ID!' is required"),
        ('{ things(asOf: "2019-02-30") { id } }', {}, Code.BAD_USER_INPUT, "There is no day 2019-02-30"),
        (
            '{ things(asOf: "２０１９-０２-０３") { id } }',
            {},
            Code.BAD_USER_INPUT,
            "A date is written YYYY-MM-DD",
        ),
        (
            "query ($d: Date) { things(asOf: $d) { id } }",
            {"d": "2019-02-30"},
            Code.BAD_USER_INPUT,
            "There is no day",
        ),
        (
            "query ($d: Date) { things(asOf: $d) { id } }",
            {"d": "20190228"},
            Code.BAD_USER_INPUT,
            "YYYY-MM-DD",
        ),
        ("query ($i: ID!) { thing(id: $i) { id } }", {}, Code.BAD_USER_INPUT, "Variable '$i'"),
        (
            "query ($n: Int = 1) { things(from: $n) { id } }",
            {"n": None},
            Code.BAD_USER_INPUT,
            "Argument 'from'",
        ),
        ("{ thing(id: 9) { children { id } } }", {}, Code.NOT_FOUND, "9 is gone."),
        ("{ thing(id: 1) { children(first: -1) { id } } }", {}, Code.BAD_USER_INPUT, "must not be negative"),
        ("{ thing(id: 1) { " + "parent { " * 12 + "id" + " }" * 14, {}, Code.DEPTH_LIMIT, "14 levels"),
        ("{ " + " ".join(f"a{i}: __typename" for i in range(31)) + " }", {}, Code.COST_LIMIT, "31 aliases"),
        ("{ __typename " + "@skip(if: false) " * 31 + "}", {}, Code.COST_LIMIT, "31 directives"),
        ("{ " + "__typename " * 21 + "}", {}, Code.COST_LIMIT, "21 root fields"),
        ("{ " + "__typename " * 2000 + "}", {}, Code.COST_LIMIT, "2,000 tokens"),
    ],
)
async def test_a_callers_mistake_has_its_code_and_says_what_was_wrong(
    text: str, variables: dict[str, Any], code: Code, told: str
) -> None:
    error = await error_of(text, variables)
    assert code_of(error) == code
    assert told in error.message


async def test_an_argument_that_its_scalar_does_not_take_is_named() -> None:
    error = await error_of('{ things(filter: {before: "x"}) { id } }')
    assert error.extensions is not None
    assert error.extensions["argument"] == "filter.before"
    error = await error_of("query ($d: Date) { things(asOf: $d) { id } }", {"d": 1})
    assert error.extensions is not None
    assert error.extensions["argument"] == "$d"


async def test_what_is_not_the_callers_is_masked_and_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "execution.errors"):
        result = await schema.execute(
            "{ things(from: 20) { maybeChildren(first: 99) { id } parent { id } } }"
        )
    assert result.errors is not None
    assert {error.message for error in result.errors} == {"Something failed on our side."}
    references = {error.extensions["reference"] for error in result.errors if error.extensions}
    assert len(references) == 1
    assert len(caplog.records) == 1
    assert "secret" in caplog.text
    assert references.pop() in caplog.text


async def test_a_long_name_is_not_echoed() -> None:
    error = await error_of("{ " + "x" * 2_000_000 + " }")
    assert len(error.message) <= MESSAGE_MAXIMUM + 1


async def test_the_cost_counts_pages_and_variables() -> None:
    text = """query ($n: Int!) { things { a: children(first: $n) { b: children(first: $n) { c: children(first: $n) {
      children(first: 3) { id } } } } } }"""
    assert code_of(await error_of(text, {"n": 50})) == Code.COST_LIMIT
    result = await schema.execute(text, {"n": 2})
    assert result.data is not None


async def test_fragments_within_fragments_are_measured_once() -> None:
    fragments = [
        f"fragment F{i} on Thing {{ parent {{ ...F{i + 1} }} strictParent {{ ...F{i + 1} }} }}"
        for i in range(40)
    ]
    text = "{ thing(id: 1) { ...F0 } } " + " ".join(fragments) + " fragment F40 on Thing { id }"
    assert code_of(await error_of(text)) == Code.DEPTH_LIMIT


async def test_introspection_passes() -> None:
    result = await schema.execute(get_introspection_query())
    assert result.errors is None


async def test_limits_can_be_set() -> None:
    strict = ColumnarSchema(Query, types=[StoneType, PlantType], config=CONFIG, limits=Limits(depth=1))
    result = await strict.execute("{ thing(id: 1) { id } }")
    assert result.errors is not None
    assert code_of(result.errors[0]) == Code.DEPTH_LIMIT


async def test_the_view_is_told_what_it_has_to_answer_itself() -> None:
    with pytest.raises(MissingQueryError):
        await schema.execute("")
    with pytest.raises(CannotGetOperationTypeError):
        await schema.execute("query A { __typename }", operation_name="B")
    with pytest.raises(CannotGetOperationTypeError):
        await schema.execute("query A { __typename } query B { __typename }")
    with pytest.raises(InvalidOperationTypeError):
        await schema.execute("{ __typename }", allowed_operation_types=[OperationType.MUTATION])
