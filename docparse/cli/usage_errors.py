"""Errors in the arguments as messages in both languages: click has them in English only."""

from __future__ import annotations

from click import BadOptionUsage, BadParameter, Choice, Context, MissingParameter, UsageError
from click.core import Parameter
from click.exceptions import NoSuchCommand, NoSuchOption
from click.types import FloatRange, IntRange

from docparse.cli.commands import COMMANDS
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
        case NoSuchCommand(command_name=name, possibilities=near):
            known = tuple(near or COMMANDS)
            return Message("command.no_such_command", name=name, known=known)
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
            return Message("command.wrong_value", name=_flag_of(param), reason=_wanted(param))
        case _:
            return error.format_message()


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
