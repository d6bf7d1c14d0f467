"""Marks for the parts of a web page: its title, and what is around the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from docparse.model.source import BLANKS, PICTURE, TITLE, Mark, Span

_NO_WORDS = BLANKS + PICTURE + "\n"


def mark_parts(
    text: str, marks: Sequence[Mark], around: Set[int], title: Set[int]
) -> Iterator[Mark]:
    """Yield `marks` and those of title and furniture; `around` and `title` hold the offsets of lines.

    The title is the heading of the first level, whatever element it is in. If other headings of that level follow, they
    are below it: in blogs each section is an `h1`.
    """
    lines = list(_lines(text))
    whole = [line for line in lines if line.start in title]
    name = Span(whole[0].start, whole[-1].end) if whole else Span(0, 0)
    others = 0
    for mark in marks:
        if mark.kind == "heading":
            if mark.span.start < name.end and name.start < mark.span.end:
                continue
            if not text[mark.span.start : mark.span.end].strip(_NO_WORDS):
                continue  # the logo of a site is no heading
            others += mark.value == "1" and mark.span.start > name.start
        yield mark
    if whole:
        yield Mark(name, "heading", TITLE if others else "1")
    yield from _furniture(lines, around)


def _furniture(lines: Sequence[Span], around: Set[int]) -> Iterator[Mark]:
    """Yield a mark for each run of lines around the article."""
    start = -1
    for above, line in zip((Span(0, 0), *lines), (*lines, Span(-1, -1)), strict=True):
        if line.start in around:
            start = line.start if start < 0 else start
        elif start >= 0:
            yield Mark(Span(start, above.end), "furniture")
            start = -1


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1
