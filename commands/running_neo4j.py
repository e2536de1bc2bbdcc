"""The Neo4j that a command works on: the user's own, or one of ours for as long as the command runs."""

import contextlib
from collections.abc import Iterator

from graph_loaders.readiness import answers
from local_neo4j.launch import running, start
from settings import Settings


@contextlib.contextmanager
def running_neo4j(settings: Settings, *, join: bool = False) -> Iterator[Settings]:
    """The settings with the address of a server that runs. Raises CannotStart.

    `join`: where `make run` is up, its server will do, as it does for whoever only reads.
    """
    if settings.neo4j_uri is not None:
        yield settings
        return
    home = settings.grassroots_home / "neo4j"
    if join and (found := running(home, answers)):
        yield settings.at(*found)
        return
    with start(
        home,
        ready=answers,
        cache=settings.grassroots_cache,
        repository=settings.maven_mirror,
    ) as server:
        yield settings.at(server.uri, server.user, server.password)
