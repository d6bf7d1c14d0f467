"""One process of several: how it is started, what it is given, what it says, how it ends."""

from __future__ import annotations

import gc
import importlib
import multiprocessing
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import connection
from types import ModuleType
from typing import Any

from docparse.inputs.supply import MOST_BYTES, Numbered, letters_of
from docparse.inputs.tasks import Outcome, Task

#: What a pipe takes of names that nobody reads: 8 KB where it takes least, and three bytes a character.
_PIPE_LETTERS = 2_000
#: What every process needs.
_PRELOAD = "docparse.inputs.preload"
#: Outcomes that came in together, with the numbers of their items.
Done = list[tuple[int, Outcome]]


@contextmanager
def _without_main() -> Iterator[None]:
    """Hide the script that runs, which each new process would load and run again: it needs nothing of it."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def choose_context() -> Any:
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


class Worker:
    """A process that works, and what it has been given and has not answered: what it is at, and what it goes on with."""

    def __init__(self, context: Any, work: Callable[[Task], Outcome], others: list[Worker]) -> None:
        self.pipe, theirs = context.Pipe()
        # A copied process has our ends of the pipes too; if it kept them, none of the others would see us end.
        copied = [self.pipe, *(other.pipe for other in others)]
        ours = copied if context.get_start_method() == "fork" else []
        self.process = context.Process(target=_serve, args=(theirs, ours, work), daemon=True)
        with _without_main():
            self.process.start()
        theirs.close()
        self.ready = False
        #: It takes nothing: it died, which is seen when all that it said is read.
        self.dead = False
        self.given: deque[list[Numbered]] = deque()

    def may_have(self, chunk: list[Numbered]) -> bool:
        """Tell whether this chunk may be given to it now.

        One that is at something gets no more than the pipe takes: it may be waiting for us to read its answer, and
        must not be waited for in turn. Behind what takes long nothing is to wait.
        """
        if self.dead or not self.given:
            return not self.dead
        return (
            len(self.given) < 2
            and sum(task.size for _, task in self.given[0]) < MOST_BYTES
            and sum(map(letters_of, chunk)) < _PIPE_LETTERS
        )

    def give(self, chunk: list[Numbered]) -> bool:
        """Send inputs; tell whether it is still there."""
        try:
            self.pipe.send([tuple(task) for _, task in chunk])
        except OSError:
            self.dead = True
            return False
        self.given.append(chunk)
        return True

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


def describe_end(code: int | None) -> str:
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
    gc.enable()  # the first process may have it switched off
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
