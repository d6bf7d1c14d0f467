"""One of several processes: how it is started, what it is given, what it answers, how it ends."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import connection
from types import ModuleType
from typing import Any, NamedTuple

from docparse.inputs.processes.limits import BETWEEN, Limits, Loss, SharedNumber, StepClock, Watch
from docparse.inputs.processes.supply import MOST_BYTES, Numbered, letters_of
from docparse.inputs.tasks import Outcome, Task
from docparse.messages import Message

#: How many characters of names a pipe holds that nobody reads yet: at least 8 KB, three bytes a character.
_PIPE_LETTERS = 2_000
#: Loaded before processes are copied from this one.
_PRELOAD = "docparse.inputs.processes.preload"
#: Outcomes that came in together, with the numbers of their items.
Done = list[tuple[int, Outcome]]
#: The work on a task. It calls the second argument with the number of each step; see `limits`.
TaskWork = Callable[[Task, Watch], Outcome]


class Setup(NamedTuple):
    """How the processes of a run are set up. All of it can be pickled."""

    work: TaskWork
    #: Called once in each process before it works.
    prepare: Callable[[], object] | None = None
    #: For each step of a task; `None`: the steps are not watched.
    limits: Limits | None = None
    #: Start each process from nothing instead of copying one: libraries with threads cannot be copied.
    fresh: bool = False


def choose_context(fresh: bool) -> Any:
    """Return how a process is started: copied from this one if that is safe, else from nothing."""
    methods = multiprocessing.get_all_start_methods()
    if fresh:
        return multiprocessing.get_context("spawn")
    if sys.platform == "linux" and "fork" in methods and threading.active_count() == 1:
        importlib.import_module(_PRELOAD)
        return multiprocessing.get_context("fork")
    if "forkserver" not in methods:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_PRELOAD])
    return context


class Worker:
    """A process, and the chunks it was given and has not answered: the one it works on, and one more."""

    def __init__(self, context: Any, setup: Setup, others: list[Worker]) -> None:
        self.pipe, theirs = context.Pipe()
        # A copied process has our ends of the pipes too; if it kept them, none of the others would see us end.
        copied = [self.pipe, *(other.pipe for other in others)]
        ours = copied if context.get_start_method() == "fork" else []
        step: Any = context.RawValue("q", BETWEEN) if setup.limits else None
        arguments = (theirs, ours, setup, step)
        self.process = context.Process(target=_serve, args=arguments, daemon=True)
        with without_main():
            self.process.start()
        theirs.close()
        self.clock = setup.limits and StepClock(setup.limits, step, self.process.pid)
        self.ready = False
        #: It takes nothing more: it died, which is seen when all its answers are read.
        self.dead = False
        self.given: deque[list[Numbered]] = deque()

    def may_have(self, chunk: list[Numbered]) -> bool:
        """Tell whether this chunk may be given to it now.

        One that is working gets no more than the pipe holds: it may be waiting for us to read its answer, and
        we must not wait for it in turn. Nothing is to wait for a long task.
        """
        if self.dead or not self.given:
            return not self.dead
        return (
            len(self.given) < 2
            and sum(task.size for _, task in self.given[0]) < MOST_BYTES
            and sum(map(letters_of, chunk)) < _PIPE_LETTERS
        )

    def give(self, chunk: list[Numbered]) -> bool:
        """Send tasks; tell whether the process is still there."""
        try:
            self.pipe.send([tuple(task) for _, task in chunk])
        except OSError:
            self.dead = True
            return False
        self.given.append(chunk)
        return True

    def take(self) -> Done:
        """Take one message: nothing when it becomes ready, or the outcomes of the first chunk it was given.

        Raises `EOFError` or `OSError` at its end.
        """
        answer = self.pipe.recv()
        if isinstance(answer, str):
            raise RuntimeError(f"in a process of its own:\n{answer}")
        if not self.ready:
            self.ready = True
            return []
        return [
            (number, Outcome(task.path, *row))
            for (number, task), row in zip(self.given.popleft(), answer, strict=True)
        ]

    def check_limits(self) -> Loss | None:
        """Return how the process exceeds a limit, if it does."""
        return self.clock.check() if self.clock and self.ready and self.given else None

    def end(self, at_once: bool) -> None:
        """Let it end, or make it end; `join` waits for that."""
        if at_once:
            self.process.terminate()
        self.pipe.close()

    def kill(self) -> None:
        """End it and wait for that."""
        self.process.kill()
        self.pipe.close()
        self.process.join()

    def join(self) -> None:
        """Wait until it has ended."""
        self.process.join(10)
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()


@contextmanager
def without_main() -> Iterator[None]:
    """Hide the script that is running, which each new process would load and run again: it needs nothing of it."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def describe_end(code: int | None) -> Message:
    """Describe how a process ended: `was ended by SIGSEGV`."""
    if code is None or code >= 0:
        return Message("inputs.ended_with_status", status=str(code))
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = str(-code)
    if name == "SIGKILL":
        return Message("inputs.killed", signal=name)
    return Message("inputs.ended_by_signal", signal=name)


def _serve(
    pipe: connection.Connection, ours: list[connection.Connection], setup: Setup, shared: Any
) -> None:
    """Work on what comes through the pipe until it is closed; `ours` are the ends that are not for this process."""
    for end in ours:
        end.close()
    # The interrupt of the keyboard goes to all processes; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if setup.prepare:
        setup.prepare()
    watch = _watch(shared) if setup.limits else _ignore
    try:
        pipe.send([])
        while True:
            pipe.send(_do(setup.work, pipe.recv(), watch))
            watch(BETWEEN)
    except (EOFError, OSError):
        return  # the first process has ended, or has ended this one


def _ignore(step: int) -> None:
    """Do nothing about a step."""


def _watch(shared: SharedNumber) -> Watch:
    parent = multiprocessing.parent_process()

    def watch(step: int) -> None:
        if step == BETWEEN and parent and not parent.is_alive():
            os._exit(1)  # nobody waits for this any more, and another run may do the same
        shared.value = step

    return watch


def _do(work: TaskWork, chunk: list[tuple[Any, ...]], watch: Watch) -> list[tuple[Any, ...]] | str:
    """Return the outcome of each task without its path: plain tuples travel in half the time."""
    try:
        done = [work(Task(*row), watch) for row in chunk]
        return [row[1:] if row.notes or row.failure else (row.value,) for row in done]
    except Exception:  # bugs in docparse get here only if DOCPARSE_TRACEBACK asks for them
        import traceback

        return traceback.format_exc()
