"""The inputs that the arguments of a command name: files, folders, patterns, standard input, a list of names."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from io import BufferedReader
from pathlib import Path
from typing import NamedTuple

from docparse.inputs.errors import InputError
from docparse.inputs.folders import Folder, expand_patterns, find_folders, read_names
from docparse.inputs.names import STDIN
from docparse.inputs.tasks import Failure, Outcome, Task, task_of
from docparse.messages import Message, message_of


class NamedInputs(NamedTuple):
    """The inputs of a command. They are found while the run goes on: a list may be longer than the memory."""

    #: Files and folders; a pattern is replaced by the files that it matches.
    arguments: Sequence[str]
    #: A file with a list of names, or `-`.
    list: str = ""
    #: A folder that is not walked: that of the outputs.
    skip: str = ""

    @classmethod
    def of(
        cls, arguments: Sequence[str], list: str = "", skip: str | Path | None = None
    ) -> NamedInputs:
        """Return the inputs that a command names, standard input if it names none. Raises `ValueError`."""
        if list and arguments:
            raise ValueError(Message("command.one_or_list"))
        if list:
            return cls((), list, str(skip or ""))
        return cls(expand_patterns(arguments) if arguments else (STDIN,), "", str(skip or ""))

    @property
    def several(self) -> bool:
        """Whether there may be more than one input."""
        return bool(self.list) or len(self.arguments) > 1 or Path(self.arguments[0]).is_dir()

    @property
    def readable_twice(self) -> bool:
        """Whether the inputs can be counted before they are read."""
        return STDIN not in (self.list, *self.arguments)

    def check(self) -> None:
        """Raise `InputError` for a list that cannot be read, before anything is done."""
        if self.list not in ("", STDIN):
            self._open_list().close()

    def folders(self) -> Iterator[Folder | Failure]:
        """Yield the inputs, folder by folder. Raises `InputError` for the list."""
        yield from find_folders(self.arguments, skip=self.skip)
        if self.list == STDIN:
            yield from find_folders((), read_names(sys.stdin.buffer), skip=self.skip)
        elif self.list:
            with self._open_list() as file:
                yield from find_folders((), read_names(file), skip=self.skip)

    def tasks(self) -> Iterator[Task | Outcome]:
        """Yield a task for each input, and for each file of a folder."""
        for folder in self.folders():
            if isinstance(folder, Failure):
                yield Outcome(folder.path, failure=folder)
                continue
            for path, _ in folder.files():
                yield task_of(path)

    def _open_list(self) -> BufferedReader:
        try:
            return Path(self.list).open("rb")
        except OSError as error:
            name = f"--files-from {self.list}"
            message = Message("inputs.cannot_be_read", path=name, reason=message_of(error))
            raise InputError(message, "unreadable") from None
