"""The seam between a field and its batch resolver, for the columnar and the stock executor alike."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import (
    BooleanValueNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInputField,
    InlineFragmentNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
    print_ast,
)
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.field import StrawberryField

BATCH = "batch"
"""Key of a Strawberry field's metadata under which its BatchResolver is found."""


@dataclass(frozen=True, slots=True, eq=False)
class BatchResolver:
    """How an edge is resolved: `resolve(parents, context, **arguments)` gives values aligned with `parents`.

    It may be a coroutine function; it may raise (every parent's field fails) or hold an exception in the place
    of one value. With `wants_selected` it is handed the names selected below it; with `wants_levels` how many levels
    of the same connection, with the same arguments, are selected there, its own included.

    `foresee(context, **arguments)` tells, before anything is read, a context and the records that the values will
    be at best, good enough to ask their edges by: these are then asked at the same moment as the field itself, and
    what they answer is thrown away. The context it gives keeps what was read for those who will ask for it in earnest.
    """

    resolve: Callable[..., Any]
    wants_selected: bool = False
    wants_levels: bool = False
    foresee: Callable[..., tuple[Any, list[Any]]] | None = None


class OfRecords:
    """Base of interfaces, and so of their types, whose values are records: a record names its type in `typename`."""

    @classmethod
    def resolve_type(cls, record: Any, *_: object) -> str:
        return str(record.typename)

    @classmethod
    def is_type_of(cls, record: Any, *_: object) -> bool:
        return True


def strawberry_field(field: GraphQLField | GraphQLInputField) -> StrawberryField | None:
    """The Strawberry field that a graphql-core field was made from."""
    definition = field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    return definition if isinstance(definition, StrawberryField) else None


def batch_of(field: GraphQLField) -> BatchResolver | None:
    """The field's batch resolver; None for a plain attribute."""
    definition = strawberry_field(field)
    return None if definition is None else definition.metadata.get(BATCH)


def selected_names(
    nodes: Sequence[FieldNode],
    fragments: Mapping[str, FragmentDefinitionNode],
    variables: Mapping[str, Any],
) -> frozenset[str]:
    """GraphQL names of what is selected below a field, dotted where nested, such as `edges.node.id`.

    The names below all concrete types are joined: behind an interface it is a superset.
    """
    names: set[str] = set()

    def visit(selection_set: SelectionSetNode, prefix: str) -> None:
        for selection in selection_set.selections:
            if not _included(selection, variables):
                continue
            if isinstance(selection, FieldNode):
                name = prefix + selection.name.value
                names.add(name)
                if selection.selection_set:
                    visit(selection.selection_set, name + ".")
            elif isinstance(selection, FragmentSpreadNode):
                visit(fragments[selection.name.value].selection_set, prefix)
            else:
                assert isinstance(selection, InlineFragmentNode)
                visit(selection.selection_set, prefix)

    for node in nodes:
        if node.selection_set:
            visit(node.selection_set, "")
    return frozenset(names)


def connection_levels(nodes: Sequence[FieldNode], fragments: Mapping[str, FragmentDefinitionNode]) -> int:
    """1, and 1 more for each level on which the nodes of the connection have the same connection again.

    The same: the same field with the same arguments as they are written, below `nodes` or `edges { node }`.
    """

    def fields(selections: Iterable[SelectionNode]) -> Iterator[FieldNode]:
        for selection in selections:
            if isinstance(selection, FieldNode):
                yield selection
            elif isinstance(selection, FragmentSpreadNode):
                yield from fields(fragments[selection.name.value].selection_set.selections)
            else:
                assert isinstance(selection, InlineFragmentNode)
                yield from fields(selection.selection_set.selections)

    def below(field: FieldNode, *names: str) -> Iterator[FieldNode]:
        if not names:
            yield field
        elif field.selection_set:
            for inner in fields(field.selection_set.selections):
                if inner.name.value == names[0]:
                    yield from below(inner, *names[1:])

    def levels(field: FieldNode) -> int:
        again = (
            levels(inner)
            for way in (("nodes",), ("edges", "node"))
            for inner in below(field, *way, field.name.value)
            if _arguments(inner) == _arguments(field)
        )
        return 1 + max(again, default=0)

    return max(map(levels, nodes))


def _arguments(field: FieldNode) -> frozenset[str]:
    return frozenset(map(print_ast, field.arguments or ()))


def _included(node: SelectionNode, variables: Mapping[str, Any]) -> bool:
    for directive in node.directives or ():
        if directive.name.value not in ("skip", "include"):
            continue
        [argument] = directive.arguments or ()
        value = argument.value
        if isinstance(value, VariableNode):
            condition = bool(variables.get(value.name.value))
        else:
            condition = isinstance(value, BooleanValueNode) and value.value
        if condition == (directive.name.value == "skip"):
            return False
    return True
