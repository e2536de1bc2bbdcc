"""One declaration for an edge: the Strawberry field is built from its batch resolver's keyword-only parameters."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, TypeVar, cast

import strawberry
from strawberry.types.base import get_object_definition
from strawberry.types.field import StrawberryField

from execution.batch_resolver import BATCH, BatchResolver, selected_names
from resolvers.connections import PageArguments
from schema.arguments import ARGUMENTS

Record = TypeVar("Record")

SELECTED, LEVELS, PAGE = "selected", "levels", "page"


def edge(
    batch_resolver: Callable[..., Any],
    *,
    description: str,
    arguments: Mapping[str, str] | None = None,
    foresee: Callable[..., tuple[Any, list[Any]]] | None = None,
) -> Any:
    """A field of a type, resolved for a whole list of parents by `batch_resolver(parents, context, **arguments)`.

    The type is the class's annotation. The keyword-only parameters become the arguments: `max_depth` is `maxDepth`, a
    default of None is an argument that may be left out. `arguments` describes those that ARGUMENTS does not, or not well,
    by parameter name. A parameter `selected: frozenset[str]` is no argument: the executor hands in the GraphQL names
    selected below the field; nor is `levels: int`. For both, and for `foresee`, see BatchResolver. A parameter
    `page: PageArguments` is the four arguments of a page.

    Raises TypeError for a parameter without a type or a description.
    """
    parameters = _parameters(batch_resolver)
    resolve = batch_resolver
    if parameters.pop(PAGE, None):
        of_page = inspect.signature(PageArguments, eval_str=True).parameters
        parameters |= of_page
        resolve = _paged(batch_resolver, of_page)
    batch = BatchResolver(resolve, SELECTED in parameters, LEVELS in parameters, foresee)
    for reserved in (SELECTED, LEVELS):
        parameters.pop(reserved, None)
    signature = [
        _parameter(batch_resolver, parameter, {**ARGUMENTS, **(arguments or {})})
        for parameter in parameters.values()
    ]

    async def resolve_one(root: Any, info: strawberry.Info, **given: Any) -> Any:
        # The stock executor's way in: a batch of one.
        if batch.wants_selected:
            raw = info._raw_info
            given[SELECTED] = selected_names(
                raw.field_nodes, raw.fragments, cast(dict[str, Any], raw.variable_values)
            )
        if batch.wants_levels:
            given[LEVELS] = 1
        values = batch.resolve([root], info.context, **given)
        [value] = await values if inspect.isawaitable(values) else values
        if isinstance(value, Exception):
            raise value
        return value

    resolve_one.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter("root", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Any),
            inspect.Parameter("info", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=strawberry.Info),
            *signature,
        ]
    )
    field: StrawberryField = strawberry.field(
        resolver=resolve_one,
        description=description,
        metadata={BATCH: batch},
    )
    return field


def root(
    resolver: Callable[..., Any],
    *,
    description: str,
    arguments: Mapping[str, str] | None = None,
    foresee: Callable[..., tuple[Any, list[Any]]] | None = None,
) -> Any:
    """A field of Query or Mutation, resolved by `resolver(context, **arguments)`; otherwise as `edge`."""

    async def batch_of_one(parents: list[Any], context: Any, **given: Any) -> list[Any]:
        value = resolver(context, **given)
        return [await value if inspect.isawaitable(value) else value]

    batch_of_one.__wrapped__ = resolver  # type: ignore[attr-defined]
    return edge(
        batch_of_one,
        description=description,
        arguments=arguments,
        foresee=foresee,
    )


def input_of(record: type[Record], *, description: str, fields: Mapping[str, str]) -> type[Record]:
    """Make a dataclass of `model/` an input type as it stands; `fields` describes each field by its name.

    Raises TypeError where `fields` and the dataclass's fields differ.
    """
    definition = get_object_definition(strawberry.input(record, description=description), strict=True)
    if {field.python_name for field in definition.fields} != fields.keys():
        raise TypeError(f"The descriptions of {record.__name__} do not match its fields.")
    for field in definition.fields:
        field.description = fields[field.python_name]
        if field.default_value is None:
            # Left out means None already; `= null` in the printed schema would say no more.
            field.default_value = strawberry.UNSET
    return record


def _paged(batch_resolver: Callable[..., Any], names: Iterable[str]) -> Callable[..., Any]:
    def resolve(parents: list[Any], context: Any, **given: Any) -> Any:
        page = PageArguments(**{name: given.pop(name) for name in names if name in given})
        return batch_resolver(parents, context, page=page, **given)

    return resolve


def _parameters(resolver: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    if isinstance(inspect.unwrap(resolver), StrawberryField):
        raise TypeError(
            "A field was given instead of its resolver: the class has a field of the resolver's name."
        )
    parameters = inspect.signature(resolver, eval_str=True).parameters.values()
    return {p.name: p for p in parameters if p.kind is inspect.Parameter.KEYWORD_ONLY}


def _parameter(
    resolver: Callable[..., Any], parameter: inspect.Parameter, descriptions: Mapping[str, str]
) -> inspect.Parameter:
    # A trailing underscore keeps a name from being a Python keyword: `from_` is `from`.
    name = parameter.name.rstrip("_")
    if parameter.annotation is parameter.empty or name not in descriptions:
        where = f"{resolver.__module__}.{resolver.__qualname__}"
        raise TypeError(
            f"The argument {name} of {where} needs a type, and a description in ARGUMENTS or arguments=."
        )
    argument = strawberry.argument(
        description=descriptions[name], name=None if name == parameter.name else name
    )
    default = parameter.default
    if default is None or default is parameter.empty:
        default = strawberry.UNSET
    elif isinstance(default, list):
        default = tuple(default)  # Strawberry hashes parameters
    return parameter.replace(
        kind=inspect.Parameter.KEYWORD_ONLY,
        annotation=Annotated[parameter.annotation, argument],
        default=default,
    )
