"""A task for one input, and its outcome. Both travel between processes."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, NamedTuple

from docparse.inputs.errors import InputError, errors_named
from docparse.inputs.names import STDIN
from docparse.inputs.notes import Tell
from docparse.inputs.processes.limits import Watch
from docparse.messages import Message


class Task(NamedTuple):
    """One input."""

    path: str
    #: Where its output goes in the output folder, with `/` between the parts; a folder if it is split.
    target: str = ""
    #: In bytes, as far as it is known.
    size: int = 0
    #: When it was changed, in nanoseconds, as far as it is known.
    changed: int | None = None
    #: More that the work needs, such as the pieces of a shard.
    payload: Any = None


class Failure(NamedTuple):
    """Why there is no output for an input, or for a document of a corpus."""

    path: str
    #: One line for the user.
    message: Message | str
    #: One of `ErrorKind`; of a corpus one of the words in `docs/corpus.md`.
    kind: str

    @classmethod
    def of(cls, path: str, error: InputError) -> Failure:
        """Return the failure that an error is for an input."""
        return cls(path, error.message, error.kind)

    @property
    def reason(self) -> str:
        """The message in English, without the path before it."""
        return str(self.message).removeprefix(f"{self.path}: ")


class Outcome(NamedTuple):
    """The result of a task."""

    path: str
    #: The value that the work returned.
    value: Any = None
    #: What the user should know although nothing failed.
    notes: tuple[Message | str, ...] = ()
    failure: Failure | None = None


def task_of(path: str, target: str = "") -> Task:
    """Return the task for an input."""
    try:
        if path != STDIN:
            found = os.stat(path)
            return Task(path, target, found.st_size, found.st_mtime_ns)
    except (OSError, ValueError):
        pass  # the work finds out what is wrong with it
    return Task(path, target)


#: Work on one input: takes the task and whom to tell notes, returns a value or raises `InputError`.
Work = Callable[[Task, Tell], Any]


def attempt(work: Work, task: Task, watch: Watch | None = None) -> Outcome:
    """Do the work on one input. An error becomes part of the outcome, so that the other inputs go on."""
    notes: list[Message | str] = []
    try:
        with errors_named(task.path):
            value = work(task, notes.append)
    except InputError as error:
        return Outcome(task.path, None, tuple(notes), Failure.of(task.path, error))
    return Outcome(task.path, value, tuple(notes))
