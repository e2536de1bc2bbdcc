"""`grassroots serve`: Neo4j, set up and with the sample, and the API in front of it."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Iterator

import typer
import uvicorn

from commands.load import prepare
from commands.running_neo4j import running_neo4j
from commands.welcome import welcome
from graph_loaders.engine.readiness import answers
from local_neo4j.errors import CannotStart
from local_neo4j.training import make_startup_archive
from samples.sample import Options
from settings import Settings, read_settings

ARCHIVE_AFTER_SECONDS = 90


def serve() -> None:
    """Start Neo4j, set it up, load the sample into an empty graph, and serve the API."""
    from server import create_app  # builds the schema, which the other commands need not wait for

    settings = read_settings()
    with _listening(settings) as listener, running_neo4j(settings, join=False) as located:
        asyncio.run(prepare(located, Options(), required=False))
        if settings.neo4j_uri is None:
            # Not at once: the first callers, and the rehearsal, have the machine to themselves.
            later = threading.Timer(ARCHIVE_AFTER_SECONDS, _make_startup_archive, args=[settings])
            later.daemon = True
            later.start()
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        typer.echo(welcome(f"http://{host}:{settings.port}", str(located.neo4j_uri)))
        configuration = uvicorn.Config(
            create_app(located, rehearsed=True), log_config=None, timeout_graceful_shutdown=30
        )
        uvicorn.Server(configuration).run(sockets=[listener])


@contextlib.contextmanager
def _listening(settings: Settings) -> Iterator[socket.socket]:
    """A socket bound before anything is started, so that a taken port is said at once."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((settings.host, settings.port))
        except OSError as error:
            raise CannotStart(
                f"{settings.host}:{settings.port} is not to be had ({error.strerror}); set HOST and PORT."
            ) from error
        yield listener


def _make_startup_archive(settings: Settings) -> None:
    # Without one, the next start is slower and nothing else.
    with contextlib.suppress(CannotStart, OSError):
        make_startup_archive(settings.grassroots_cache, answers)
