"""What is to be done with one input, and what came of it. Both travel between processes."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, NamedTuple

from docparse.inputs.batch import FileError, naming
from docparse.inputs.files import STDIN


class Task(NamedTuple):
    """One input."""

    path: str
    #: Where its output goes in the output folder, with `/` between the parts; a folder if it is split.
    target: str = ""
    #: In bytes, as far as it is known.
    size: int = 0
    #: When it was changed, in nanoseconds, as far as it is known.
    changed: int | None = None


class Failure(NamedTuple):
    """Why there is no output."""

    path: str
    #: One line for the user, with a name in it.
    message: str
    #: unreadable, refused (no report, no text), unwritable, overwrite, fault (of docparse), died (the process)
    kind: str

    @property
    def reason(self) -> str:
        """The message without the path before it."""
        return self.message.removeprefix(f"{self.path}: ")


class Outcome(NamedTuple):
    """What came of an input."""

    path: str
    #: What the work returned.
    value: Any = None
    #: What the user should know although it went well.
    notes: tuple[str, ...] = ()
    failure: Failure | None = None


def task_of(path: str, target: str = "") -> Task:
    """Return the task for an input."""
    try:
        if path != STDIN:
            found = os.stat(path)
            return Task(path, target, found.st_size, found.st_mtime_ns)
    except (OSError, ValueError):
        pass  # the work says what is wrong with it
    return Task(path, target)


#: Work on one input: takes the task and whom to tell notes, returns a value or raises `FileError`.
Work = Callable[[Task, Callable[[str], None]], Any]


def attempt(work: Work, task: Task) -> Outcome:
    """Do the work on one input; what goes wrong is in the outcome, so that the others go on."""
    notes: list[str] = []
    try:
        with naming(task.path):
            value = work(task, notes.append)
    except FileError as error:
        failure = Failure(task.path, str(error), error.kind)
        return Outcome(task.path, None, tuple(notes), failure)
    return Outcome(task.path, value, tuple(notes))
