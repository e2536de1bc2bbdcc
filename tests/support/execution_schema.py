"""A rich schema for the executor's tests: interfaces, lists of lists, nulls, and edges that fail in every way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

import strawberry

from errors import BadUserInput, NotFound
from execution.batch_resolver import OfRecords
from model.ids import Id
from schema.edge import edge, input_of, root
from schema.scalars import CONFIG
from tests.differential.oracle import EveryError


class Colour(StrEnum):
    RED = "RED"
    GREEN = "GREEN"


@dataclass(frozen=True, kw_only=True)
class ThingFilter:
    colour: list[Colour] | None = None
    before: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    number: int
    inner: "Place | None"


@dataclass(frozen=True, slots=True)
class Thing:
    """`number` decides everything, so that both executors see the same world."""

    number: int

    @property
    def typename(self) -> str:
        if self.number == 27:
            raise LookupError("A thing of an unknown kind.")
        return ("Stone", "Plant", "Nothing")[2 if self.number == 13 else self.number % 2]

    @property
    def id(self) -> str:
        return f"thing:{self.number}"

    @property
    def name(self) -> str | None:
        return None if self.number % 5 == 4 else f"石{self.number}"

    @property
    def colour(self) -> str | None:
        return (None, "RED", "GREEN", "BLUE")[self.number % 4 if self.number > 20 else self.number % 3]

    @property
    def weight(self) -> Any:
        return (1.5, 2, None, float("inf"))[self.number % 4 if self.number > 10 else self.number % 3]

    @property
    def count(self) -> Any:
        return 2**40 if self.number == 17 else self.number

    @property
    def alive(self) -> bool:
        return self.number % 2 == 1

    @property
    def since(self) -> str | None:
        return "2019-12-31" if self.number % 3 else None

    @property
    def broken(self) -> int:
        if self.number % 7 == 3:
            raise BadUserInput("No.", argument="x")
        return self.number

    @property
    def grid(self) -> Any:
        if self.number % 6 == 5:
            return 5
        return [[self.number, None], None, [], (1, "x" if self.number % 4 == 3 else 2)]

    @property
    def strict_grid(self) -> list[Any]:
        return [[self.number], [1, None if self.number % 4 == 1 else 2]]

    @property
    def place(self) -> Place:
        return Place(self.number, Place(self.number + 1, None) if self.number % 2 else None)


calls: list[tuple[str, int]] = []
"""Every call of a batch resolver, with the number of its parents."""


def things(numbers: Any) -> list[Thing]:
    return [Thing(number % 40) for number in numbers]


async def resolve_children(
    parents: list[Any], context: Any, *, kind: Colour | None = None, first: int = 2, selected: frozenset[str]
) -> list[Any]:
    calls.append(("children", len(parents)))
    if first < 0:
        raise BadUserInput("first must not be negative.", argument="first")
    if first > 50:
        raise RuntimeError("secret")
    return [
        NotFound(f"{parent.number} is gone.")
        if parent.number == 9
        else things(
            parent.number * 2 + step + (kind is not None) + ("id" in selected) for step in range(first)
        )
        for parent in parents
    ]


def resolve_strict_parent(parents: list[Any], context: Any) -> list[Any]:
    calls.append(("strict_parent", len(parents)))
    return [None if parent.number % 5 == 1 else Thing(parent.number // 2) for parent in parents]


async def resolve_parent(parents: list[Any], context: Any) -> list[Any]:
    calls.append(("parent", len(parents)))
    return [None if parent.number % 6 == 0 else Thing(parent.number // 2) for parent in parents]


async def resolve_optional_items(parents: list[Any], context: Any, *, strict: bool = False) -> list[Any]:
    return [
        [Thing(parent.number), None, ValueError("one item"), Thing(parent.number + 3)]
        if strict or parent.number % 2
        else [Thing(13), Thing(2)]
        for parent in parents
    ]


def resolve_title(parents: list[Any], context: Any, *, colour: Colour = Colour.RED) -> list[str]:
    calls.append(("title", len(parents)))
    return [f"{parent.number} {colour}" for parent in parents]


async def resolve_too_few(parents: list[Any], context: Any) -> list[int]:
    return [1] * (len(parents) - 1) if len(parents) != 1 else [1, 2]


async def resolve_thing(context: Any, *, id: Id) -> Thing | None:
    return Thing(int(id)) if id.isdecimal() else None


def resolve_things(
    context: Any,
    *,
    filter: ThingFilter | None = None,
    from_: int = 0,
    colours: Sequence[Colour] = (Colour.RED,),
    as_of: date | None = None,
) -> list[Thing]:
    extra = (as_of is not None) + len(colours) + len((filter and filter.colour) or ())
    return things(range(from_, from_ + 3 + extra))


Lazy = Annotated["ThingType", strawberry.lazy("tests.support.execution_schema")]


@strawberry.type(name="Place")
class PlaceType:
    number: int
    inner: Annotated["PlaceType", strawberry.lazy("tests.support.execution_schema")] | None
    children: list[Lazy] = edge(resolve_children, description="Two by two.")


@strawberry.interface(name="Named")
class NamedType(OfRecords):
    id: Id


@strawberry.interface(name="Thing")
class ThingType(NamedType):
    name: str | None
    colour: strawberry.enum(Colour) | None  # type: ignore[valid-type]
    weight: float | None
    count: int | None
    alive: bool
    since: date | None
    broken: int | None
    grid: list[list[int | None] | None] | None
    strict_grid: list[list[int]] | None
    place: PlaceType
    children: list[Lazy] = edge(resolve_children, description="Two by two.")
    maybe_children: list[Lazy] | None = edge(resolve_children, description="The same, or null.")
    parent: Lazy | None = edge(resolve_parent, description="Half of it.")
    strict_parent: Lazy = edge(resolve_strict_parent, description="Half of it, or an error.")
    items: list[Lazy | None] = edge(
        resolve_optional_items, description="Holes.", arguments={"strict": "All."}
    )
    strict_items: list[Lazy] | None = edge(
        resolve_optional_items,
        description="Holes, or null.",
        arguments={"strict": "All."},
    )
    title: str = edge(resolve_title, description="A title.", arguments={"colour": "Of the text."})
    too_few: int | None = edge(resolve_too_few, description="Out of step.")


@strawberry.type(name="Stone")
class StoneType(ThingType):
    hardness: int = strawberry.field(name="hardness", default=0)
    stones: list[Lazy] = edge(resolve_children, description="Its own.")


@strawberry.type(name="Plant")
class PlantType(ThingType):
    pass


@strawberry.type
class Query:
    thing: ThingType | None = root(resolve_thing, description="By number.")
    named: NamedType | None = root(resolve_thing, description="By number.")
    things: list[ThingType] | None = root(
        resolve_things,
        description="Several.",
        arguments={"colours": "Which.", "from": "First number."},
    )
    surely: ThingType = root(resolve_thing, description="Null where null must not be.")


input_of(ThingFilter, description="All must hold.", fields={"colour": "One of these.", "before": "Earlier."})


def build(executor: Any) -> strawberry.Schema:
    return strawberry.Schema(
        Query, types=[StoneType, PlantType], config=CONFIG, execution_context_class=executor
    )


stock = build(None)
columnar = build(EveryError)
