"""Reads over Bolt: every value as the driver gives it, and whatever becomes of a connection, the next read has one."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest
import trustme
from neo4j.exceptions import (
    ClientError,
    ConfigurationError,
    CypherSyntaxError,
    Neo4jError,
    ServiceUnavailable,
)

import bolt.connection
import bolt.pool
from bolt.address import Address
from bolt.connection import VERSION
from bolt.packstream import packed
from bolt.pool import Pool
from bolt.request import Request
from errors import DatabaseUnavailable
from graph_loaders.engine.catalogue import parse_statement
from graph_loaders.engine.database import Database
from local_neo4j.launch import RunningNeo4j
from tests.support.bolt_proxy import Proxy, proxy_to, until

ECHO = parse_statement(
    "read/echo",
    "// Says it again.\n// params: value: ANY\n// returns: value\n// bound: 1\nRETURN $value AS value",
)
VALUES: list[Any] = [
    None, True, False, 0, -1, 127, 128, -129, 2**31, -(2**31) - 1, 2**63 - 1, -(2**63),
    0.0, -1.5, 1e300, float("inf"), "", "经八路街道", "𠮷", "x" * 300, "经" * 70_000, [], [[]], [1, "a", None, [2.5]], {},
    {"名": ["一", {"b": True}]}, list(range(100_000)), [f"m{n:07}" for n in range(20_000)],
]  # fmt: skip


def run(text: str, seconds: float = 60) -> Request:
    return Request(text, database="neo4j", seconds=seconds, metadata={"statement": "test"})


ONE = run("RETURN 1").messages({})
MANY = run("UNWIND range(1, 3000) AS n RETURN n, 'number ' + n").messages({})
WRONG = run("RETURN 1 +").messages({})
FAILS_LATE = run("UNWIND [2, 1, 0] AS n RETURN 2 / n").messages({})
ENDLESS = run("UNWIND range(1, 1000000000000) AS n RETURN sum(n)").messages({})


SUCCESS, IGNORED = b"\xb1\x70" + packed({}), b"\xb1\x7e" + packed({})


def failure_of(code: str) -> bytes:
    told = {"message": "no", "gql_status": "50N42", "description": "no", "diagnostic_record": {}}
    return b"\xb1\x7f" + packed({"neo4j_code": code, **told})


def message(structure: bytes) -> bytes:
    return len(structure).to_bytes(2, "big") + structure + b"\x00\x00"


@pytest.fixture
async def proxy(neo4j_server: RunningNeo4j) -> AsyncIterator[Proxy]:
    async with proxy_to(port_of(neo4j_server)) as proxy:
        yield proxy


@pytest.fixture
async def pool(proxy: Proxy, neo4j_server: RunningNeo4j) -> AsyncIterator[Pool]:
    with closing(neo4j_server, proxy.port) as pool:
        yield pool


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
async def test_a_value_comes_back_as_it_went(neo4j_server: RunningNeo4j, scheme: str) -> None:
    address = f"{scheme}://127.0.0.1:{port_of(neo4j_server)}"
    async with Database.open(address, neo4j_server.user, neo4j_server.password) as database:
        assert (database.pool is None) == (scheme == "neo4j")
        for value in VALUES:
            [answer] = await database.read(ECHO, {"value": value})
            assert answer == value
            assert type(answer) is type(value)


async def test_a_day_is_a_date_there(pool: Pool) -> None:
    days = [date(1, 1, 1), date(1969, 12, 31), date(1970, 1, 1), date(2026, 2, 28), date(9999, 12, 31)]
    asked = run("RETURN [day IN $days | toString(day + duration('P1D') - duration('P1D'))]")
    assert await pool.ask(*asked.messages({"days": days})) == [[[day.isoformat() for day in days]]]


@pytest.mark.parametrize(
    ("value", "error"), [(object(), ValueError), ({1: 2}, TypeError), (2**63, OverflowError)]
)
def test_what_bolt_has_no_form_for_is_refused(value: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        run("RETURN $value").messages({"value": value})


@pytest.mark.parametrize("size", [1, 3, 1000])
async def test_an_answer_may_come_in_any_pieces(proxy: Proxy, pool: Pool, size: int) -> None:
    proxy.back = lambda data: (data[start : start + size] for start in range(0, len(data), size))
    assert await pool.ask(*MANY) == [[n, f"number {n}"] for n in range(1, 3001)]


async def test_a_server_may_show_that_it_is_at_it(proxy: Proxy, pool: Pool) -> None:
    await pool.ask(*ONE)
    proxy.back = lambda data: (b"\x00\x00", data, b"\x00\x00")
    assert [await pool.ask(*ONE) for _ in range(3)] == [[[1]]] * 3


@pytest.mark.parametrize("failing", [WRONG, FAILS_LATE])
async def test_a_failure_is_told_and_the_connection_stays(
    proxy: Proxy, pool: Pool, failing: tuple[bytes, bytes]
) -> None:
    for _ in range(2):
        with pytest.raises(Neo4jError) as caught:
            await pool.ask(*failing)
        assert isinstance(caught.value, CypherSyntaxError) == (failing is WRONG)
        assert await pool.ask(*ONE) == [[1]]
    assert proxy.opened == 1


async def test_a_failure_is_told_though_the_connection_is_lost_behind_it(proxy: Proxy, pool: Pool) -> None:
    await pool.ask(*ONE)
    cuts: list[asyncio.Task[None]] = []

    def cut_behind(data: bytes) -> Iterator[bytes]:
        yield data
        proxy.forget()
        cuts.append(asyncio.create_task(proxy.cut()))

    proxy.back = cut_behind
    with pytest.raises(CypherSyntaxError):
        await pool.ask(*WRONG)
    await asyncio.wait(cuts)
    proxy.back = lambda data: (data,)
    assert await pool.ask(*ONE) == [[1]]


async def test_neo4j_gives_up_what_takes_too_long(proxy: Proxy, pool: Pool) -> None:
    hasty = run("UNWIND range(1, 1000000000000) AS n RETURN sum(n)", seconds=0.2)
    with pytest.raises(Neo4jError) as caught:
        await pool.ask(*hasty.messages({}))
    assert caught.value.code == "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration"
    assert await pool.ask(*ONE) == [[1]]
    assert proxy.opened == 1


async def test_a_reading_transaction_writes_nothing(pool: Pool) -> None:
    with pytest.raises(Neo4jError) as caught:
        await pool.ask(*run("CREATE (:Member)").messages({}))
    assert caught.value.code == "Neo.ClientError.Statement.AccessMode"


async def test_who_leaves_ends_what_was_asked(proxy: Proxy, pool: Pool) -> None:
    reads = [asyncio.create_task(pool.ask(*ENDLESS)) for _ in range(3)]
    transactions = run(
        "SHOW TRANSACTIONS YIELD currentQuery AS q WHERE q STARTS WITH 'UNWIND' RETURN count(q)"
    )
    await eventually([[3]], pool, transactions)
    for read in reads:
        read.cancel()
    await asyncio.wait(reads)
    assert all(read.cancelled() for read in reads)
    await eventually([[0]], pool, transactions)
    assert proxy.opened == 4
    assert proxy.open_now == 1


async def test_who_ask_one_after_the_other_share_a_connection(proxy: Proxy, pool: Pool) -> None:
    for _ in range(2):
        assert await asyncio.gather(*(pool.ask(*ONE) for _ in range(5))) == [[[1]]] * 5
        assert proxy.opened == 5


async def test_what_was_lost_while_it_rested_is_not_asked(proxy: Proxy, pool: Pool) -> None:
    await pool.ask(*ONE)
    await proxy.cut()
    assert await pool.ask(*ONE) == [[1]]
    assert proxy.opened == 2


async def test_what_is_lost_while_it_answers_is_told(proxy: Proxy, pool: Pool) -> None:
    read = asyncio.create_task(pool.ask(*ENDLESS))
    await until(lambda: proxy.opened == 1)
    await asyncio.sleep(0.1)
    await proxy.cut()
    with pytest.raises(ServiceUnavailable, match="lost"):
        await read
    assert await pool.ask(*ONE) == [[1]]


async def test_a_read_whose_connection_is_lost_is_tried_again(
    proxy: Proxy, neo4j_server: RunningNeo4j
) -> None:
    address = f"bolt://127.0.0.1:{proxy.port}"
    async with Database.open(address, neo4j_server.user, neo4j_server.password) as database:
        assert await database.read(ECHO, {"value": 1}) == [1]
        proxy.forget()
        read = asyncio.create_task(database.read(ECHO, {"value": 2}))
        await asyncio.sleep(0.1)
        await proxy.cut()
        assert await read == [2]
        assert database.round_trips == 3


async def test_what_rested_for_long_is_asked_whether_it_is_there(
    proxy: Proxy, pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bolt.pool, "TRUSTED_SECONDS", 0.0)
    monkeypatch.setattr(bolt.connection, "RESET_SECONDS", 1.0)
    for _ in range(2):
        assert await asyncio.gather(*(pool.ask(*ONE) for _ in range(5))) == [[[1]]] * 5
    assert proxy.opened == 5
    proxy.forget()
    async with asyncio.timeout(4):  # one of the five is waited for
        assert await pool.ask(*ONE) == [[1]]
    assert proxy.opened == 6


async def test_a_wrong_password_is_refused(neo4j_server: RunningNeo4j) -> None:
    stranger = Pool(address_of("bolt", port_of(neo4j_server)), "nobody", "guess")
    with pytest.raises(Neo4jError) as caught:
        await stranger.ask(*ONE)
    assert caught.value.code == "Neo.ClientError.Security.Unauthorized"


@pytest.mark.parametrize("says", [b"HTTP/1.1 400 Bad Request\r\n\r\n", b"\x00\x00\x00\x00", b""])
async def test_what_is_no_neo4j_does_not_answer(monkeypatch: pytest.MonkeyPatch, says: bytes) -> None:
    monkeypatch.setattr(bolt.pool, "CONNECT_SECONDS", 0.3)

    async def talk(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(says)
        await asyncio.sleep(1)
        writer.close()

    async with await asyncio.start_server(talk, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(ConfigurationError if says else ServiceUnavailable):
            await Pool(address_of("bolt", port), "neo4j", "secret").ask(*ONE)
    with pytest.raises(ServiceUnavailable, match=f":{port} did not answer"):
        await Pool(address_of("bolt", port), "neo4j", "secret").ask(*ONE)


@pytest.mark.parametrize(
    ("replies", "error"),
    [
        ([failure_of("Neo.ClientError.Request.Invalid")], ClientError),
        ([failure_of("Neo.ClientError.Security.AuthorizationExpired"), IGNORED], Neo4jError),
        ([IGNORED, IGNORED], ServiceUnavailable),
        ([SUCCESS], ServiceUnavailable),
    ],
    ids=["refused and left", "login expired", "out of step", "left"],
)
async def test_a_server_that_leaves_in_the_midst(replies: list[bytes], error: type[Exception]) -> None:
    opened = 0

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal opened
        opened += 1
        for answer in ([VERSION], [message(SUCCESS), message(SUCCESS)], [message(each) for each in replies]):
            await reader.read(65_536)
            writer.write(b"".join(answer))
        if len(replies) > 1:
            await reader.read()
        writer.close()

    async with await asyncio.start_server(talk, "127.0.0.1", 0) as server:
        pool = Pool(address_of("bolt", server.sockets[0].getsockname()[1]), "neo4j", "secret")
        for turn in (1, 2):
            with pytest.raises(error):
                await pool.ask(*ONE)
            assert opened == turn


async def test_a_closed_pool_keeps_no_connection(proxy: Proxy, pool: Pool) -> None:
    await pool.ask(*ONE)
    under_way = asyncio.create_task(
        pool.ask(*run("UNWIND range(1, 1000000) AS n RETURN sum(n)").messages({}))
    )
    await asyncio.sleep(0)
    pool.close()
    assert await under_way == [[500_000_500_000]]
    await until(lambda: proxy.open_now == 0)


async def test_by_tls(neo4j_server: RunningNeo4j, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = trustme.CA()
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    async with proxy_to(port_of(neo4j_server), tls) as proxy:

        async def ask(scheme: str) -> list[list[Any]]:
            with closing(neo4j_server, proxy.port, scheme) as pool:
                return await pool.ask(*MANY)

        assert len(await ask("bolt+ssc")) == 3000
        with pytest.raises(ConfigurationError, match="certificate"):
            await ask("bolt+s")
        with authority.cert_pem.tempfile() as file:
            monkeypatch.setenv("SSL_CERT_FILE", file)
            assert len(await ask("bolt+s")) == 3000


@pytest.mark.parametrize(
    ("uri", "host", "port"),
    [
        ("bolt://graph", "graph", 7687),
        ("bolt://[::1]:7000", "::1", 7000),
        ("bolt+s://10.0.0.1", "10.0.0.1", 7687),
    ],
)
def test_an_address(uri: str, host: str, port: int) -> None:
    address = Address.parse(uri)
    assert address is not None
    assert (address.host, address.port, address.tls is not None) == (host, port, "+s" in uri)


@pytest.mark.parametrize("uri", ["bolt://host:none", "bolt://host:99999", "nonsense"])
def test_what_is_no_address_is_refused(uri: str) -> None:
    with pytest.raises(DatabaseUnavailable, match="NEO4J_URI"):
        Database.open(uri, "neo4j", "secret")


def port_of(server: RunningNeo4j) -> int:
    port = urlsplit(server.uri).port
    assert port is not None
    return port


def address_of(scheme: str, port: int) -> Address:
    address = Address.parse(f"{scheme}://127.0.0.1:{port}")
    assert address is not None
    return address


@contextmanager
def closing(server: RunningNeo4j, port: int, scheme: str = "bolt") -> Iterator[Pool]:
    """A pool of connections to the server by way of a port."""
    pool = Pool(address_of(scheme, port), server.user, server.password)
    try:
        yield pool
    finally:
        pool.close()


async def eventually(records: list[list[Any]], pool: Pool, asked: Request) -> None:
    for _ in range(400):
        if await pool.ask(*asked.messages({})) == records:
            return
        await asyncio.sleep(0.05)
    raise TimeoutError
