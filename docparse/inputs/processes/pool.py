"""The supervisor of several processes: gives out tasks, takes in outcomes, replaces a process that ends.

The pools of the standard library cannot tell which task a process died of: they give up all of them.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import chain
from multiprocessing import connection

from docparse.inputs.processes.limits import BETWEEN, Loss
from docparse.inputs.processes.supply import Item, Numbered, Supply
from docparse.inputs.processes.worker import Done, Setup, Worker, choose_context, describe_end
from docparse.inputs.tasks import Failure, Outcome, Task
from docparse.messages import Message, message_of

#: From here on processes are worth their start, which takes as long as 150 small inputs.
_MANY_INPUTS, _MANY_BYTES = 256, 1_500_000
#: Windows waits for so many things at once.
_MOST_JOBS = 60
#: How often processes with limits are looked at, in seconds.
_TICK = 0.1
#: Decides about a task whose process was lost: the task to try again, or its outcome.
Recover = Callable[[Task, Loss], Item]


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
    setup: Setup, items: Iterable[Item], jobs: int, recover: Recover | None = None
) -> Generator[Done, None, None]:
    """Yield what is done, as it comes in; an item that is an outcome already passes through.

    Without limits a single job is done in this process. No more than a window of items is taken ahead of the
    first that is not done. Raises `WorkersError`.
    """
    if jobs < 2 and not setup.limits:
        for number, item in enumerate(items):
            yield [(number, setup.work(item, _ignore) if isinstance(item, Task) else item)]
        return
    pool = Pool(setup, jobs)
    try:
        yield from pool.run(items, recover)
    except BaseException:
        pool.end(at_once=True)
        raise
    pool.end()


def _ignore(step: int) -> None:
    """Do nothing about a step."""


def in_order(done: Iterable[Done]) -> Iterator[Outcome]:
    """Yield the outcomes in the order of their numbers."""
    waiting: dict[int, Outcome] = {}
    wanted = 0
    for together in done:
        waiting.update(together)
        while wanted in waiting:
            yield waiting.pop(wanted)
            wanted += 1


class Pool:
    """Processes for one kind of work; call `end` after the last run."""

    def __init__(self, setup: Setup, jobs: int) -> None:
        self._setup = setup
        self._context = choose_context(setup.fresh)
        #: Chunks to give out again after a process died.
        self._again: deque[list[Numbered]] = deque()
        self._workers: list[Worker] = []
        for _ in range(min(jobs, _MOST_JOBS) if sys.platform == "win32" else jobs):
            self._workers.append(self._start())

    def _start(self) -> Worker:
        try:
            return Worker(self._context, self._setup, self._workers)
        except OSError as error:
            raise WorkersError(message_of(error)) from None

    def end(self, *, at_once: bool = False) -> None:
        """End the processes, at once or when they have done what they are working on."""
        for worker in self._workers:
            worker.end(at_once)
        for worker in self._workers:
            worker.join()

    def run(self, items: Iterable[Item], recover: Recover | None = None) -> Iterator[Done]:
        """Give out work until there is none, and yield what comes back.

        A task whose process was lost is a failure, unless `recover` decides otherwise.
        """
        supply = Supply(enumerate(items), len(self._workers))
        recover = recover or _fail
        while True:
            for depth in range(2):
                for worker in self._workers:
                    if len(worker.given) == depth:
                        self._feed(worker, supply)
            if settled := supply.take_settled():
                yield settled
            busy = {worker.pipe: worker for worker in self._workers if worker.given or worker.dead}
            if not (busy or supply.more or self._again):
                return
            tick = _TICK if self._setup.limits else None
            for pipe in connection.wait(list(busy), tick) if busy else ():
                if done := self._receive(busy[pipe], recover):
                    yield done
            if self._setup.limits:
                yield from self._cut(recover)

    def _feed(self, worker: Worker, supply: Supply) -> None:
        """Give a process something to do, if there is something for it."""
        if not self._again and (chunk := supply.take(self._first_open())):
            self._again.append(chunk)
        if self._again and worker.may_have(self._again[0]) and worker.give(self._again[0]):
            self._again.popleft()

    def _first_open(self) -> int | None:
        """Return the number of the first item that was given out and is not done."""
        given = [chunk[0][0] for worker in self._workers for chunk in worker.given]
        return min((*given, *(chunk[0][0] for chunk in self._again)), default=None)

    def _receive(self, worker: Worker, recover: Recover) -> Done:
        """Take one message of a process: it is ready, the outcomes of a chunk, or its end."""
        try:
            return worker.take()
        except (EOFError, OSError):
            worker.end(at_once=False)
            worker.join()
        end = describe_end(worker.process.exitcode)
        if not worker.ready and recover is _fail:
            raise WorkersError(Message("inputs.died_at_start", end=end))
        step = worker.clock.step if worker.clock else BETWEEN
        return self._replace(worker, Loss(step, "died", end), recover)

    def _cut(self, recover: Recover) -> Iterator[Done]:
        """End and replace the processes that take too much."""
        for worker in list(self._workers):
            if loss := worker.check_limits():
                worker.kill()
                yield self._replace(worker, loss, recover)

    def _replace(self, worker: Worker, loss: Loss, recover: Recover) -> Done:
        """Start a new process for one that was lost, and decide about its task."""
        self._workers[self._workers.index(worker)] = self._start()
        if not worker.given:  # it died while it had nothing to do
            return []
        first, *others = worker.given
        if len(first) > 1:  # one by one, to see which it is
            self._again.extend([*([one] for one in first), *others])
            return []
        self._again.extend(others)
        number, task = first[0]
        item = recover(task, loss)
        if isinstance(item, Outcome):
            return [(number, item)]
        self._again.append([(number, item)])
        return []


def _fail(task: Task, loss: Loss) -> Outcome:
    message = Message("inputs.process_died", path=task.path, end=loss.message)
    kind = "memory" if loss.kind == "memory" else "died"
    return Outcome(task.path, failure=Failure(task.path, message, kind))
