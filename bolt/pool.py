"""Connections to one server, opened when they are needed and kept for the next caller."""

import asyncio
from typing import Any

from bolt.address import Address
from bolt.connection import Connection

CONNECT_SECONDS = 2.0
# What lies between, such as a firewall, may drop a connection that rests for long, and tell neither end.
TRUSTED_SECONDS = 30.0


class Pool:
    """Belongs to one event loop. How many connections there are is for its callers to bound."""

    def __init__(self, address: Address, user: str, password: str) -> None:
        self._address = address
        self._user = user
        self._password = password
        self._resting: list[tuple[Connection, float]] = []
        self._closed = False

    async def ask(self, *messages: bytes) -> list[list[Any]]:
        """As Connection.ask, over one that rests or a new one."""
        connection = await self._connection()
        try:
            return await connection.ask(*messages)
        finally:
            self._take_back(connection)

    def close(self) -> None:
        """Connections that answer somebody are closed when they have."""
        self._closed = True
        for connection, _ in self._resting:
            connection.close()
        self._resting.clear()

    async def _connection(self) -> Connection:
        while self._resting:
            # The one that was used last: what is not needed rests on, and is not trusted for ever.
            connection, since = self._resting.pop()
            if connection.lost:
                continue
            if self._is_trusted(since) or await connection.reset():
                return connection
            for other, other_since in self._resting:
                if not self._is_trusted(other_since):
                    # What took the one took the others, and each would be waited for in vain.
                    other.abort()
        return await Connection.open(self._address, self._user, self._password, seconds=CONNECT_SECONDS)

    def _is_trusted(self, since: float) -> bool:
        return asyncio.get_running_loop().time() - since < TRUSTED_SECONDS

    def _take_back(self, connection: Connection) -> None:
        if self._closed:
            connection.close()
        elif not connection.lost:
            self._resting.append((connection, asyncio.get_running_loop().time()))
