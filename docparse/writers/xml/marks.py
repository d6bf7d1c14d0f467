"""The marks and the furniture of a document, and which of them are attributes of blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from docparse.model.document import Block, Document, Section
from docparse.model.leaves import Figure, Paragraph, Title
from docparse.model.source import OPAQUE_MARKS, Mark, Span
from docparse.model.vocabulary import name_of, value_of


class Stretch:
    """A mark or a piece of furniture that is being written."""

    __slots__ = ("end", "first_end", "mark", "name", "parts", "start", "tag", "tag_at")

    def __init__(self, span: Span, mark: Mark | None, tag: str = "") -> None:
        self.start, self.end = span
        self.mark = mark
        self.tag = tag
        self.name = "" if mark else "furniture"
        #: How often it was closed to go on in another element, and the index of its last tag.
        self.parts = self.tag_at = 0
        #: The first of its own end and the ends of those around it.
        self.first_end = self.end


def attached_marks(document: Document) -> dict[Span, Mark]:
    """Return the marks that are written with the block of their span: a heading's, a table's.

    Both the block and the mark are the outermost of this span.
    """
    outermost = {
        mark.span: mark
        for mark, is_first in _with_first(document.source.marks)
        if is_first and not mark.title and (mark.kind == "heading" or mark.kind in OPAQUE_MARKS)
    }
    if not outermost:
        return {}
    return {
        span: outermost[span]
        for block in document.walk()
        if (span := block.heading.span if isinstance(block, Section) else block.span) in outermost
        and _belongs(outermost[span], block)
    }


def _with_first(marks: Iterable[Mark]) -> Iterator[tuple[Mark, bool]]:
    """Yield each mark, and whether it is the outermost of its span."""
    before = None
    for mark in marks:
        yield mark, mark.span != before
        before = mark.span


def _belongs(mark: Mark, block: Block) -> bool:
    if isinstance(block, (Section, Title, Paragraph, Figure)):
        return mark.kind == "heading"
    return mark.kind == name_of(block) and mark.value == value_of(block)


def stretches_of(document: Document, attached: Mapping[Span, Mark]) -> list[Stretch]:
    """Return furniture, joins and the marks that are not `attached`, in order, the longer first."""
    joins = set(document.reading.joins)
    stretches = [
        Stretch(cut, None, '<furniture kind="break"' if cut in joins else "<furniture")
        for cut in document.reading.cuts
    ]
    if document.source.marks:
        stretches += [
            Stretch(mark.span, mark)
            for mark, is_first in _with_first(document.source.marks)
            if not (is_first and mark.span in attached)
        ]
        stretches.sort(key=lambda stretch: (stretch.start, -stretch.end))
    return stretches
