"""Logs as JSON lines on standard error: those of the service, of its libraries and of uvicorn alike."""

import asyncio
import logging
import sys
from typing import Any

import orjson
import structlog

PROCESSORS: list[structlog.types.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]

WRITTEN_EACH_SECONDS = 0.1


class Lines:
    """Lines of an event loop, written together: a system call for each is dear beside a small request.

    They are kept for 100 ms at most; only a kill loses them.
    """

    def __init__(self) -> None:
        self._kept: list[bytes] = []
        self._loop: asyncio.AbstractEventLoop | None = None

    def msg(self, line: bytes) -> None:
        self._kept.append(line)
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._loop = loop
            loop.call_later(WRITTEN_EACH_SECONDS, self.write)

    # By what structlog calls a logger of each level.
    debug = info = warning = error = critical = msg

    def write(self) -> None:
        """All that is kept, to standard error."""
        kept, self._kept, self._loop = self._kept, [], None
        if kept:
            sys.stderr.buffer.write(b"\n".join(kept) + b"\n")
            sys.stderr.buffer.flush()


LINES = Lines()
# Without the values of local variables: those are documents, passwords, persons.
TRACEBACKS = structlog.processors.ExceptionRenderer(
    structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
)


def configure_logs(level: str) -> None:
    """Send every log line of this process through one format. `level`: DEBUG, INFO, WARNING or ERROR.

    The service's own request lines skip the standard library's logging: they are one per request.
    """
    number = logging.getLevelNamesMapping()[level]
    structlog.configure(
        processors=[
            *PROCESSORS,
            TRACEBACKS,
            structlog.processors.JSONRenderer(serializer=_bytes),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=lambda *_: LINES,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[
                *PROCESSORS,
                structlog.stdlib.add_logger_name,
                structlog.stdlib.ExtraAdder(),
                _without_colours,
            ],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                TRACEBACKS,
                structlog.processors.JSONRenderer(serializer=_text),
            ],
        )
    )
    logging.basicConfig(level=number, handlers=[handler], force=True)
    # uvicorn puts handlers of its own on these when it is started from its command line.
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        library = logging.getLogger(name)
        library.handlers.clear()
        library.propagate = name != "uvicorn.access"


def _without_colours(_: object, __: str, line: structlog.types.EventDict) -> structlog.types.EventDict:
    # uvicorn says everything a second time for terminals.
    line.pop("color_message", None)
    return line


def _bytes(line: dict[str, Any], default: Any) -> bytes:
    return orjson.dumps(line, default=default)


def _text(line: dict[str, Any], default: Any) -> str:
    return orjson.dumps(line, default=default).decode()
