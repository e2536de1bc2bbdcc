"""How large an operation may be, estimated from its document before anything is executed.

Depth, aliases, directives and root fields are counted once per document. The cost is the number of values that the
answer would hold: each field counts once per parent, and a list multiplies what is below it by the page that was
asked for (`first` or `last`), by the length of a list argument, else by `usual_length`. Where a variable decides
that, the cost is kept as a sum of products and worked out with the variables of each request.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLField,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLSchema,
    GraphQLType,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    Node,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    Visitor,
    get_named_type,
    is_list_type,
    value_from_ast_untyped,
    visit,
)

from errors import Code, LimitExceeded

PAGE_ARGUMENTS = ("first", "last")
INTROSPECTION = ("__schema", "__type")

Size = int | str
"""A number, or the name of the variable that decides it."""
Cost = dict[tuple[str, ...], int]
"""Products of variables, each with its factor."""


@dataclass(frozen=True, slots=True)
class Limits:
    """`tokens` bounds the document's text, `cost` the values of the answer; a page counts as `page_maximum` at most."""

    depth: int = 12
    aliases: int = 30
    root_fields: int = 20
    directives: int = 30
    tokens: int = 2_000
    cost: int = 1_000_000
    usual_length: int = 20
    page_maximum: int = 250


@dataclass(slots=True)
class _Selected:
    """What a selection set amounts to; `listed` is the cost of its lists, still without their lengths."""

    depth: int = 0
    fields: int = 0
    cost: Cost = field(default_factory=dict)
    listed: Cost = field(default_factory=dict)


