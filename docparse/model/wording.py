"""The words of several blocks, those of one line on one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docparse.model.leaves import LeafBase
from docparse.model.reading import Reading
from docparse.model.source import Span

#: The place of a leaf, or of a heading, whose words are those of its line.
Wording = tuple[Span, LeafBase | None]


def line_spans(text: str, pieces: Iterable[Wording]) -> Iterator[Wording]:
    """Yield the stretch of each line, and its leaf if that is all: after a run-in title comes its text."""
    line: Span | None = None
    only: LeafBase | None = None
    for span, leaf in pieces:
        if line:
            between = text[line.end : span.start]
            if "\n" not in between and "\r" not in between:
                line, only = Span(line.start, span.end), None
                continue
            yield line, only
        line, only = span, leaf
    if line:
        yield line, only


def text_of(reading: Reading, pieces: Iterable[Wording]) -> str:
    """Return the words of pieces line by line."""
    lines = line_spans(reading.source.text, pieces)
    return "\n".join([leaf.text if leaf else reading.text(span) for span, leaf in lines])
