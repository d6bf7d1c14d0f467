"""Outputs: each is written whole or not at all, by way of a temporary name.

Every file that docparse writes goes through `write_output`, and what grows line by line through `open_lines`.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import IO, NamedTuple

from docparse.inputs.errors import InputError
from docparse.inputs.names import STDIN
from docparse.inputs.output.attributes import keep_attributes
from docparse.inputs.output.existing import (
    Existing,
    find_existing,
    must_stay,
    refuse_read_only,
)
from docparse.inputs.output.special import open_special, write_all
from docparse.inputs.output.temporary import SCRATCH, create, sweep_once
from docparse.messages import Message, message_of

#: A whole output, or its pieces one after the other.
Data = bytes | Iterator[bytes]


class Scratch(NamedTuple):
    """Where a process makes the outputs of a folder before they get their names.

    One for each process: the system makes the new files of a folder one after the other, for all processes.
    """

    #: The output folder. It was made at the start, and if it is gone somebody has removed it.
    root: str

    @property
    def folder(self) -> str:
        """The folder for the files of this process."""
        return f"{self.root}/{SCRATCH}/{os.getpid()}"


def encode(written: str | bytes) -> bytes:
    """Return what a writer wrote as bytes: text as UTF-8; a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD."""
    if isinstance(written, bytes):
        return written
    text = written
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return whole.encode("utf-8")


def save(
    target: str | Path, data: Data, scratch: Scratch | None = None, *, before: bytes | None = None
) -> None:
    """Write an output as `write_output` does. Raises `InputError`."""
    try:
        write_output(target, data, scratch, before=before)
    except OSError as error:
        message = Message("inputs.cannot_be_written", path=Path(target), reason=message_of(error))
        raise InputError(message, "unwritable") from None


def check_target(target: str | Path, path: str) -> None:
    """Raise `InputError` for an output that is the file `path` itself."""
    try:
        # the output first: usually it is not there yet
        found = os.stat(target)
        same = path != STDIN and os.path.samestat(found, os.stat(path))
    except (OSError, ValueError):
        return
    if same and stat.S_ISREG(found.st_mode):
        message = Message("inputs.would_be_overwritten", path=path, output=Path(target))
        raise InputError(message, "overwrite")


def write_output(
    target: str | Path, data: Data, scratch: Scratch | None = None, *, before: bytes | None = None
) -> None:
    """Write `data` to `target`, so that no half file is seen. Missing folders are made.

    A link is followed. What is no regular file is written into. A file that is there keeps owner, mode and
    attributes; one that is read-only is refused, and with `before` also one that holds anything else by now.
    The temporary file is made in the folder of `scratch`, or beside the output. Raises `InputError` and `OSError`.
    """
    existing = find_existing(target)
    if existing.is_special:
        _write_into(existing, target, data, before)
        return
    refuse_read_only(target, existing)
    # Data that comes in pieces comes only once, so there can be no second try.
    if scratch and isinstance(data, bytes) and _write_by_way_of(scratch, existing, data):
        return
    folder = os.path.dirname(existing.path) or "."
    _make_folder(folder, scratch)
    if scratch is None:
        sweep_once(folder)
        existing = find_existing(target)
    if not must_stay(existing):
        swap = partial(_swap, target=existing.path, name=target, before=before)
        with suppress(_AttributesError):
            _write_by_rename(existing, data, folder, swap)
            return
    from docparse.inputs.output.in_place import write_in_place

    write_in_place(existing.path, target, _pieces(data), before)


def open_lines(path: str | Path, *, append: bool = False) -> IO[bytes]:
    """Open an output to which lines are added while a run goes on. Raises `InputError` and `OSError`.

    What is appended to can be read too. There is no buffer: the system has each line at once, and a killed run does not lose it.
    """
    existing = find_existing(path)
    if existing.is_special:
        return open_special(existing)
    refuse_read_only(path, existing)
    return open(existing.path, "a+b" if append else "wb", buffering=0)


class _AttributesError(Exception):
    """A new file cannot be given what the old one has."""


def _pieces(data: Data) -> Iterator[bytes]:
    return iter((data,)) if isinstance(data, bytes) else data


def _write_into(existing: Existing, name: str | Path, data: Data, before: bytes | None) -> None:
    if before is not None:  # nothing in a pipe can be mended
        raise InputError(Message("inputs.not_a_file", path=name), "unwritable")
    with open_special(existing) as file:
        for piece in _pieces(data):
            write_all(file, piece)


def _write_by_way_of(scratch: Scratch, existing: Existing, data: bytes) -> bool:
    """Tell whether that worked: the scratch folder may be on another disk."""
    if existing.stat and must_stay(existing):
        return False
    for _ in range(2):
        try:
            _write_by_rename(existing, data, scratch.folder, partial(_swap, target=existing.path))
            return True
        except FileNotFoundError:
            # A folder is missing, at first or since another run ended and cleared up.
            _make_folder(os.path.dirname(existing.path) or ".", scratch)
            with suppress(OSError):
                os.makedirs(scratch.folder, exist_ok=True)
        except (OSError, _AttributesError):
            break
    return False


def _make_folder(folder: str, scratch: Scratch | None) -> None:
    """Make a folder for outputs, but not the output folder itself once more: what was written before is lost with it."""
    if scratch and not os.path.isdir(scratch.root):
        raise FileNotFoundError(Message("inputs.folder_is_gone", folder=scratch.root))
    # the folder that a link leads to may be missing too
    os.makedirs(os.path.realpath(folder), exist_ok=True)


def _swap(
    temporary: str, *, target: str, name: str | Path = "", before: bytes | None = None
) -> None:
    if before is None:
        os.replace(temporary, target)
        return
    from docparse.inputs.output.unchanged import replace_unchanged

    replace_unchanged(temporary, target, name, before)


def _write_by_rename(existing: Existing, data: Data, folder: str, swap: partial[None]) -> None:
    whole = isinstance(data, bytes)
    temporary, file = create(folder, private=existing.stat is not None, buffered=not whole)
    try:
        with file:
            if existing.stat:
                try:
                    keep_attributes(file.fileno(), existing.path, existing.stat)
                except OSError:
                    raise _AttributesError from None
            for piece in _pieces(data):
                write_all(file, piece)
            file.flush()
            # Renamed while it is locked: no other run takes it for a leftover.
            if sys.platform != "win32":
                swap(temporary)
        if sys.platform == "win32":
            swap(temporary)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
        raise
