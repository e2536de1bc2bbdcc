"""What the columnar executor cannot run, refused when the schema is built."""

import strawberry
from graphql import GraphQLInterfaceType, GraphQLObjectType, GraphQLUnionType
from strawberry.extensions import SchemaExtension
from strawberry.schema.schema_converter import GraphQLCoreConverter

from execution.batch_resolver import OfRecords, batch_of, strawberry_field


class Unbatchable(TypeError):
    """A schema holds what would have to be resolved item by item."""


def refuse_unbatchable(schema: strawberry.Schema) -> None:
    """Raise Unbatchable, naming every field, type and extension that has no place in columns."""
    core = schema._schema
    faults = [
        f"extension {extension!r}: resolve() would run for every item; measure in the view or in the loaders"
        for extension in schema.extensions
        if _resolves(extension)
    ]
    if schema.exception_handlers:
        faults.append("exception_handlers: they would run for every item; raise an error with a code")
    if core.subscription_type is not None:
        faults.append("Subscription: there is no event stream in columns")
    for type_ in core.type_map.values():
        if type_.name.startswith("__"):
            continue
        if isinstance(type_, GraphQLObjectType):
            faults += _faults_of_fields(type_)
        elif isinstance(type_, GraphQLInterfaceType | GraphQLUnionType):
            faults += _faults_of_types(type_)
    if faults:
        raise Unbatchable("This schema cannot be executed in columns:\n- " + "\n- ".join(faults))


def _faults_of_fields(type_: GraphQLObjectType) -> list[str]:
    faults = []
    for name, field in type_.fields.items():
        definition = strawberry_field(field)
        if definition is None:
            faults.append(f"{type_.name}.{name}: it is not a Strawberry field")
        elif definition.permission_classes or definition.extensions:
            faults.append(f"{type_.name}.{name}: permission classes and field extensions run for every item")
        elif definition.base_resolver is not None and batch_of(field) is None:
            faults.append(
                f"{type_.name}.{name}: it has a resolver for one item; declare it with edge() or root()"
            )
    return faults


def _faults_of_types(type_: GraphQLInterfaceType | GraphQLUnionType) -> list[str]:
    definition = type_.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    origin = getattr(definition, "origin", None)
    if isinstance(origin, type) and issubclass(origin, OfRecords):
        return []
    return [
        f"{type_.name}: its records must name their type in `typename`; let it be an interface of OfRecords"
    ]


def _resolves(extension: object) -> bool:
    kind = extension if isinstance(extension, type) else type(extension)
    if issubclass(kind, SchemaExtension):
        return kind.resolve is not SchemaExtension.resolve
    return True
