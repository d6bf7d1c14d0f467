"""The commands by name; each is loaded when it is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from docparse.messages.text import Text

#: In the order of the help. The command is the function of this name in `docparse.cli.NAME`.
COMMANDS: Mapping[str, Text] = {
    "convert": Text(
        "Convert reports to Markdown, HTML, XML, JSON or text.",
        "把报告转成 Markdown、HTML、XML、JSON 或纯文本。",
    ),
    "outline": Text(
        "Print the outline: what is a heading, at which level, where.",
        "列出大纲：哪些是标题，第几级，在哪里。",
    ),
    "check": Text(
        "Check the numbering, punctuation and references of reports, and fix them.",
        "检查报告的序号、标点和引用，并可修正。",
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
    "corpus": Text(
        "Parse a corpus into Parquet or JSON Lines; if started again, it continues where it stopped.",
        "把语料解析成 Parquet 或 JSON Lines；再次运行时接着做。",
    ),
}


def load_command(name: str) -> Callable[..., None]:
    """Return the function of a command."""
    command: Callable[..., None] = getattr(import_module(f"docparse.cli.{name}"), name)
    return command
