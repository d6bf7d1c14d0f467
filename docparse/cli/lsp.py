"""`docparse lsp`: the language server."""

from __future__ import annotations

from typing import Annotated

from docparse.cli import garbage
from docparse.cli.option import Option
from docparse.cli.terminal import report
from docparse.messages import Message
from docparse.messages.text import Text

Stdio = Annotated[
    bool,
    Option(
        "--stdio",
        Text("Use standard input and output (always on).", "使用标准输入输出（始终如此）。"),
    ),
]


def lsp(
    stdio: Stdio = True,
) -> None:
    """Run the language server for editors (needs docparse-zh[lsp])."""
    try:
        import pygls  # noqa: F401
    except ImportError:
        report(Message("command.needs_pygls"))
        raise SystemExit(2) from None
    from docparse.lsp.app import serve

    garbage.resume()  # paused for the other commands, which are short
    raise SystemExit(serve())
