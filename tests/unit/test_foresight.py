"""The edges below a field that can be foreseen are asked at the same moment as the field itself."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

import pytest
import strawberry

from execution.columnar_schema import ColumnarSchema
from schema.edge import edge, root
from schema.scalars import CONFIG


@dataclass
class Asked:
    """`begun`: who was asked, in order. `answered`: set when the root may answer."""

    begun: list[str] = field(default_factory=list)
    answered: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(frozen=True)
class Record:
    key: str


async def thing(context: Asked, *, id: str) -> Record | None:
    context.begun.append("thing")
    await context.answered.wait()
    return Record(id) if id != "unknown" else None


def foresee_thing(context: Asked, *, id: str) -> tuple[Asked, list[Record]]:
    if id == "wrong":
        raise ValueError(id)
    return context, [Record(id)]


async def parts(parents: list[Record], context: Asked) -> list[int]:
    context.begun.append("parts")
    context.answered.set()
    if parents[0].key == "broken":
        raise RuntimeError("broken")
    return [len(parent.key) for parent in parents]


@strawberry.type
class Thing:
    key: str
    parts: int | None = edge(parts, description="How many.")


@strawberry.type
class Query:
    thing: Thing | None = root(thing, description="One.", arguments={"id": "Which."}, foresee=foresee_thing)


schema = ColumnarSchema(query=Query, config=CONFIG)


async def ask(document: str) -> tuple[Any, Asked]:
    asked = Asked()
    async with asyncio.timeout(2):
        return await schema.execute(document, context_value=asked), asked


async def test_the_edge_does_not_wait_for_its_parent() -> None:
    # The root answers only when the edge below it was asked.
    result, asked = await ask('{ thing(id: "abc") { parts } }')
    assert result.errors is None
    assert result.data == {"thing": {"parts": 3}}
    assert asked.begun == ["thing", "parts", "parts"] or asked.begun == ["parts", "thing", "parts"]


async def test_what_is_foreseen_of_nothing_is_thrown_away() -> None:
    result, _ = await ask('{ thing(id: "unknown") { parts } }')
    assert result.errors is None
    assert result.data == {"thing": None}


async def test_a_foreseen_edge_that_fails_fails_once_and_at_its_place() -> None:
    result, _ = await ask('{ thing(id: "broken") { parts } }')
    assert result.data == {"thing": {"parts": None}}
    assert [error.path for error in result.errors] == [["thing", "parts"]]


@pytest.mark.parametrize("document", ['{ thing(id: "wrong") { key } }', '{ thing(id: "wrong") { parts } }'])
async def test_what_cannot_be_foreseen_is_asked_in_its_turn(document: str) -> None:
    asked = Asked()
    asked.answered.set()
    result = await schema.execute(document, context_value=asked)
    assert result.errors is None
    assert asked.begun[0] == "thing"
