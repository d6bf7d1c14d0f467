"""The help of a command in the language of its reader; a Chinese character is two columns wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from docparse.cli.commands import COMMANDS
from docparse.messages import Language, Message

#: Follows each character of two columns while click lays the help out by counting characters.
_FILLER = "\u2060"
#: The options that click and typer add.
_ADDED: Mapping[str, Message] = {
    "help": Message("command.show_help"),
    "install_completion": Message("command.install_completion"),
    "show_completion": Message("command.show_completion"),
}


def write_help(command: Any, context: Any, language: Language) -> str:
    """Return the help of a click command; the texts of its options are in `language` already."""
    formatter = context.make_formatter()
    usage = Message("command.usage").text(language) + " "
    pieces = " ".join(command.collect_usage_pieces(context))
    formatter.write_usage(context.command_path, pieces, widen(usage))
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(widen(command.help))
    for heading, rows in _sections(command, context, language):
        if rows:
            with formatter.section(widen(heading.text(language))):
                formatter.write_dl([(name, widen(text)) for name, text in rows])
    return narrow(formatter.getvalue()).rstrip("\n")


def _sections(
    command: Any, context: Any, language: Language
) -> list[tuple[Message, list[tuple[str, str]]]]:
    arguments, options = list[tuple[str, str]](), list[tuple[str, str]]()
    for param in command.get_params(context):
        if record := param.get_help_record(context):
            is_option = param.param_type_name == "option"
            row = record[0], _about(param, context, language)
            (options if is_option else arguments).append(row)
    names = command.list_commands(context) if hasattr(command, "list_commands") else ()
    return [
        (Message("command.arguments"), arguments),
        (Message("command.options"), options),
        (Message("command.commands"), [(name, COMMANDS[name].text(language)) for name in names]),
    ]


def _about(param: Any, context: Any, language: Language) -> str:
    """Return the text of an option, with its default and its limits."""
    text: str = _ADDED[param.name].text(language) if param.name in _ADDED else param.help
    extra = []
    if param.param_type_name == "option":
        known = param.get_help_extra(context)
        if known.get("default", '""') != '""':
            extra.append(Message("command.default", value=known["default"]).text(language))
        if "range" in known:
            extra.append(known["range"])
    if param.required:
        extra.append(Message("command.required").text(language))
    return f"{text}  [{'; '.join(extra)}]" if extra else text


def widen(text: str) -> str:
    """Make a text as many characters long as it is columns wide; `narrow` takes that back."""
    return "".join(
        character + _FILLER * (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )


def narrow(text: str) -> str:
    """Return a text that was laid out as it is to be shown."""
    return text.replace(_FILLER, "")
