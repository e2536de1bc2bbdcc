"""Selections of every field that the schema has, so that a new field is asked as soon as it is there."""

from collections.abc import Iterator
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)

from schema.root import schema

SCHEMA = schema._schema
PAGE = 4
"""How many things of a list are asked below the root."""

Place = tuple[str, str]
"""A type and one of its fields."""

_WITH_FIELDS = GraphQLObjectType | GraphQLInterfaceType


def object_type(name: str) -> GraphQLObjectType:
    type_ = SCHEMA.type_map[name]
    assert isinstance(type_, GraphQLObjectType)
    return type_


def node_types() -> list[str]:
    """The concrete types that `Query.node` may answer, by name."""
    node = SCHEMA.type_map["Node"]
    assert isinstance(node, GraphQLInterfaceType)
    return sorted(type_.name for type_ in SCHEMA.get_possible_types(node))


def every_place() -> set[Place]:
    """Every field of every object type; but of Mutation, whose fields have tests of their own."""
    return {
        (type_.name, name)
        for type_ in SCHEMA.type_map.values()
        if isinstance(type_, GraphQLObjectType) and not type_.name.startswith(("__", "Mutation"))
        for name in type_.fields
    }


def is_edge(place: Place) -> bool:
    """Whether the field leads to other objects."""
    return not is_leaf_type(get_named_type(object_type(place[0]).fields[place[1]].type))


def declared_at(place: Place) -> Place:
    """The interface's field where an interface has it: that is one edge, whatever the concrete type."""
    for interface in object_type(place[0]).interfaces:
        if place[1] in interface.fields:
            return interface.name, place[1]
    return place


def every_field(type_name: str, nodes_deep: int) -> str:
    """All fields of a type; things of their own (Node) are entered `nodes_deep` deep, what lies between always.

    A field with a Boolean argument is asked both ways, the second under the alias `field__argument`.
    """
    type_ = SCHEMA.type_map[type_name]
    assert isinstance(type_, _WITH_FIELDS), type_name
    parts = ["__typename"]
    if type_name == "Node":
        parts += ["id", *_names_behind_node()]
    else:
        parts += _fields(type_, type_.fields, nodes_deep)
        if isinstance(type_, GraphQLInterfaceType):
            for concrete in SCHEMA.get_possible_types(type_):
                own = {name: field for name, field in concrete.fields.items() if name not in type_.fields}
                if fields := list(_fields(concrete, own, nodes_deep)):
                    parts.append(f"... on {concrete.name} {{ {' '.join(fields)} }}")
    return f"{{ {' '.join(parts)} }}"


def field_of(alias: str) -> str:
    """The field behind a key of an answer to `every_field`."""
    return alias.partition("__")[0] or alias


def _fields(type_: _WITH_FIELDS, fields: dict[str, GraphQLField], nodes_deep: int) -> Iterator[str]:
    at_the_end = nodes_deep == 0 and _is_node(type_)
    for name, field in fields.items():
        below = get_named_type(field.type)
        if is_leaf_type(below):
            selection = ""
        elif at_the_end:
            continue
        else:
            selection = " " + every_field(below.name, nodes_deep - _is_node(type_))
        for call in _calls(f"{type_.name}.{name}", name, field):
            yield call + selection


def _calls(where: str, name: str, field: GraphQLField) -> Iterator[str]:
    required = [name for name, argument in field.args.items() if is_required_argument(argument)]
    assert not required, f"{where} needs {required}: say here what to ask."
    page = f"first: {PAGE}" if "first" in field.args else ""
    yield f"{name}({page})" if page else name
    for argument, given in field.args.items():
        if str(get_named_type(given.type)) == "Boolean":
            arguments = ", ".join(filter(None, [page, f"{argument}: true"]))
            yield f"{name}__{argument}: {name}({arguments})"


def _is_node(type_: Any) -> bool:
    return any(interface.name == "Node" for interface in type_.interfaces)


def _names_behind_node() -> Iterator[str]:
    # Fields such as `kind` differ in type behind Node, and can't stand beside each other.
    for name in node_types():
        told = [field for field in ("code", "name") if field in object_type(name).fields]
        if told:
            yield f"... on {name} {{ {' '.join(told)} }}"
