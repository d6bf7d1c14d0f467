"""A file written in place, because it has other names or its folder takes no new file.

Half of it would be lost if the process were killed, so a copy of it is kept until it is done.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import IO

from docparse.inputs.errors import InputError
from docparse.inputs.output.special import write_all
from docparse.inputs.output.temporary import lock
from docparse.inputs.output.unchanged import hold_back_writers, refuse_changed
from docparse.messages import Message, message_of


def state_folder() -> Path:
    """Return the folder for what must outlive a run, of this user. Raises `OSError`."""
    named = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_STATE_HOME", "")
    if not os.path.isabs(named):  # as the specification of these names says
        try:
            return Path("~/.local/state/docparse").expanduser()
        except RuntimeError:  # a user without an entry, as in a container
            raise FileNotFoundError(Message("inputs.no_home")) from None
    return Path(named) / "docparse"


def write_in_place(
    path: str, name: str | Path, pieces: Iterable[bytes], before: bytes | None
) -> None:
    """Write a file that stays the same one; `name` is what it is called in messages.

    With `before` it is left alone if it holds anything else by now. Raises `InputError` and `OSError`.
    """
    with open(path, "r+b", buffering=0) as file:
        try:
            hold_back_writers(file, alone=True)
        except BlockingIOError:
            if before is not None:
                raise InputError(Message("inputs.in_use", path=name), "changed") from None
        old = file.readall()
        refuse_changed(name, before, old)
        copy, kept = _keep_copy(path, name, old)
        try:
            _overwrite(file, pieces)
        except BaseException as error:
            restored = _restore(file, old)
            kept.close()
            if restored and not isinstance(error, OSError):
                copy.unlink()
                raise
            reason = message_of(error) or type(error).__name__
            message = Message("inputs.copy_is_kept", path=name, reason=reason, copy=copy)
            raise InputError(message, "unwritable") from None
        kept.close()
        copy.unlink()


def _overwrite(file: IO[bytes], pieces: Iterable[bytes]) -> None:
    file.seek(0)
    for piece in pieces:
        write_all(file, piece)
    file.truncate()


def _restore(file: IO[bytes], old: bytes) -> bool:
    try:
        _overwrite(file, [old])
    except OSError:
        return False
    return True


def _keep_copy(path: str, name: str | Path, old: bytes) -> tuple[Path, IO[bytes]]:
    """Write a copy of a file; return its name and the copy, open and locked."""
    folder = state_folder() / "copies"
    key = blake2b(os.fsencode(os.path.realpath(path)), digest_size=8).hexdigest()
    copy = folder / f"{key}-{os.path.basename(path)[-60:]}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _remove_needless(copy, name, old)
        kept = open(copy, "xb", buffering=0, opener=_open_private)  # noqa: SIM115
    except FileExistsError:
        raise InputError(Message("inputs.in_use", path=name), "changed") from None
    except OSError as error:
        message = Message("inputs.no_copy", path=name, copy=copy, reason=message_of(error))
        raise InputError(message, "unwritable") from None
    try:
        with suppress(OSError):  # no locks here
            lock(kept)
        write_all(kept, old)
        os.fsync(kept.fileno())
    except OSError as error:
        kept.close()
        copy.unlink(missing_ok=True)
        message = Message("inputs.no_copy", path=name, copy=copy, reason=message_of(error))
        raise InputError(message, "unwritable") from None
    return copy, kept


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _remove_needless(copy: Path, name: str | Path, old: bytes) -> None:
    """Remove the copy of a run that was killed before it changed anything; another one is all that is left of the file."""
    try:
        with copy.open("rb") as left:
            if not lock(left):
                raise InputError(Message("inputs.in_use", path=name), "changed")
            if left.read() != old:
                message = Message("inputs.was_interrupted", path=name, copy=copy)
                raise InputError(message, "unwritable")
    except FileNotFoundError:
        return
    copy.unlink(missing_ok=True)
