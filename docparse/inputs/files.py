"""Files in and out: what is read, nothing half written, names that can be shown."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from docparse.model.patterns import Pattern

STDIN = "-"
#: The folder in an output folder where files are written before they get their names, in a folder for each process.
SCRATCH = ".docparse"
_WILD = frozenset("*?[")
_PREFIX, _SUFFIX = ".docparse-", ".tmp"
#: What would end a line or change the terminal, and bytes of a name that are no characters.
_UNSHOWN = Pattern(r"[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def read_file(path: str) -> bytes:
    """Return the bytes of a file. Raises `OSError`."""
    # Without a buffer and a path object, which cost as much as reading a small file does.
    with open(path, "rb", buffering=0) as file:
        return file.read()


def write_atomically(
    path: str | Path, data: bytes | Iterator[bytes], scratch: str | Path | None = None
) -> None:
    """Write `data` to `path` by way of a temporary name, so that no half file is seen.

    The temporary file stands in `scratch`, or beside `path`. Folders that are missing are made. Raises `OSError`.
    """
    # What comes piece by piece comes once, so there is no second try.
    if scratch and isinstance(data, bytes) and _write_by_way_of(scratch, path, data):
        return
    beside = os.path.dirname(path) or "."
    os.makedirs(beside, exist_ok=True)
    _write_by_rename(path, data, beside)


def _write_by_way_of(scratch: str | Path, path: str | Path, data: bytes) -> bool:
    """Tell whether that worked: the scratch folder may stand on another disc."""
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


def expand_patterns(arguments: Iterable[str]) -> list[str]:
    """Return the arguments, and for a pattern (`*.txt`) that is no file the files that it matches.

    A shell has done that already, but not on Windows. A pattern that matches nothing stays.
    """
    expanded: list[str] = []
    for argument in arguments:
        found: list[str] = []
        if not _WILD.isdisjoint(argument) and not os.path.lexists(argument):
            from glob import iglob  # seldom needed

            found = sorted(iglob(argument, recursive=True))
        expanded += found or [argument]
    return expanded


def stem_of(name: str) -> str:
    """Return the name of a file without its suffix.

    >>> stem_of("报告.第1期.txt")
    '报告.第1期'
    """
    return os.path.splitext(name)[0]


def shown(text: str) -> str:
    r"""Return a line with a name in it so that it can be shown: one line, no bytes that are no characters.

    >>> print(shown("甲\n\udcff.txt"))
    甲\x0a\xff.txt
    """
    return _UNSHOWN.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a name that is not in UTF-8
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
