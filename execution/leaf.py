"""Scalars and enums, serialised a column at a time."""

from collections.abc import Callable
from math import isfinite
from types import NoneType
from typing import TYPE_CHECKING, Any

from graphql import GraphQLEnumType, GraphQLLeafType, Undefined
from graphql.type import GRAPHQL_MAX_INT, GRAPHQL_MIN_INT
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.scalar import identity

from execution.places import Place

if TYPE_CHECKING:
    from execution.columnar import Run
    from execution.plan import FieldPlan

Check = Callable[[list[Any], frozenset[type]], bool]


class Leaf:
    """A column of scalars or of one enum.

    `passes` tells of a whole column that it may stand in the answer as it is: nearly always so, for records
    carry what JSON carries. Otherwise `complete` serialises value by value.
    """

    __slots__ = ("_nulls", "_passes", "_type", "nonnull")

    def __init__(self, type_: GraphQLLeafType, nonnull: bool) -> None:
        self.nonnull = nonnull
        self._type = type_
        self._passes = _check(type_)
        self._nulls: frozenset[type] = frozenset() if nonnull else frozenset({NoneType})

    def passes(self, values: list[Any]) -> bool:
        return self._passes(values, self._nulls)

    def complete(self, run: "Run", values: list[Any], place: Place) -> list[Any]:
        if self._passes(values, self._nulls):
            return values
        return [self._serialise(run, value, place, row) for row, value in enumerate(values)]

    def edges_below(self, records: list[Any]) -> "list[FieldPlan]":
        return []

    def _serialise(self, run: "Run", value: Any, place: Place, row: int) -> Any:
        if value is None or isinstance(value, Exception):
            return run.absent(value, place, row)
        try:
            serialised = self._type.coerce_output_value(value)
            if serialised is None or serialised is Undefined:
                raise TypeError(f"{self._type} serialised {value!r} to nothing.")
        except Exception as error:
            return run.absent(error, place, row)
        return serialised


def _check(type_: GraphQLLeafType) -> Check:
    if isinstance(type_, GraphQLEnumType):
        return _enum_check(type_)
    definition = type_.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    if type_.name in ("String", "ID") or getattr(definition, "serialize", None) is identity:
        return _type_check(str)
    checks = {"Boolean": _type_check(bool), "Int": _int_check, "Float": _float_check}
    return checks.get(type_.name, _never)


def _type_check(type_: type) -> Check:
    expected = frozenset({type_})

    def check(values: list[Any], nulls: frozenset[type]) -> bool:
        return expected | nulls >= set(map(type, values))

    return check


def _enum_check(type_: GraphQLEnumType) -> Check:
    names = frozenset(name for name, value in type_.values.items() if value.value == name)
    strings = _type_check(str)

    def check(values: list[Any], nulls: frozenset[type]) -> bool:
        return strings(values, nulls) and names >= set(values) - {None}

    return check


_ints = _type_check(int)
_floats = _type_check(float)


def _int_check(values: list[Any], nulls: frozenset[type]) -> bool:
    if not _ints(values, nulls):
        return False
    present = [value for value in values if value is not None] if nulls else values
    return not present or (min(present) >= GRAPHQL_MIN_INT and max(present) <= GRAPHQL_MAX_INT)


def _float_check(values: list[Any], nulls: frozenset[type]) -> bool:
    return _floats(values, nulls) and all(value is None or isfinite(value) for value in values)


def _never(values: list[Any], nulls: frozenset[type]) -> bool:
    return False
