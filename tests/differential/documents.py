"""Valid documents for any schema, as a hypothesis strategy: aliases, fragments, directives, arguments, variables."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    Undefined,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)
from hypothesis import strategies as st

Values = Callable[[str, GraphQLInputType], st.SearchStrategy[Any] | None]
"""By name (`field.argument`, `Input.field`) and type: what to draw, nulls too, or None for the default of the type."""


# Strategies are drawn from so often that to make them anew would take as long as the rest.
BOOLEANS = st.booleans()
SMALL_NUMBERS = st.integers(0, 2)
NUMBERS_BELOW = {times: st.integers(0, times - 1) for times in (3, 4, 6, 8)}
DEFAULTS: Mapping[str, st.SearchStrategy[Any]] = {
    "Int": st.integers(0, 5),
    "Float": st.floats(-5, 5),
    "Boolean": BOOLEANS,
    "Date": st.dates().map(str),
}


@cache
def _one_of(*choices: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(choices)


@cache
def _some_of(*choices: str, fewest: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(choices), min_size=fewest, max_size=4)


@dataclass
class Document:
    """A query with the values of its variables; `text` is what a caller would send."""

    text: str
    variables: dict[str, Any]


@dataclass
class _Writer:
    schema: GraphQLSchema
    draw: Callable[[st.SearchStrategy[Any]], Any]
    values: Values
    always: Collection[str]
    variables: dict[str, Any] = field(default_factory=dict)
    declarations: list[str] = field(default_factory=list)
    fragments: list[str] = field(default_factory=list)
    aliases: int = 0

    def once_in(self, times: int) -> bool:
        return bool(self.draw(NUMBERS_BELOW[times]) == times - 1)

    def selection(self, type_: Any, depth: int) -> str:
        composite = isinstance(type_, GraphQLObjectType | GraphQLInterfaceType)
        names = sorted(type_.fields) if composite else []
        leaves = [name for name in names if is_leaf_type(get_named_type(type_.fields[name].type))]
        allowed = names if depth > 0 else leaves
        fewest = 0 if self.once_in(8) else 1
        chosen = self.draw(_some_of(*allowed, fewest=fewest)) if allowed else []
        parts = ["__typename"] if not chosen or self.once_in(6) else []
        used: set[str] = set()
        for name in chosen:
            parts.append(self.field(name, type_.fields[name], depth, alias=name in used))
            used.add(name)
        if depth > 0 and self.once_in(3):
            parts.append(self.fragment(type_, depth))
        return "{ " + " ".join(parts) + " }"

    def field(self, name: str, definition: GraphQLField, depth: int, *, alias: bool) -> str:
        # Two selections of one field are merged where they agree; an alias of its own keeps them apart.
        arguments = self.arguments(name, definition)
        if alias or arguments or self.once_in(4):
            self.aliases += 1
            name = f"a{self.aliases}: {name}"
        type_ = get_named_type(definition.type)
        below = "" if is_leaf_type(type_) else self.selection(type_, depth - 1)
        return f"{name}{arguments}{self.directives()} {below}"

    def fragment(self, type_: Any, depth: int) -> str:
        candidates = [type_]
        if isinstance(type_, GraphQLInterfaceType | GraphQLUnionType):
            candidates += self.schema.get_possible_types(type_)
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
            candidates += type_.interfaces
        on = self.draw(_one_of(*candidates))
        below = self.selection(on, depth - 1)
        kind = self.draw(_one_of("inline", "spread", "bare"))
        directives = self.directives()
        if kind == "bare" and on is type_:
            return f"...{directives} {below}"
        if kind == "inline":
            return f"... on {on.name}{directives} {below}"
        name = f"F{len(self.fragments)}"
        self.fragments.append(f"fragment {name} on {on.name} {below}")
        return f"...{name}{directives}"

    def directives(self) -> str:
        if not self.once_in(8):
            return ""
        name = self.draw(_one_of("skip", "include"))
        value = self.draw(BOOLEANS)
        if self.draw(BOOLEANS):
            return f" @{name}(if: {str(value).lower()})"
        return f" @{name}(if: {self.variable('Boolean!', value)})"

    def variable(self, type_name: str, value: Any) -> str:
        name = f"v{len(self.declarations)}"
        self.declarations.append(f"${name}: {type_name}")
        if value is not Undefined:
            self.variables[name] = value
        return f"${name}"

    def arguments(self, field_name: str, definition: GraphQLField) -> str:
        written = []
        for name, argument in definition.args.items():
            needed = is_required_argument(argument) or name in self.always
            if not needed and self.draw(BOOLEANS):
                continue
            written.append(f"{name}: {self.argument(f'{field_name}.{name}', argument)}")
        return f"({', '.join(written)})" if written else ""

    def argument(self, name: str, argument: GraphQLArgument) -> str:
        value = self.value(name, argument.type)
        if self.draw(BOOLEANS):
            return self.literal(argument.type, value)
        type_name = str(argument.type)
        if type_name.endswith("!") and not is_required_argument(argument) and self.draw(BOOLEANS):
            # Allowed where the position has a default: null fails, and nothing takes the default.
            type_name = type_name[:-1]
            value = self.draw(st.sampled_from([value, None, Undefined]))
        return self.variable(type_name, value)

    def value(self, name: str, type_: GraphQLInputType) -> Any:
        nullable = not isinstance(type_, GraphQLNonNull)
        if isinstance(type_, GraphQLNonNull):
            type_ = type_.of_type
        own = self.values(name, type_)
        if own is not None:
            return self.draw(own)
        if nullable and self.once_in(6):
            return None
        if isinstance(type_, GraphQLList):
            return [self.value(name, type_.of_type) for _ in range(self.draw(SMALL_NUMBERS))]
        if isinstance(type_, GraphQLEnumType):
            return self.draw(_one_of(*sorted(type_.values)))
        if isinstance(type_, GraphQLInputObjectType):
            return {
                key: self.value(f"{type_.name}.{key}", f.type)
                for key, f in type_.fields.items()
                if key in self.always or self.draw(BOOLEANS)
            }
        return self.draw(DEFAULTS.get(getattr(type_, "name", ""), _one_of("1", "甲")))

    def literal(self, type_: GraphQLInputType, value: Any) -> str:
        if isinstance(type_, GraphQLNonNull):
            type_ = type_.of_type
        if value is None:
            return "null"
        if isinstance(type_, GraphQLList):
            return "[" + ", ".join(self.literal(type_.of_type, item) for item in value) + "]"
        if isinstance(type_, GraphQLEnumType):
            return str(value)
        if isinstance(type_, GraphQLInputObjectType):
            pairs = [f"{key}: {self.literal(type_.fields[key].type, item)}" for key, item in value.items()]
            return "{" + ", ".join(pairs) + "}"
        if isinstance(value, bool):
            return str(value).lower()
        return f'"{value}"' if isinstance(value, str) else repr(value)


@st.composite
def documents(
    draw: Any,
    schema: GraphQLSchema,
    values: Values = lambda name, type_: None,
    depth: int = 3,
    always: Collection[str] = (),
) -> Document:
    """Queries that are valid on the schema; `values` says what to draw for arguments that want real values.

    The arguments and input fields named in `always` are written wherever there are such.
    """
    writer = _Writer(schema, draw, values, always)
    body = writer.selection(schema.query_type, depth)
    head = f"query ({', '.join(writer.declarations)})" if writer.declarations else "query"
    return Document("\n".join([f"{head} {body}", *writer.fragments]), writer.variables)
