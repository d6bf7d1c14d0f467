"""Several processes for the inputs of a run: work out, outcomes back, a process that dies named and replaced.

The pools of the standard library cannot say which input a process died of: they give up all of them.
"""

from __future__ import annotations

import gc
import os
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import chain
from multiprocessing import connection

from docparse.inputs.process import Done, Worker, choose_context, describe_end
from docparse.inputs.supply import Item, Numbered, Supply
from docparse.inputs.tasks import Failure, Outcome, Task
from docparse.messages import Message, message_of

#: From here on processes are worth their start, which takes as long as 150 small inputs.
_MANY_INPUTS, _MANY_BYTES = 256, 1_500_000
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


class _Pool:
    def __init__(self, work: Callable[[Task], Outcome], jobs: int) -> None:
        self._work = work
        self._context = choose_context()
        gc.freeze()  # what is loaded stays, in the memory that all share
        #: What a process that died had been given.
        self._again: deque[list[Numbered]] = deque()
        self._workers: list[Worker] = []
        for _ in range(jobs):
            self._workers.append(self._start())

    def _start(self) -> Worker:
        try:
            return Worker(self._context, self._work, self._workers)
        except OSError as error:
            raise WorkersError(message_of(error)) from None

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
            busy = {worker.pipe: worker for worker in self._workers if worker.given or worker.dead}
            if not (busy or supply.more):
                return
            for pipe in connection.wait(list(busy)) if busy else ():
                if done := self._hear(busy[pipe]):
                    yield done

    def _feed(self, worker: Worker, supply: Supply) -> None:
        """Give a process something to do, if there is something for it."""
        if not self._again and (chunk := supply.take(self._first_open())):
            self._again.append(chunk)
        if self._again and worker.may_have(self._again[0]) and worker.give(self._again[0]):
            self._again.popleft()

    def _first_open(self) -> int | None:
        """Return the number of the first input that was given out and is not done."""
        given = [chunk[0][0] for worker in self._workers for chunk in worker.given]
        return min((*given, *(chunk[0][0] for chunk in self._again)), default=None)

    def _hear(self, worker: Worker) -> Done:
        """Take one message of a process: it is ready, the outcomes of what it was given, or its end."""
        try:
            return worker.take()
        except (EOFError, OSError):
            return self._replace(worker)

    def _replace(self, worker: Worker) -> Done:
        """Start a new process for one that died, and name the input that it died of."""
        worker.end(at_once=False)
        worker.join()
        how = describe_end(worker.process.exitcode)
        if not worker.ready:
            raise WorkersError(Message("inputs.died_at_start", end=how))
        self._workers[self._workers.index(worker)] = self._start()
        if not worker.given:  # it died while it had nothing to do
            return []
        first, *others = worker.given
        if len(first) > 1:  # one by one, to see which it is
            self._again.extend([*([one] for one in first), *others])
            return []
        self._again.extend(others)
        number, task = first[0]
        message = f"{task.path}: the process that worked on it {how}"
        return [(number, Outcome(task.path, failure=Failure(task.path, message, "died")))]
