"""Outputs that are no regular files: they are written into as they are."""

from __future__ import annotations

import os
import stat
import sys
from typing import IO

from docparse.inputs.output.existing import Existing


def open_special(existing: Existing) -> IO[bytes]:
    """Open a device, a pipe, a socket or an open file of this process for writing. Raises `OSError`.

    A pipe waits for its reader, as in a shell.
    """
    if existing.descriptor is not None:
        return os.fdopen(os.dup(existing.descriptor), "wb", buffering=0)
    if sys.platform != "win32" and existing.stat and stat.S_ISSOCK(existing.stat.st_mode):
        import socket

        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.connect(existing.path)
            return os.fdopen(connection.detach(), "wb", buffering=0)
    # a terminal must not become that of this process
    flags = os.O_WRONLY | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(existing.path, flags), "wb", buffering=0)


def write_all(file: IO[bytes], data: bytes) -> None:
    """Write all of `data` to a file without a buffer."""
    written = file.write(data)
    if written == len(data):
        return
    # The system takes two gigabytes at once at most, less where the disc is nearly full, and nothing
    # (`None`) when a pipe is full that another program has set not to wait.
    rest = memoryview(data)[written or 0 :]
    while rest:
        if written is None:
            from select import select

            select([], [file], [])
        written = file.write(rest)
        rest = rest[written or 0 :]
