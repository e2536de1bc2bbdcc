"""One line of log for each request, an id that ties it to the answer, and an answer whatever happens."""

import logging
import re
import time
from datetime import UTC, datetime
from random import getrandbits
from typing import Final

import orjson
import structlog
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from errors import Code
from web.logs import LINES
from web.media_types import JSON
from web.refusals import Refusal
from web.request_record import RequestRecord

# What a log, a header and an error may safely repeat.
WELL_FORMED: Final = re.compile(r"[A-Za-z0-9._\-]{1,64}")

FAULT: Final = Refusal(500, "The service failed.", "Tell the operators the request id.", code=Code.INTERNAL)

logger = structlog.get_logger("grassroots.request")
requests = logging.getLogger("grassroots.request")


class RequestLog:
    """Pure ASGI middleware. The record of the request under way is `scope["state"]["record"]`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            try:
                await self.app(scope, receive, send)
            finally:
                LINES.write()  # The lifespan has ended, and with it every request.
            return
        started = time.perf_counter()
        record = RequestRecord(_request_id(scope))
        scope.setdefault("state", {})["record"] = record
        id_header = (b"x-request-id", record.request_id.encode())

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                record.status = message["status"]
                message["headers"] = [*message.get("headers", ()), id_header]
            await send(message)

        # Never taken back: each request is a task of its own, with a context of its own.
        structlog.contextvars.bind_contextvars(request_id=record.request_id)
        try:
            await self.app(scope, receive, send_with_id)
        except Exception:
            logger.exception("request failed")
            if record.status == 0:
                await FAULT.answer(scope, JSON)(scope, receive, send_with_id)
        finally:
            if requests.isEnabledFor(logging.INFO):
                milliseconds = round((time.perf_counter() - started) * 1000, 2)
                LINES.msg(_line(scope, record, milliseconds))


def _request_id(scope: Scope) -> str:
    given = Headers(scope=scope).get("x-request-id", "")
    # It tells requests apart, and keeps nothing secret.
    return given if WELL_FORMED.fullmatch(given) else f"{getrandbits(128):032x}"


def _line(scope: Scope, record: RequestRecord, milliseconds: float) -> bytes:
    """As structlog would write it, without the tenth of a small request's time that it takes."""
    return orjson.dumps(
        {
            "method": scope["method"],
            "path": scope["path"],
            "ms": milliseconds,
            **record.line,
            "event": "request",
            "request_id": record.request_id,
            "level": "info",
            "timestamp": datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"),
        }
    )
