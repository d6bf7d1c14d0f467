"""Writes docs/docparse.1, the manual page, from the help of the command line: `python -m tools.manpage`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from docparse import __version__
from docparse.cli.parser import make_app

PLACE = Path(__file__).parent.parent / "docs" / "docparse.1"

_HEAD = """\
.\\" Made by tools/manpage.py from the help of the command line. Do not edit.
.TH DOCPARSE 1 "" "docparse {version}" "User Commands"
.SH NAME
docparse \\- find the headings in Chinese documents and convert them
.SH SYNOPSIS
"""
_FOOT = """\
.SH EXIT STATUS
.TP
.B 0
done
.TP
.B 1
something was found, or an input failed and the others were converted
.TP
.B 2
wrong arguments
.SH ENVIRONMENT
.TP
.B DOCPARSE_LANG
en or zh: the language of help, messages and findings; by default from LC_ALL, LC_MESSAGES or LANG
.TP
.B NO_COLOR
no colours
.SH EXAMPLES
.TP
Convert a report to HTML:
.B docparse convert 报告.txt -o 报告.html
.TP
Convert a folder:
.B docparse convert 报告们/ -t markdown -o 输出/
.TP
Split a compilation:
.B docparse convert 汇编.txt --split -o 各篇/
.TP
Show the outline, and why each heading is one:
.B docparse outline 报告.txt --explain
"""


def write_manpage() -> str:
    """Return the manual page in roff."""
    os.environ["DOCPARSE_LANG"] = "en"
    command: Any = get_command(make_app())
    context = _context(command)
    commands = [command.get_command(context, name) for name in command.list_commands(context)]
    lines = [_HEAD.format(version=__version__)]
    for sub in commands:
        usage = " ".join(sub.collect_usage_pieces(_context(sub)))
        lines.append(f".B docparse {sub.name}\n{_escape(usage)}\n.br\n")
    lines.append(f".SH DESCRIPTION\n{_escape(command.help)}\n")
    lines.append(".SH OPTIONS\n")
    lines += _options(command, context)
    for sub in commands:
        lines.append(f'.SH "DOCPARSE {sub.name.upper()}"\n{_escape(sub.help)}\n')
        lines += _options(sub, _context(sub))
    return "".join(lines) + _FOOT


def _context(command: Any) -> Any:
    """Return a context with the command's own settings, for they name the help option."""
    return command.make_context(command.name, [], resilient_parsing=True)


def _options(command: Any, context: Any) -> Iterator[str]:
    """Yield an entry for each parameter that the help shows."""
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None:
            name, text = record
            yield f".TP\n.B {_escape(name)}\n{_escape(' '.join(text.split()))}\n"


def _escape(text: str) -> str:
    """Keep roff from reading backslashes, hyphens, and dots or quotes that begin a line."""
    text = text.strip().replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in {".", "'"} else line for line in text.split("\n"))


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        sys.exit(PLACE.read_text("utf-8") != write_manpage())
    PLACE.write_text(write_manpage(), "utf-8")
