"""Output of a command: data and messages, to the terminal or the next program."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, NoReturn, TextIO

from docparse.cli.language import language
from docparse.inputs.names import shown
from docparse.messages import Message, message_of, say
from docparse.model.legible import TURNS

if TYPE_CHECKING:
    from docparse.inputs.notes import Tell

#: What a terminal obeys, in UTF-8: controls but tab and line end, delete, the controls from U+0080 on, and `TURNS`.
_OBEYED = re.compile(
    rb"[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|\xc2[\x80-\x9f]"
    + b"".join(b"|" + turn.encode() for turn in TURNS)
)
_REPLACEMENT = "\ufffd".encode()


def print_data(data: bytes, *, coloured: bool = False) -> None:
    """Write UTF-8 to standard output, whatever the console's own encoding.

    A terminal gets U+FFFD for what it would obey, a program each byte as it is. What is `coloured` has colours of its
    own, and writes its text so that it can be shown.
    """
    write_data(sys.stdout, data, coloured=coloured)


def write_data(stream: TextIO, data: bytes, *, coloured: bool = False) -> None:
    """Write to a stream as `print_data` does."""
    if stream.isatty() and not coloured:
        data = _OBEYED.sub(_REPLACEMENT, data)
    try:
        stream.buffer.write(data)
        stream.buffer.flush()
    except BrokenPipeError:
        # The reader has closed the pipe (docparse … | head); nothing more can be written to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise SystemExit(1) from None
    except OSError as error:
        output = Message("inputs.standard_output")
        report(Message("inputs.cannot_be_written", path=output, reason=message_of(error)))
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise SystemExit(1) from None


def has_colours(stream: TextIO) -> bool:
    """Tell whether to colour what goes to `stream`, see no-color.org."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return stream.isatty() and not plain


def report(message: Message | str) -> None:
    """Print one line on standard error."""
    sys.stderr.write(f"docparse: {shown(say(message, language()))}\n")
    sys.stderr.flush()


def notes_to(*, quiet: bool) -> Tell:
    """Return who is told what the user should know although nothing failed: standard error, or nobody."""
    return (lambda note: None) if quiet else report


def misuse(message: Message | str) -> NoReturn:
    """Report what is wrong with the arguments and end with status 2."""
    report(message)
    raise SystemExit(2)
