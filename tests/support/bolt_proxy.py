"""A way to Neo4j that can be watched and disturbed."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

Pieces = Callable[[bytes], Iterable[bytes]]


@dataclass
class Proxy:
    """`opened`: how many connections there were. `back`: into which pieces an answer is cut on its way to the caller."""

    port: int = 0
    opened: int = 0
    back: Pieces = lambda data: (data,)
    _writers: set[asyncio.StreamWriter] = field(default_factory=set)
    _forgotten: set[asyncio.StreamWriter] = field(default_factory=set)

    @property
    def open_now(self) -> int:
        return len(self._writers) // 2

    def forget(self) -> None:
        """Carry nothing more over the connections of now, and tell neither end: as a firewall does."""
        self._forgotten |= self._writers

    async def cut(self) -> None:
        """Break every connection, at both ends."""
        for writer in list(self._writers):
            writer.transport.abort()
        await until(lambda: not self._writers)

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, server: int) -> None:
        self.opened += 1
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", server)
        both = {writer, there_writer}
        self._writers |= both
        try:
            async with asyncio.TaskGroup() as ways:
                ways.create_task(self._pass_on(reader, there_writer, lambda data: (data,)))
                ways.create_task(self._pass_on(there_reader, writer, lambda data: self.back(data)))
        finally:
            self._writers -= both

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, cut: Pieces) -> None:
        try:
            while data := await reader.read(65_536):
                for piece in cut(data):
                    if writer not in self._forgotten:
                        writer.write(piece)
                        await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()


@asynccontextmanager
async def proxy_to(server: int, tls: ssl.SSLContext | None = None) -> AsyncIterator[Proxy]:
    """In front of the Neo4j at this port."""
    proxy = Proxy()

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await proxy.carry(reader, writer, server)

    listening = await asyncio.start_server(carry, "127.0.0.1", 0, ssl=tls)
    proxy.port = listening.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        listening.close()
        await proxy.cut()


async def until(condition: Callable[[], bool]) -> None:
    """Raises TimeoutError when it does not come about."""
    for _ in range(2_000):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise TimeoutError
