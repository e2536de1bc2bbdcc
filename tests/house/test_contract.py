"""The printed schema is the committed one, keeps the public contract, and describes itself."""

from collections.abc import Iterator
from pathlib import Path

import graphql
import pytest

from schema.print import FILE, printed_schema

CONTRACT = graphql.build_schema(Path(__file__).with_name("core.graphql").read_text(encoding="utf-8"))
SCHEMA = graphql.build_schema(printed_schema())
UNUSED = {"DateTime": "the contract declares it, and no field of it has it yet"}
WITH_FIELDS = (graphql.GraphQLObjectType, graphql.GraphQLInterfaceType, graphql.GraphQLInputObjectType)
WITH_INTERFACES = (graphql.GraphQLObjectType, graphql.GraphQLInterfaceType)


def test_committed_schema_is_the_printed_one() -> None:
    assert FILE.read_text(encoding="utf-8") == printed_schema(), "Print it: python -m schema.print"


@pytest.mark.parametrize(
    "name", [name for name in CONTRACT.type_map if not name.startswith("__") and name not in UNUSED]
)
def test_schema_keeps_the_contract(name: str) -> None:
    promised, ours = set(_promises(CONTRACT.type_map[name])), set(_promises(SCHEMA.type_map[name]))
    assert promised <= ours, sorted(promised - ours)


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in SCHEMA.type_map
        if not name.startswith("__") and not graphql.is_specified_scalar_type(SCHEMA.type_map[name])
    ],
)
def test_everything_of_the_schema_is_described(name: str) -> None:
    assert [part for part, description in _descriptions(SCHEMA.type_map[name]) if not description] == []


def _promises(kind: graphql.GraphQLNamedType) -> Iterator[str]:
    """What a caller may rely on, a line each: the kind, its interfaces, values, fields, arguments, defaults."""
    yield type(kind).__name__
    if isinstance(kind, graphql.GraphQLEnumType):
        yield from kind.values
    if isinstance(kind, WITH_INTERFACES):
        yield from (f"implements {interface.name}" for interface in kind.interfaces)
    if isinstance(kind, WITH_FIELDS):
        for name, field in kind.fields.items():
            yield f"{name}: {field.type}{_default(field)}"
            for argument, given in getattr(field, "args", {}).items():
                yield f"{name}({argument}: {given.type}{_default(given)})"


def _default(given: object) -> str:
    node = getattr(given, "ast_node", None)
    value = getattr(node, "default_value", None)
    return f" = {graphql.print_ast(value)}" if value else ""


def _descriptions(kind: graphql.GraphQLNamedType) -> Iterator[tuple[str, str | None]]:
    yield kind.name, kind.description
    if isinstance(kind, graphql.GraphQLEnumType):
        for name, value in kind.values.items():
            yield f"{kind.name}.{name}", value.description
    if isinstance(kind, WITH_FIELDS):
        for name, field in kind.fields.items():
            yield f"{kind.name}.{name}", field.description
            for argument, given in getattr(field, "args", {}).items():
                yield f"{kind.name}.{name}({argument})", given.description
