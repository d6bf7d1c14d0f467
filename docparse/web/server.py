"""The page over HTTP, for the one person at this machine. Nothing is stored or logged."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address
from types import TracebackType

from docparse.inputs.settings import Settings
from docparse.web.crew import Crew, busy
from docparse.web.limits import LONGEST_LINE, PageLimits
from docparse.web.request import RefusedError
from docparse.web.site import answer_to
from docparse.web.visit import Store, Visit

#: Connections that the system keeps until they are accepted. With the five of `http.server` 95 of 200 were reset.
_BACKLOG = 1024


class PageServer:
    """The server: bound when it is made, and answering while it runs."""

    def __init__(
        self,
        host: str,
        port: int,
        limits: PageLimits | None = None,
        settings: Settings | None = None,
    ) -> None:
        """Bind to `host` and `port`; 0 is a free one. `settings` are those of a house. Raises `OSError`."""
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._limits = limits or PageLimits()
        self._settings = settings or Settings()
        self._socket = socket.create_server((host, port), family=family, backlog=_BACKLOG)
        self._socket.setblocking(False)
        self.address: tuple[str, int] = self._socket.getsockname()[:2]
        self._hosts = _hosts_of(*self.address)
        self._store = Store(self._limits.held_bytes)
        self._attending: set[asyncio.Task[None]] = set()
        self._stop: Callable[[], object] | None = None

    def __enter__(self) -> PageServer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._socket.close()

    @property
    def url(self) -> str:
        """The address of the page."""
        host, port = self.address
        return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"

    def run(self, ready: Callable[[], object] | None = None) -> None:
        """Answer until `stop` is called or a key interrupts it; call `ready` when it begins."""
        with suppress(asyncio.CancelledError):
            asyncio.run(self._run(ready))

    def stop(self) -> None:
        """Stop, from any thread."""
        if self._stop:
            self._stop()

    async def _run(self, ready: Callable[[], object] | None) -> None:
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        assert task
        self._stop = lambda: loop.call_soon_threadsafe(task.cancel)
        crew = Crew(self._limits, self._settings)
        warming = asyncio.create_task(_warm_up(crew))
        if ready:
            ready()
        try:
            await self._accept(crew)
        finally:
            tasks = (warming, *self._attending)
            for one in tasks:
                one.cancel()
            crew.end()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _accept(self, crew: Crew) -> None:
        """Accept connections. Those for which there is no place wait in the queue of the system."""
        most = self._limits.connections
        places = asyncio.Semaphore(most + self._limits.turned_away)
        while True:
            await places.acquire()
            try:
                accepted, _ = await asyncio.get_running_loop().sock_accept(self._socket)
            except OSError:  # there are no more files, or the client has left already
                places.release()
                await asyncio.sleep(0.1)
                continue
            is_full = len(self._attending) >= most
            task = asyncio.create_task(self._attend(accepted, None if is_full else crew))
            self._attending.add(task)
            task.add_done_callback(self._attending.discard)
            task.add_done_callback(lambda _: places.release())

    async def _attend(self, accepted: socket.socket, crew: Crew | None) -> None:
        """Answer the requests of one connection; without a crew only say that all are busy."""
        try:
            reader, writer = await asyncio.open_connection(sock=accepted, limit=LONGEST_LINE)
        except OSError:
            accepted.close()
            return
        visit = Visit(reader, writer, self._limits)
        try:
            if crew is None:
                await visit.send(answer_to(busy()), closes=True)
            else:
                while await visit.exchange(crew, self._hosts, self._store):
                    pass
            await visit.say_farewell()
        except (OSError, EOFError):  # `TimeoutError` is one: it has left, or is too slow
            pass
        finally:
            writer.transport.abort()


async def _warm_up(crew: Crew) -> None:
    with suppress(RefusedError):  # it is tried again when there is work
        await crew.warm_up()


def _hosts_of(host: str, port: int) -> frozenset[str]:
    """Return the host names that are accepted; none means any, when bound to more than loopback."""
    address = ip_address(host.partition("%")[0])
    if not address.is_loopback:
        return frozenset()
    own = f"[{host}]" if address.version == 6 else host
    return frozenset(f"{name}:{port}" for name in (own, "127.0.0.1", "localhost", "[::1]"))
