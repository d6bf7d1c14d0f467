"""A file replaced only if nobody has changed it since it was read: what another program appends is not lost."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

from docparse.inputs.errors import InputError
from docparse.inputs.output.temporary import lock, temporary_name
from docparse.messages import Message


def refuse_changed(name: str | Path, before: bytes | None, now: bytes) -> None:
    """Raise `InputError` if a file holds something else than `before`."""
    if before is not None and before != now:
        raise InputError(Message("inputs.changed_meanwhile", path=name), "changed")


def replace_unchanged(temporary: str, path: str, name: str | Path, before: bytes) -> None:
    """Give the file `temporary` the name `path` if the file there still holds `before`.

    Raises `InputError` if it does not, or if another program has it open for writing, and `OSError`.
    """
    if sys.platform == "win32":  # it replaces no file that is open
        refuse_changed(name, before, Path(path).read_bytes())
        os.replace(temporary, path)
        return
    with open(path, "rb", buffering=0) as file:
        try:
            held = hold_back_writers(file)
        except BlockingIOError:
            raise InputError(Message("inputs.in_use", path=name), "changed") from None
        refuse_changed(name, before, file.readall())
        as_read = _version_of(file)
        kept = temporary_name(os.path.dirname(path) or ".")
        try:
            os.link(path, kept)
        except OSError:  # a file system without hard links: there is no way back
            kept = ""
        try:
            if not os.path.samestat(os.stat(path), os.fstat(file.fileno())):
                raise InputError(Message("inputs.changed_meanwhile", path=name), "changed")
            os.replace(temporary, path)
            # Whoever has opened the file meanwhile waits, and then writes into what has no name any more.
            if _version_of(file) != as_read or (held and _is_waited_for(file)):
                if kept:
                    os.replace(kept, path)
                raise InputError(Message("inputs.changed_meanwhile", path=name), "changed")
        finally:
            if kept:
                with suppress(FileNotFoundError):
                    os.unlink(kept)


def _version_of(file: IO[bytes]) -> tuple[int, int]:
    found = os.fstat(file.fileno())
    return found.st_size, found.st_mtime_ns


def hold_back_writers(file: IO[bytes], *, alone: bool = False) -> bool:
    """Have the system make whoever opens a file for writing wait until it is closed here; tell whether it does so.

    Raises `BlockingIOError` if another program has the file open for writing, or with `alone` in any way.
    """
    try:
        free = lock(file)
    except OSError:  # no locks here
        free = True
    if not free:
        raise BlockingIOError
    # A program that appends a line has the file open for a moment only.
    for wait in (0.001, 0.01, 0.1, 0):
        try:
            return _take_lease(file, alone=alone)
        except BlockingIOError:
            if not wait:
                raise
            time.sleep(wait)
    return False


def _take_lease(file: IO[bytes], *, alone: bool) -> bool:
    if sys.platform != "linux":
        return False
    import fcntl
    import signal

    try:
        # A signal that is ignored where nobody asks for it: that of the system's choice would end the process.
        fcntl.fcntl(file, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_WRLCK if alone else fcntl.F_RDLCK)
    except BlockingIOError:
        raise
    except OSError:  # another's file, or a file system of a network
        return False
    return True


def _is_waited_for(file: IO[bytes]) -> bool:
    """Tell whether a program waits for a file that is held back."""
    if sys.platform != "linux":
        return False
    import fcntl

    return bool(fcntl.fcntl(file, fcntl.F_GETLEASE) != fcntl.F_RDLCK)
