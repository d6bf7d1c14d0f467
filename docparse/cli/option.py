"""An option of a command, as it is listed in the signature of the command's function.

    def lsp(stdio: Annotated[bool, Option("--stdio", Text("Speak on …", "使用…"))] = True) -> None:

There is no other list of options: `parser` makes typer's from it (help, completion, misuse), `commands.read_call` reads most
calls with it. Typer itself takes 40 ms to load and is not needed here.
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
    """The annotation of a parameter: its flags, its help, its values."""

    #: Separated by blanks; a switch may have an opposite: `--fix/--no-fix`. Empty for an argument.
    flags: str
    help: Text
    #: Shown in the help in place of the type.
    metavar: str | None = None
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None


class Parameter(NamedTuple):
    """A parameter of a command's function."""

    option: Option
    type: type
    #: It can be repeated; its value is a list.
    several: bool
    default: Any
    required: bool

    def read(self, word: str) -> Any:
        """Return the value of a word; `None` if it needs a closer look by typer, which is not always an error."""
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
