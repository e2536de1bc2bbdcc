"""One answer for all who ask the very same at the same time, and nothing kept afterwards.

A statement with equal parameters and rights is under way once at most: who asks it meanwhile waits for
the next, so that nobody is answered from before it asked. A lone read waits for nobody.
"""

import asyncio
from collections.abc import Hashable, Mapping
from typing import Any

from graph_loaders.engine.catalogue import Statement
from graph_loaders.engine.database import Database, no_turn
from model.viewer import Rights


class SharedReads:
    """One for each process and database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._under_way: dict[Hashable, asyncio.Task[list[Any]]] = {}
        self._next: dict[Hashable, asyncio.Task[list[Any]]] = {}

    async def read(
        self,
        statement: Statement,
        parameters: Mapping[str, Any],
        *,
        rights: Rights,
        seconds: float | None = None,
    ) -> list[Any]:
        """The columns of the statement's one record, which others may have too: to be read, not changed.

        The scope is sent besides the parameters.

        Raises what `Database.read` raises, and Overloaded when the one before it took as long as a read may take.
        """
        same = (statement.name, rights, *map(_hashable, parameters.values()))
        task = self._next.get(same)
        if task is None:
            sent = {**parameters, "scope": rights.scope}
            run = self._run(same, statement, sent, seconds or self._database.read_seconds)
            task = self._next[same] = asyncio.create_task(run)
            task.add_done_callback(_seen)
        return await asyncio.shield(task)

    async def close(self) -> None:
        """Wait for the statements under way."""
        while tasks := [*self._under_way.values(), *self._next.values()]:
            await asyncio.wait(tasks)

    async def _run(
        self, same: Hashable, statement: Statement, parameters: Mapping[str, Any], seconds: float
    ) -> list[Any]:
        before = self._under_way.get(same)
        if before is not None:
            await asyncio.wait([before], timeout=seconds)
        task = self._next.pop(same)
        if before is not None and not before.done():
            raise no_turn(statement, seconds)
        self._under_way[same] = task
        try:
            return await self._database.read(statement, parameters, seconds=seconds)
        finally:
            del self._under_way[same]


def _hashable(value: Any) -> Hashable:
    return tuple(value) if isinstance(value, list) else value


def _seen(task: asyncio.Task[Any]) -> None:
    """Every waiter may have gone, and a failure that nobody hears of is none."""
    if not task.cancelled():
        task.exception()
