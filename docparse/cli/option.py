"""An option of a command, as it is listed in the signature of the command's function.

    def lsp(stdio: Annotated[bool, Option("--stdio", Text("Speak on …", "使用…"))] = True) -> None:

This is the only list of options: help, completion and the reading of command lines follow from it. It needs no typer,
which takes 40 ms to load.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from inspect import Parameter as Signed
from inspect import signature
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from docparse.messages.text import Text

_NOTHING = Signed.empty


class Option(NamedTuple):
    """What the annotation of a parameter says."""

    #: With blanks between them; a switch may have its opposite: `--fix/--no-fix`. Empty for an argument.
    flags: str
    help: Text
    #: What the help shows for a value, if it is not the type.
    metavar: str | None = None
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None


class Parameter(NamedTuple):
    """A parameter of a command's function."""

    option: Option
    type: type
    #: It may be repeated, and its value is a list.
    several: bool
    default: Any
    required: bool

    def read(self, word: str) -> Any:
        """Return the value that a word means; `None` if it is not plain, which need not be an error."""
        value: Any = None
        if self.type is int:
            value = int(word) if word.isascii() and word.isdecimal() else None
        elif self.type is float:
            value = float(word) if word.isascii() and word.replace(".", "", 1).isdecimal() else None
        elif word and not word.startswith("-"):
            value = Path(word) if self.type is Path else word
        least, most, choices = self.option.least, self.option.most, self.option.choices
        if value is None or (choices and value not in choices):
            return None
        if (least is not None and value < least) or (most is not None and value > most):
            return None
        return value


def parameters_of(command: Callable[..., None]) -> Mapping[str, Parameter]:
    """Return the parameters of a command's function by name."""
    defaults = {name: row.default for name, row in signature(command).parameters.items()}
    hints = get_type_hints(command, include_extras=True)
    found = {}
    for name, default in defaults.items():
        hint, option = get_args(hints[name])
        found[name] = _parameter(hint, option, default)
    return found


def _parameter(hint: Any, option: Option, default: Any) -> Parameter:
    """Read `str`, `Path | None`, `Sequence[str]`."""
    inner = get_args(hint)
    several = get_origin(hint) is Sequence
    return Parameter(option, inner[0] if inner else hint, several, default, default is _NOTHING)
