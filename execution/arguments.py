"""The arguments of one field, bound to the variables of a request.

graphql-core and Strawberry bind them once; after that, what is literal stays, and a scalar or enum that a variable
gives is put in its place. Anything else is left to them each time.
"""

from collections.abc import Mapping
from typing import Any

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLNonNull,
    VariableNode,
    Visitor,
    get_argument_values,
    get_named_type,
    is_leaf_type,
    visit,
)
from graphql.execution.values import VariableValues
from strawberry.schema.config import StrawberryConfig
from strawberry.types.arguments import convert_arguments
from strawberry.types.field import StrawberryField


class FieldArguments:
    """Keyword arguments for a batch resolver; `injected` are those that no caller gives."""

    __slots__ = ("_bound", "_config", "_definition", "_direct", "_field", "_injected", "_node", "_registry")

    def __init__(
        self,
        field: GraphQLField,
        node: FieldNode,
        definition: StrawberryField,
        injected: Mapping[str, Any],
        registry: Any,
        config: StrawberryConfig,
    ) -> None:
        self._field = field
        self._node = node
        self._definition = definition
        self._injected = dict(injected)
        self._registry = registry
        self._config = config
        self._bound: dict[str, Any] | None = None
        self._direct = self._direct_variables()

    def values(self, variables: VariableValues) -> dict[str, Any]:
        """Raises GraphQLError where a variable does not fit.

        They are shared between calls where no variable is used: a resolver may read them, not change them.
        """
        if self._bound is not None and self._direct is not None:
            if not self._direct:
                return self._bound
            bound = self._bound.copy()
            for name, variable, nullable in self._direct:
                value = variables.coerced.get(variable, self)
                if value is self or (value is None and not nullable):
                    break
                bound[name] = value
            else:
                return bound
        values = get_argument_values(self._field, self._node, variables)
        bound = convert_arguments(values, self._definition.arguments, self._registry, self._config)
        self._bound = bound | self._injected
        return self._bound

    def _direct_variables(self) -> list[tuple[str, str, bool]] | None:
        """Keyword, variable, and whether it may be null; None where a variable is part of something larger."""
        keywords = {
            self._config.name_converter.from_argument(argument): argument.python_name
            for argument in self._definition.arguments
        }
        direct = []
        for argument in self._node.arguments or ():
            type_ = self._field.args[argument.name.value].type
            if isinstance(argument.value, VariableNode) and is_leaf_type(get_named_type(type_)):
                nullable = not isinstance(type_, GraphQLNonNull)
                direct.append((keywords[argument.name.value], argument.value.name.value, nullable))
            elif _uses_variable(argument):
                return None
        return direct


def _uses_variable(argument: Any) -> bool:
    found = False

    class Variables(Visitor):
        def enter_variable(self, *_: object) -> None:
            nonlocal found
            found = True

    visit(argument, Variables())
    return found
