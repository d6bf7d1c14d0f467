"""What Markdown, HTML and XML share: the level a section is written at, and its id."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.document import Document, Paragraph, Section, Title
from docparse.source import BLANKS, Span


def heading_offset(document: Document) -> int:
    """Return what is added to levels: 1 where a title takes the first level for itself."""
    return int(any(isinstance(block, Title) for block in document.blocks))


def ids_of(document: Document) -> dict[int, str]:
    """Return an id for each section by the offset of its heading: s2-1 is the first of the second.

    An id counts the sections among their siblings, so that it holds while text elsewhere changes.
    """
    ids: dict[int, str] = {}
    counts = [0]
    for section in document.sections():
        depth = len(section.trail)
        del counts[depth:]
        counts += [0] * (depth - len(counts))
        counts[-1] += 1
        ids[section.heading.span.start] = "s" + "-".join(map(str, counts))
    return ids


def opening_paragraph(section: Section) -> Paragraph | None:
    """Return the text of an item that stands in the line of its marker; `None` if there is none."""
    first = section.blocks[0] if section.blocks else None
    if section.kind != "item" or not isinstance(first, Paragraph):
        return None
    between = section.reading.source.slice(Span(section.heading.span.end, first.span.start))
    return first if not between.strip(BLANKS) else None


def later_blocks(section: Section) -> Iterator[Section | Title | Paragraph]:
    """Yield the blocks of a section without the text in the line of an item's marker."""
    opening = opening_paragraph(section)
    for block in section.blocks:
        if block is not opening:
            yield block
