"""Files under a temporary name: made, and removed when a run was killed before they got their own."""

from __future__ import annotations

import os
import re
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

#: The folder in an output folder where files are written before they get their names, in a folder for each process.
SCRATCH = ".docparse"
#: No name that a person gives to a file.
_NAME = re.compile(r"\.docparse-[0-9a-f]{16}\.tmp")
#: The folders beside whose files this process has removed leftovers.
_swept: set[str] = set()


def temporary_name(folder: str) -> str:
    """Return a name in a folder that is not used."""
    return os.path.join(folder, f".docparse-{os.urandom(8).hex()}.tmp")


def create(folder: str, *, private: bool, buffered: bool) -> tuple[str, IO[bytes]]:
    """Make a file, open and locked: no other run takes it for a leftover. A private one is only for its owner."""

    def opener(path: str, flags: int) -> int:
        return os.open(path, flags, 0o600 if private else 0o666)

    while True:
        path = temporary_name(folder)
        file = open(path, "xb", -1 if buffered else 0, opener=opener)  # noqa: SIM115
        try:
            # Another run may find it before it is locked, and remove it.
            if lock(file) and os.fstat(file.fileno()).st_nlink:
                return path, file
        except OSError:  # no locks here, so no run removes it either
            return path, file
        file.close()


def lock(file: IO[bytes]) -> bool:
    """Lock an open file, and tell whether nobody else has; the lock ends with the process, however it ends.

    Raises `OSError` where there are no locks.
    """
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def sweep_once(folder: str) -> None:
    """Remove what killed runs left in a folder, the first time that this process writes there."""
    if folder not in _swept:
        _swept.add(folder)
        _sweep(folder)


def remove_leftovers(scratch: Path) -> None:
    """Remove what killed runs left in the scratch folder of an output folder; files of a run that goes on stay."""
    _sweep(os.fspath(scratch))
    for path in scratch.glob("[0-9]*/"):  # of each process
        _sweep(os.fspath(path))
        with suppress(OSError):  # it is not empty
            path.rmdir()


def _sweep(folder: str) -> None:
    try:
        with os.scandir(folder) as entries:
            left = [entry.path for entry in entries if _NAME.fullmatch(entry.name)]
    except OSError:
        return  # whoever writes there finds out what is wrong
    for path in left:
        # Windows removes no file that another process has open; or it is gone already.
        with suppress(OSError):
            _remove_leftover(path)


def _remove_leftover(path: str) -> None:
    found = os.lstat(path)
    if not stat.S_ISREG(found.st_mode):
        return
    if sys.platform != "win32" and found.st_uid != os.geteuid():
        return
    with open(path, "rb") as file:
        if not lock(file):
            return
        if sys.platform != "win32":
            os.unlink(path)
    if sys.platform == "win32":
        os.unlink(path)
