"""Several processes for the inputs of a run: work out, outcomes back, a process that dies named and replaced.

The pools of the standard library cannot say which input a process died of: they give up all of them.
"""

from __future__ import annotations

import gc
import importlib
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from multiprocessing import connection
from types import ModuleType
from typing import Any

from docparse.folders.supply import MOST_BYTES, Item, Numbered, Supply, letters_of
from docparse.folders.tasks import Failure, Outcome, Task

#: From here on processes are worth their start, which takes as long as 150 small inputs.
_MANY_INPUTS, _MANY_BYTES = 256, 1_500_000
#: What a pipe takes of names that nobody reads: 8 KB where it takes least, and three bytes a character.
_PIPE_LETTERS = 2_000
#: What every process needs.
_PRELOAD = "docparse.folders.preload"
#: Outcomes that came in together, with the numbers of their items.
Done = list[tuple[int, Outcome]]

#: Windows waits for so many things at once.
_MOST_JOBS = 60


class WorkersError(Exception):
    """Processes cannot be started here."""


def count_cores() -> int:
    """Return how many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def choose_jobs(items: Iterable[Item], jobs: int) -> tuple[Iterable[Item], int]:
    """Return the items and how many processes to use: `jobs`, or for 0 as many as cores if there is much to do."""
    if jobs:
        return items, min(jobs, _MOST_JOBS)
    first, size = list[Item](), 0
    rest = iter(items)
    for item in rest:
        first.append(item)
        size += item.size if isinstance(item, Task) else 0
        # One input is the work of one process, however large it is.
        if len(first) >= _MANY_INPUTS or (size >= _MANY_BYTES and len(first) > 1):
            return chain(first, rest), min(count_cores(), _MOST_JOBS)
    return first, 1


def run(
    work: Callable[[Task], Outcome], items: Iterable[Item], jobs: int
) -> Generator[Done, None, None]:
    """Yield what is done, as it comes in; an item that is an outcome already passes through.

    `work` is a function that can be pickled. No more than a window of items is taken ahead of the
    first that is not done. Raises `WorkersError`.
    """
    if jobs < 2:
        for number, item in enumerate(items):
            yield [(number, work(item) if isinstance(item, Task) else item)]
        return
    pool = _Pool(work, jobs)
    try:
        yield from pool.run(enumerate(items))
    except BaseException:
        pool.end(at_once=True)
        raise
    pool.end()


def in_order(done: Iterable[Done]) -> Iterator[Outcome]:
    """Yield the outcomes in the order of their numbers."""
    waiting: dict[int, Outcome] = {}
    wanted = 0
    for together in done:
        waiting.update(together)
        while wanted in waiting:
            yield waiting.pop(wanted)
            wanted += 1


@contextmanager
def _without_main() -> Iterator[None]:
    """Hide the script that runs, which each new process would load and run again: it needs nothing of it."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _choose_context() -> Any:
    """Return how a process is started: copied from this one if that is safe, else from one that was begun anew."""
    methods = multiprocessing.get_all_start_methods()
    if sys.platform == "linux" and "fork" in methods and threading.active_count() == 1:
        importlib.import_module(_PRELOAD)
        return multiprocessing.get_context("fork")
    if "forkserver" not in methods:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_PRELOAD])
    return context


class _Worker:
    """A process, and what it has been given and has not answered: what it is at, and what it goes on with."""

    def __init__(
        self, context: Any, work: Callable[[Task], Outcome], others: list[_Worker]
    ) -> None:
        self.pipe, theirs = context.Pipe()
        # A copied process has our ends of the pipes too; if it kept them, none of the others would see us end.
        copied = [self.pipe, *(other.pipe for other in others)]
        ours = copied if context.get_start_method() == "fork" else []
        self.process = context.Process(target=_serve, args=(theirs, ours, work), daemon=True)
        with _without_main():
            self.process.start()
        theirs.close()
        self.ready = False
        self.given: deque[list[Numbered]] = deque()

    def may_have(self, chunk: list[Numbered]) -> bool:
        """Tell whether this chunk may be given to it now.

        One that is at something gets no more than the pipe takes: it may be waiting for us to read its answer, and
        must not be waited for in turn. Behind what takes long nothing is to wait.
        """
        if not self.given:
            return True
        return (
            len(self.given) < 2
            and sum(task.size for _, task in self.given[0]) < MOST_BYTES
            and sum(map(letters_of, chunk)) < _PIPE_LETTERS
        )

    def give(self, chunk: list[Numbered]) -> None:
        """Send inputs."""
        self.given.append(chunk)
        with suppress(OSError):  # it died, which is seen when all that it said is read
            self.pipe.send([tuple(task) for _, task in chunk])

    def take(self) -> Done:
        """Take one message: nothing as it is ready, or the outcomes of the first of what it was given.

        Raises `EOFError` or `OSError` at its end.
        """
        said = self.pipe.recv()
        if isinstance(said, str):
            raise RuntimeError(f"in a process of its own:\n{said}")
        if not self.ready:
            self.ready = True
            return []
        return [
            (number, Outcome(task.path, *row))
            for (number, task), row in zip(self.given.popleft(), said, strict=True)
        ]

    def end(self, at_once: bool) -> None:
        """Let it end, or make it; `join` waits for that."""
        if at_once:
            self.process.terminate()
        self.pipe.close()

    def join(self) -> None:
        self.process.join(10)
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()


