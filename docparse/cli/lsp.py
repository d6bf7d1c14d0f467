"""`docparse lsp`: the language server."""

from __future__ import annotations

from typing import Annotated

from docparse.cli import garbage
from docparse.cli.option import Option
from docparse.cli.terminal import report
from docparse.messages import Message
from docparse.messages.text import Text


def lsp(
    stdio: Annotated[
        bool,
        Option(
            "--stdio",
            Text("Speak on standard input and output: always so.", "使用标准输入输出：总是如此。"),
        ),
    ] = True,
) -> None:
    """Serve an editor: outline, folding, findings and fixes (needs docparse-zh[lsp])."""
    try:
        import pygls  # noqa: F401
    except ImportError:
        report(Message("command.needs_pygls"))
        raise SystemExit(2) from None
    from docparse.lsp.app import serve

    garbage.resume()  # paused for the other commands, which are short
    raise SystemExit(serve())
