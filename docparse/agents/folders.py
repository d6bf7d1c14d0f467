"""The folders named at start: names of files in them, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from docparse.agents.errors import CallError
from docparse.inputs.folders import find_folders
from docparse.inputs.tasks import Failure
from docparse.messages import Message

#: Names for all the folders together.
_ALL = ("", ".")


class SharedFile(NamedTuple):
    """A file that can be read."""

    #: As tools take and show it: `县/年报.txt`; with several folders `报告/县/年报.txt`.
    name: str
    #: Its real path: no link is left in it.
    path: Path


class SharedFolders:
    """The folders whose files can be reached.

    A name is resolved with all its links and `..` before it is compared with the folders, so neither leads out.
    What lies outside is refused in the same words whether it exists or not.
    """

    def __init__(self, folders: Sequence[str]) -> None:
        """Take the folders named at start. Raises `ValueError` for one that is none."""
        self._of: dict[str, Path] = {}
        for folder in folders:
            path = Path(os.path.realpath(folder))
            if not path.is_dir():
                raise ValueError(Message("agents.no_folder", path=folder))
            if path not in self._of.values():
                self._of[self._free_label(path)] = path

    def _free_label(self, path: Path) -> str:
        """Return the name of a folder, with a number if another has it."""
        label, n = path.name or path.as_posix(), 1
        while label in self._of:
            n += 1
            label = f"{path.name}-{n}"
        return label

    def file(self, name: str) -> SharedFile:
        """Return the file that a tool is asked for. Raises `CallError`."""
        path = self._inside(name)
        if S_ISDIR(_mode_of(path)):
            raise CallError(Message("agents.is_folder", path=name))
        if not S_ISREG(_mode_of(path)):  # nor is a pipe or a device one: reading it would never end
            raise CallError(Message("agents.no_file", path=name))
        return SharedFile(self._name_of(path), path)

    def is_folder(self, name: str) -> bool:
        """Tell whether a name is that of a folder. Raises `CallError` if it cannot be reached."""
        return name in _ALL or S_ISDIR(_mode_of(self._inside(name)))

    def files(self, name: str) -> Iterator[SharedFile]:
        """Yield the files in a folder, `""` for all folders, or the one file of this name. Raises `CallError`."""
        if name in _ALL:
            for folder in self._of.values():
                yield from self._below(folder)
        elif S_ISDIR(_mode_of(path := self._inside(name))):
            yield from self._below(path)
        else:
            yield self.file(name)

    def _inside(self, name: str) -> Path:
        """Return the real path for a name. Raises `CallError` if it is in none of the folders."""
        joined = self._joined(name)
        try:
            path = Path(os.path.realpath(joined))
        except (OSError, ValueError):  # a NUL, a name that is too long
            raise CallError(Message("agents.no_file", path=name)) from None
        if not self._has(path):
            raise CallError(Message("agents.outside", path=name))
        return path

    def _joined(self, name: str) -> Path:
        if len(self._of) == 1:
            (folder,) = self._of.values()
            return folder / name
        label, _, rest = name.replace("\\", "/").partition("/")
        if label in self._of:
            # `/etc/passwd` after the label would replace it
            return self._of[label] / rest.lstrip("/")
        if Path(name).is_absolute():
            return Path(name)
        raise CallError(Message("agents.which_folder", known=tuple(self._of)))

    def _has(self, path: Path) -> bool:
        return any(path.is_relative_to(folder) for folder in self._of.values())

    def _below(self, folder: Path) -> Iterator[SharedFile]:
        """Yield the files that docparse reads from a folder, without those that are links out of it."""
        for found in find_folders([str(folder)]):
            if isinstance(found, Failure):
                continue
            for path, _ in found.files():
                real = Path(os.path.realpath(path))
                if self._has(real) and S_ISREG(_mode_of(real)):
                    yield SharedFile(self._name_of(Path(path)), real)

    def _name_of(self, path: Path) -> str:
        # Of two folders one may be in the other; the inner one names the file.
        holders = [row for row in self._of.items() if path.is_relative_to(row[1])]
        label, folder = max(holders, key=lambda row: len(row[1].parts))
        inner = path.relative_to(folder).as_posix()
        return inner if len(self._of) == 1 else f"{label}/{inner}"


def _mode_of(path: Path) -> int:
    """Return the mode of a file; 0 if there is none. `Path.is_file` raises for a name that is too long."""
    try:
        return path.stat().st_mode
    except OSError:
        return 0
