"""The words of several blocks, those of one line on one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docparse.model.leaves import LeafBase
from docparse.model.reading import Reading
from docparse.model.source import Span


class Wording(NamedTuple):
    """A heading or a leaf on its way into a text."""

    span: Span
    #: `None` for a heading, whose words are those of its line.
    leaf: LeafBase | None


def line_spans(text: str, pieces: Iterable[Wording]) -> Iterator[tuple[Span, Wording | None]]:
    """Yield the stretch of each line, and its piece if there is only one: after a run-in title comes its text."""
    line: Span | None = None
    only: Wording | None = None
    for piece in pieces:
        if line:
            between = text[line.end : piece.span.start]
            if "\n" not in between and "\r" not in between:
                line, only = Span(line.start, piece.span.end), None
                continue
            yield line, only
        line, only = piece.span, piece
    if line:
        yield line, only


def text_of(reading: Reading, pieces: Iterable[Wording]) -> str:
    """Return the words of pieces line by line."""
    lines = []
    for span, only in line_spans(reading.source.text, pieces):
        leaf = only.leaf if only else None
        lines.append(leaf.text if leaf else reading.text(span))
    return "\n".join(lines)
