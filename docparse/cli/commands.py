"""The commands by name, and reading a plain call of one.

`docparse convert a.txt` calls the function `convert` in `cli/convert.py` with `inputs=["a.txt"]`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any

from docparse.cli.option import parameters_of
from docparse.messages.text import Text

#: In the order of the help. The command is the function of this name in `docparse.cli.NAME`.
COMMANDS: Mapping[str, Text] = {
    "convert": Text(
        "Convert reports to Markdown, HTML, Word, XML, JSON or text.",
        "把报告转成 Markdown、HTML、Word、XML、JSON 或纯文本。",
    ),
    "outline": Text(
        "Print the outline: what is a heading, at which level, where.",
        "列出大纲：哪些是标题，第几级，在哪里。",
    ),
    "check": Text(
        "Check the numbering, punctuation and references of reports, and fix them.",
        "检查报告的序号、标点和引用，并可修正。",
    ),
    "diff": Text(
        "Compare two versions of a document section by section.",
        "逐节比较同一文件的两个版本。",
    ),
    "formats": Text(
        "List the formats that can be read and written.",
        "列出可读和可写的格式。",
    ),
    "serve": Text(
        "Open a page to try docparse with: paste or drop a report, see and correct its outline.",
        "打开试用网页：粘贴或拖入报告，查看并改正大纲。",
    ),
    "lsp": Text(
        "Serve an editor: outline, folding, findings and fixes (needs docparse-zh[lsp]).",
        "为编辑器服务：大纲、折叠、检查和修正（需 docparse-zh[lsp]）。",
    ),
    "mcp": Text(
        "Serve a language-model agent: outline, sections, search, findings, formats, comparison (needs docparse-zh[mcp]).",
        "为大模型智能体服务：大纲、章节、查找、检查、格式、比较（需 docparse-zh[mcp]）。",
    ),
    "corpus": Text(
        "Parse a corpus into Parquet or JSON Lines; if started again, it continues where it stopped.",
        "把语料解析成 Parquet 或 JSON Lines；再次运行时接着做。",
    ),
}

#: Signs of what typer expands on Windows, where the shell does not: *.txt, ~, %HOME%.
_EXPANDED = frozenset("*?[~$%")


def load_command(name: str) -> Callable[..., None]:
    """Return the function of a command."""
    command: Callable[..., None] = getattr(import_module(f"docparse.cli.{name}"), name)
    return command


def read_call(command: Callable[..., None], words: Iterable[str]) -> dict[str, Any] | None:
    """Return the arguments of the command's function as typer would; `None` leaves the call to typer.

    Loading typer takes about as long as converting a small file.
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
