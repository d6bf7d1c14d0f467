"""Files read and parsed, the last few kept: an agent asks for the outline and then for its sections."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from docparse.agents.folders import SharedFile
from docparse.inputs.certainty import tell_unsure
from docparse.inputs.errors import errors_named
from docparse.inputs.read import Input, Options, read_input
from docparse.messages import Message

#: So many parsed files are kept.
_KEPT = 4


class Known(NamedTuple):
    """A file that was read, and what its reader should know."""

    name: str
    found: Input
    notes: tuple[Message | str, ...]


class Files:
    """Reads files with the options given at start; a file that changed is read again."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._kept: OrderedDict[tuple[Path, int, int], Known] = OrderedDict()
        self._lock = Lock()

    def read(self, file: SharedFile) -> Known:
        """Return a file, parsed. Raises `InputError`."""
        notes: list[Message | str] = []
        with errors_named(file.name):
            key = _version_of(file.path)
            with self._lock:  # tools run in threads
                known = self._kept.pop(key, None)
            if known is None:
                found = read_input(str(file.path), self._options, notes.append, name=file.name)
                tell_unsure(file.name, found, notes.append)
                known = Known(file.name, found, tuple(notes))
            with self._lock:
                self._kept[key] = known
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
        return known


def _version_of(path: Path) -> tuple[Path, int, int]:
    try:
        status = path.stat()
    except OSError:  # it went away; reading it says so
        return path, 0, 0
    return path, status.st_mtime_ns, status.st_size
