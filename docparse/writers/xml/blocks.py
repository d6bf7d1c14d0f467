"""Sections and leaves as elements, with what was found about them as attributes."""

from __future__ import annotations

from functools import cache

from docparse.model.document import Document, Section
from docparse.model.leaves import Figure, Leaf, Paragraph, Title
from docparse.model.source import Span
from docparse.model.vocabulary import VALUES, heading_end, name_of, value_of
from docparse.writers.shared.numbering import shown_markers
from docparse.writers.shared.walk import no_opening, walk
from docparse.writers.xml.inlines import Output, quote
from docparse.writers.xml.marks import attached_marks


class Blocks:
    """Writes the blocks of a document; `spans` asks for their offsets."""

    def __init__(self, document: Document, numbering: str, *, spans: bool) -> None:
        self._document = document
        self._markers = shown_markers(document, numbering)
        #: Marks that are attributes of the block with their span.
        self._attached = attached_marks(document)
        self._output = Output(document, self._attached, spans=spans)
        #: A cache, as there are few markers, styles and moves.
        self._quote = cache(quote)

    def write_blocks(self) -> list[str]:
        """Return the blocks in pieces, with the text between them."""
        for step in walk(self._document, no_opening):
            block = step.block
            if not isinstance(block, Section):
                self.write_block(block)
            elif step.is_end:
                self._output.close(_name_of_section(block), block.span.end)
            else:
                self.write_section(block)
        self._output.finish()
        return self._output.pieces

    def write_block(self, block: Leaf) -> None:
        """Write a leaf."""
        name, value = name_of(block), value_of(block)
        attributes = f' {VALUES[name]}="{quote(value)}"' if value else ""
        mark = self._attached.get(block.span) if self._attached else None
        if isinstance(block, (Title, Paragraph, Figure)):
            if mark and mark.kind == "heading":
                attributes += f' hint="{quote(mark.value)}"'
        elif not (mark and mark.kind == name):
            attributes += ' mark="no"'
        self._output.leaf(name, block.span, attributes)

    def write_section(self, section: Section) -> None:
        """Write the tag of a section, and its title."""
        heading, marker, written = section.heading, section.heading.marker, section.marker
        attributes = f' id="{section.id}" level="{heading.level}"'
        if heading.kind != "report":
            attributes += f' kind="{heading.kind}"'
        if marker:
            style, shown = self._quote(marker.style), self._quote(written)
            attributes += f' style="{style}" marker="{shown}" number="{marker.number}"'
            if marker.prefix:
                attributes += f' prefix="{quote(marker.prefix)}"'
        if heading.confidence != 1:
            attributes += f' confidence="{float(heading.confidence)!r}"'
        if heading.moves:
            attributes += f' moves="{self._quote(", ".join(heading.moves))}"'
        if (shown := self._markers.get(heading.span.start, written)) != written:
            attributes += f' shown="{quote(shown)}"'
        mark = self._attached.get(heading.span) if self._attached else None
        if mark and mark.kind == "heading":
            attributes += f' hint="{quote(mark.value)}"'
        if at := _write_at(self._document.source.text, section, written):
            attributes += f' at="{at}"'
        self._output.open(_name_of_section(section), section.span, attributes)
        if heading.title.start < heading.title.end:
            self._output.leaf("title", heading.title)


def _name_of_section(section: Section) -> str:
    return "report" if section.kind == "report" else "section"


def _write_at(text: str, section: Section, written: str) -> str:
    """Write the places of marker, title and heading, if they are not where a reader would expect them.

    `written` is the marker as it is before the title.
    """
    heading, blocks = section.heading, section.blocks
    (start, end), (title_start, title_end), marker = section.span, heading.title, heading.marker
    expected_end = start + len(written) if marker else start
    is_expected = not marker or marker.span == (start, expected_end) != (start, start)
    if title_start < title_end:
        expected_end = heading_end(text, title_end, blocks[0].span.start if blocks else end)
    elif heading.title != (expected_end, expected_end) or (blocks and isinstance(blocks[0], Title)):
        is_expected = False
    if is_expected and heading.span.end == expected_end:
        return ""
    marker_span = marker.span if marker else Span(start, start)
    return " ".join(
        str(place - start) for place in (*marker_span, *heading.title, heading.span.end)
    )
