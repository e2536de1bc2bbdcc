"""The one door to Neo4j: runs a statement of the catalogue, with a deadline, and says plainly what went wrong.

A read is auto-commit in READ mode and idempotent, so it is retried here, within its deadline; a write is a
managed transaction of the driver's.
"""

import asyncio
import logging
import random
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Any, Self

import neo4j
from neo4j.exceptions import AuthError, ConfigurationError, DriverError, Neo4jError, ResultError

from bolt.address import Address
from bolt.pool import Pool
from errors import DatabaseUnavailable, GrassrootsError, Overloaded, Timeout
from graph_loaders.engine.catalogue import Statement, StatementInvalid
from graph_loaders.engine.durations import Durations
from graph_loaders.engine.reads import DirectReads, Reads, RoutedReads
from graph_loaders.engine.unlogged import query_of, unlogged

logger = logging.getLogger(__name__)

RETRY_DELAY_SECONDS = 0.05
READS_AT_ONCE = 96
# For writes, and so that readiness is told while every read is under way.
OTHER_CONNECTIONS = 4
TIMED_OUT_CODES = (
    "Neo.ClientError.Transaction.TransactionTimedOut",
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
)
# A statement that writes was sent as a read.
WRITES = "Neo.ClientError.Statement.AccessMode"
# After a few wrong passwords Neo4j looks at no more of them for some seconds.
TOO_MANY_TRIES = "Neo.ClientError.Security.AuthenticationRateLimit"


class StatementRejected(Exception):
    """Neo4j does not run a statement as it is. `writes`: since it writes where it may only read."""

    def __init__(self, message: str, *, writes: bool) -> None:
        super().__init__(message)
        self.writes = writes


