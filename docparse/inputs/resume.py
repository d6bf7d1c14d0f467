"""The journal of an output folder, by which `--resume` does only what is missing or changed.

The journal is a file in the folder `.docparse` of the output folder: a line of JSON for each input, added when its
outputs have their names. A line that a killed run left incomplete is skipped.
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
from docparse.inputs.read import Options
from docparse.inputs.tasks import Task
from docparse.inputs.write import SCRATCH, remove_leftovers, write_atomically

_NAME = "journal.jsonl"


class JournalEntry(NamedTuple):
    """The input and the outputs of one target, in short."""

    #: See `stamp_of`.
    stamp: str
    #: Size and time of the outputs.
    seal: str
    #: The outputs, if they are others than the target itself.
    parts: tuple[str, ...] = ()


def digest_of(reading: Options, **written: object) -> str:
    """Return in short what the outputs depend on besides the inputs: all options and the version of docparse."""
    options = {**reading._asdict(), **written}
    del options["corrections"]  # no command has them
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

    def __init__(self, into: Path, *, resume: bool = False) -> None:
        """Make the folder if it is missing, and remove what a killed run left. Raises `OSError`."""
        self._into = into
        self.folder = into / SCRATCH
        self.folder.mkdir(parents=True, exist_ok=True)
        remove_leftovers(self.folder)
        self._path = self.folder / _NAME
        self._entries = self._read() if resume else {}
        # no buffer: the system has each line at once, and a killed run does not lose it
        self._file = self._path.open("ab", buffering=0)
        if self._path.stat().st_size:
            self._file.write(b"\n")  # ends a line that a killed run left incomplete

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
        with suppress(OSError):  # the disc is full: the next run does these inputs again
            self._file.write("".join(lines).encode())

    def close(self, *, keep: bool) -> None:
        """End the run; the journal is removed with its folder unless it is to be kept for the next run."""
        remove_leftovers(self.folder)  # of processes that died or were ended
        with suppress(OSError):
            self._file.close()
        if not keep:
            with suppress(OSError):  # another run writes into the same folder
                self._path.unlink(missing_ok=True)
                self.folder.rmdir()

    def _read(self) -> dict[str, JournalEntry]:
        """Return the last entry of each target; a journal that is mostly old lines is rewritten."""
        entries: dict[str, JournalEntry] = {}
        lines = 0
        for target, entry in _read_lines(self._path):
            entries[target] = entry
            lines += 1
        if lines > 2 * len(entries):
            text = "".join(_line(target, entry) for target, entry in entries.items())
            write_atomically(self._path, text.encode(), self.folder)
        return entries


def line_of(into: Path, task: Task, outputs: tuple[str, ...], digest: str) -> str:
    """Return the line that says that the outputs of an input are written."""
    parts = () if outputs == (task.target,) else outputs
    return _line(task.target, JournalEntry(stamp_of(task, digest), _seal(into, outputs), parts))


def _line(target: str, entry: JournalEntry) -> str:
    # ASCII, so that a name in any encoding comes back as it was
    parts = json.dumps(entry.parts) if entry.parts else "[]"
    return f'{{"target": {json.dumps(target)}, "stamp": "{entry.stamp}", "seal": "{entry.seal}", "parts": {parts}}}\n'


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


def _read_lines(path: Path) -> Iterator[tuple[str, JournalEntry]]:
    try:
        with path.open("rb") as file:
            for line in file:
                try:
                    row = json.loads(line)
                    entry = JournalEntry(row["stamp"], row["seal"], tuple(row["parts"]))
                    yield str(row["target"]), entry
                except (ValueError, KeyError, TypeError):
                    continue
    except FileNotFoundError:
        return
