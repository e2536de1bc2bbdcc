"""The arguments of one field, bound to the variables of a request.

graphql-core and Strawberry bind them once; after that, what is literal stays, and a scalar or enum that a variable
gives is put in its place, also in an input object. Anything else is left to them each time.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Self

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    ListValueNode,
    ObjectValueNode,
    Undefined,
    ValueNode,
    VariableNode,
    Visitor,
    get_argument_values,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    visit,
)
from graphql.execution.values import VariableValues
from strawberry.schema.config import StrawberryConfig
from strawberry.types.arguments import convert_arguments
from strawberry.types.field import StrawberryField

from execution.batch_resolver import strawberry_field


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
            for direct in self._direct:
                value = direct.value(variables.coerced)
                if value is Undefined:
                    break
                if direct.attribute is not None:
                    value = replace(bound[direct.keyword], **{direct.attribute: value})
                bound[direct.keyword] = value
            else:
                return bound
        values = get_argument_values(self._field, self._node, variables)
        bound = convert_arguments(values, self._definition.arguments, self._registry, self._config)
        self._bound = bound | self._injected
        return self._bound

    def _direct_variables(self) -> "list[DirectVariables] | None":
        """None where a variable is part of something larger."""
        keywords = {
            self._config.name_converter.from_argument(argument): argument.python_name
            for argument in self._definition.arguments
        }
        found = []
        for argument in self._node.arguments or ():
            name = argument.name.value
            for attribute, value, type_ in _parts(argument.value, self._field.args[name].type):
                direct = DirectVariables.of(keywords[name], attribute, value, type_)
                if direct is not None:
                    found.append(direct)
                elif _uses_variable(value):
                    return None
        return found


class DirectVariables:
    """Scalars or enums that are one variable, or a list of variables: an argument, or an attribute of its input object."""

    __slots__ = ("_is_list", "_nullable", "_variables", "attribute", "keyword")

    def __init__(
        self, keyword: str, attribute: str | None, variables: list[str], *, is_list: bool, nullable: bool
    ) -> None:
        self.keyword = keyword
        self.attribute = attribute
        self._variables = variables
        self._is_list = is_list
        self._nullable = nullable

    @classmethod
    def of(
        cls, keyword: str, attribute: str | None, value: ValueNode, type_: GraphQLInputType
    ) -> Self | None:
        """None where it is something else."""
        if not is_leaf_type(get_named_type(type_)):
            return None
        nullable = not isinstance(type_, GraphQLNonNull)
        if isinstance(value, VariableNode):
            return cls(keyword, attribute, [value.name.value], is_list=False, nullable=nullable)
        list_type = get_nullable_type(type_)
        if not isinstance(value, ListValueNode) or not isinstance(list_type, GraphQLList):
            return None
        item = list_type.of_type
        names = [node.name.value for node in value.values if isinstance(node, VariableNode)]
        if not names or len(names) != len(value.values) or isinstance(get_nullable_type(item), GraphQLList):
            return None
        return cls(keyword, attribute, names, is_list=True, nullable=not isinstance(item, GraphQLNonNull))

    def value(self, coerced: Mapping[str, Any]) -> Any:
        """Undefined where a variable is left out, or null and must not be."""
        values = [coerced.get(name, Undefined) for name in self._variables]
        if Undefined in values or (not self._nullable and None in values):
            return Undefined
        return values if self._is_list else values[0]


def _parts(
    value: ValueNode, type_: GraphQLInputType
) -> Iterator[tuple[str | None, ValueNode, GraphQLInputType]]:
    """The attributes of an input object, each with its name in Python; of anything else the whole, without one."""
    object_type = get_nullable_type(type_)
    if not isinstance(value, ObjectValueNode) or not isinstance(object_type, GraphQLInputObjectType):
        yield None, value, type_
        return
    for given in value.fields:
        field = object_type.fields[given.name.value]
        definition = strawberry_field(field)
        assert definition is not None, "Input objects are Strawberry's."
        yield definition.python_name, given.value, field.type


def _uses_variable(value: ValueNode) -> bool:
    found = False

    class Variables(Visitor):
        def enter_variable(self, *_: object) -> None:
            nonlocal found
            found = True

    visit(value, Variables())
    return found
