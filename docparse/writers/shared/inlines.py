"""The text of a paragraph or title with the marks inside it, for the writers that have a form for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from docparse.model.reading import Reading, glue_of
from docparse.model.source import BLANKS, Mark, Span

_EDGES = BLANKS + "\n"


class Inline(NamedTuple):
    """A stretch of text and the marks around it, the outermost first."""

    text: str
    marks: tuple[Mark, ...] = ()


def inlines_of(reading: Reading, span: Span) -> list[Inline]:
    """Return `reading.text(span)` cut where a mark begins or ends.

    The texts of the inlines, joined, are that text. A picture is an inline of its own, U+FFFC.
    """
    marks = reading.inline_marks_in(span)
    if not marks:
        text = reading.text(span)
        return [Inline(text)] if text else []
    inlines = [inline for inline in _pieces(reading, span, marks) if inline.text]
    return _without_end(without_start(inlines, _EDGES))


def _pieces(reading: Reading, span: Span, marks: Sequence[Mark]) -> Iterator[Inline]:
    """Yield the text between each two neighbouring edges of marks or cuts, but for that of the cuts."""
    text, cuts = reading.source.text, reading.cuts_in(span)
    edges = {span.start, span.end}
    edges.update(edge for mark in marks for edge in mark.span)
    edges.update(edge for cut in cuts for edge in cut)
    begun, at_cut = 0, 0
    active: list[Mark] = []
    last_char, after_cut = "", False
    for start, end in pairwise(sorted(edges)):
        while at_cut < len(cuts) and cuts[at_cut].end <= start:
            at_cut += 1
        active = [mark for mark in active if mark.span.end > start]
        while begun < len(marks) and marks[begun].span.start <= start:
            if marks[begun].span.end > start:
                active.append(marks[begun])
            begun += 1
        if at_cut < len(cuts) and cuts[at_cut].start <= start:
            after_cut = True
            continue
        piece = text[start:end]
        if after_cut:
            piece = glue_of(last_char, piece) + piece
            after_cut = False
        last_char = piece[-1:] or last_char
        yield Inline(piece, tuple(active))


def without_start(inlines: Sequence[Inline], chars: str) -> list[Inline]:
    """Return `inlines` without the characters of `chars` that the first ones begin with."""
    for at, inline in enumerate(inlines):
        if text := inline.text.lstrip(chars):
            return [inline._replace(text=text), *inlines[at + 1 :]]
    return []


def _without_end(inlines: list[Inline]) -> list[Inline]:
    while inlines and not (text := inlines[-1].text.rstrip(_EDGES)):
        inlines.pop()
    if inlines:
        inlines[-1] = inlines[-1]._replace(text=text)
    return inlines


def length_of(inlines: Sequence[Inline]) -> int:
    """Count the characters of `inlines`."""
    return sum(len(inline.text) for inline in inlines)


def split_inlines(inlines: Sequence[Inline], count: int) -> tuple[list[Inline], list[Inline]]:
    """Cut `inlines` after their first `count` characters."""
    first: list[Inline] = []
    for at, inline in enumerate(inlines):
        if count < len(inline.text):
            if count > 0:
                first.append(inline._replace(text=inline.text[:count]))
            rest = inline._replace(text=inline.text[max(count, 0) :])
            return first, [rest, *inlines[at + 1 :]]
        first.append(inline)
        count -= len(inline.text)
    return first, []
