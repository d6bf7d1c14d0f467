"""A document as plain text: the source as it was, or cleaned."""

from __future__ import annotations

from docparse.model.document import Document, Section
from docparse.model.source import Span
from docparse.writers.shared.plain import plain_text
from docparse.writers.shared.walk import no_opening, walk


def write_text(document: Document, *, clean: bool = False) -> str:
    """Return the source text character for character, or cleaned, see `write_clean_text`."""
    return write_clean_text(document) if clean else document.source.text


def write_clean_text(document: Document) -> str:
    """Return one paragraph a line, broken lines joined and furniture left out.

    A run-in title stays in the line of its text, and a marker in the line of its title. For a picture
    its words are written.
    """
    text, lines = document.source.text, []
    line: Span | None = None
    for step in walk(document, no_opening):
        if step.is_end:
            continue
        block = step.block
        span = block.heading.span if isinstance(block, Section) else block.span
        if line and not _has_line_end(text[line.end : span.start]):
            line = Span(line.start, span.end)
            continue
        if line:
            lines.append(plain_text(document.reading, line))
        line = span
    if line:
        lines.append(plain_text(document.reading, line))
    return "".join(written + "\n" for written in lines)


def _has_line_end(text: str) -> bool:
    return "\n" in text or "\r" in text
