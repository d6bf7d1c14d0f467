"""`docparse lsp`: the language server."""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from docparse.cli.terminal import report


def lsp(
    stdio: Annotated[
        bool, typer.Option("--stdio", help="Speak on standard input and output: always so.")
    ] = True,
) -> None:
    """Serve an editor: outline, folding, findings and fixes (needs docparse-zh[lsp])."""
    try:
        import pygls  # noqa: F401
    except ImportError:
        report("the language server needs pygls: pip install 'docparse-zh[lsp]'")
        raise typer.Exit(2) from None
    from docparse.lsp.app import serve

    gc.enable()  # off for the other commands, which are short
    raise typer.Exit(serve())
