"""`docparse formats`: list the formats that can be read and written, and what is missing for some of them here."""

from __future__ import annotations

from docparse.cli.language import language
from docparse.cli.terminal import print_data
from docparse.inputs.missing import find_missing
from docparse.readers.formats import READERS
from docparse.writers.formats import BY_PANDOC, OUTLINES, WRITERS


def formats() -> None:
    """List the formats that can be read and written."""
    missing = find_missing()
    absent = " ".join(missing).split()
    read = " ".join(name for name in READERS if name not in absent)
    print_data(f"read:    {read}\n".encode())
    print_data(f"write:   {' '.join(WRITERS)}\n".encode())
    print_data(f"pandoc:  {' '.join(BY_PANDOC)}\n".encode())
    print_data(f"outline: {' '.join(OUTLINES)}\n".encode())
    for message in missing.values():
        print_data(f"{message.text(language())}\n".encode())
