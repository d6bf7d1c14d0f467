"""A document as plain text: the source as it was, or cleaned."""

from __future__ import annotations

from docparse.model.document import Document, wording_of
from docparse.model.reading import Reading
from docparse.model.source import PICTURE, Span
from docparse.model.wording import line_spans
from docparse.writers.shared.inlines import inlines_of


def write_text(document: Document, *, clean: bool = False) -> str:
    """Return the source text character for character, or cleaned, see `write_clean_text`."""
    return write_clean_text(document) if clean else document.source.text


def write_clean_text(document: Document) -> str:
    """Return one paragraph a line, broken lines joined and furniture left out.

    A run-in title stays in the line of its text, and a marker in the line of its title. For a picture
    its words are written.
    """
    lines = line_spans(document.source.text, map(wording_of, document.walk()))
    return "".join(_write_line(document.reading, span) + "\n" for span, _ in lines)


def _write_line(reading: Reading, span: Span) -> str:
    if PICTURE not in reading.source.slice(span):
        return reading.text(span)
    return "".join(
        next((mark.title for mark in inline.marks if mark.kind == "img"), inline.text)
        for inline in inlines_of(reading, span)
    )
