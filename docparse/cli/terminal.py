"""Output of a command: data and messages, to the terminal or the next program."""

from __future__ import annotations

import os
import sys
from typing import NoReturn, TextIO

from docparse.cli.language import language
from docparse.inputs.names import shown
from docparse.messages import Message, message_of, say


def print_data(data: bytes) -> None:
    """Write UTF-8 to standard output, whatever the console's own encoding."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader has closed the pipe (docparse … | head); nothing more can be written to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None
    except OSError as error:
        output = Message("inputs.standard_output")
        report(Message("inputs.cannot_be_written", path=output, reason=message_of(error)))
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None


def has_colours(stream: TextIO) -> bool:
    """Tell whether to colour what goes to `stream`, see no-color.org."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return stream.isatty() and not plain


def report(message: Message | str) -> None:
    """Print one line on standard error."""
    sys.stderr.write(f"docparse: {shown(say(message, language()))}\n")
    sys.stderr.flush()


def misuse(message: Message | str) -> NoReturn:
    """Report what is wrong with the arguments and end with status 2."""
    report(message)
    raise SystemExit(2)
