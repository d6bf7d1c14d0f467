"""Flat headings and paragraphs to a tree of sections: one pass, one stack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from docparse.document import Block, Document, Heading, Paragraph, Reading, Section, Title
from docparse.source import BLANKS, Span


@dataclass(slots=True)
class _Growing:
    """A section while its blocks are still coming."""

    heading: Heading | None
    trail: tuple[Heading, ...]
    blocks: list[Block] = field(default_factory=list)
    end: int = 0


def nest(
    reading: Reading,
    headings: Sequence[Heading],
    paragraphs: Sequence[Span],
    titles: Sequence[Span],
) -> Document:
    """Put headings, paragraphs and titles, each in order, into one tree.

    A paragraph that holds headings is cut at them; what is left of it belongs to the last one.
    """
    root = _Growing(None, ())
    stack = [root]
    named = {title.start for title in titles}
    title_end = {title.start: title.end for title in titles}
    at = 0
    for paragraph in paragraphs:
        behind = paragraph.start
        while at < len(headings) and headings[at].span.start < paragraph.end:
            heading = headings[at]
            _add_text(stack[-1], reading, behind, heading.span.start)
            while stack[-1].heading and stack[-1].heading.level >= heading.level:
                _close(stack, reading)
            stack.append(
                _Growing(heading, (*stack[-1].trail, heading), end=heading.span.end)
            )
            behind = heading.span.end
            at += 1
        if paragraph.start in named:
            end = title_end[paragraph.start]
            stack[-1].blocks.append(Title(Span(paragraph.start, end), reading))
            behind = max(behind, end)
        _add_text(stack[-1], reading, behind, paragraph.end)
    while len(stack) > 1:
        _close(stack, reading)
    return Document(reading, tuple(root.blocks))


def _add_text(section: _Growing, reading: Reading, start: int, end: int) -> None:
    """Add the paragraph from `start` to `end` without the blanks at its edges, if any is left."""
    text = reading.source.text
    while start < end and text[start] in BLANKS:
        start += 1
    while end > start and text[end - 1] in BLANKS:
        end -= 1
    if start < end:
        section.blocks.append(Paragraph(Span(start, end), reading))
        section.end = end


def _close(stack: list[_Growing], reading: Reading) -> None:
    closed = stack.pop()
    heading = closed.heading
    assert heading is not None, "the root stays"
    span = Span(heading.span.start, max(closed.end, heading.span.end))
    section = Section(heading, span, tuple(closed.blocks), closed.trail, reading)
    stack[-1].blocks.append(section)
    stack[-1].end = max(stack[-1].end, span.end)
