"""The variables of an operation, coerced the short way where they are what JSON carries already.

graphql-core works out their types anew for each request, and goes through a list item by item. What is not as it should
be is left to it: it knows how to say so.
"""

from collections.abc import Mapping
from typing import Any

from graphql import (
    GraphQLError,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    OperationDefinitionNode,
    Undefined,
    coerce_input_value,
    get_variable_values,
    is_leaf_type,
)
from graphql.execution.get_variable_signature import GraphQLVariableSignature, get_variable_signature
from graphql.execution.values import VariableValues, VariableValueSource

STRINGS = ("String", "ID")


class OperationVariables:
    """Of one operation of a valid document."""

    def __init__(self, schema: GraphQLSchema, operation: OperationDefinitionNode) -> None:
        self._schema = schema
        self._definitions = operation.variable_definitions or ()
        self._signatures: list[tuple[GraphQLVariableSignature, bool]] = []
        for definition in self._definitions:
            signature = get_variable_signature(schema, definition)
            assert not isinstance(signature, GraphQLError), "The document is valid."
            optional = definition.default_value is None and not isinstance(signature.type, GraphQLNonNull)
            self._signatures.append((signature, optional))

    def values(self, inputs: Mapping[str, Any], errors_maximum: int) -> VariableValues | list[GraphQLError]:
        """Coerced values, or what is wrong: as graphql-core's `get_variable_values`."""
        sources: dict[str, VariableValueSource] = {}
        coerced: dict[str, Any] = {}
        for signature, optional in self._signatures:
            name = signature.name
            value = inputs.get(name, Undefined)
            sources[name] = VariableValueSource(signature, value)
            if value is Undefined and optional:
                continue
            fitting = Undefined if value is Undefined else _coerced(value, signature.type)
            if fitting is Undefined:
                return get_variable_values(
                    self._schema, self._definitions, dict(inputs), max_errors=errors_maximum
                )
            coerced[name] = fitting
        return VariableValues(sources, coerced)


def _coerced(value: Any, type_: GraphQLInputType) -> Any:
    """Undefined where it takes more than a look."""
    if value is None:
        return Undefined if isinstance(type_, GraphQLNonNull) else None
    if isinstance(type_, GraphQLNonNull):
        type_ = type_.of_type
    if is_leaf_type(type_):
        return coerce_input_value(value, type_)
    if isinstance(type_, GraphQLList):
        item = type_.of_type
        if isinstance(item, GraphQLNonNull):
            item = item.of_type
        if (
            is_leaf_type(item)
            and item.name in STRINGS
            and type(value) is list
            and set(map(type, value)) <= {str}
        ):
            return value
    return Undefined
