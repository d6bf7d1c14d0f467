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
        "把报告转换为 Markdown、HTML、Word、XML、JSON 或纯文本。",
    ),
    "outline": Text(
        "Print the outline of a document.",
        "显示文件的大纲。",
    ),
    "check": Text(
        "Check the numbering, punctuation and references of reports, and fix them.",
        "检查并修正报告的序号、标点和引用。",
    ),
    "diff": Text(
        "Compare two versions of a document section by section.",
        "按章节比较文件的两个版本。",
    ),
    "formats": Text(
        "List the formats that can be read and written.",
        "列出能读写的格式。",
    ),
    "serve": Text(
        "Open docparse in the browser: paste or drop a report to see and correct its outline.",
        "在浏览器里打开网页版：粘贴或拖入报告，查看并改正大纲。",
    ),
    "lsp": Text(
        "Run the language server for editors (needs docparse-zh[lsp]).",
        "运行供编辑器使用的语言服务器（需要 docparse-zh[lsp]）。",
    ),
    "mcp": Text(
        "Run the MCP server for language-model agents (needs docparse-zh[mcp]).",
        "运行供大模型智能体使用的 MCP 服务（需要 docparse-zh[mcp]）。",
    ),
    "corpus": Text(
        "Parse a large corpus into Parquet or JSON Lines; run it again to continue.",
        "把大规模语料解析为 Parquet 或 JSON Lines；再次运行可继续。",
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
