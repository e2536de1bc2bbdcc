"""Work that several fields of one operation need, done for the first and remembered for the others."""

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from typing import Any, TypeVar

from resolvers.context import Context

Value = TypeVar("Value")


async def memoised(context: Context, key: Hashable, work: Callable[[], Coroutine[Any, Any, Value]]) -> Value:
    """The value of `work()`, run when the first field of this operation asks for `key` by equal rights."""
    by_rights = (key, context.viewer.rights)
    task: asyncio.Future[Value] | None = context.memo.get(by_rights)
    if task is None or task.cancelled():
        task = context.memo[by_rights] = asyncio.ensure_future(work())
    return await task
