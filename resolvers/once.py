"""Work that several fields of one request need, done once."""

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from typing import Any, TypeVar

from resolvers.context import Context

Value = TypeVar("Value")


async def once(context: Context, key: Hashable, work: Callable[[], Coroutine[Any, Any, Value]]) -> Value:
    """The value of `work()`, run when the first field of this request with equal rights asks for `key`."""
    seen_by = (key, context.viewer.rights)
    task: asyncio.Task[Value] | None = context.cache.get(seen_by)
    if task is None or task.cancelled():
        task = context.cache[seen_by] = asyncio.ensure_future(work())
    return await task