class Measured:
    """A document measured against the limits."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode, limits: Limits) -> None:
        """Raise GraphQLError, from a LimitExceeded, where a limit is passed that no variable decides."""
        self._schema = schema
        self._limits = limits
        self._fragments = {
            node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self._measured_fragments: dict[str, _Selected] = {}
        self._costs: dict[int, Cost] = {}
        self._count(document)
        for operation in document.definitions:
            if isinstance(operation, OperationDefinitionNode):
                self._measure_operation(operation)

    def check_cost(self, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> None:
        """Raise GraphQLError where the operation costs too much with these values of its variables."""
        cost = self._costs[id(operation)]
        total = cost.get((), 0)
        if len(cost) > 1:
            sizes = dict(self._variable_sizes(operation, variables))
            total += sum(
                factor * prod(sizes.get(name, 1) for name in names) for names, factor in cost.items() if names
            )
        if total > self._limits.cost:
            raise _exceeded(
                Code.COST_LIMIT,
                f"The answer could hold {total:,} values; the most is {self._limits.cost:,}.",
                "Ask for smaller pages (`first`), or for fewer levels of lists in one operation.",
                operation,
            )

    def _count(self, document: DocumentNode) -> None:
        aliases: list[Node] = []
        directives: list[Node] = []

        class Counter(Visitor):
            def enter_field(self, node: FieldNode, *_: object) -> None:
                if node.alias:
                    aliases.append(node)

            def enter_directive(self, node: Node, *_: object) -> None:
                directives.append(node)

        visit(document, Counter())
        for what, nodes, most in (
            ("aliases", aliases, self._limits.aliases),
            ("directives", directives, self._limits.directives),
        ):
            if len(nodes) > most:
                message = f"The document has {len(nodes)} {what}; the most is {most}."
                raise _exceeded(Code.COST_LIMIT, message, "Ask in several requests.", nodes[most])

    def _measure_operation(self, operation: OperationDefinitionNode) -> None:
        selected = self._measure(operation.selection_set, self._schema.get_root_type(operation.operation))
        if selected.depth > self._limits.depth:
            message = f"The operation is {selected.depth} levels deep; the most is {self._limits.depth}."
            raise _exceeded(
                Code.DEPTH_LIMIT,
                message,
                "Ask for fewer levels, or start again from an id that you were given.",
                operation,
            )
        if selected.fields > self._limits.root_fields:
            message = (
                f"The operation has {selected.fields} root fields; the most is {self._limits.root_fields}."
            )
            raise _exceeded(Code.COST_LIMIT, message, "Use a field that takes a list of ids.", operation)
        cost = _sum(selected.cost, _times(selected.listed, self._limits.usual_length))
        self._costs[id(operation)] = cost
        if len(cost) == 1:
            self.check_cost(operation, {})

    def _measure(self, selections: SelectionSetNode | None, type_: GraphQLNamedType | None) -> _Selected:
        total = _Selected()
        for selection in selections.selections if selections else ():
            if isinstance(selection, FieldNode):
                if selection.name.value in INTROSPECTION:
                    continue
                self._add_field(total, selection, type_)
                continue
            if isinstance(selection, FragmentSpreadNode):
                below = self._measure_fragment(selection.name.value)
            else:
                assert isinstance(selection, InlineFragmentNode)
                condition = selection.type_condition
                on = self._schema.get_type(condition.name.value) if condition else type_
                below = self._measure(selection.selection_set, on)
            total.depth = max(total.depth, below.depth)
            total.fields += below.fields
            total.cost = _sum(total.cost, below.cost)
            total.listed = _sum(total.listed, below.listed)
        return total

    def _measure_fragment(self, name: str) -> _Selected:
        measured = self._measured_fragments.get(name)
        if measured is None:
            # A cycle is for validation to refuse; here it ends at what is known so far: nothing.
            measured = self._measured_fragments[name] = _Selected()
            fragment = self._fragments.get(name)
            if fragment is not None:
                on = self._schema.get_type(fragment.type_condition.name.value)
                measured = self._measured_fragments[name] = self._measure(fragment.selection_set, on)
        return measured

    def _add_field(self, total: _Selected, node: FieldNode, parent: GraphQLNamedType | None) -> None:
        definition = getattr(parent, "fields", {}).get(node.name.value)
        below = self._measure(node.selection_set, get_named_type(definition.type) if definition else None)
        total.depth = max(total.depth, below.depth + 1)
        total.fields += 1
        is_paged = definition is not None and any(name in definition.args for name in PAGE_ARGUMENTS)
        size = self._page_size(node) if is_paged else self._limits.usual_length
        own = _sum({(): 1}, below.cost, _times(below.listed, size))
        if definition is None or not _is_list(definition.type):
            total.cost = _sum(total.cost, own)
            return
        length = size if is_paged else self._argument_length(node, definition)
        if length is None:
            total.listed = _sum(total.listed, own)
        else:
            total.cost = _sum(total.cost, _times(own, length))

    def _page_size(self, node: FieldNode) -> Size:
        for argument in node.arguments or ():
            if argument.name.value in PAGE_ARGUMENTS:
                if isinstance(argument.value, VariableNode):
                    return argument.value.name.value
                if isinstance(argument.value, IntValueNode):
                    return self._bounded(int(argument.value.value))
        return self._limits.usual_length

    def _argument_length(self, node: FieldNode, definition: GraphQLField) -> Size | None:
        for argument in node.arguments or ():
            if isinstance(argument.value, ListValueNode):
                return self._bounded(len(argument.value.values))
            declared = definition.args.get(argument.name.value)
            if isinstance(argument.value, VariableNode) and declared and _is_list(declared.type):
                return argument.value.name.value
        return None

    def _bounded(self, size: int) -> int:
        return min(max(size, 1), self._limits.page_maximum)

    def _variable_sizes(
        self, operation: OperationDefinitionNode, variables: Mapping[str, Any]
    ) -> Iterator[tuple[str, int]]:
        for definition in operation.variable_definitions or ():
            name = definition.variable.name.value
            value = variables.get(name)
            if value is None and definition.default_value is not None:
                value = value_from_ast_untyped(definition.default_value)
            if isinstance(value, list):
                yield name, self._bounded(len(value))
            elif isinstance(value, int):
                yield name, self._bounded(value)
            else:
                yield name, self._limits.usual_length


def _is_list(type_: GraphQLType) -> bool:
    return is_list_type(type_.of_type if isinstance(type_, GraphQLNonNull) else type_)


def _sum(*costs: Cost) -> Cost:
    total: Cost = {}
    for cost in costs:
        for names, factor in cost.items():
            total[names] = total.get(names, 0) + factor
    return total


def _times(cost: Cost, size: Size) -> Cost:
    if isinstance(size, int):
        return {names: factor * size for names, factor in cost.items()}
    return {tuple(sorted((*names, size))): factor for names, factor in cost.items()}


def _exceeded(code: Code, message: str, hint: str, node: Node | Sequence[Node]) -> GraphQLError:
    return GraphQLError(message, node, original_error=LimitExceeded(code, message, hint=hint))
