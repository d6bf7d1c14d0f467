"""Outputs: each is written whole or not at all, by way of a temporary name."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from docparse.inputs.errors import InputError
from docparse.inputs.read import STDIN
from docparse.messages import Message, message_of

#: The folder in an output folder where files are written before they get their names, in a folder for each process.
SCRATCH = ".docparse"
_PREFIX, _SUFFIX = ".docparse-", ".tmp"


def encode(text: str) -> bytes:
    """Return `text` as UTF-8; a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return whole.encode("utf-8")


def save(
    target: str | Path, data: bytes | Iterator[bytes], scratch: str | Path | None = None
) -> None:
    """Write an output whole or not at all. Raises `InputError`."""
    try:
        write_atomically(target, data, scratch)
    except OSError as error:
        message = Message("inputs.cannot_be_written", path=Path(target), reason=message_of(error))
        raise InputError(message, "unwritable") from None


def check_target(target: str | Path, path: str) -> None:
    """Raise `InputError` for an output that is the file `path` itself."""
    try:
        # the output first: usually it is not there yet
        same = path != STDIN and os.path.samestat(os.stat(target), os.stat(path))
    except (OSError, ValueError):
        return
    if same:
        message = Message("inputs.would_be_overwritten", path=path, output=Path(target))
        raise InputError(message, "overwrite")


def write_atomically(
    path: str | Path, data: bytes | Iterator[bytes], scratch: str | Path | None = None
) -> None:
    """Write `data` to `path` by way of a temporary name, so that no half file is seen.

    The temporary file is made in `scratch`, or beside `path`. Missing folders are made. Raises `OSError`.
    """
    # Data that comes in pieces comes only once, so there can be no second try.
    if scratch and isinstance(data, bytes) and _write_by_way_of(scratch, path, data):
        return
    beside = os.path.dirname(path) or "."
    os.makedirs(beside, exist_ok=True)
    _write_by_rename(path, data, beside)


def _write_by_way_of(scratch: str | Path, path: str | Path, data: bytes) -> bool:
    """Tell whether that worked: the scratch folder may be on another disk."""
    for _ in range(2):
        try:
            _write_by_rename(path, data, scratch)
            return True
        except FileNotFoundError:
            # A folder is missing, at first or since another run ended and cleared up.
            with suppress(OSError):
                os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
                os.makedirs(scratch, exist_ok=True)
        except OSError:
            break
    return False


def _write_by_rename(path: str | Path, data: bytes | Iterator[bytes], folder: str | Path) -> None:
    temporary = os.path.join(folder, f"{_PREFIX}{os.urandom(8).hex()}{_SUFFIX}")
    try:
        with open(temporary, "xb", buffering=0 if isinstance(data, bytes) else -1) as file:
            lock(file)
            for piece in (data,) if isinstance(data, bytes) else data:
                _write_all(file, piece)
            file.flush()
            # Renamed while it is locked: no other run takes it for a leftover.
            if sys.platform != "win32":
                os.replace(temporary, path)
        if sys.platform == "win32":
            os.replace(temporary, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
        raise


def _write_all(file: IO[bytes], data: bytes) -> None:
    written = file.write(data)
    # The system takes two gigabytes at once at most, and less where the disc is nearly full.
    while written < len(data):
        written += file.write(data[written:])


def remove_leftovers(folder: Path) -> None:
    """Remove what a run left in its scratch folder which was killed; files of a run that goes on stay."""
    for path in (*folder.glob(f"{_PREFIX}*{_SUFFIX}"), *folder.glob(f"*/{_PREFIX}*{_SUFFIX}")):
        try:
            with path.open("r+b") as file:
                if not lock(file):
                    continue
            path.unlink()
        except OSError:
            continue  # Windows removes no file that another process has open; or it is gone already
    for path in folder.glob("*/"):
        with suppress(OSError):  # it is not empty
            path.rmdir()


def lock(file: IO[bytes]) -> bool:
    """Lock an open file, and tell whether that worked; the lock ends with the process, however it ends."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
