"""A database whose reads are late and fail by chance, and that remembers how each failed."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from errors import Code, DatabaseUnavailable, Timeout
from graph_loaders.engine.catalogue import Statement
from tests.support.listening import ListeningDatabase, Read


@dataclass(slots=True)
class StormyDatabase(ListeningDatabase):
    """`rate`: of the reads that fail, before they are sent or after; 0 reads as usual.

    `failures`: by their text, which has a number. `damaged`: reads whose columns no fold and no resolver can use.
    """

    random: Random = field(kw_only=True)
    rate: float = 0.0
    failures: dict[str, Read] = field(default_factory=dict)
    damaged: list[Read] = field(default_factory=list)

    async def read(
        self, statement: Statement, parameters: Mapping[str, Any], *, seconds: float | None = None
    ) -> list[Any]:
        if not self.rate:
            return await ListeningDatabase.read(self, statement, parameters, seconds=seconds)
        read = Read(statement.name, parameters)
        fate = self.random.random() / self.rate
        await asyncio.sleep(self.random.random() * 0.01)
        if fate < 0.3:
            raise self._failure(read)
        columns = await ListeningDatabase.read(self, statement, parameters, seconds=seconds)
        if fate < 0.6:
            raise self._failure(read)
        if fate < 1:
            self.damaged.append(read)
            return [object()] * len(columns)
        return columns

    def explains(self, code: str, message: str, asked: list[Read]) -> bool:
        """Whether an error tells of a failed batch that these reads, asked alone, would have been part of."""
        if code == Code.INTERNAL:
            return any(read.could_join(own) for read in self.damaged for own in asked)
        return message in self.failures and any(self.failures[message].could_join(own) for own in asked)

    def _failure(self, read: Read) -> Exception:
        text = f"Failure {len(self.failures)}."
        self.failures[text] = read
        return self.random.choice([DatabaseUnavailable, Timeout])(text)
