"""Plain calls, read from the list of options without typer, which takes as long to load as a small file to convert."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Any

from docparse.cli.option import parameters_of

#: What is expanded on Windows, where the shell leaves it to the program.
_EXPANDED = frozenset("*?[~$%")


def read_call(command: Callable[..., None], words: Iterable[str]) -> dict[str, Any] | None:
    """Return what the words of a plain call mean as typer would; `None` leaves the call to typer.

    Plain are inputs and complete options with valid values: `a.txt -o b.md`. Help, completion, `--to=html`, `-qf`
    and every misuse are not.
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
