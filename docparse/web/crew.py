"""The processes that work on requests. One that takes too long or too much is ended and replaced."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus

from docparse.inputs.processes.limits import memory_of
from docparse.inputs.processes.worker import choose_context, describe_end, without_main
from docparse.inputs.settings import Settings
from docparse.messages import Language, Message, message_of
from docparse.web.limits import PageLimits
from docparse.web.request import RefusedError
from docparse.web.site import JSON, PageAnswer
from docparse.web.work import work

#: How often work is looked at, in seconds.
_TICK = 0.1


def busy(message: Message | None = None) -> RefusedError:
    """Return the refusal of what may be tried again."""
    headers = {"Retry-After": "2"}
    message = message or Message("page.busy")
    return RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, message, **headers)


class LookProcess:
    """One process, which does one thing at a time."""

    def __init__(self, settings: Settings) -> None:
        """Start it and wait until it is ready, in a thread. Raises `OSError`."""
        # With a thread there is no plain fork, so no process keeps the ends of the pipes of others.
        context = choose_context(fresh=False)
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(theirs, settings), daemon=True)
        with without_main():
            self._process.start()
        theirs.close()
        try:
            self._pipe.recv()
        except EOFError:
            raise ChildProcessError(self.bury()) from None

    def ask(self, data: bytes, language: Language, seconds: float) -> tuple[HTTPStatus, bytes]:
        """Return its answer. Raises `EOFError` or `OSError` when it is ended."""
        self._pipe.send((data, language, seconds))
        answer: tuple[HTTPStatus, bytes] = self._pipe.recv()
        return answer

    def is_alive(self) -> bool:
        """Tell whether it has not ended."""
        return bool(self._process.is_alive())

    def memory(self) -> int:
        """Return how many bytes it has in memory."""
        return memory_of(self._process.pid or 0)

    def kill(self) -> None:
        """End it; whoever asked it gets an `EOFError`."""
        self._process.kill()

    def bury(self) -> Message:
        """Wait for its end, and return what that was."""
        self._process.join()
        self._pipe.close()
        return describe_end(self._process.exitcode)


class Crew:
    """As many processes as may work at once, started when they are needed."""

    def __init__(self, limits: PageLimits, settings: Settings) -> None:
        self._limits = limits
        self._settings = settings
        # A thread waits for each process. One more starts them.
        self._threads = ThreadPoolExecutor(limits.at_once + 1)
        self._free = asyncio.Semaphore(limits.at_once)
        self._starting = asyncio.Lock()
        self._idle: list[LookProcess] = []
        self._all: set[LookProcess] = set()
        self._waiting = 0

    async def look(
        self, data: bytes, language: Language, is_left: Callable[[], bool]
    ) -> PageAnswer:
        """Return the answer to the body of a request, for a client that `is_left` tells about.

        Raises `RefusedError`, and `EOFError` if the client has left.
        """
        await self._wait()
        try:
            if is_left():
                raise EOFError
            process = await self._take()
            status, answer = await self._ask(process, data, language, is_left)
        finally:
            self._free.release()
        return PageAnswer(status, answer, JSON)

    async def warm_up(self) -> None:
        """Start the first process, so that the first text does not wait for it."""
        self._idle.append(await self._start())

    def end(self) -> None:
        """End all processes."""
        for process in self._all:
            process.kill()
        for process in self._all:
            process.bury()
        self._threads.shutdown(wait=False)

    async def _wait(self) -> None:
        if self._waiting >= self._limits.waiting:
            raise busy()
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.work_seconds):
                await self._free.acquire()
        except TimeoutError:
            raise busy() from None
        finally:
            self._waiting -= 1

    async def _take(self) -> LookProcess:
        while self._idle:
            process = self._idle.pop()
            if process.is_alive():
                return process
            self._all.discard(process)
            process.bury()
        return await self._start()

    async def _start(self) -> LookProcess:
        # One at a time: `without_main` changes what all threads see.
        async with self._starting:
            loop = asyncio.get_running_loop()
            try:
                process = await loop.run_in_executor(self._threads, LookProcess, self._settings)
            except OSError as error:
                raise busy(Message("page.no_process", reason=message_of(error))) from None
        self._all.add(process)
        return process

    async def _ask(
        self,
        process: LookProcess,
        data: bytes,
        language: Language,
        is_left: Callable[[], bool],
    ) -> tuple[HTTPStatus, bytes]:
        asked = asyncio.get_running_loop().run_in_executor(
            self._threads, process.ask, data, language, self._limits.work_seconds
        )
        try:
            await self._watch(process, asked, is_left)
        except BaseException:
            process.kill()
            self._all.discard(process)
            await asyncio.wait([asked])
            asked.exception()  # it was ended: that is known
            process.bury()
            raise
        try:
            answer = asked.result()
        except (EOFError, OSError):
            self._all.discard(process)
            message = Message("page.died", end=process.bury())
            raise RefusedError(HTTPStatus.INTERNAL_SERVER_ERROR, message) from None
        self._idle.append(process)
        return answer

    async def _watch(
        self,
        process: LookProcess,
        asked: asyncio.Future[tuple[HTTPStatus, bytes]],
        is_left: Callable[[], bool],
    ) -> None:
        """Return when the work is done. Raises `RefusedError` or `EOFError` when it is to be ended."""
        clock = asyncio.get_running_loop().time
        began, before, left = clock(), process.memory(), 0.0
        while not (await asyncio.wait([asked], timeout=_TICK))[0]:
            limits, now = self._limits, clock()
            if now - began > limits.work_seconds:
                message = Message("page.took_time", seconds=limits.work_seconds)
                raise RefusedError(HTTPStatus.GATEWAY_TIMEOUT, message)
            if process.memory() - before > limits.work_memory:
                message = Message("page.took_memory", megabytes=limits.work_memory // 1_000_000)
                raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, message)
            if is_left():
                left = left or now
                if now - left > limits.abandoned_seconds:
                    raise EOFError
