"""Owner, mode and extended attributes of a file, given to the one that takes its place."""

from __future__ import annotations

import errno
import os
import stat
import sys


def keep_attributes(file: int, path: str, found: os.stat_result) -> None:
    """Give an open new file the owner, the access lists and other attributes, and the mode of the file at `path`.

    Raises `OSError` where that is not allowed: only root can give a file away.
    """
    if sys.platform == "win32":
        return
    made = os.fstat(file)
    if (made.st_uid, made.st_gid) != (found.st_uid, found.st_gid):
        os.fchown(file, found.st_uid, found.st_gid)
    if sys.platform == "linux":
        _keep_extended(file, path)
    # last: a change of the owner takes the set-user-ID bit away
    os.fchmod(file, stat.S_IMODE(found.st_mode))


def _keep_extended(file: int, path: str) -> None:
    if sys.platform != "linux":
        return
    wanted, there = _read(path), _read(file)
    for name in there.keys() - wanted.keys():
        os.removexattr(file, name)  # the access list that the folder gives to new files
    for name, value in wanted.items():
        if there.get(name) != value:
            os.setxattr(file, name, value)


def _read(file: int | str) -> dict[str, bytes]:
    if sys.platform != "linux":
        return {}
    try:
        return {name: os.getxattr(file, name) for name in os.listxattr(file)}
    except OSError as error:
        if error.errno == errno.ENOTSUP:  # the file system has none
            return {}
        raise
