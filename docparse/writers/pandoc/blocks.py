"""Sections, titles and paragraphs as pandoc has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docparse.model.document import Document, Section
from docparse.model.leaves import Figure, Leaf, Paragraph, Title
from docparse.model.source import BLANKS, Span
from docparse.writers.pandoc.inlines import NO_ATTRIBUTES, Json, node, write_inlines
from docparse.writers.pandoc.metadata import FIELDS
from docparse.writers.pandoc.parts import Parts
from docparse.writers.shared.inlines import Inline, inlines_of, split_inlines, without_start
from docparse.writers.shared.numbering import markers_of
from docparse.writers.shared.parts import part_of
from docparse.writers.shared.walk import walk


class Blocks:
    """Writes the blocks of a document for pandoc's `version`; `front` is written as metadata."""

    def __init__(
        self,
        document: Document,
        numbering: str,
        front: Sequence[Title | Paragraph],
        parts: Parts,
        version: int,
    ) -> None:
        self._document = document
        self._reading = document.reading
        self._markers = markers_of(document, numbering)
        self._version = version
        self._parts = parts
        #: The places of the front matter that is metadata only.
        self._moved = {
            block.span for block in front if isinstance(block, Title) or block.role in FIELDS
        }

    def write_blocks(self) -> Iterator[Json]:
        """Yield the blocks in the order of the text: a section of pandoc's is just its heading."""
        for step in walk(self._document):
            block = step.block
            if not isinstance(block, Section):
                if block.span not in self._moved:
                    yield from self.write_block(block)
            elif not step.is_end:
                yield self.write_section(block, step.opening)

    def write_block(self, block: Leaf) -> Iterator[Json]:
        """Yield a leaf; a list can be several."""
        match block:
            case Title():
                yield node("Para", [node("Strong", self._parts.write_line(block.span))])
            case Paragraph():
                yield node("Para", self._parts.write_line(block.span))
            case Figure():
                yield _figure(self._parts.write_line(block.span), self._version)
            case _:
                yield from self._parts.write_part(part_of(block))

    def write_section(self, section: Section, opening: Paragraph | None) -> Json:
        """Return the heading of a section, with the `opening` that is in the same line."""
        start = section.heading.span.start
        inlines = inlines_of(self._reading, Span(start, (opening or section.heading).span.end))
        marker = self._markers.get(start, section.marker)
        if marker != section.marker:
            _, rest = split_inlines(inlines, len(section.marker))
            inlines = [Inline(marker), *rest] if marker else without_start(rest, BLANKS)
        words = write_inlines(inlines)
        id = section.id
        if section.kind == "item":
            return node("Para", words)
        return node("Header", [section.level, (id, [section.kind], ()), words])


def _figure(words: list[Json], version: int) -> Json:
    """Return a picture on its own line; pandoc 2 has no element for that."""
    if version < 3:
        return node("Para", words)
    return node("Figure", [NO_ATTRIBUTES, (None, ()), [node("Plain", words)]])
