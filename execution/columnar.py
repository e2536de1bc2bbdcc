"""The columnar executor: a field is resolved once per list of parents, level by level, and completed as a column.

graphql-core completes value by value: a resolver call, a path and often a coroutine for each field of each
item. Here the operation's plan (execution/plan.py) is run instead. See docs/adr/0003-columnar-executor.md.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from inspect import isawaitable
from typing import Any
from weakref import WeakKeyDictionary

from graphql import ExecutionResult, GraphQLError, GraphQLSchema, OperationType, located_error
from graphql.execution.values import VariableValues
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from execution.plan import Plan, Plans
from execution.selection import FieldPlan, Frame, Slots
from execution.shapes import answer_rows, read_column
from execution.slots import FieldSlots, slots_upwards

ERRORS_MAXIMUM = 20

_plans: WeakKeyDictionary[GraphQLSchema, Plans] = WeakKeyDictionary()


def plans_of(schema: GraphQLSchema) -> Plans:
    """Those of a schema, which live as long as it does."""
    plans = _plans.get(schema)
    if plans is None:
        plans = _plans[schema] = Plans(schema)
    return plans


class ColumnarExecutor(StrawberryGraphQLCoreExecutionContext):
    """Strawberry's `execution_context_class`. Introspection alone is left to the stock executor."""

    errors_maximum: int | None = ERRORS_MAXIMUM

    def execute_operation(self, serially: bool | None = None) -> Any:
        try:
            plan = plans_of(self.schema).plan(self.operation, self.fragments, self.variable_values)
        except GraphQLError as error:
            return ExecutionResult(None, [error])
        if plan.introspects:
            return super().execute_operation(serially)
        return Execution(plan, self.variable_values, self.context_value, self.errors_maximum).execute(
            self.root_value
        )


class PendingField:
    """A field whose batch resolver is still to be called, and the parents to hand to it."""

    __slots__ = ("field", "frame", "parents", "rows")

    def __init__(self, field: FieldPlan, frame: Frame, parents: list[Any], rows: list[int] | None) -> None:
        self.field = field
        self.frame = frame
        self.parents = parents
        self.rows = rows


