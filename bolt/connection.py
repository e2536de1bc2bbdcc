"""One Bolt connection: messages go out together, and their replies are waited for together.

Bolt 5.8, https://neo4j.com/docs/bolt/current/. A message is a structure in PackStream, cut into chunks of at most 65,535
bytes that each begin with their size; an empty chunk ends it.
"""

import asyncio
import socket
import ssl
from contextlib import suppress
from struct import Struct
from typing import Any, Self

from neo4j.exceptions import ConfigurationError, Neo4jError, ServiceUnavailable

from bolt.address import Address
from bolt.packstream import packed, unpacked

HANDSHAKE, NO_VERSION = b"\x60\x60\xb0\x17", b"\x00" * 4
VERSION = b"\x00\x00\x08\x05"

HELLO, LOGON, RESET, GOODBYE = b"\xb1\x01", b"\xb1\x6a", b"\xb0\x0f", b"\xb0\x02"
SUCCESS, RECORD, FAILURE = 0x70, 0x71, 0x7F
# A reset does not log on again.
LOGIN_EXPIRED = "Neo.ClientError.Security.AuthorizationExpired"
RESET_SECONDS = 2.0

CHUNK_MAXIMUM = 0xFFFF
END_OF_MESSAGE = b"\x00\x00"
AGENT = "grassroots"

_size = Struct(">H").pack


class Connection(asyncio.Protocol):
    """For one caller at a time, who waits for the replies before asking again.

    lost: of no more use. One whose caller was cancelled is lost, since the replies are still to come.
    """

    def __init__(self) -> None:
        self.lost = False
        self._transport: asyncio.Transport
        self._agreed = False
        self._incoming = bytearray()
        self._message = bytearray()
        self._replies_due = 0
        self._records: list[list[Any]] = []
        self._failure: Neo4jError | None = None
        self._answered: asyncio.Future[None] | None = None

    @classmethod
    async def open(cls, address: Address, user: str, password: str, *, seconds: float) -> Self:
        """Connected and logged in.

        Raises ServiceUnavailable; Neo4jError where the login is refused; ConfigurationError for what won't mend by itself: a
        certificate that is not believed, a server that speaks something else.
        """
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(seconds):
                _, connection = await loop.create_connection(cls, address.host, address.port, ssl=address.tls)
                try:
                    await connection._log_on(user, password)
                except BaseException:
                    connection.abort()
                    raise
                return connection
        except ssl.SSLCertVerificationError as error:
            raise ConfigurationError(f"The certificate of {address.host} is not believed.") from error
        except (OSError, UnicodeError) as error:
            raise ServiceUnavailable(f"{address.host}:{address.port} did not answer.") from error

    async def ask(self, *messages: bytes) -> list[list[Any]]:
        """The records that answer the messages, each a list of values.

        Raises Neo4jError for the first message that failed: those behind it are not carried out. Raises
        ServiceUnavailable when the connection is lost.
        """
        await self._exchange(*messages)
        failure = self._failure
        if failure is None:
            records, self._records = self._records, []
            return records
        if failure.code == LOGIN_EXPIRED:
            self.abort()
        else:
            await self.reset()
        raise failure

    async def reset(self) -> bool:
        """Make it ready again after a failure. False, and it is lost, where the server does not say in time that it is."""
        with suppress(TimeoutError, ServiceUnavailable):
            async with asyncio.timeout(RESET_SECONDS):
                await self._exchange(RESET)
        if self._failure:
            self.abort()
        return not self.lost

    def close(self) -> None:
        if not self.lost:
            self.lost = True
            self._send(GOODBYE)
            self._transport.close()

    def abort(self) -> None:
        """Gone at once: the server gives up what it was doing."""
        self.lost = True
        self._transport.abort()

    async def _log_on(self, user: str, password: str) -> None:
        self._transport.write(HANDSHAKE + VERSION + 3 * NO_VERSION)
        await self._answer()
        hello = {
            "user_agent": AGENT,
            "bolt_agent": {"product": AGENT},
            "notifications_minimum_severity": "OFF",
        }
        login = {"scheme": "basic", "principal": user, "credentials": password}
        await self._exchange(HELLO + packed(hello), LOGON + packed(login))
        if self._failure:
            raise self._failure

    async def _exchange(self, *messages: bytes) -> None:
        if self.lost:
            raise _lost(None)
        self._replies_due, self._records, self._failure = len(messages), [], None
        self._send(*messages)
        await self._answer()

    async def _answer(self) -> None:
        self._answered = asyncio.get_running_loop().create_future()
        try:
            await self._answered
        except asyncio.CancelledError:
            self.abort()
            raise

    def _send(self, *messages: bytes) -> None:
        pieces: list[bytes] = []
        for message in messages:
            for start in range(0, len(message), CHUNK_MAXIMUM):
                chunk = message[start : start + CHUNK_MAXIMUM]
                pieces += _size(len(chunk)), chunk
            pieces.append(END_OF_MESSAGE)
        self._transport.write(b"".join(pieces))

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]  # of TCP, and so not of the base class alone
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)

    def connection_lost(self, error: Exception | None) -> None:
        self.lost = True
        self._end(self._failure or _lost(error))

    def data_received(self, data: bytes) -> None:
        incoming = self._incoming
        incoming += data
        start, end = 0, len(incoming)
        if not self._agreed:
            if end < len(VERSION):
                return
            start = len(VERSION)
            self._agreed = incoming[:start] == VERSION
            if not self._agreed:
                self._end(ConfigurationError("Bolt 5.8 is not spoken there."))
                self.abort()
                return
            self._end(None)
        while end - start >= 2:
            size = incoming[start] << 8 | incoming[start + 1]
            if end - start - 2 < size:
                break
            start += 2
            if size:
                self._message += incoming[start : start + size]
                start += size
            elif self._message:  # an empty chunk alone says no more than that the server is at it
                message, self._message = self._message, bytearray()
                self._receive(message)
        del incoming[:start]

    def _receive(self, message: bytearray) -> None:
        kind = message[1]
        if kind == RECORD:
            self._records.append(unpacked(message, 2))
            return
        if self._failure is None:
            if kind == FAILURE:
                self._failure = Neo4jError._hydrate_gql(**unpacked(message, 2))
            elif kind != SUCCESS:
                self.abort()  # it is out of step
                return
        self._replies_due -= 1
        if self._replies_due == 0:
            self._end(None)

    def _end(self, error: Exception | None) -> None:
        answered = self._answered
        if answered is None or answered.done():
            return
        if error is None:
            answered.set_result(None)
        else:
            answered.set_exception(error)


def _lost(error: Exception | None) -> ServiceUnavailable:
    return ServiceUnavailable(f"The connection was lost: {error or 'it was closed'}.")
