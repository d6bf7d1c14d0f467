"""Plain text: the source as it was, or cleaned."""

from __future__ import annotations

from docparse.model.document import Document, Section
from docparse.model.reading import Reading
from docparse.model.source import PICTURE, Span
from docparse.writers.shared.inline import runs_of


def write_text(document: Document, *, clean: bool = False) -> str:
    """Return the source text character for character, or cleaned, see `write_clean_text`."""
    return write_clean_text(document) if clean else document.source.text


def write_clean_text(document: Document) -> str:
    """Return one paragraph a line, broken lines joined and furniture left out.

    A run-in title stays in the line of its text, and a marker in the line of its title. A picture is
    the words that stand for it.
    """
    reading, lines = document.reading, []
    begin, end = 0, -1
    for block in document.walk():
        match block:
            case Section():
                span = block.heading.span
            case _:
                span = block.span
        between = document.source.text[end : span.start] if end >= 0 else "\n"
        if end >= 0 and "\n" not in between and "\r" not in between:
            end = span.end
            continue
        if end >= 0:
            lines.append(_shown(reading, Span(begin, end)))
        begin, end = span
    if end >= 0:
        lines.append(_shown(reading, Span(begin, end)))
    return "".join(line + "\n" for line in lines)


def _shown(reading: Reading, span: Span) -> str:
    if PICTURE not in reading.source.slice(span):
        return reading.text(span)
    return "".join(
        next((mark.title for mark in run.marks if mark.kind == "img"), run.text)
        for run in runs_of(reading, span)
    )
