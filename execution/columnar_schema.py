"""A Strawberry schema whose `execute` is the short way: documents kept, limits held, columns, errors masked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from inspect import isawaitable
from typing import Any

import strawberry
from graphql import ExecutionResult as CoreResult
from graphql import GraphQLError, OperationDefinitionNode, execute
from strawberry.exceptions import MissingQueryError
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types.execution import ExecutionResult, PreExecutionError
from strawberry.types.graphql import OperationType

from errors import Code
from execution.columnar import ERRORS_MAXIMUM, ColumnarExecutor, Execution, plans_of
from execution.documents import Documents, Refused
from execution.errors import present
from execution.limits import Limits
from execution.refusal import refuse_unbatchable


@dataclass
class Executed(ExecutionResult):
    """The result of an operation that was run, and which one it was."""

    operation: OperationDefinitionNode = field(kw_only=True)


class ColumnarSchema(strawberry.Schema):
    """Takes what strawberry.Schema takes. Raises Unbatchable for what cannot be executed in columns."""

    def __init__(self, query: type, *, limits: Limits | None = None, **kwargs: Any) -> None:
        super().__init__(query, execution_context_class=ColumnarExecutor, **kwargs)
        refuse_unbatchable(self)
        self._documents = Documents(self._schema, limits or Limits())
        self._plans = plans_of(self._schema)

    async def execute(
        self,
        query: str | None,
        variable_values: dict[str, Any] | None = None,
        context_value: Any | None = None,
        root_value: Any | None = None,
        operation_name: str | None = None,
        allowed_operation_types: Iterable[OperationType] | None = None,
        operation_extensions: dict[str, Any] | None = None,
    ) -> ExecutionResult:
        """Answer one operation; every error has `extensions.code`.

        Raises, as Strawberry's own does, MissingQueryError, CannotGetOperationTypeError (no such operation) and
        InvalidOperationTypeError (not one of `allowed_operation_types`), for the view to answer.
        """
        if not query:
            raise MissingQueryError
        inputs = variable_values or {}
        try:
            prepared = self._documents.prepare(query)
            operation = prepared.operation(operation_name)
            if operation is None:
                raise CannotGetOperationTypeError(operation_name)
            kind = OperationType(operation.node.operation.value)
            if allowed_operation_types is not None and kind not in allowed_operation_types:
                raise InvalidOperationTypeError(kind)
            prepared.measured.check_cost(operation.node, inputs)
        except Refused as refused:
            return PreExecutionError(data=None, errors=present(refused.errors, refused.code))
        except GraphQLError as error:
            return PreExecutionError(data=None, errors=present([error], Code.COST_LIMIT))
        variables = operation.variables.values(inputs, ERRORS_MAXIMUM)
        if isinstance(variables, list):
            return PreExecutionError(data=None, errors=present(variables, Code.BAD_USER_INPUT))
        try:
            plan = self._plans.plan(operation.node, operation.fragments, variables)
            if plan.introspects:
                executed = execute(
                    self._schema,
                    prepared.document,
                    root_value,
                    context_value,
                    inputs,
                    operation_name,
                    executor_class=ColumnarExecutor,
                )
                result = await executed if isawaitable(executed) else executed
            else:
                result = await Execution(plan, variables, context_value).execute(root_value)
        except Exception as error:
            if not isinstance(error, GraphQLError):
                # A fault of the executor itself.
                error = GraphQLError(str(error), original_error=error)
            result = CoreResult(None, [error])
        errors = present(result.errors, Code.INTERNAL) if result.errors else None
        return Executed(data=result.data, errors=errors, operation=operation.node)
