"""A stretch of text as it reads, without marks: for a picture its words."""

from __future__ import annotations

from docparse.model.reading import Reading
from docparse.model.source import PICTURE, Span
from docparse.writers.shared.inlines import inlines_of


def plain_text(reading: Reading, span: Span) -> str:
    """Return the text of `span`, broken lines joined, furniture left out, and the words of a picture in its place."""
    if PICTURE not in reading.source.slice(span):
        return reading.text(span)
    return "".join(
        next((mark.title for mark in inline.marks if mark.kind == "img"), inline.text)
        for inline in inlines_of(reading, span)
    )
