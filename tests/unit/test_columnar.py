"""What the columnar executor promises beyond the right answer: calls, cancellation, and the seam that it stands on."""

import asyncio
import inspect
from dataclasses import dataclass
from typing import Any

import pytest
import strawberry
from graphql.execution import Executor
from graphql.execution.collect_fields import collect_fields, collect_subfields
from graphql.execution.values import VariableValues
from strawberry.extensions import FieldExtension, SchemaExtension
from strawberry.permission import BasePermission
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from execution.columnar import ColumnarExecutor
from execution.columnar_schema import ColumnarSchema
from execution.refusal import Unbatchable, refuse_unbatchable
from schema.edge import edge, root
from tests.support import execution_schema
from tests.support.execution_schema import columnar


async def calls_of(text: str) -> list[tuple[str, int]]:
    execution_schema.calls.clear()
    result = await columnar.execute(text)
    assert result.errors is None
    return sorted(execution_schema.calls)


async def test_an_edge_is_asked_once_a_level_over_all_concrete_types() -> None:
    # Stones and plants in turn, with two children each; one of the eight has no parent.
    text = "{ things(from: 20) { children { id parent { id parent { id } } } } }"
    assert await calls_of(text) == [("children", 4), ("parent", 7), ("parent", 8)]


async def test_aliases_with_other_arguments_are_edges_of_their_own() -> None:
    text = "{ things(from: 20) { a: title b: title(colour: GREEN) title } }"
    assert await calls_of(text) == [("title", 4), ("title", 4), ("title", 4)]


async def test_nested_objects_are_read_in_one_column_over_all_concrete_types() -> None:
    assert await calls_of("{ things(from: 20) { place { children { id } } } }") == [("children", 4)]


async def test_only_so_many_errors_are_told_and_the_rest_counted() -> None:
    schema = execution_schema.build(ColumnarExecutor)
    items = "a: items { b: items { c: items { d: items { e: items { id } } } } }"
    result = await schema.execute(f"{{ things(from: 20) {{ {items} }} }}")
    assert result.errors is not None
    assert len(result.errors) == ColumnarExecutor.errors_maximum
    assert result.errors[-1].extensions is not None
    assert result.errors[-1].extensions["omitted"] > 0


@dataclass(frozen=True)
class Probe:
    name: str = "probe"


def probe_schema(resolve: Any) -> strawberry.Schema:
    @strawberry.type(name="Probe")
    class ProbeType:
        name: str
        first: int | None = edge(resolve, description="One.")
        second: int | None = edge(resolve, description="Two.")

    @strawberry.type
    class Query:
        probe: ProbeType = root(lambda context: Probe(), description="A probe.")

    return strawberry.Schema(Query, execution_context_class=ColumnarExecutor)


async def test_a_cancelled_operation_leaves_no_task_behind() -> None:
    ended: list[str] = []

    async def wait(parents: list[Any], context: Any) -> list[int]:
        try:
            await asyncio.sleep(60)
        finally:
            ended.append("ended")
        return [1]

    before = asyncio.all_tasks()
    operation = asyncio.create_task(probe_schema(wait).execute("{ probe { first second } }"))
    await asyncio.sleep(0.05)
    operation.cancel()
    with pytest.raises(asyncio.CancelledError):
        await operation
    assert ended == ["ended", "ended"]
    assert asyncio.all_tasks() <= before


async def test_a_batch_cancelled_by_others_fails_its_field_alone() -> None:
    async def cancelled(parents: list[Any], context: Any) -> list[int]:
        raise asyncio.CancelledError

    result = await probe_schema(cancelled).execute("{ probe { name first second } }")
    assert result.data == {"probe": {"name": "probe", "first": None, "second": None}}
    assert sorted(error.path or [] for error in result.errors or []) == [
        ["probe", "first"],
        ["probe", "second"],
    ]


async def test_edges_of_one_level_run_at_the_same_time() -> None:
    barrier = asyncio.Barrier(2)

    async def meet(parents: list[Any], context: Any) -> list[int]:
        async with asyncio.timeout(5):
            await barrier.wait()
        return [1]

    result = await probe_schema(meet).execute("{ probe { first second } }")
    assert result.errors is None


async def test_mutations_run_one_after_another() -> None:
    log: list[str] = []

    async def step(context: Any, *, name: str) -> str:
        log.append(f"{name} begins")
        await asyncio.sleep(0)
        log.append(f"{name} ends")
        return name

    @strawberry.type
    class Query:
        name: str

    @strawberry.type
    class Mutation:
        step_: str = root(step, description="A step.", arguments={"name": "Its name."})

    schema = strawberry.Schema(Query, mutation=Mutation, execution_context_class=ColumnarExecutor)
    result = await schema.execute('mutation { a: step_(name: "a") b: step_(name: "b") }')
    assert result.data == {"a": "a", "b": "b"}
    assert log == ["a begins", "a ends", "b begins", "b ends"]


class Denied(BasePermission):
    def has_permission(self, source: Any, info: strawberry.Info, **kwargs: Any) -> bool:
        return False


class Shout(FieldExtension):
    def resolve(self, next_: Any, source: Any, info: strawberry.Info, **kwargs: Any) -> Any:
        return next_(source, info, **kwargs)


class Watch(SchemaExtension):
    def resolve(self, _next: Any, root: Any, info: Any, *args: Any, **kwargs: Any) -> Any:
        return _next(root, info, *args, **kwargs)


@strawberry.interface
class Nameless:
    name: str


@strawberry.type
class Unbatched(Nameless):
    @strawberry.field
    def slow(self) -> str:
        return ""

    guarded: str = strawberry.field(permission_classes=[Denied])
    loud: str = strawberry.field(extensions=[Shout()])


def test_what_runs_for_every_item_is_refused_by_name() -> None:
    schema = strawberry.Schema(Unbatched, extensions=[Watch])
    with pytest.raises(Unbatchable) as refused:
        refuse_unbatchable(schema)
    for name in ("Watch", "Unbatched.slow", "Unbatched.guarded", "Unbatched.loud", "Nameless"):
        assert name in str(refused.value)
    with pytest.raises(Unbatchable):
        ColumnarSchema(Unbatched)


def test_what_is_batched_is_not_refused() -> None:
    refuse_unbatchable(columnar)


def test_the_private_seams_are_as_they_were() -> None:
    """The parts of graphql-core and Strawberry that the executor leans on; a new version must be read before it is taken."""

    def names(function: Any) -> list[str]:
        return list(inspect.signature(function).parameters)

    assert issubclass(StrawberryGraphQLCoreExecutionContext, Executor)
    assert names(Executor.execute_operation) == ["self", "serially"]
    assert names(collect_fields)[:5] == [
        "schema",
        "fragments",
        "variable_values",
        "runtime_type",
        "operation",
    ]
    assert names(collect_subfields)[:6] == [
        "schema", "fragments", "variable_values", "operation", "return_type", "field_details_list",
    ]  # fmt: skip
    assert VariableValues._fields == ("sources", "coerced")
    assert names(StrawberryGraphQLCoreExecutionContext.build)[:6] == [
        "schema", "document", "root_value", "context_value", "raw_variable_values", "operation_name",
    ]  # fmt: skip
    assert {"operation", "fragments", "variable_values", "root_value", "context_value"} <= set(
        Executor.__annotations__
    )
    assert names(strawberry.Schema.execute) == names(ColumnarSchema.execute)
