"""A database that remembers what it was asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph_loaders.engine.catalogue import Statement
from graph_loaders.engine.database import Database


@dataclass(frozen=True)
class Read:
    statement: str
    parameters: Mapping[str, Any]

    @property
    def keys(self) -> list[str]:
        keys: list[str] = self.parameters["keys"]
        return keys

    def could_join(self, other: "Read") -> bool:
        """Whether they ask the same but for the keys of a batch, and have keys in common."""
        mine, others = dict(self.parameters), dict(other.parameters)
        keys, other_keys = mine.pop("keys", ["all"]), others.pop("keys", ["all"])
        same = self.statement == other.statement and repr(sorted(mine.items())) == repr(
            sorted(others.items())
        )
        return same and not set(keys).isdisjoint(other_keys)


@dataclass(slots=True)
class ListeningDatabase(Database):
    reads: list[Read] = field(default_factory=list)

    async def read(
        self, statement: Statement, parameters: Mapping[str, Any], *, seconds: float | None = None
    ) -> list[Any]:
        self.reads.append(Read(statement.name, parameters))
        return await Database.read(self, statement, parameters, seconds=seconds)
