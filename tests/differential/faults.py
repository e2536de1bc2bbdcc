"""A joiner whose reads fail, give nothing, or give damaged records: the same for whoever asks, and however often.

A fault holds for all keys of a statement. For a batch resolver answers all its parents at once: where it raises for
one, all fail, and no executor is wrong about that.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar
from zlib import crc32

from msgspec.structs import asdict, replace

from errors import DatabaseUnavailable, Timeout
from graph_loaders.engine.batching import Joiner, Keys, Loader
from graph_loaders.engine.catalogue import Statement
from graph_loaders.engine.database import Database
from model.moment import Moment
from model.record import Record
from model.viewer import Rights

Value = TypeVar("Value")


class Fault(StrEnum):
    FAILS = "FAILS"
    """The read raises."""
    NOTHING = "NOTHING"
    """No key is known."""
    NULL = "NULL"
    """Null in place of every value, whatever was expected."""
    DAMAGE = "DAMAGE"
    """Records without what they must have, of kinds that nobody knows; null among the items of lists."""


Faults = Mapping[str, Fault]
"""By name of the statement."""

# Lists that their resolvers hand on as they are. Others are taken apart, and a null would fail the whole batch.
HANDED_ON = frozenset(
    f"read/{name}"
    for name in (
        "affiliations_by_member",
        "areas_by_organisation",
        "areas_by_service_centre",
        "assemblies_by_organisation",
        "claims_by_source",
        "claims_by_subject",
        "co_builders_by_organisation",
        "organisations_by_area",
        "organisations_by_service_centre",
        "organisations_by_unit",
        "rooms_by_service_centre",
        "service_centres_by_area",
        "service_centres_by_organisation",
        "units_by_area",
        "units_by_organisation",
        "units_by_service_centre",
    )
)
DAMAGES: dict[str, Any] = {
    "name": None,
    "title": None,
    "stage": "NO_SUCH_STAGE",
    "form": "NO_SUCH_FORM",
    "kind": "NO_SUCH_KIND",
    "joint": None,
    "synthetic": None,
    "value": None,
    "number": float("nan"),
    "members": None,
    "households": 2**40,
    "complete": None,
    "depth": "deep",
}


class FaultyJoiner(Joiner):
    """Asks another joiner. `used` are the statements that were read, each at least once."""

    def __init__(self, sound: Joiner, faults: Faults) -> None:
        self._sound = sound
        self._faults = faults
        self.used: dict[str, None] = {}
        database = sound.database
        super().__init__(
            FaultyDatabase(
                database.driver, database.name, database.pool, sound=database, faults=faults, used=self.used
            )
        )

    async def load(
        self,
        loader: Loader[Value],
        keys: Keys,
        *,
        moment: Moment,
        rights: Rights,
        arguments: Mapping[str, Hashable],
    ) -> Mapping[str, Value]:
        name = loader.statement.name
        self.used[name] = None
        fault = self._faults.get(name)
        if fault is Fault.FAILS:
            raise failure(name)
        values: Mapping[str, Any] = await self._sound.load(
            loader, keys, moment=moment, rights=rights, arguments=arguments
        )
        if self._faults:
            # What a read tells besides, it must tell as the read would that is the subject's own.
            values = {key: _untold(value) for key, value in values.items()}
        if fault is Fault.NOTHING:
            return {}
        if fault is Fault.NULL:
            values = dict.fromkeys([*keys, *values])
        if fault is Fault.DAMAGE:
            return {
                key: _damaged(values.get(key, loader.absent), name in HANDED_ON) for key in [*keys, *values]
            }
        return values


@dataclass(slots=True)
class FaultyDatabase(Database):
    """Searches are either sound or fail."""

    sound: Database = field(kw_only=True)
    faults: Faults = field(kw_only=True)
    used: dict[str, None] = field(kw_only=True)

    async def read(
        self, statement: Statement, parameters: Mapping[str, Any], *, seconds: float | None = None
    ) -> list[Any]:
        self.used[statement.name] = None
        if statement.name in self.faults:
            raise failure(statement.name)
        return await self.sound.read(statement, parameters, seconds=seconds)


def failure(statement: str) -> Exception:
    """One of those that a read may raise, or one that nobody foresaw."""
    return (
        DatabaseUnavailable("The database is not there."),
        Timeout("The database was slow."),
        RuntimeError("A secret."),
    )[crc32(statement.encode()) % 3]


def _untold(value: Any) -> Any:
    return replace(value, subject=None) if getattr(value, "subject", None) else value


def _damaged(value: Any, handed_on: bool) -> Any:
    if isinstance(value, list):
        items = [_damaged(item, False) for item in value]
        return [None if handed_on and i % 3 == 1 else item for i, item in enumerate(items)]
    if isinstance(value, Record) or hasattr(value, "_replace"):
        return _damaged_record(value)
    if isinstance(value, tuple):
        return tuple(_damaged(item, handed_on) for item in value)
    return value


def _damaged_record(record: Any) -> Any:
    """A struct, or a named tuple, as some values are."""
    struct = isinstance(record, Record)
    changes: dict[str, Any] = {}
    for name, value in (asdict(record) if struct else record._asdict()).items():
        if isinstance(value, list | tuple):
            changes[name] = _damaged(value, False)
        elif name in DAMAGES and crc32(f"{name} {record}".encode()) % 4 == 0:
            changes[name] = DAMAGES[name]
    return replace(record, **changes) if struct else record._replace(**changes)