class _Pool:
    def __init__(self, work: Callable[[Task], Outcome], jobs: int) -> None:
        self._work = work
        self._context = _choose_context()
        gc.freeze()  # what is loaded stays, in the memory that all share
        #: What a process that died had been given.
        self._again: deque[list[Numbered]] = deque()
        self._workers: list[_Worker] = []
        for _ in range(jobs):
            self._workers.append(self._start())

    def _start(self) -> _Worker:
        try:
            return _Worker(self._context, self._work, self._workers)
        except OSError as error:
            raise WorkersError(str(error.strerror or error)) from None

    def end(self, *, at_once: bool = False) -> None:
        """End the processes, at once or when they have done what they are at."""
        for worker in self._workers:
            worker.end(at_once)
        for worker in self._workers:
            worker.join()

    def run(self, items: Iterator[tuple[int, Item]]) -> Iterator[Done]:
        """Give out work until there is none, and yield what comes back."""
        supply = Supply(items, len(self._workers))
        while True:
            for depth in range(2):
                for worker in self._workers:
                    if len(worker.given) == depth:
                        self._feed(worker, supply)
            if settled := supply.take_settled():
                yield settled
            busy = {worker.pipe: worker for worker in self._workers if worker.given}
            if not (busy or supply.more):
                return
            for pipe in connection.wait(list(busy)) if busy else ():
                if done := self._hear(busy[pipe]):
                    yield done

    def _feed(self, worker: _Worker, supply: Supply) -> None:
        """Give a process something to do, if there is something for it."""
        if not self._again and (chunk := supply.take(self._first_open())):
            self._again.append(chunk)
        if self._again and worker.may_have(self._again[0]):
            worker.give(self._again.popleft())

    def _first_open(self) -> int | None:
        """Return the number of the first input that was given out and is not done."""
        given = [chunk[0][0] for worker in self._workers for chunk in worker.given]
        return min((*given, *(chunk[0][0] for chunk in self._again)), default=None)

    def _hear(self, worker: _Worker) -> Done:
        """Take one message of a process: it is ready, the outcomes of what it was given, or its end."""
        try:
            return worker.take()
        except (EOFError, OSError):
            return self._replace(worker)

    def _replace(self, worker: _Worker) -> Done:
        """Start a new process for one that died, and name the input that it died of."""
        worker.end(at_once=False)
        worker.join()
        how = _describe_end(worker.process.exitcode)
        if not worker.ready:
            raise WorkersError(f"a process {how} as it started")
        self._workers[self._workers.index(worker)] = self._start()
        first, *others = worker.given
        if len(first) > 1:  # one by one, to see which it is
            self._again.extend([*([one] for one in first), *others])
            return []
        self._again.extend(others)
        number, task = first[0]
        message = f"{task.path}: the process that worked on it {how}"
        return [(number, Outcome(task.path, failure=Failure(task.path, message, "died")))]


def _describe_end(code: int | None) -> str:
    """Say how a process ended."""
    if code is None or code >= 0:
        return f"ended with status {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = str(-code)
    if name == "SIGKILL":
        return f"was ended by {name}; is the memory too small for it?"
    return f"was ended by {name}"


def _serve(
    pipe: connection.Connection,
    ours: list[connection.Connection],
    work: Callable[[Task], Outcome],
) -> None:
    """Work on what comes through the pipe until it is closed; `ours` are the ends that are not for this process."""
    for end in ours:
        end.close()
    # The interrupt of the keyboard goes to all processes; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    try:
        pipe.send([])
        while True:
            pipe.send(_do(work, pipe.recv()))
    except (EOFError, OSError):
        return  # the first process has ended, or has ended this one


def _do(
    work: Callable[[Task], Outcome], chunk: list[tuple[Any, ...]]
) -> list[tuple[Any, ...]] | str:
    """Return what came of each input, an `Outcome` without its path: plain tuples travel in half the time."""
    try:
        done = [work(Task(*row)) for row in chunk]
        return [row[1:] if row.notes or row.failure else (row.value,) for row in done]
    except Exception:  # of docparse's own faults only those that DOCPARSE_TRACEBACK asks for
        import traceback

        return traceback.format_exc()
