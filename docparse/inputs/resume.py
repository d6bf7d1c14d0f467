"""The journal of an output folder, by which `--resume` does only what is missing or changed.

The journal is a file in the folder `.docparse` of the output folder: a line of JSON for each input, added when its
outputs have their names. A line that a killed run left incomplete is skipped, and so is one that is damaged.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from docparse import __version__
from docparse.inputs.notes import Tell
from docparse.inputs.output.special import write_all
from docparse.inputs.output.temporary import SCRATCH, remove_leftovers
from docparse.inputs.read import Options
from docparse.inputs.tasks import Failure, Task
from docparse.inputs.write import open_lines, write_output
from docparse.messages import Message

_NAME = "journal.jsonl"
#: What a line begins with that was not written to its end.
_CUT = b'{"target": '


class JournalEntry(NamedTuple):
    """The input and the outputs of one target, in short."""

    #: See `stamp_of`.
    stamp: str
    #: Size and time of the outputs.
    seal: str
    #: The outputs, if they are others than the target itself.
    parts: tuple[str, ...] = ()
    #: The input.
    path: str = ""


def digest_of(reading: Options, **written: object) -> str:
    """Return in short what the outputs depend on besides the inputs: all options and the version of docparse."""
    options = {**reading._asdict(), **written}
    del options["corrections"], options["levels"]  # those of an input, see `stamp_of`
    settings = json.dumps([__version__, options], sort_keys=True, default=list)
    return blake2b(settings.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def stamp_of(task: Task, digest: str) -> str:
    """Return in short what the output of an input depends on: its name, size, time of change, and the options.

    Empty if these are not known: such an input is never taken for done.
    """
    if task.changed is None:
        return ""
    known = f"{os.path.basename(task.path)}\0{task.size}\0{task.changed}\0{digest}"
    return blake2b(known.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


class Journal:
    """The journal of the output folder `into`, open for more lines; `resume` reads those that are there."""

    def __init__(self, into: Path, tell: Tell, *, resume: bool = False) -> None:
        """Make the folder if it is missing, and remove what a killed run left. Raises `InputError` and `OSError`."""
        self._into = into
        self.folder = into / SCRATCH
        # the folder that a link leads to may be missing
        os.makedirs(os.path.realpath(self.folder), exist_ok=True)
        remove_leftovers(self.folder)
        self._path = self.folder / _NAME
        found = self._read(
            tell
        )  # rewritten if it is mostly old lines, whether they are needed or not
        self._entries = found if resume else {}
        self._file = open_lines(self._path, append=True)
        #: Where the lines of this run begin.
        self._start = self._path.stat().st_size
        if self._start:
            self._write(b"\n")  # ends a line that a killed run left incomplete

    def is_done(self, task: Task, digest: str) -> bool:
        """Tell whether the outputs of a task are as they were written, from the same input with the same options."""
        entry = self._entries.get(task.target)
        return (
            entry is not None
            and entry.seal != ""
            and entry.stamp == stamp_of(task, digest) != ""
            and entry.seal == _seal(self._into, entry.parts or (task.target,))
        )

    def add(self, lines: list[str]) -> None:
        """Add the lines of inputs whose outputs have their names; see `line_of`."""
        self._write("".join(lines).encode())

    def _write(self, data: bytes) -> None:
        with suppress(OSError):  # the disc is full: the next run does these inputs again
            write_all(self._file, data)

    def lost(self) -> Iterator[Failure]:
        """Yield the inputs whose outputs this run has written and somebody has removed, with the output folder."""
        if self._is_in_place():
            return
        # The journal was removed too, but what is open stays.
        for target, entry in filter(None, map(_read_line, self._lines())):
            for output in entry.parts or (target,):
                place = self._into / output
                if not os.path.lexists(place):
                    path = entry.path
                    message = Message("inputs.output_is_gone", path=path, output=place)
                    yield Failure(path, message, "unwritable")
                    break

    def _lines(self) -> Iterator[bytes]:
        """Yield the lines of this run, also when the journal has no name any more."""
        with suppress(OSError), os.fdopen(os.dup(self._file.fileno()), "rb") as again:
            again.seek(self._start)
            yield from again

    def _is_in_place(self) -> bool:
        try:
            return os.path.samestat(os.stat(self._path), os.fstat(self._file.fileno()))
        except OSError:
            return False

    def close(self) -> None:
        """End the run; the journal stays, so that the next run can go on from here."""
        remove_leftovers(self.folder)  # of processes that died or were ended
        with suppress(OSError):
            self._file.close()

    def _read(self, tell: Tell) -> dict[str, JournalEntry]:
        """Return the last entry of each target; a journal that is mostly old lines is rewritten."""
        entries: dict[str, JournalEntry] = {}
        lines = damaged = 0
        if not self._path.is_file():  # a device would be read for ever
            return entries
        with self._path.open("rb") as file:
            for line in file:
                lines += 1
                if found := _read_line(line):
                    entries[found[0]] = found[1]
                elif not _is_cut(line):
                    damaged += 1
        if damaged:
            tell(Message("inputs.damaged_journal", path=self._path, n=damaged))
        if damaged or lines > 2 * len(entries):
            text = "".join(_line(target, entry) for target, entry in entries.items())
            write_output(self._path, text.encode())
        return entries


def line_of(into: Path, task: Task, outputs: tuple[str, ...], digest: str) -> str:
    """Return the line that says that the outputs of an input are written."""
    parts = () if outputs == (task.target,) else outputs
    seal = _seal(into, outputs)
    return _line(task.target, JournalEntry(stamp_of(task, digest), seal, parts, task.path))


def _line(target: str, entry: JournalEntry) -> str:
    # ASCII, so that a name in any encoding comes back as it was
    parts = json.dumps(entry.parts) if entry.parts else "[]"
    return (
        f'{{"target": {json.dumps(target)}, "stamp": "{entry.stamp}", "seal": "{entry.seal}", '
        f'"parts": {parts}, "path": {json.dumps(entry.path)}}}\n'
    )


def _seal(into: Path, outputs: Iterable[str]) -> str:
    """Return size and time of the outputs in short; empty if one is missing."""
    seal = blake2b(digest_size=8)
    for output in outputs:
        try:
            found = os.stat(os.path.join(into, output))
        except (OSError, ValueError):
            return ""
        seal.update(f"{found.st_size} {found.st_mtime_ns}\n".encode())
    return seal.hexdigest()


def _read_line(line: bytes) -> tuple[str, JournalEntry] | None:
    """Return the target and the entry of a line, `None` if it holds none."""
    try:
        row = json.loads(line)
        words = [row["target"], row["stamp"], row["seal"], row.get("path", ""), *row["parts"]]
    # too deep, if somebody has been at it
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    if not all(isinstance(word, str) for word in words):
        return None
    target, stamp, seal, path, *parts = words
    return target, JournalEntry(stamp, seal, tuple(parts), path)


def _is_cut(line: bytes) -> bool:
    """Tell whether a line is empty or was not written to its end, as a killed run leaves it."""
    line = line.rstrip(b"\n")
    return line.startswith(_CUT[: len(line)]) and not line.endswith(b"}")
