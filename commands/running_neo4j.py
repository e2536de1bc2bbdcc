"""The Neo4j that a command works on: the user's own, or one of ours for as long as the command runs; and the way to it."""

import contextlib
from collections.abc import AsyncIterator, Iterator

from auditing.context import AuditContext
from auditing.rules.catalogue import RuleCatalogue
from auditing.rules.own import check_own_rules
from graph_loaders.engine.batching import Joiner
from graph_loaders.engine.database import Database
from graph_loaders.engine.readiness import answers
from local_neo4j.launch import running, start
from settings import Settings


@contextlib.contextmanager
def running_neo4j(settings: Settings, *, join: bool = True) -> Iterator[Settings]:
    """The settings with the address of a server that runs. Raises CannotStart.

    `join`: where `make run` is up, its server will do; not for who needs one that lasts as long as it does itself.
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


@contextlib.asynccontextmanager
async def opened(settings: Settings, rules: RuleCatalogue) -> AsyncIterator[AuditContext]:
    """What audits are made with, today. Raises DatabaseUnavailable; StatementInvalid for a rule of the user's own."""
    async with Database.open(
        *settings.login, settings.neo4j_database, read_seconds=settings.query_timeout
    ) as database:
        await database.verify()
        await check_own_rules(database, rules.own)
        joiner = Joiner(database)
        try:
            yield AuditContext(joiner=joiner, today=settings.today(), rules=rules)
        finally:
            await joiner.close()
