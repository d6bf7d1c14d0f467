"""The error for an input or output that cannot be used."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from docparse.messages import Message, message_of

#: unreadable: it cannot be opened. refused: it holds no text that docparse reads. unwritable: its output cannot be
#: written. overwrite: its output would replace it. changed: another program writes it. memory: there is too little
#: for it. fault: a bug in docparse. died: its process ended.
ErrorKind = Literal[
    "unreadable", "refused", "unwritable", "overwrite", "changed", "memory", "fault", "died"
]


class InputError(Exception):
    """An input or output that cannot be used. The message gives its name, the problem, the place, and a remedy."""

    def __init__(self, message: Message | str, kind: ErrorKind = "refused") -> None:
        super().__init__(message)
        self.message = message
        self.kind = kind


@contextmanager
def reading(name: str | Message) -> Iterator[None]:
    """Turn what the system and the readers raise about an input into an `InputError` that names it."""
    try:
        yield
    except OSError as error:
        message = Message("inputs.cannot_be_read", path=name, reason=message_of(error))
        raise InputError(message, "unreadable") from None
    except ValueError as error:
        raise InputError(Message("inputs.about", path=name, reason=message_of(error))) from None


@contextmanager
def errors_named(name: str) -> Iterator[None]:
    """Turn an exception that is a bug in docparse into an `InputError`, so that the other inputs go on.

    With DOCPARSE_TRACEBACK set in the environment it is raised as it is.
    """
    try:
        yield
    except InputError:
        raise
    except MemoryError:
        raise InputError(Message("inputs.out_of_memory", path=name), "memory") from None
    except Exception as error:
        if "DOCPARSE_TRACEBACK" in os.environ:
            raise
        words = " ".join(f"{type(error).__name__}: {error}".split())
        raise InputError(Message("inputs.bug", path=name, error=words), "fault") from None
