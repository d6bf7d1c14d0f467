"""A document as plain text: the source as it was, or cleaned."""

from __future__ import annotations

from docparse.model.document import Document, wording_of
from docparse.model.wording import line_spans
from docparse.writers.shared.plain import plain_text


def write_text(document: Document, *, clean: bool = False) -> str:
    """Return the source text character for character, or cleaned, see `write_clean_text`."""
    return write_clean_text(document) if clean else document.source.text


def write_clean_text(document: Document) -> str:
    """Return one paragraph a line, broken lines joined and furniture left out.

    A run-in title stays in the line of its text, and a marker in the line of its title. For a picture
    its words are written.
    """
    lines = line_spans(document.source.text, map(wording_of, document.walk()))
    return "".join(plain_text(document.reading, span) + "\n" for span, _ in lines)
