"""A document in a format whose name is known only when a test runs, and whose output is text."""

from __future__ import annotations

from docparse import Document
from docparse.writers.formats import write_as


def text_as(document: Document, format: str) -> str:
    """Return the document in a format that is text."""
    written = write_as(document, format, {})
    assert isinstance(written, str)
    return written
