"""An edge's field is built from its batch resolver, for both executors."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
import strawberry
from graphql import print_type

from execution.columnar import ColumnarExecutor
from model.ids import Id
from resolvers.connections import PageArguments
from schema.edge import edge, input_of, root
from schema.scalars import CONFIG
from tests.support.execution_schema import Colour, stock


def printed(name: str) -> str:
    return print_type(stock._schema.type_map[name])


def test_arguments_print_as_the_contract_writes_them() -> None:
    query = printed("Query")
    assert "thing(\n" in query
    assert "id: ID!\n" in query
    assert "filter: ThingFilter\n" in query
    assert "from: Int! = 0\n" in query
    assert "colours: [Colour!]! = [RED]\n" in query
    assert "asOf: Date\n" in query
    assert "selected" not in printed("Thing")
    assert "first: Int! = 2\n" in printed("Thing")


def test_an_input_is_a_dataclass_of_the_model_as_it_stands() -> None:
    assert printed("ThingFilter") == (
        '"""All must hold."""\ninput ThingFilter {\n'
        '  """One of these."""\n  colour: [Colour!]\n\n  """Earlier."""\n  before: Date\n}'
    )


def test_every_argument_is_described() -> None:
    thing = stock._schema.type_map["Thing"]
    for field in thing.fields.values():  # type: ignore[attr-defined]
        assert all(argument.description for argument in field.args.values())


@dataclass(frozen=True)
class Filter:
    within: Id | None = None
    days: list[date] | None = None


input_of(Filter, description="A filter.", fields={"within": "Root.", "days": "Days."})


@pytest.mark.parametrize("executor", [None, ColumnarExecutor])
async def test_a_resolver_is_given_what_the_caller_gave_and_nothing_else(executor: Any) -> None:
    given: list[dict[str, Any]] = []

    async def resolve(context: Any, **arguments: Any) -> int:
        given.append(arguments)
        return 1

    async def declared(
        context: Any,
        *,
        ids: Sequence[Id] | None = None,
        filter: Filter | None = None,
        colour: Colour | None = None,
        max_depth: int = 8,
    ) -> int:
        return await resolve(context, ids=ids, filter=filter, colour=colour, max_depth=max_depth)

    @strawberry.type
    class Query:
        ask: int = root(declared, description="Ask.", arguments={"colour": "Which."})

    schema = strawberry.Schema(Query, config=CONFIG, execution_context_class=executor)
    text = """query ($ids: [ID!], $day: Date!) {
      a: ask
      b: ask(ids: $ids, colour: RED, maxDepth: 2, filter: {within: "organisation:1", days: [$day]})
      c: ask(filter: null, ids: [1])
    }"""
    result = await schema.execute(text, {"ids": ["x", "y"], "day": "2019-12-31"})
    assert result.errors is None
    assert given == [
        {"ids": None, "filter": None, "colour": None, "max_depth": 8},
        {
            "ids": ["x", "y"],
            "filter": Filter(within=Id("organisation:1"), days=[date(2019, 12, 31)]),
            "colour": Colour.RED,
            "max_depth": 2,
        },
        {"ids": ["1"], "filter": None, "colour": None, "max_depth": 8},
    ]


@pytest.mark.parametrize("executor", [None, ColumnarExecutor])
async def test_selected_names_what_is_asked_below(executor: Any) -> None:
    seen: list[frozenset[str]] = []

    async def resolve(context: Any, *, selected: frozenset[str]) -> "Page":
        seen.append(selected)
        return Page(total_count=1, inner=None)

    @strawberry.type
    class Query:
        page: Page | None = root(resolve, description="A page.")

    schema = strawberry.Schema(Query, execution_context_class=executor)
    text = """query ($on: Boolean!) { page { ...F n: inner { totalCount @skip(if: $on) inner { __typename } } } }
    fragment F on Page { t: totalCount @include(if: $on) }"""
    await schema.execute(text, {"on": True})
    await schema.execute(text, {"on": False})
    assert seen == [
        frozenset({"totalCount", "inner", "inner.inner", "inner.inner.__typename"}),
        frozenset({"inner", "inner.totalCount", "inner.inner", "inner.inner.__typename"}),
    ]


@pytest.mark.parametrize("executor", [None, ColumnarExecutor])
async def test_a_page_is_four_arguments_and_one_parameter(executor: Any) -> None:
    seen: list[tuple[int, bool, str | None]] = []

    async def resolve(context: Any, *, page: PageArguments) -> int:
        seen.append((page.request.limit, page.request.forward, page.text))
        return 1

    @strawberry.type
    class Query:
        ask: int | None = root(resolve, description="Ask.")

    schema = strawberry.Schema(Query, execution_context_class=executor)
    result = await schema.execute(
        '{ a: ask b: ask(first: 3, after: "x") c: ask(last: 2) d: ask(first: 1, last: 1) }'
    )
    assert seen == [(20, True, None), (3, True, "x"), (2, False, None)]
    assert result.data == {"a": 1, "b": 1, "c": 1, "d": None}
    assert [error.path for error in result.errors or []] == [["d"]]


@strawberry.type
class Page:
    total_count: int
    inner: "Page | None"


def test_an_argument_without_a_description_is_refused() -> None:
    async def resolve(parents: list[Any], context: Any, *, strange: int) -> list[int]:
        return []

    with pytest.raises(TypeError, match="strange"):
        edge(resolve, description="x")


def test_a_field_in_the_place_of_its_resolver_is_refused() -> None:
    async def resolve(parents: list[Any], context: Any) -> list[int]:
        return []

    field = edge(resolve, description="x")
    with pytest.raises(TypeError, match="instead of its resolver"):
        edge(field, description="x")
