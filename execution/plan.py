"""An operation's selection sets, collected once: what to read, what to ask, how to complete it.

A plan is kept for each document and operation, and for each choice that its @skip and @include conditions can
make. Selections on a concrete type are collected when the first object of that type is met.
"""

from collections import OrderedDict
from collections.abc import Mapping
from functools import cached_property
from operator import attrgetter
from typing import Any, cast

from graphql import (
    FragmentDefinitionNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    GraphQLUnionType,
    OperationDefinitionNode,
    VariableNode,
    Visitor,
    is_leaf_type,
    visit,
)
from graphql.execution.collect_fields import (
    FieldDetailsList,
    FragmentDetails,
    GroupedFieldSet,
    collect_fields,
    collect_subfields,
)
from graphql.execution.values import VariableValues

from execution.arguments import FieldArguments
from execution.batch_resolver import batch_of, connection_levels, selected_names, strawberry_field
from execution.leaf import Leaf
from execution.selection import FieldPlan, Selection, Shape
from execution.shapes import ListOf, ObjectsOf

PLANS_MAXIMUM = 500
CONDITIONS_MAXIMUM = 32


class Plan:
    """The plan of one operation under one choice of its conditions."""

    def __init__(
        self,
        schema: GraphQLSchema,
        operation: OperationDefinitionNode,
        fragments: dict[str, FragmentDetails],
        conditions: VariableValues,
    ) -> None:
        self.operation = operation
        self._schema = schema
        self._config = schema._strawberry_schema.config  # type: ignore[attr-defined]
        self._registry = schema._strawberry_schema.schema_converter.scalar_registry  # type: ignore[attr-defined]
        self._fragments = fragments
        self._conditions = conditions
        self._fields: dict[tuple[object, ...], FieldPlan] = {}
        self._root_type = cast(GraphQLObjectType, schema.get_root_type(operation.operation))
        self._root_fields = collect_fields(
            schema, fragments, conditions, self._root_type, operation
        ).grouped_field_set
        self.introspects = any(
            details[0].node.name.value in ("__schema", "__type") for details in self._root_fields.values()
        )

    @cached_property
    def root(self) -> Selection:
        return self._selection(self._root_type, self._root_fields)

    def selection(self, type_: GraphQLObjectType, details: FieldDetailsList) -> Selection:
        """What `details` select on the type. Raises GraphQLError where a condition is null."""
        collected = collect_subfields(
            self._schema, self._fragments, self._conditions, self.operation, type_, details
        )
        return self._selection(type_, collected.grouped_field_set)

    def _selection(self, type_: GraphQLObjectType, fields: GroupedFieldSet) -> Selection:
        selection = Selection()
        for key, details in fields.items():
            name = details[0].node.name.value
            if name == "__typename":
                selection.template[key] = type_.name
                continue
            selection.template[key] = None
            field = self._field(key, type_.fields[name], details)
            if isinstance(field.shape, Leaf) and field.batch is None:
                selection.leaves.append((key, field, field.shape))
            else:
                selection.branches.append(field)
        return selection

    def _field(self, key: str, field: GraphQLField, details: FieldDetailsList) -> FieldPlan:
        """The same plan for the same field of several concrete types, so that one batch serves them all."""
        definition = strawberry_field(field)
        assert definition is not None, "refuse_unbatchable() lets Strawberry's fields alone pass."
        batch = batch_of(field)
        nodes = [detail.node for detail in details]
        identity = (batch or definition.python_name, str(field.type), *map(id, nodes))
        known = self._fields.get(identity)
        if known is not None:
            return known

        injected: dict[str, Any] = {}
        if batch is not None and batch.wants_selected:
            injected["selected"] = selected_names(nodes, self._definitions(), self._conditions.coerced)
        if batch is not None and batch.wants_levels:
            injected["levels"] = connection_levels(nodes, self._definitions())

        arguments = FieldArguments(field, nodes[0], definition, injected, self._registry, self._config)
        shape = self._shape(field.type, details)
        plan = FieldPlan(key, nodes, shape, attrgetter(definition.python_name), batch, arguments)
        self._fields[identity] = plan
        return plan

    def _definitions(self) -> Mapping[str, FragmentDefinitionNode]:
        return {name: fragment.definition for name, fragment in self._fragments.items()}

    def _shape(self, type_: GraphQLOutputType, details: FieldDetailsList) -> Shape:
        nonnull = isinstance(type_, GraphQLNonNull)
        if isinstance(type_, GraphQLNonNull):
            type_ = type_.of_type
        if isinstance(type_, GraphQLList):
            return ListOf(self._shape(type_.of_type, details), nonnull)
        if is_leaf_type(type_):
            return Leaf(type_, nonnull)
        if isinstance(type_, GraphQLObjectType):
            return ObjectsOf(nonnull, type_.name, lambda name: self.selection(type_, details))
        assert isinstance(type_, GraphQLInterfaceType | GraphQLUnionType)
        abstract = type_

        def select(name: object) -> Selection:
            concrete = self._schema.get_type(name) if isinstance(name, str) else None
            if not isinstance(concrete, GraphQLObjectType) or not self._schema.is_sub_type(
                abstract, concrete
            ):
                raise TypeError(
                    f"A record behind {abstract.name} is of the type {name!r}, which is not one of its types."
                )
            return self.selection(concrete, details)

        return ObjectsOf(nonnull, None, select)


class Plans:
    """The plans of one schema, the least recently used going first."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self._schema = schema
        # The operation stands in the value too: as long as it is kept, its id is nobody else's.
        self._operations: OrderedDict[
            int, tuple[OperationDefinitionNode, tuple[str, ...], dict[tuple[object, ...], Plan]]
        ] = OrderedDict()

    def plan(
        self,
        operation: OperationDefinitionNode,
        fragments: dict[str, FragmentDetails],
        variables: VariableValues,
    ) -> Plan:
        """The plan for these variables. Raises GraphQLError where a condition of the root fields is null."""
        entry = self._operations.get(id(operation))
        if entry is None:
            definitions = [fragment.definition for fragment in fragments.values()]
            entry = (operation, _condition_names([operation, *definitions]), {})
            self._operations[id(operation)] = entry
            if len(self._operations) > PLANS_MAXIMUM:
                self._operations.popitem(last=False)
        else:
            self._operations.move_to_end(id(operation))
        _, names, plans = entry
        choice = tuple([variables.coerced.get(name) for name in names])
        plan = plans.get(choice)
        if plan is None:
            conditions = VariableValues(
                {name: variables.sources[name] for name in names if name in variables.sources},
                {name: variables.coerced[name] for name in names if name in variables.coerced},
            )
            plan = Plan(self._schema, operation, fragments, conditions)
            if len(plans) >= CONDITIONS_MAXIMUM:
                plans.clear()
            plans[choice] = plan
        return plan


def _condition_names(definitions: list[OperationDefinitionNode | FragmentDefinitionNode]) -> tuple[str, ...]:
    """The variables that decide an @skip or @include."""
    names: set[str] = set()

    class Conditions(Visitor):
        def enter_directive(self, node: Any, *_: object) -> None:
            if node.name.value in ("skip", "include"):
                names.update(
                    argument.value.name.value
                    for argument in node.arguments or ()
                    if isinstance(argument.value, VariableNode)
                )

    for definition in definitions:
        visit(definition, Conditions())
    return tuple(sorted(names))
