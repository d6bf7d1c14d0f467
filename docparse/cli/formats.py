"""`docparse formats`: what can be read and written."""

from __future__ import annotations

import typer


def formats() -> None:
    """List the formats that can be read and written."""
    from docparse.readers.formats import READERS
    from docparse.writers import OUTLINES, WRITERS

    typer.echo(f"read:    {' '.join(READERS)}")
    typer.echo(f"write:   {' '.join(WRITERS)}")
    typer.echo(f"outline: {' '.join(OUTLINES)}")
