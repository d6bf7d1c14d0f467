"""The command line: arguments in, calls of the library, messages and exit status out.

Exit status: 0 done; 1 an input failed, the others were written; 2 misuse. Each command is a function in a
module of its own, which is loaded when the command is called.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup
from typer.main import get_command as build_command

from docparse import __version__

#: The commands in the order of the help: the function of this name in `docparse.cli.NAME`.
COMMANDS = ("convert", "outline", "check", "formats", "serve", "lsp", "corpus")


class _Commands(TyperGroup):
    """The commands of `COMMANDS`, loaded by name."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"docparse.cli.{cmd_name}")
        alone = typer.Typer(
            add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
        )
        alone.command(cmd_name, context_settings=_HELP)(getattr(module, cmd_name))
        return build_command(alone)


_HELP = {"help_option_names": ["-h", "--help"]}
app = typer.Typer(
    name="docparse",
    cls=_Commands,
    help="Find the headings of Chinese reports (一、 （一） 1、 第一章) and write their section tree.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=_HELP,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"docparse {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    pass


def main() -> NoReturn:
    """Run the command line and end the process."""
    # One short run makes no cycles worth collecting, and looking for them takes a twentieth of it.
    gc.disable()
    status = 0
    try:
        app()
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else 1
    sys.stdout.flush()
    sys.stderr.flush()
    # The system frees the memory at once; doing it object by object takes a tenth of a run.
    os._exit(status)
