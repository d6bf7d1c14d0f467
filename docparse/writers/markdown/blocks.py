"""Sections, titles and paragraphs as CommonMark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docparse.model.document import Block, Document, Section
from docparse.model.leaves import Figure, Leaf, List, Paragraph, Raw, Title
from docparse.model.source import BLANKS, Span
from docparse.writers.markdown.bold import all_bold, drop_bold, without_bold
from docparse.writers.markdown.escape import escape_line
from docparse.writers.markdown.inlines import write_inlines
from docparse.writers.markdown.levels import DEEPEST
from docparse.writers.markdown.parts import Parts
from docparse.writers.shared.inlines import (
    Inline,
    inlines_of,
    length_of,
    split_inlines,
    without_start,
)
from docparse.writers.shared.lists import entries_of
from docparse.writers.shared.numbering import heading_offset, markers_of
from docparse.writers.shared.parts import part_of
from docparse.writers.shared.raw import METADATA
from docparse.writers.shared.references import targets_of
from docparse.writers.shared.walk import opening_paragraph, walk

_CLOSING_HASHES = re.compile(r"(?<=[ \t])(#+)$|^(#+)$")


class Blocks:
    """Writes the blocks of a document."""

    def __init__(self, document: Document, numbering: str, runin: str, *, keeps_raw: bool) -> None:
        self._document = document
        self._reading = document.reading
        self._parts = Parts(document.reading, keeps_raw=keeps_raw)
        self._runin = runin
        self._markers = markers_of(document, numbering)
        self._entries = entries_of(document)
        self._offset = heading_offset(document)
        first = document.blocks[0] if document.blocks else None
        self._has_marks = bool(document.source.marks)
        self._targets = targets_of(document)
        #: The metadata at the beginning of the file.
        self.metadata = first if isinstance(first, Raw) and first.format in METADATA else None

    def write_blocks(self) -> Iterator[str]:
        """Yield the blocks in the order of the text: Markdown has no sections to nest."""
        # The entries of a list that have nothing between them are one block.
        entries: list[str] = []
        for is_entry, piece in self._pieces():
            if entries and is_entry != "next":
                yield "\n".join(entries)
                entries.clear()
            if is_entry:
                entries.append(piece)
            else:
                yield piece
        if entries:
            yield "\n".join(entries)

    def _pieces(self) -> Iterator[tuple[str, str]]:
        """Yield each block, with `first` or `next` for an entry of a list."""
        before: Block | None = None
        bullet = "-"
        place = ""
        for step in walk(self._document, self.opening_of):
            block = step.block
            if step.is_end or block is self.metadata:
                continue
            if isinstance(block, Section):
                place = self._place_of(block, before, place)
                piece = self.write_section(block, step.opening, is_entry=bool(place))
            else:
                place = ""
                # Two lists with the same bullet would be one.
                bullet = "*" if isinstance(before, List) and bullet == "-" else "-"
                piece = self.write_block(block, bullet, is_top=step.depth == 0)
            if piece:
                yield place, piece
                before = block

    def _place_of(self, section: Section, before: Block | None, place: str) -> str:
        """Return `next` for an entry right after the one before it, `first` for another, nothing for what is none.

        `before` is the block before it, and `place` its own: after another list an entry would go on with that.
        """
        start, marker = section.heading.span.start, section.marker
        entry = self._entries.get(start)
        plain = not self._reading.inline_marks_in(Span(start, start + len(marker)))
        if not entry or not plain or self.marker_of(section) != marker:
            return ""
        if marker[-1:] not in (".", ")") or marker[:-1] != str(entry.number):
            return ""
        if place and isinstance(before, Section):
            return "next" if not entry.is_first and _goes_on(before, section) else ""
        return "" if isinstance(before, List) else "first"

    def write_block(self, block: Leaf, bullet: str, *, is_top: bool) -> str:
        """Write a leaf; `is_top` tells that it is in no section."""
        match block:
            case Title() if is_top:
                return self.write_title(block, 1)
            case Title():
                return _write_bold(self._inlines(block.span))
            case Paragraph() | Figure():
                return self._parts.write_line(block.span)
            case _:
                return self._parts.write_part(part_of(block), bullet)

    def write_section(
        self, section: Section, opening: Paragraph | None, *, is_entry: bool = False
    ) -> str:
        """Write the heading of a section, with its `opening` where that is in the same line."""
        heading = section.heading
        if heading.kind != "item" and (heading.kind != "runin" or self._runin == "heading"):
            return self.write_heading(section, heading.level + self._offset)
        end = (opening or heading).span.end
        anchor = self._anchor_of(section)
        inlines = self._inlines_with_marker(section, end)
        if heading.kind == "runin" and self._runin == "bold":
            inlines = self._with_bold_title(section, inlines, end)
        if is_entry:
            words = write_inlines(
                without_start(split_inlines(inlines, len(section.marker))[1], BLANKS), at_start=True
            )
            marker = f"{section.marker} " if words else escape_line(section.marker)
            return f"{marker}{anchor}{words}"
        return anchor + write_inlines(inlines, at_start=True)

    def write_heading(self, section: Section, level: int) -> str:
        """Write the heading of a section on a line of its own."""
        inlines = self._inlines_with_marker(section, section.heading.span.end)
        if self._has_marks:
            inlines = without_bold(inlines, self.marker_of(section))
        return _write_heading(inlines, level, self._anchor_of(section))

    def _anchor_of(self, section: Section) -> str:
        """Return the place that references to a section lead to; nothing where there are none."""
        id = section.id if self._targets else ""
        return f'<a id="{id}"></a>' if id in self._targets else ""

    def write_title(self, title: Title, level: int) -> str:
        """Write a title as a heading."""
        return _write_heading(without_bold(self._inlines(title.span)), level)

    def opening_of(self, section: Section) -> Paragraph | None:
        """Return the paragraph that is written in the line of a section's heading, if there is one."""
        if section.kind != "runin" or self._runin == "heading":
            return opening_paragraph(section)
        first = section.blocks[0] if section.blocks else None
        if not isinstance(first, Paragraph):
            return None
        # A page number between a title and its text is in neither.
        at, between = section.heading.span.end, ""
        for cut in self._reading.cuts_in(Span(at, first.span.start)):
            between += self._reading.source.text[at : cut.start]
            at = cut.end
        between += self._reading.source.text[at : first.span.start]
        return None if between.strip(BLANKS) else first

    def _inlines(self, span: Span) -> list[Inline]:
        if not self._has_marks:
            return [Inline(self._reading.text(span))]
        return inlines_of(self._reading, span)

    def marker_of(self, section: Section) -> str:
        """Return the marker that `numbering` asks for."""
        return self._markers.get(section.heading.span.start, section.marker)

    def _inlines_with_marker(self, section: Section, end: int) -> list[Inline]:
        """Return the text from a heading's marker to `end`, with the marker that `numbering` asks for."""
        heading = section.heading
        inlines = self._inlines(Span(heading.span.start, end))
        if not self._markers or not heading.marker:
            return inlines
        marker = self.marker_of(section)
        if marker == section.marker:
            return inlines
        words = self._reading.text(Span(heading.marker.span.end, end))
        if not words and section.kind != "item":
            return inlines  # 第一章 on its own line would be no heading without it.
        first, rest = split_inlines(inlines, length_of(inlines) - len(words))
        # 1、2019年工作: 1.2019 would be another number
        blank = " " if marker[-1:] == "." and words[:1].isdigit() else ""
        around = tuple(mark for mark in first[0].marks if mark.kind == "strong") if first else ()
        return [Inline(marker + blank, around), *rest] if marker else rest

    def _with_bold_title(self, section: Section, inlines: list[Inline], end: int) -> list[Inline]:
        """Make marker and title bold, but not the stop after them: **（一）好。**的 would not render."""
        heading = section.heading
        after_title = self._reading.text(Span(heading.title.end, end))
        after_stop = self._reading.text(Span(heading.span.end, end))
        title, rest = split_inlines(inlines, length_of(inlines) - len(after_title))
        stop, text = split_inlines(rest, len(after_title) - len(after_stop))
        return [*all_bold(title), *drop_bold(stop), *text]


def _goes_on(before: Section, section: Section) -> bool:
    """Tell whether a section has the next number after another, with the same mark."""
    number = (before.number or 0) + 1
    return number == section.number and before.marker[-1:] == section.marker[-1:]


def _write_heading(inlines: list[Inline], level: int, anchor: str = "") -> str:
    if level > DEEPEST:
        return anchor + _write_bold(inlines)
    return write_hashes(anchor + write_inlines(inlines), level)


def write_hashes(words: str, level: int) -> str:
    """Write words, in which what would be markup is escaped, as a heading."""
    if words.endswith("#"):
        words = _CLOSING_HASHES.sub(r"\\\g<0>", words)
    return f"{'#' * level} {words}"


def _write_bold(inlines: list[Inline]) -> str:
    """Write a line in bold; emphasis marks in its text are escaped, so none can close it early."""
    return write_inlines(all_bold(inlines))
