"""The command line: arguments in, calls of the library, messages and exit status out.

Exit status: 0 done; 1 an input failed, the others were written; 2 misuse. Each command is a function in a
module of its own, see `commands.COMMANDS`, which is loaded when the command is called.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and end the process."""
    # One short run makes no cycles worth collecting, and looking for them takes a twentieth of it.
    gc.disable()
    status = 0
    try:
        _run(sys.argv[1:])
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else 1
    sys.stdout.flush()
    sys.stderr.flush()
    # The system frees the memory at once; doing it object by object takes a tenth of a run.
    os._exit(status)


def _run(arguments: list[str]) -> None:
    if arguments[:1] == ["convert"]:
        # The commonest calls are understood without typer, which takes half of a short run to load.
        from docparse.cli.one import convert_one, read_call, read_folder_call

        try:
            if call := read_call(arguments):
                convert_one(*call)
                return
            if folder_call := read_folder_call(arguments):
                from docparse.cli.into import convert_folder

                convert_folder(folder_call)
                return
        except KeyboardInterrupt:
            raise SystemExit(130) from None
    from docparse.cli.commands import app

    app()
