"""Logs as JSON lines on standard error: those of the service, of its libraries and of uvicorn alike."""

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


def configure_logs(level: str) -> None:
    """Send every log line of this process through one format. `level`: DEBUG, INFO, WARNING or ERROR.

    The service's own request lines skip the standard library's logging: they are one per request.
    """
    number = logging.getLevelNamesMapping()[level]
    structlog.configure(
        processors=[
            *PROCESSORS,
            structlog.processors.JSONRenderer(serializer=_bytes),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.BytesLoggerFactory(sys.stderr.buffer),
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
                structlog.processors.dict_tracebacks,
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
