"""The commands in typer, for help, completion, misuse, and every call that `commands.read_call` does not read."""

from __future__ import annotations

from collections.abc import Sequence
from inspect import Parameter as Signed
from inspect import Signature
from math import isfinite
from typing import Annotated, Any, Literal

import typer
from click.exceptions import BadParameter, NoArgsIsHelpError, UsageError
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command as build_command

from docparse import __version__
from docparse.cli.commands import COMMANDS, load_command
from docparse.cli.help import write_help
from docparse.cli.language import language
from docparse.cli.option import Parameter, parameters_of
from docparse.cli.terminal import misuse
from docparse.cli.usage_errors import ExtraArgumentsError, message_of_usage
from docparse.messages.text import Text

_HELP = {"help_option_names": ["-h", "--help"]}
#: Of a command: `_Command` reports too many arguments itself.
_SETTINGS = {**_HELP, "allow_extra_args": True}
_ABOUT = Text(
    "Find the headings in Chinese documents (一、 （一） 1、 第一章) and convert them.",
    "识别中文文件的标题（一、 （一） 1、 第一章），并转换格式。",
)
_VERSION = Text("Print the version.", "显示版本。")


class _Command(TyperCommand):
    """One of `COMMANDS`."""

    def get_help(self, ctx: Any) -> str:
        return write_help(self, ctx, language())

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        try:
            extra = super().parse_args(ctx, args)
            self._refuse_infinity(ctx)
        except UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if extra and not ctx.resilient_parsing:
            raise ExtraArgumentsError(extra, ctx)
        return extra

    def _refuse_infinity(self, ctx: Any) -> None:
        """Refuse `nan` and `inf`, which are numbers for Python and in no range."""
        for param in self.params:
            value = ctx.params.get(param.name)
            if isinstance(value, float) and not isfinite(value):
                raise BadParameter("", ctx, param)


class _Commands(TyperGroup):
    """The commands of `COMMANDS`, loaded by name."""

    def get_help(self, ctx: Any) -> str:
        return write_help(self, ctx, language())

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a call; errors in it are reported in the language of the reader."""
        try:
            status = super().main(
                args, prog_name, complete_var, False, windows_expand_args, **extra
            )
        except NoArgsIsHelpError as error:
            error.show()
            status = error.exit_code
        except UsageError as error:
            misuse(message_of_usage(error))
        if standalone_mode:
            raise SystemExit(status or 0)
        return status

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return build(cmd_name) if cmd_name in COMMANDS else None


def build(name: str) -> Any:
    """Return one of the commands for typer, with the options in the signature of its function."""
    command = load_command(name)

    def run(**given: Any) -> None:
        command(**{name: value for name, value in given.items() if value is not None})

    parameters = parameters_of(command).items()
    run.__signature__ = Signature([_signed(key, row) for key, row in parameters])  # type: ignore[attr-defined]
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    about = COMMANDS[name].text(language())
    alone.command(name, cls=_Command, context_settings=_SETTINGS, help=about)(run)
    return build_command(alone)


def _signed(name: str, parameter: Parameter) -> Signed:
    """Return a parameter as typer reads them from a signature."""
    option, kind, default = parameter.option, parameter.type, parameter.default
    more: dict[str, Any] = {
        "help": option.help.text(language()),
        "metavar": option.metavar,
        "min": option.least,
        "max": option.most,
    }
    about = typer.Option(*option.flags.split(), **more) if option.flags else typer.Argument(**more)
    hint: Any = Literal[option.choices] if option.choices else kind
    if parameter.several:
        hint, default = list[hint] | None, default or None
    elif default is None or (option.choices and not default):
        hint, default = hint | None, None
    return Signed(name, Signed.KEYWORD_ONLY, default=default, annotation=Annotated[hint, about])


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"docparse {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            help=_VERSION.text(language()),
        ),
    ] = False,
) -> None:
    """Read the options before the command."""


def make_app() -> typer.Typer:
    """Return the command line in the language of its reader."""
    app = typer.Typer(
        name="docparse",
        cls=_Commands,
        help=_ABOUT.text(language()),
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_HELP,
    )
    app.callback()(_root)
    return app
