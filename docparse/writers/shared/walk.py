"""The walk over a document that the writers share: sections that begin and end, and the leaves between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from docparse.model.document import Block, Document, Section
from docparse.model.leaves import Paragraph
from docparse.model.source import BLANKS, Span


class Step(NamedTuple):
    """A leaf, or the beginning or the end of a section."""

    block: Block
    #: How many sections are open here, this one included.
    depth: int
    #: The paragraph that is written in the line of the section's heading; the walk does not yield it again.
    opening: Paragraph | None = None
    is_end: bool = False


def opening_paragraph(section: Section) -> Paragraph | None:
    """Return the text of an item that is in the line of its marker; `None` if there is none."""
    first = section.blocks[0] if section.blocks else None
    if section.kind != "item" or not isinstance(first, Paragraph):
        return None
    between = section.reading.source.slice(Span(section.heading.span.end, first.span.start))
    return first if not between.strip(BLANKS) else None


def walk(
    document: Document,
    opening_of: Callable[[Section], Paragraph | None] = opening_paragraph,
) -> Iterator[Step]:
    """Yield the steps through `document` in the order of the text; `opening_of` finds a section's `opening`.

    It keeps a stack of its own: a text may nest deeper than Python's.
    """
    stack: list[tuple[Section | None, Iterator[Block]]] = [(None, iter(document.blocks))]
    while stack:
        around, blocks = stack[-1]
        for block in blocks:
            if isinstance(block, Section):
                opening = opening_of(block)
                yield Step(block, len(stack), opening)
                stack.append((block, iter(block.blocks[1:] if opening else block.blocks)))
                break
            yield Step(block, len(stack) - 1)
        else:
            if around:
                yield Step(around, len(stack) - 1, is_end=True)
            stack.pop()


def no_opening(_: Section) -> None:
    """Find no opening, for formats in which each paragraph has a place of its own."""
