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
from contextlib import contextmanager
from itertools import chain
from multiprocessing import connection
from types import ModuleType
from typing import Any

from docparse.folders.tasks import Failure, Outcome, Task

#: From here on processes are worth their start, which takes as long as 150 small inputs.
_MANY_INPUTS, _MANY_BYTES = 256, 1_500_000
#: What a process is given at once: enough that it seldom waits, little enough that all end together.
_CHUNK, _CHUNK_BYTES = 16, 200_000
#: So many inputs may be begun behind one that is not done: what is held back for the order is bounded.
_WINDOW = 2000
#: What every process needs.
_PRELOAD = "docparse.folders.preload"
#: Windows waits for so many things at once.
_MOST_JOBS = 60

Item = Task | Outcome
Numbered = tuple[int, Task]


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
) -> Generator[tuple[int, Outcome], None, None]:
    """Yield (number, outcome) as they are done; an item that is an outcome already passes through.

    `work` is a function that can be pickled. No more than a window of items is taken ahead of the
    first that is not done. Raises `WorkersError`.
    """
    if jobs < 2:
        for number, item in enumerate(items):
            yield number, work(item) if isinstance(item, Task) else item
        return
    pool = _Pool(work, jobs)
    try:
        yield from pool.run(enumerate(items))
    except BaseException:
        pool.end(at_once=True)
        raise
    pool.end()


def in_order(done: Iterable[tuple[int, Outcome]]) -> Iterator[Outcome]:
    """Yield the outcomes in the order of their numbers."""
    waiting: dict[int, Outcome] = {}
    wanted = 0
    for number, outcome in done:
        waiting[number] = outcome
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
    """A process, and what it has been given and has not answered."""

    def __init__(self, work: Callable[[Task], Outcome], others: list[_Worker]) -> None:
        context = _choose_context()
        self.pipe, theirs = context.Pipe()
        # A copied process has our ends of the pipes too; if it kept them, none of the others would see us end.
        copied = [self.pipe, *(other.pipe for other in others)]
        ours = copied if context.get_start_method() == "fork" else []
        self.process = context.Process(target=_serve, args=(theirs, ours, work), daemon=True)
        with _without_main():
            self.process.start()
        theirs.close()
        self.ready = False
        self.given: list[Numbered] = []

    @property
    def idle(self) -> bool:
        return self.ready and not self.given

    def give(self, chunk: list[Numbered]) -> bool:
        """Send inputs to an idle process, which is reading, so that neither waits for the other.

        Tells whether it is still there.
        """
        try:
            self.pipe.send([task for _, task in chunk])
        except OSError:
            return False
        self.given = chunk
        return True

    def end(self, at_once: bool) -> None:
        if at_once:
            self.process.terminate()
        self.pipe.close()
        self.process.join(10)
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()


class _Pool:
    def __init__(self, work: Callable[[Task], Outcome], jobs: int) -> None:
        self._work = work
        self._again: deque[Numbered] = deque()
        self._workers: list[_Worker] = []
        for _ in range(jobs):
            self._workers.append(self._start())

    def _start(self) -> _Worker:
        try:
            return _Worker(self._work, self._workers)
        except OSError as error:
            raise WorkersError(str(error.strerror or error)) from None

    def end(self, *, at_once: bool = False) -> None:
        """End the processes, at once or when they have done what they are at."""
        for worker in self._workers:
            worker.end(at_once)

    def run(self, items: Iterator[tuple[int, Item]]) -> Iterator[tuple[int, Outcome]]:
        """Give out work until there is none, and yield what comes back."""
        following, more = 0, True
        while True:
            for worker in [worker for worker in self._workers if worker.idle]:
                if self._again:
                    self._give(worker, [self._again.popleft()])
                elif more and following - self._first_open(following) < _WINDOW:
                    chunk, settled, more = _take_chunk(items)
                    following += len(chunk) + len(settled)
                    yield from settled
                    if chunk:
                        self._give(worker, chunk)
            if not (more or self._again or any(worker.given for worker in self._workers)):
                return
            busy = {worker.pipe: worker for worker in self._workers if not worker.idle}
            for pipe in connection.wait(list(busy)) if busy else ():
                yield from self._hear(busy[pipe])

    def _give(self, worker: _Worker, chunk: list[Numbered]) -> None:
        if not worker.give(chunk):  # it died while it had nothing to do
            self._again.extend(chunk)
            list(self._replace(worker))

    def _first_open(self, following: int) -> int:
        """Return the number of the first item that is not done."""
        given = [worker.given[0][0] for worker in self._workers if worker.given]
        return min([*given, *(number for number, _ in self._again)], default=following)

    def _hear(self, worker: _Worker) -> Iterator[tuple[int, Outcome]]:
        """Take one message of a process: it is ready, the outcomes of what it was given, or its end."""
        try:
            said = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._replace(worker)
            return
        if isinstance(said, str):
            raise RuntimeError(f"in a process of its own:\n{said}")
        for (number, _), outcome in zip(worker.given, said, strict=True):
            yield number, outcome
        worker.given = []
        worker.ready = True

    def _replace(self, worker: _Worker) -> Iterator[tuple[int, Outcome]]:
        """Start a new process for one that died, and name the input that it died of."""
        worker.end(at_once=False)
        how = _describe_end(worker.process.exitcode)
        if not worker.ready:
            raise WorkersError(f"a process {how} as it started")
        self._workers[self._workers.index(worker)] = self._start()
        if len(worker.given) == 1:
            number, task = worker.given[0]
            message = f"{task.path}: the process that worked on it {how}"
            yield number, Outcome(task.path, failure=Failure(task.path, message, "died"))
        else:
            self._again.extend(worker.given)  # one by one, to see which it is


def _take_chunk(
    items: Iterator[tuple[int, Item]],
) -> tuple[list[Numbered], list[tuple[int, Outcome]], bool]:
    """Return some tasks, the outcomes that stood between them, and whether there may be more."""
    chunk, settled, size = list[Numbered](), list[tuple[int, Outcome]](), 0
    for number, item in items:
        if isinstance(item, Outcome):
            settled.append((number, item))
        else:
            chunk.append((number, item))
            size += item.size
        if len(chunk) + len(settled) >= _CHUNK or size >= _CHUNK_BYTES:
            return chunk, settled, True
    return chunk, settled, False


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


def _do(work: Callable[[Task], Outcome], chunk: list[Task]) -> list[Outcome] | str:
    try:
        return [work(task) for task in chunk]
    except Exception:  # of docparse's own faults only those that DOCPARSE_TRACEBACK asks for
        import traceback

        return traceback.format_exc()