@dataclass(slots=True)
class Database:
    """An async driver and the name of one database. Belongs to the event loop that opened it.

    pool: what reads go through, where there is one server; None where the driver routes them.
    round_trips: reads sent so far; tests count with it.
    durations: of the reads, by the statement's name.

    No more than `reads_at_once` hold a connection; others wait for their turn here, first come first served: the
    driver's pool would wake all that wait for each connection that comes back.
    """

    driver: neo4j.AsyncDriver
    name: str
    pool: Pool | None = None
    read_seconds: float = 15.0
    write_seconds: float = 120.0
    round_trips: int = 0
    reads_at_once: int = READS_AT_ONCE
    durations: dict[str, Durations] = field(default_factory=lambda: defaultdict(Durations))
    _begun: int = 0
    _turns: asyncio.Semaphore = field(init=False)
    _reads: Reads = field(init=False)

    def __post_init__(self) -> None:
        self._turns = asyncio.Semaphore(self.reads_at_once)
        self._reads = DirectReads(self.pool, self.name) if self.pool else RoutedReads(self.driver, self.name)

    @classmethod
    def open(
        cls, uri: str, user: str, password: str, name: str = "neo4j", *, read_seconds: float = 15.0
    ) -> Self:
        """A driver whose waits suit an API. Raises DatabaseUnavailable when the address is not one."""
        try:
            address = Address.parse(uri)
            driver = neo4j.AsyncGraphDatabase.driver(
                uri,
                auth=(user, password),
                max_connection_pool_size=READS_AT_ONCE + OTHER_CONNECTIONS,
                connection_acquisition_timeout=2.0,
                connection_timeout=2.0,
                liveness_check_timeout=30.0,
                notifications_min_severity="OFF",
                telemetry_disabled=True,
            )
        except (ConfigurationError, ValueError) as error:
            raise DatabaseUnavailable(
                "NEO4J_URI is not an address that the driver understands.",
                hint="Use bolt://host:port, neo4j://host:port or neo4j+s://host.",
            ) from error
        pool = Pool(address, user, password) if address else None
        return cls(driver, name, pool, read_seconds=read_seconds)

    @property
    def reads_under_way(self) -> int:
        return min(self._begun, self.reads_at_once)

    @property
    def reads_waiting(self) -> int:
        return self._begun - self.reads_under_way

    async def verify(self) -> None:
        """Return when the server answers us. Raises DatabaseUnavailable at once where not: it tries once."""
        try:
            await self.driver.verify_connectivity()
        except AuthError as error:
            raise _refused() from error
        except (DriverError, Neo4jError) as error:
            raise _unavailable("did not answer") from error

    async def close(self) -> None:
        if self.pool:
            self.pool.close()
        await self.driver.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    async def read(
        self, statement: Statement, parameters: Mapping[str, Any], *, seconds: float | None = None
    ) -> list[Any]:
        """The columns of the one record that a reading statement gives, in the order of `statement.columns`.

        Raises Timeout, DatabaseUnavailable, and Overloaded when its turn does not come in time; StatementInvalid where
        it gives another number of records.
        """
        limit = seconds or self.read_seconds
        delay = RETRY_DELAY_SECONDS
        started: float | None = None
        self._begun += 1
        try:
            async with asyncio.timeout(limit + 0.5), self._turns:
                started = time.perf_counter()
                while True:
                    try:
                        self.round_trips += 1
                        return _only(statement, await self._reads.records(statement, parameters, limit))
                    except (Neo4jError, DriverError) as error:
                        if not error.is_retryable():
                            raise
                        logger.warning("read of %s is tried again: %s", statement.name, type(error).__name__)
                    await asyncio.sleep(delay * random.uniform(0.5, 1.5))
                    delay *= 2
        except TimeoutError as error:
            if started is None:
                raise no_turn(statement, limit) from error
            raise _timed_out(statement, limit) from error
        except (Neo4jError, DriverError) as error:
            if plain := _plainly(error, statement, limit):
                raise plain from error
            raise
        finally:
            self._begun -= 1
            if started is not None:
                self.durations[statement.name].add(time.perf_counter() - started)

    async def profile(
        self, statement: Statement, parameters: Mapping[str, Any]
    ) -> tuple[list[Any], dict[str, Any]]:
        """As `read`, once, with the plan and its dbHits.

        Raises Timeout, DatabaseUnavailable, StatementRejected; StatementInvalid where it gives another number of records.
        """
        profiled = replace(statement, text=statement.text.replace("CYPHER 25\n", "CYPHER 25 PROFILE\n", 1))
        try:
            async with self.driver.session(
                database=self.name, default_access_mode=neo4j.READ_ACCESS
            ) as session:
                result = await session.run(query_of(profiled, self.read_seconds), unlogged(parameters))
                records = [record.values() async for record in result]
                summary = await result.consume()
        except (Neo4jError, DriverError) as error:
            if plain := _plainly(error, statement, self.read_seconds):
                raise plain from error
            if isinstance(error, Neo4jError):
                message = (error.message or str(error)).splitlines()[0]
                raise StatementRejected(message, writes=error.code == WRITES) from error
            raise
        return _only(statement, records), summary.profile or {}

    async def write(self, statement: Statement, parameters: Mapping[str, Any]) -> None:
        """Run a writing statement in one transaction, retried by the driver. Raises Timeout, DatabaseUnavailable."""
        query = query_of(statement, self.write_seconds)

        async def work(transaction: neo4j.AsyncManagedTransaction) -> None:
            await (await transaction.run(query.text, unlogged(parameters))).consume()

        unit = neo4j.unit_of_work(metadata=query.metadata, timeout=self.write_seconds)(work)
        try:
            async with self.driver.session(database=self.name) as session:
                await session.execute_write(unit)
        except (Neo4jError, DriverError) as error:
            if plain := _plainly(error, statement, self.write_seconds):
                raise plain from error
            raise

    async def run_schema(self, statement: Statement) -> None:
        """Run a schema statement (constraint, index): auto-commit, as Neo4j wants it."""
        async with self.driver.session(database=self.name) as session:
            await (await session.run(query_of(statement, self.write_seconds))).consume()


def _only(statement: Statement, records: list[list[Any]]) -> list[Any]:
    if len(records) != 1:
        raise StatementInvalid(f"{statement.file}: it must give one record, not {len(records)}.")
    return records[0]


def no_turn(statement: Statement, seconds: float) -> Overloaded:
    return Overloaded(
        f"So much is under way that {statement.name} had no turn within {seconds:g} seconds.",
        hint="Try again shortly.",
    )


def _plainly(error: Neo4jError | DriverError, statement: Statement, seconds: float) -> GrassrootsError | None:
    """What a caller is told of it; None where the statement is wrong, or the use of the driver: that is a fault of ours."""
    code = error.code if isinstance(error, Neo4jError) else None
    if code in TIMED_OUT_CODES:
        return _timed_out(statement, seconds)
    if isinstance(error, AuthError) or code == TOO_MANY_TRIES:
        return _refused()
    if isinstance(error, DriverError) and not isinstance(error, ResultError):
        return _unavailable("did not answer")
    return None


def _timed_out(statement: Statement, seconds: float) -> Timeout:
    return Timeout(
        f"The database did not finish {statement.name} within {seconds:g} seconds.",
        hint="Ask for less at once: a smaller page, a smaller subtree, fewer ids.",
    )


def _unavailable(
    fact: str, hint: str = "Try again shortly; `grassroots doctor` says what is wrong."
) -> DatabaseUnavailable:
    return DatabaseUnavailable(f"The database {fact}.", hint=hint)


def _refused() -> DatabaseUnavailable:
    return _unavailable("refused the user name or the password", "Mend NEO4J_USER and NEO4J_PASSWORD.")
