"""Holds an executor against the stock one."""

from collections.abc import Mapping
from typing import Any

import strawberry
from graphql import GraphQLError, execute, parse
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from tests.unit.documents import Document

Error = tuple[tuple[str | int, ...], str]


def error_key(error: GraphQLError) -> Error:
    """Path and code of an error."""
    code = getattr(error.original_error, "code", "INTERNAL")
    return tuple(error.path or ()), str(code)


def nulled_at(data: Any, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The place that an error at `path` has made null: the path, or the beginning of it."""
    for length, step in enumerate(path):
        if data is None:
            return path[:length]
        data = data[step]
    assert data is None
    return path


async def assert_equal_answers(
    stock: strawberry.Schema, columnar: strawberry.Schema, document: Document, context: Any
) -> None:
    """Equal data; equal errors as sets of (path, code), but that of errors within one nulled place any may be told."""

    async def answer(schema: strawberry.Schema, text: str) -> Any:
        return await schema.execute(text, document.variables, context_value=context)

    expected, got = await answer(stock, document.text), await answer(columnar, document.text)
    assert got.data == expected.data
    assert _key_orders(got.data) == _key_orders(expected.data)
    told = {error_key(error) for error in got.errors or ()}
    stock_told = {error_key(error) for error in expected.errors or ()}
    if told == stock_told:
        return
    assert {nulled_at(got.data, path) for path, _ in told} == {
        nulled_at(got.data, path) for path, _ in stock_told
    }
    # Without propagation, the stock executor tells every error that there can be.
    operation, _, rest = document.text.partition("{")
    unpropagated: Any = execute(
        stock._schema,
        parse(f"{operation} @experimental_disableErrorPropagation {{{rest}"),
        variable_values=document.variables,
        context_value=context,
        executor_class=StrawberryGraphQLCoreExecutionContext,
    )
    assert told <= {error_key(error) for error in (await unpropagated).errors or ()} | stock_told
    assert {e for e in told if nulled_at(got.data, e[0]) == e[0]} == {
        e for e in stock_told if nulled_at(got.data, e[0]) == e[0]
    }


def _key_orders(data: Any) -> Any:
    if isinstance(data, Mapping):
        return [(key, _key_orders(value)) for key, value in data.items()]
    if isinstance(data, list):
        return [_key_orders(item) for item in data]
    return None
