"""Errors in the arguments as messages in both languages: click has them in English only."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path

from click import BadOptionUsage, BadParameter, Choice, Context, MissingParameter, UsageError
from click.core import Parameter
from click.exceptions import NoSuchCommand, NoSuchOption
from click.types import FloatRange, IntRange

from docparse.cli.commands import COMMANDS
from docparse.inputs.names_of_formats import likely_format
from docparse.messages import Message


def message_of_usage(error: UsageError) -> Message:
    """Return what to tell the user, with the command whose help to read."""
    command = error.ctx.command_path if error.ctx else "docparse"
    return Message("command.see_help", reason=_reason_of(error), command=command)


class ExtraArgumentsError(UsageError):
    """More arguments than the command takes."""

    def __init__(self, names: list[str], context: Context) -> None:
        super().__init__(" ".join(names), context)
        self.names = tuple(names)


def _reason_of(error: UsageError) -> Message | str:
    match error:
        case NoSuchCommand(command_name=name):
            return _no_such_command(name)
        case NoSuchOption(option_name=name, possibilities=near):
            return _missing(name, tuple(near or ()))
        case ExtraArgumentsError(names=names):
            return Message("command.extra", names=names)
        case BadOptionUsage(option_name=name):
            if _is_switch(name, error.ctx):
                return Message("command.takes_no_value", name=name)
            return Message("command.needs_value", name=name)
        case MissingParameter(param=Parameter() as param):
            return Message("command.missing", name=param.human_readable_name)
        case BadParameter(param=Parameter() as param):
            if _flag_of(param) == "--to" and " 'pdf' " in f" {error.message} ":
                return Message("command.no_pdf", name="-t pdf")
            if likely := _likely_format(param, error.message):
                return Message("command.likely_format", name=_flag_of(param), likely=likely)
            return Message("command.wrong_value", name=_flag_of(param), reason=_wanted(param))
        case _:
            return error.format_message()


def _no_such_command(name: str) -> Message:
    """Return what was meant: docparse 通知.txt is a file without a command, conver a command with a typing error."""
    if Path(name).exists() or "." in name:
        return Message("command.file_first", name=name)
    if near := get_close_matches(name, COMMANDS, 1):
        return Message("command.likely_command", name=name, likely=near[0])
    return Message("command.no_such_command", name=name, known=tuple(COMMANDS))


def _likely_format(param: Parameter, message: str) -> str:
    """Return the format that a wrong value of --to or --from probably means; empty if there is none."""
    if _flag_of(param) not in ("--to", "--from") or not isinstance(param.type, Choice):
        return ""
    known = tuple(map(str, param.type.choices))
    wanted = re.match("'([^']{1,40})'", message)
    return likely_format(wanted[1], known) if wanted else ""


def _missing(name: str, near: tuple[str, ...]) -> Message:
    if near:
        return Message("command.no_such_but", name=name, known=near)
    return Message("command.no_such", name=name)


def _is_switch(name: str, context: Context | None) -> bool:
    params = context.command.params if context else []
    return any(name in param.opts and getattr(param, "is_flag", False) for param in params)


def _flag_of(param: Parameter) -> str:
    return param.opts[-1]


def _wanted(param: Parameter) -> Message:
    """Return what the value of a parameter should be."""
    match param.type:
        case Choice(choices=choices):
            return Message("command.choices", known=tuple(map(str, choices)))
        case IntRange(min=least, max=None) | FloatRange(min=least, max=None) if least is not None:
            return Message("command.at_least", least=least)
        case IntRange(min=least, max=most) | FloatRange(min=least, max=most) if (
            least is not None and most is not None
        ):
            return Message("command.between", least=least, most=most)
        case _:
            return Message("command.number")
