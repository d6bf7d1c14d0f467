"""The commands and their options, read by typer; each command is loaded when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command as build_command

from docparse import __version__
from docparse.cli.language import localize, narrowed

#: The commands in the order of the help: the function of this name in `docparse.cli.NAME`.
COMMANDS = ("convert", "outline", "check", "formats", "serve", "lsp", "corpus")


class _Localized:
    """A command whose help is in the language of its reader."""

    def get_help(self, ctx: Any) -> str:
        written: str = super().get_help(ctx)  # type: ignore[misc]
        return narrowed(written)


class _Command(_Localized, TyperCommand):
    """One of `COMMANDS`."""


class _Commands(_Localized, TyperGroup):
    """The commands of `COMMANDS`, loaded by name."""

    def main(self, *args: Any, **extra: Any) -> Any:
        localize(self)
        return super().main(*args, **extra)

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"docparse.cli.{cmd_name}")
        alone = typer.Typer(
            add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
        )
        alone.command(cmd_name, cls=_Command, context_settings=_HELP)(getattr(module, cmd_name))
        command = build_command(alone)
        localize(command)
        return command


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
