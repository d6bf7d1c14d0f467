"""References as marks over the text, for the writers that make links of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docparse.model.document import Document
from docparse.model.source import BLOCK_MARKS, REFERENCE, Mark, Span
from docparse.references.find import find_references

#: Marks in which nothing is a link: a link is in no other, and code is as it is.
_CLOSED = frozenset({"a", "img", "codespan", "code", "raw"})


def mark_references(document: Document) -> Document:
    """Return `document` with a mark over each reference that leads to a section; its value is the section's id.

    What is in a link, in code or in furniture has none, nor has what a mark covers in part: marks nest.
    """
    reading = document.reading
    found: list[Mark] = []
    for reference in find_references(document):
        target, span = reference.nearest, reference.span
        if target is None or reading.is_cut(span.start):
            continue
        if found and found[-1].span.end == span.start:  # 前條第二款 is one link
            span = Span(found.pop().span.start, span.end)
        found.append(Mark(span, REFERENCE, target.id))
    marks = reading.source.marks
    kept = list(_outside(found, marks)) if marks else found
    if not kept:
        return document
    source = reading.source._replace(marks=tuple(sorted([*kept, *marks], key=_nesting)))
    # The blocks keep their own reading of the same text: writers take marks from that of the document.
    return Document(reading._replace(source=source), document.blocks)


def _outside(references: Iterable[Mark], marks: Iterable[Mark]) -> Iterator[Mark]:
    """Yield the references, which are in order, that can be marks beside `marks`."""
    waiting = iter(marks)
    following = next(waiting, None)
    around: list[Mark] = []
    for reference in references:
        start, end = reference.span
        while following and following.span.start < end:
            around.append(following)
            following = next(waiting, None)
        around = [mark for mark in around if mark.span.end > start]
        if all(mark.kind not in _CLOSED and _nest(mark.span, reference.span) for mark in around):
            yield reference


def _nest(one: Span, other: Span) -> bool:
    inside = one.start <= other.start and other.end <= one.end
    return inside or (other.start <= one.start and one.end <= other.end)


def _nesting(mark: Mark) -> tuple[int, int, int]:
    """Return what marks are sorted by: of those with one span a cell is outside of a reference, bold type inside."""
    order = 1 if mark.kind == REFERENCE else 0 if mark.kind in BLOCK_MARKS else 2
    return mark.span.start, -mark.span.end, order
