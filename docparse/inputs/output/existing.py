"""What stands at the place of an output before it is written."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from typing import NamedTuple

from docparse.inputs.errors import InputError
from docparse.messages import Message

#: So many links in a row are followed, as the system does.
_MOST_LINKS = 40
_ANY_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class Existing(NamedTuple):
    """The place of an output, its links followed, and the file that is there."""

    path: str
    #: `None`: nothing is there yet.
    stat: os.stat_result | None = None
    #: An open file of this process that the path stands for: 1 for /dev/stdout.
    descriptor: int | None = None

    @property
    def is_special(self) -> bool:
        """Whether it is written into: it is a device, a pipe, a socket or an open file."""
        if self.descriptor is not None:
            return True
        return self.stat is not None and not stat.S_ISREG(self.stat.st_mode)


def is_special(path: str | Path) -> bool:
    """Tell whether an output is a device, a pipe or the like, so that nothing can be put beside it."""
    try:
        return find_existing(path).is_special
    except OSError:
        return False


def find_existing(path: str | Path) -> Existing:
    """Follow the links at the place of an output, also one that leads to no file. Raises `OSError`."""
    path = os.fspath(path)
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return Existing(path)
    if stat.S_ISLNK(found.st_mode):
        descriptor = _descriptor_of(path)
        if descriptor is not None:
            return Existing(path, os.fstat(descriptor), descriptor)
        try:
            found, path = os.stat(path), os.path.realpath(path)
        except FileNotFoundError:
            return Existing(os.path.realpath(path))
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    return Existing(path, found)


def _descriptor_of(link: str) -> int | None:
    """Return the open file that /dev/stdout, /dev/fd/1 or a link to them stands for.

    Opened anew it would begin at its first byte, and not go on where the shell's other commands have ended.
    """
    for _ in range(_MOST_LINKS):
        folder, name = os.path.split(link)
        if name.isdecimal() and os.path.realpath(folder) in ("/dev/fd", f"/proc/{os.getpid()}/fd"):
            return int(name)
        if not os.path.islink(link):
            break
        link = os.path.join(folder, os.readlink(link))
    return None


def refuse_read_only(name: str | Path, existing: Existing) -> None:
    """Raise `InputError` or `OSError` for a file that may not be written.

    Its folder may allow to replace it, and root may write everything: nobody who made it read-only means that.
    """
    if existing.stat is None or _is_writable(existing.path, existing.stat):
        return
    if existing.stat.st_mode & _ANY_WRITE:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), existing.path)
    raise InputError(Message("inputs.read_only", path=name), "unwritable")


def must_stay(existing: Existing) -> bool:
    """Tell whether a file cannot be replaced by a new one.

    It has other names, which would keep the old text, or its folder takes no new file.
    """
    if existing.stat is None:
        return False
    if existing.stat.st_nlink > 1:
        return True
    if sys.platform == "win32":
        return False
    folder = os.path.dirname(existing.path) or "."
    found = os.stat(folder)
    # in /tmp only its owner may replace a file
    sticky = bool(found.st_mode & stat.S_ISVTX)
    mine = os.geteuid() in (0, existing.stat.st_uid, found.st_uid)
    return (sticky and not mine) or not _is_writable(folder, found)


def _is_writable(path: str, found: os.stat_result) -> bool:
    effective = os.access in os.supports_effective_ids
    return bool(found.st_mode & _ANY_WRITE) and os.access(path, os.W_OK, effective_ids=effective)
