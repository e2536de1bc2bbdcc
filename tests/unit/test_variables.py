"""Variables and arguments come to the resolvers as by the stock way, the first time a document is asked and later."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import pytest
import strawberry
from graphql import GraphQLError

from execution.columnar_schema import ColumnarSchema
from model.ids import Id
from schema.edge import input_of, root
from schema.scalars import CONFIG


class Colour(StrEnum):
    RED = "RED"
    GREEN = "GREEN"


@dataclass(frozen=True, kw_only=True)
class Place:
    day: date | None = None


@dataclass(frozen=True, kw_only=True)
class Wish:
    colour: Colour | None = None
    day_before: date | None = None
    ids: list[Id] | None = None
    number: int = 3
    place: Place | None = None


strawberry.enum(Colour)
input_of(Place, description="Where.", fields={"day": "When."})
input_of(
    Wish, description="What is wished.", fields=dict.fromkeys(Wish.__dataclass_fields__, "Of which kind.")
)


def tell(
    context: Any,
    *,
    id: Id | None = None,
    ids: list[Id] = [],  # noqa: B006  never changed
    text: str | None = None,
    number: int = 3,
    ratio: float | None = None,
    grid: list[list[int]] | None = None,
    day: date | None = None,
    colour: Colour = Colour.RED,
    colours: list[Colour] | None = None,
    wish: Wish | None = None,
) -> str:
    return repr((id, ids, text, number, ratio, grid, day, colour, colours, wish))


@strawberry.type
class Query:
    tell: str = root(
        tell,
        description="What it was given.",
        arguments=dict.fromkeys(tell.__kwdefaults__ or (), "Something."),
    )


columnar = ColumnarSchema(Query, config=CONFIG)
stock = strawberry.Schema(Query, config=CONFIG)

CASES: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "an id": (
        "query ($id: ID!) { tell(id: $id) }",
        [{"id": "a"}, {"id": "b"}, {"id": 7}, {"id": None}, {}, {"id": ["a"]}, {"id": "c", "other": 1}],
    ),
    "ids": (
        "query ($ids: [ID!]!) { tell(ids: $ids) }",
        [
            {"ids": ["a", "b"]},
            {"ids": []},
            {"ids": ["c", 7]},
            {"ids": "d"},
            {"ids": ["a", None]},
            {"ids": ["e"]},
            {"ids": [["e"]]},
        ],
    ),
    "an optional number with a default": (
        "query ($n: Int = 5) { tell(number: $n) }",
        [{}, {"n": 4}, {"n": None}, {"n": 2**40}, {"n": True}, {"n": "4"}, {"n": 4.0}, {"n": 6}],
    ),
    "an optional number without one": (
        "query ($n: Int!, $text: String) { tell(number: $n, text: $text) }",
        [{"n": 1, "text": "x"}, {"n": 2}, {"n": 3, "text": None}, {"n": 4, "text": "y"}, {"n": 5, "text": 6}],
    ),
    "a day": (
        "query ($day: Date) { tell(day: $day) }",
        [{"day": "2020-01-02"}, {}, {"day": None}, {"day": "2020-02-30"}, {"day": "2021-01-02"}, {"day": 3}],
    ),
    "numbers": (
        "query ($ratio: Float, $grid: [[Int!]!]) { tell(ratio: $ratio, grid: $grid) }",
        [{"ratio": 1.5, "grid": [[1], []]}, {"ratio": 2}, {"grid": 3}, {"grid": [[1, None]]}, {"ratio": "x"}],
    ),
    "colours": (
        "query ($one: Colour!, $many: [Colour!]) { tell(colour: $one, colours: $many) }",
        [{"one": "RED"}, {"one": "GREEN", "many": ["RED", "GREEN"]}, {"one": "BLUE"}, {"one": "RED", "many": []}],
    ),
    "a part of a list": (
        "query ($id: ID!) { tell(ids: [$id, \"z\"], number: 9) }",
        [{"id": "a"}, {"id": "b"}, {"id": None}],
    ),
    "a list of variables": (
        "query ($a: ID!) { tell(ids: [$a]) more: tell(ids: [$a, $a]) }",
        [{"a": "1"}, {"a": "2"}, {"a": 3}, {}],
    ),
    "a list of optional variables": (
        "query ($n: Int!, $m: Int = 2) { tell(grid: [[$n], [$m]]) }",
        [{"n": 1}, {"n": 2, "m": 3}],
    ),
    "a part of an input": (
        "query ($colour: Colour) { tell(wish: {colour: $colour}) }",
        [{"colour": "RED"}, {"colour": "GREEN"}, {}, {"colour": None}],
    ),
    "parts of an input": (
        "query ($day: Date, $a: ID!, $n: Int! = 4, $id: ID) "
        "{ tell(id: $id, wish: {ids: [$a, $a], colour: RED, dayBefore: $day, number: $n}) }",
        [
            {"a": "x", "day": "2020-01-02"},
            {"a": "y"},
            {"a": "z", "day": None, "n": 2, "id": "b"},
            {"a": "w", "n": None},
            {"a": "v", "day": 3},
        ],
    ),
    "a list that is a part of an input": (
        "query ($ids: [ID!], $day: Date) { tell(wish: {ids: $ids, dayBefore: $day}) }",
        [{"ids": ["a"], "day": "2020-01-02"}, {"ids": "b"}, {"ids": []}, {"ids": None, "day": "2021-01-02"}, {}],
    ),
    "a part of an input within an input": (
        "query ($day: Date, $n: Int!) { tell(wish: {number: $n, place: {day: $day}}) }",
        [{"n": 1, "day": "2020-01-02"}, {"n": 2}, {"n": 3, "day": "2021-01-02"}],
    ),
    "an input within an input": (
        "query ($place: Place) { tell(wish: {place: $place, number: 1}) }",
        [{"place": {"day": "2020-01-02"}}, {"place": None}, {"place": {}}, {}],
    ),
    "an input": (
        "query ($wish: Wish, $id: ID!) { tell(wish: $wish, id: $id) }",
        [{"id": "a", "wish": {"colour": "RED"}}, {"id": "b"}, {"id": "c", "wish": {"x": 1}}, {"id": "d", "wish": {}}],
    ),
    "one variable twice, and nothing but literals": (
        "query ($id: ID!) { a: tell(id: $id, number: 1) b: tell(id: $id) c: tell(ids: [\"q\"]) }",
        [{"id": "a"}, {"id": "b"}],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
async def test_resolvers_are_given_what_the_stock_way_gives(case: str) -> None:
    text, requests = CASES[case]
    answered = 0
    for variables in requests * 2:
        got, expected = await columnar.execute(text, variables), await stock.execute(text, variables)
        assert got.data == expected.data, variables
        assert _told(got.errors) == _told(expected.errors), variables
        answered += expected.errors is None
    assert answered > 1


def _told(errors: list[GraphQLError] | None) -> list[tuple[Any, ...]]:
    """Messages of errors of the caller, with their places; those of resolvers are masked by design."""
    return [(error.message, error.path, error.locations) for error in errors or ()]
