"""`docparse formats`: list the formats that can be read and written."""

from __future__ import annotations

from docparse.cli.terminal import print_data
from docparse.readers.formats import READERS
from docparse.writers.formats import BY_PANDOC, OUTLINES, WRITERS


def formats() -> None:
    """List the formats that can be read and written."""
    print_data(f"read:    {' '.join(READERS)}\n".encode())
    print_data(f"write:   {' '.join(WRITERS)}\n".encode())
    print_data(f"pandoc:  {' '.join(BY_PANDOC)}\n".encode())
    print_data(f"outline: {' '.join(OUTLINES)}\n".encode())
