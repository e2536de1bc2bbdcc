"""Holds the columnar executor against the stock one."""

from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from inspect import isawaitable
from typing import Any

from graphql import DocumentNode, ExecutionResult, GraphQLError, GraphQLSchema, execute, parse
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from execution.columnar import ColumnarExecutor
from tests.differential.documents import Document

Path = tuple[str | int, ...]
Error = tuple[Path, str]
Executor = type[StrawberryGraphQLCoreExecutionContext]

STOCK = StrawberryGraphQLCoreExecutionContext


class EveryError(ColumnarExecutor):
    """Tells all errors, to be compared with all of the stock executor's."""

    errors_maximum = None


@cache
def parsed(text: str) -> DocumentNode:
    """Parsed once, as the service does: so plans are kept from one execution to the next."""
    return parse(text)


async def answer(
    schema: GraphQLSchema, document: Document, context: Any, executor: Executor
) -> ExecutionResult:
    """What the executor makes of a valid document."""
    result: ExecutionResult | Awaitable[ExecutionResult] = execute(
        schema,
        parsed(document.text),
        context_value=context,
        variable_values=document.variables,
        executor_class=executor,
    )
    return await result if isawaitable(result) else result


async def assert_equal_answers(
    schema: GraphQLSchema, document: Document, context_of: Callable[[], Any] = lambda: None
) -> ExecutionResult:
    """Equal data; equal errors as sets of (path, code), but that of errors within one nulled place any may be told.

    `context_of` makes the context of one request. The columnar answer is given back.
    """
    got = await answer(schema, document, context_of(), EveryError)
    expected = await answer(schema, document, context_of(), STOCK)
    assert got.data == expected.data
    assert _key_orders(got.data) == _key_orders(expected.data)
    told, stock_told = error_keys(got.errors), error_keys(expected.errors)
    if told == stock_told:
        return got
    assert {nulled_at(got.data, path) for path, _ in told} == {
        nulled_at(got.data, path) for path, _ in stock_told
    }
    # Without propagation, the stock executor tells every error that there can be.
    operation, _, rest = document.text.partition("{")
    unpropagated = Document(f"{operation} @experimental_disableErrorPropagation {{{rest}", document.variables)
    every = error_keys((await answer(schema, unpropagated, context_of(), STOCK)).errors)
    assert told <= every | stock_told
    assert {e for e in told if nulled_at(got.data, e[0]) == e[0]} == {
        e for e in stock_told if nulled_at(got.data, e[0]) == e[0]
    }
    return got


def error_keys(errors: list[GraphQLError] | None) -> set[Error]:
    """Path and code of each error; INTERNAL for those that are none of ours, whatever either executor calls them."""
    return {
        (tuple(error.path or ()), str(getattr(error.original_error, "code", "INTERNAL")))
        for error in errors or ()
    }


def nulled_at(data: Any, path: Path) -> Path:
    """The place that an error at `path` has made null: the path, or the beginning of it."""
    for length, step in enumerate(path):
        if data is None:
            return path[:length]
        data = data[step]
    assert data is None
    return path


def _key_orders(data: Any) -> Any:
    if isinstance(data, Mapping):
        return [(key, _key_orders(value)) for key, value in data.items()]
    if isinstance(data, list):
        return [_key_orders(item) for item in data]
    return None
