"""Plain calls, read without typer: loading it takes about as long as converting a small file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Any

from docparse.cli.option import parameters_of

#: Signs of what typer expands on Windows, where the shell does not: *.txt, ~, %HOME%.
_EXPANDED = frozenset("*?[~$%")


def read_call(command: Callable[..., None], words: Iterable[str]) -> dict[str, Any] | None:
    """Return the arguments of the command's function as typer would; `None` leaves the call to typer.

    A plain call has only inputs and options with valid values in a word of their own: `a.txt -o b.md`. Help, completion,
    `--to=html`, `-qf` and every misuse are left to typer.
    """
    parameters = parameters_of(command)
    by_flag = {
        flag: name
        for name, parameter in parameters.items()
        for flag in parameter.option.flags.replace("/", " ").split() or [""]
    }
    words = list(words)
    if sys.platform == "win32" and not _EXPANDED.isdisjoint("".join(words)):
        return None
    given: dict[str, Any] = {}
    rest = iter(words)
    for word in rest:
        is_flag = word.startswith("-") and word != "-"
        name = by_flag.get(word if is_flag else "", "")
        if not (name and word):
            return None
        parameter = parameters[name]
        if not is_flag:
            value: Any = word if parameter.several else None
        elif parameter.type is bool:
            value = not word.startswith("--no-")
        else:
            value = parameter.read(next(rest, ""))
        if value is None:
            return None
        given[name] = [*given.get(name, []), value] if parameter.several else value
    missing = any(row.required and name not in given for name, row in parameters.items())
    return None if missing else given
