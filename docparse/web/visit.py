"""One connection of a browser: its requests one after the other, each in a total time."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from http import HTTPStatus

from docparse.messages import Message
from docparse.web.crew import Crew, busy
from docparse.web.limits import PageLimits
from docparse.web.request import PageRequest, RefusedError, read_request
from docparse.web.site import LOOK, PageAnswer, answer_to, check_request, page_at

#: What a client may still send after its last answer.
_MOST_DISCARDED = 1 << 28
_PIECE = 1 << 18


class Store:
    """Counts the bytes of requests that are in memory."""

    def __init__(self, most: int) -> None:
        self._most, self._held = most, 0

    @contextmanager
    def holding(self, size: int) -> Iterator[None]:
        """Count `size` bytes until the request is answered. Raises `RefusedError` if there is no room."""
        if self._held + size > self._most:
            raise busy()
        self._held += size
        try:
            yield
        finally:
            self._held -= size


class Visit:
    """A connection. Its methods raise `OSError` (a `TimeoutError` is one) and `EOFError` when it is over."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, limits: PageLimits
    ) -> None:
        self._reader, self._writer, self._limits = reader, writer, limits
        # With no buffer `drain` waits until the system has everything.
        writer.transport.set_write_buffer_limits(0)
        #: When the request that is read must have arrived.
        self._deadline = 0.0

    async def exchange(self, crew: Crew, hosts: Collection[str], store: Store) -> bool:
        """Read a request and answer it; tell whether the connection stays."""
        async with asyncio.timeout(self._limits.transfer_seconds):
            first = await self._reader.read(1)
        if not first:
            raise EOFError
        request = None
        try:
            request = await self._receive(first)
            check_request(request, hosts, self._limits)
            if request.path != LOOK:
                await self.send(page_at(request.path), request.closes, request.method == "HEAD")
            else:
                with store.holding(request.length or 0):
                    data = await self._receive_body(request)
                    answer = await crew.look(data, request.language, self._is_left)
                    await self.send(answer, request.closes)
        except RefusedError as refused:
            # What was not read of the request would be taken for the next one.
            answer = answer_to(refused, request.language if request else "en")
            is_head = request is not None and request.method == "HEAD"
            await self.send(answer, closes=True, without_data=is_head)
            return False
        return not request.closes

    async def send(self, answer: PageAnswer, closes: bool, without_data: bool = False) -> None:
        """Send an answer, which must be fetched in time."""
        data = memoryview(b"" if without_data else answer.data)
        async with asyncio.timeout(self._limits.seconds_for(len(data))):
            self._writer.writelines([answer.head(closes=closes), data[:_PIECE]])
            await self._writer.drain()
            # In pieces: what the system does not take at once is copied.
            for start in range(_PIECE, len(data), _PIECE):
                self._writer.write(data[start : start + _PIECE])
                await self._writer.drain()

    async def say_farewell(self) -> None:
        """End the connection so that the last answer arrives.

        The system resets a connection that is closed while something is unread, and the client then loses an
        answer that it has not fetched. So read on until it has closed its side; a browser sends its whole
        request before it reads.
        """
        self._writer.write_eof()
        left = _MOST_DISCARDED
        async with asyncio.timeout(self._limits.farewell_seconds):
            while left > 0 and (piece := await self._reader.read(1 << 16)):
                left -= len(piece)

    async def _receive(self, first: bytes) -> PageRequest:
        self._deadline = asyncio.get_running_loop().time() + self._limits.transfer_seconds
        try:
            async with asyncio.timeout_at(self._deadline):
                return await read_request(first, self._reader)
        except TimeoutError:
            raise _slow() from None

    async def _receive_body(self, request: PageRequest) -> bytes:
        if "expect" in request.headers:
            self._writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        length = request.length or 0
        try:
            async with asyncio.timeout_at(self._deadline + length / self._limits.bytes_a_second):
                return await self._reader.readexactly(length)
        except TimeoutError:
            raise _slow() from None

    def _is_left(self) -> bool:
        return self._reader.at_eof() or self._writer.transport.is_closing()


def _slow() -> RefusedError:
    return RefusedError(HTTPStatus.REQUEST_TIMEOUT, Message("page.slow"))
