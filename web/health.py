"""Whether the process lives, and whether it can answer."""

import asyncio
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from web.refusals import RETRY_AFTER

READY_SECONDS = 0.5

NOT_STORED = {"cache-control": "no-store"}


async def livez(_: Request) -> Response:
    """200 while the event loop turns. It asks nobody: a database that is down is no reason to restart."""
    return JSONResponse({"status": "alive"}, headers=NOT_STORED)


def readyz(database_answers: Callable[[], Awaitable[object]]) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint: 200 when `database_answers` returns within 500 ms, 503 when it raises or takes longer."""

    async def endpoint(_: Request) -> Response:
        try:
            async with asyncio.timeout(READY_SECONDS):
                await database_answers()
        except Exception:  # whatever stands in the way, the answer is the same: not ready
            return JSONResponse(
                {"status": "not ready", "reason": "The database does not answer."},
                status_code=503,
                headers={**NOT_STORED, **RETRY_AFTER},
            )
        return JSONResponse({"status": "ready"}, headers=NOT_STORED)

    return endpoint