class Execution:
    """One execution of a plan.

    Answers are filled as pending fields are resolved. Errors are only noted with their slot; paths and the
    propagation of nulls are worked out at the end, when there are any.
    """

    def __init__(
        self, plan: Plan, variables: VariableValues, context: Any, errors_maximum: int | None = ERRORS_MAXIMUM
    ) -> None:
        self._plan = plan
        self._variables = variables
        self._context = context
        self._errors_maximum = errors_maximum
        self._pending: list[PendingField] = []
        self._ahead: set[asyncio.Future[Any]] = set()
        self._failures: list[tuple[Slots, int, Exception]] = []

    async def execute(self, root_value: Any) -> ExecutionResult:
        """The answer: `data` and the located errors, of which at most `errors_maximum` are told."""
        selection = self._plan.root
        frame = Frame(None, None)
        frame.answers = answer_rows(self, frame, selection, [root_value], None)
        for field in selection.branches:
            self.branch(field, frame, [root_value], None)
        pending, self._pending = self._pending, []
        if self._plan.operation.operation is OperationType.MUTATION:
            for asked in pending:
                await self._resolve_level([asked])
        elif pending:
            try:
                await self._resolve_level(pending)
            finally:
                for foreseen in self._ahead:
                    foreseen.cancel()
        data = frame.answers[0]
        if not self._failures:
            return ExecutionResult(data, None)
        return self._with_errors(data)

    def branch(self, field: FieldPlan, frame: Frame, records: list[Any], rows: list[int] | None) -> None:
        """Complete nested objects at once; keep a field with a batch resolver, to be resolved with its level."""
        if field.batch is None:
            self._complete(field, frame, rows, read_column(field, records))
        else:
            self._pending.append(PendingField(field, frame, records, rows))

    def absent(self, value: Exception | None, slots: Slots, row: int) -> None:
        """The answer for a slot without a value: null, with an error where there is one or must be one."""
        if value is not None:
            self._failures.append((slots, row, value))
        elif slots.nonnull:
            name = slots.nodes[0].name.value
            self._failures.append((slots, row, TypeError(f"Null where {name} must not be null.")))

    def complete_alone(self, complete: Callable[[], None]) -> bool:
        """Run `complete`; False, and nothing noted, where something failed in it or a field is pending."""
        pending, failures = len(self._pending), len(self._failures)
        complete()
        if len(self._pending) == pending and len(self._failures) == failures:
            return True
        del self._pending[pending:], self._failures[failures:]
        return False

    async def _resolve_level(self, pending: list[PendingField]) -> None:
        """Resolve the fields of one level at the same time, each with those below it.

        What a synchronous resolver answers is completed at once, and the fields below it join this level.
        """
        waiting = []
        for asked in pending:
            values = self._resolve(asked)
            if isawaitable(values):
                waiting.append(self._arrive(asked, values))
            else:
                pending.extend(self._deliver(asked, values))
        if len(waiting) == 1:
            await waiting[0]
        elif waiting:
            # A task group leaves no task behind when this operation is cancelled.
            async with asyncio.TaskGroup() as group:
                for arrival in waiting:
                    group.create_task(arrival)

    def _resolve(self, asked: PendingField) -> Any:
        batch = asked.field.batch
        assert batch is not None
        try:
            arguments = asked.field.arguments.values(self._variables)
            if batch.foresee is not None:
                self._foresee(asked.field, batch.foresee, arguments)
            return batch.resolve(asked.parents, self._context, **arguments)
        except Exception as error:
            return error

    def _foresee(
        self, field: FieldPlan, foresee: Callable[..., tuple[Any, list[Any]]], arguments: dict[str, Any]
    ) -> None:
        """Ask the edges below a field before its records have arrived; see BatchResolver."""
        # What is wrong with the arguments is told by the field itself.
        with suppress(Exception):
            context, records = foresee(self._context, **arguments)
            for below in field.shape.edges_below(records):
                assert below.batch is not None
                values = below.batch.resolve(records, context, **below.arguments.values(self._variables))
                if isawaitable(values):
                    foreseen = asyncio.ensure_future(values)
                    self._ahead.add(foreseen)
                    foreseen.add_done_callback(self._throw_away)

    def _throw_away(self, foreseen: asyncio.Future[Any]) -> None:
        self._ahead.discard(foreseen)
        if not foreseen.cancelled():
            # Marks a failure as seen: the edge, asked in earnest, fails by itself.
            foreseen.exception()

    async def _arrive(self, asked: PendingField, awaitable: Awaitable[Any]) -> None:
        try:
            values = await awaitable
        except asyncio.CancelledError as error:
            task = asyncio.current_task()
            if task is None or task.cancelling():
                raise
            # Not we, but something that the resolver waited for was cancelled: a failure like any other.
            values = RuntimeError("The batch was cancelled.").with_traceback(error.__traceback__)
        except Exception as error:
            values = error
        pending = self._deliver(asked, values)
        if pending:
            await self._resolve_level(pending)

    def _deliver(self, asked: PendingField, values: Any) -> list[PendingField]:
        """Complete what a batch resolver answered; the pending fields below it."""
        count = len(asked.parents)
        if not isinstance(values, Exception) and (
            not isinstance(values, list | tuple) or len(values) != count
        ):
            values = TypeError(f"The batch resolver of {asked.field.key} must give a list of {count} values.")
        if isinstance(values, Exception):
            values = [values] * count
        self._complete(asked.field, asked.frame, asked.rows, values)
        pending, self._pending = self._pending, []
        return pending

    def _complete(self, field: FieldPlan, frame: Frame, rows: list[int] | None, values: list[Any]) -> None:
        answers = field.shape.complete(self, values, FieldSlots(frame, field, rows))
        parents = frame.answers if rows is None else [frame.answers[row] for row in rows]
        key = field.key
        for parent, answer in zip(parents, answers, strict=True):
            parent[key] = answer

    def _with_errors(self, data: dict[str, Any]) -> ExecutionResult:
        """Propagate nulls. An error inside what another has nulled already is not reported: its slot is gone."""
        errors: list[GraphQLError] = []
        omitted = 0
        nulled: set[tuple[int, int]] = set()
        answer: dict[str, Any] | None = data
        for slots, row, error in self._failures:
            upwards = list(slots_upwards(slots, row))
            if answer is None or any((id(slot[0]), slot[1]) in nulled for slot in upwards):
                continue
            nullable = next((slot for slot in upwards if not slot[0].nonnull), None)
            if nullable is None:
                answer = None
            else:
                nullable[0].clear(nullable[1])
                nulled.add((id(nullable[0]), nullable[1]))
            if self._errors_maximum is not None and len(errors) == self._errors_maximum:
                omitted += 1
            else:
                path = [slot[0].key(slot[1]) for slot in reversed(upwards)]
                errors.append(located_error(error, slots.nodes, path))
        if omitted:
            errors[-1].extensions = {**(errors[-1].extensions or {}), "omitted": omitted}
        return ExecutionResult(answer, errors)
