"""Scalars and enums, serialised a column at a time."""

from collections.abc import Callable
from math import isfinite
from types import NoneType
from typing import Any

from graphql import GraphQLEnumType, GraphQLLeafType, Undefined
from graphql.type import GRAPHQL_MAX_INT, GRAPHQL_MIN_INT
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.scalar import identity

from execution.selection import FieldPlan, Filling, Slots

Check = Callable[[list[Any]], bool]


class Leaf:
    """A column of scalars or of one enum.

    `passes(values)` tells of a whole column that it may stand in the answer as it is: nearly always so, for records
    carry what JSON carries. Otherwise `complete` serialises value by value.
    """

    __slots__ = ("_type", "nonnull", "passes")

    def __init__(self, type_: GraphQLLeafType, nonnull: bool) -> None:
        self.nonnull = nonnull
        self._type = type_
        self.passes = _check(type_, nonnull)

    def complete(self, filling: Filling, values: list[Any], slots: Slots) -> list[Any]:
        if self.passes(values):
            return values
        return [self._serialise(filling, value, slots, row) for row, value in enumerate(values)]

    def edges_below(self, records: list[Any]) -> list[FieldPlan]:
        return []

    def _serialise(self, filling: Filling, value: Any, slots: Slots, row: int) -> Any:
        if value is None or isinstance(value, Exception):
            return filling.absent(value, slots, row)
        try:
            serialised = self._type.coerce_output_value(value)
            if serialised is None or serialised is Undefined:
                raise TypeError(f"{self._type} serialised {value!r} to nothing.")
        except Exception as error:
            return filling.absent(error, slots, row)
        return serialised


def _check(type_: GraphQLLeafType, nonnull: bool) -> Check:
    if isinstance(type_, GraphQLEnumType):
        return _enum_check(type_, nonnull)
    definition = type_.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    if type_.name in ("String", "ID") or getattr(definition, "serialize", None) is identity:
        return _type_check(str, nonnull)
    if type_.name == "Boolean":
        return _type_check(bool, nonnull)
    if type_.name == "Int":
        return _number_check(int, nonnull, lambda value: GRAPHQL_MIN_INT <= value <= GRAPHQL_MAX_INT)
    if type_.name == "Float":
        return _number_check(float, nonnull, isfinite)
    return _never


def _type_check(type_: type, nonnull: bool) -> Check:
    allowed = frozenset({type_} if nonnull else {type_, NoneType})

    def check(values: list[Any]) -> bool:
        return allowed.issuperset(map(type, values))

    return check


def _enum_check(type_: GraphQLEnumType, nonnull: bool) -> Check:
    strings = _type_check(str, nonnull)
    names: set[str | None] = {name for name, value in type_.values.items() if value.value == name}
    allowed = frozenset(names if nonnull else names | {None})

    def check(values: list[Any]) -> bool:
        return strings(values) and allowed.issuperset(values)

    return check


def _number_check(type_: type, nonnull: bool, fits: Callable[[Any], bool]) -> Check:
    numbers = _type_check(type_, nonnull)

    def check(values: list[Any]) -> bool:
        return numbers(values) and all(value is None or fits(value) for value in values)

    return check


def _never(values: list[Any]) -> bool:
    return False
