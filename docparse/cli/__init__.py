"""The command line: arguments in, library calls, messages and exit status out.

Exit status: 0 done; 1 an input failed, the others were written; 2 misuse. The command `convert` is the
function `convert` in `cli/convert.py`, loaded when it is called; `commands.COMMANDS` lists them all.
"""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import NoReturn

from docparse.cli import garbage


def main() -> NoReturn:
    """Run the command line and end the process."""
    garbage.pause()
    status = 0
    try:
        _run(sys.argv[1:])
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else 1
    except KeyboardInterrupt:
        status = 130
    except MemoryError:
        from docparse.cli.terminal import report
        from docparse.messages import Message

        report(Message("command.out_of_memory"))
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    # The system frees the memory at once; doing it object by object takes a tenth of a run.
    os._exit(status)


def _run(words: list[str]) -> None:
    from docparse.cli.commands import COMMANDS, load_command, read_call

    if words and words[0] in COMMANDS:
        command = load_command(words[0])
        call = read_call(command, words[1:])
        if call is not None:
            command(**call)
            return
    from docparse.cli.parser import make_app

    # The help has Chinese examples, which a console in cp437 does not have.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    make_app()()
