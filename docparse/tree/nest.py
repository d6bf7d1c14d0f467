"""Flat headings and paragraphs to a tree of sections: one pass, one stack."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from docparse.model.document import Block, Document, Section
from docparse.model.heading import Heading
from docparse.model.ids import NO_PATH, PathKey, PathKeys
from docparse.model.leaves import (
    Code,
    Figure,
    List,
    Paragraph,
    Quote,
    Raw,
    Role,
    Rule,
    Table,
    Title,
)
from docparse.model.parts import parts_in
from docparse.model.reading import Reading
from docparse.model.source import BLANKS, PICTURE, Mark, Span

_SPACE = frozenset(BLANKS + "\n")
#: After all headings.
_NOWHERE = Span(0, 0)


def nest(
    reading: Reading,
    headings: Iterable[Heading],
    paragraphs: Sequence[Span],
    titles: Sequence[Span],
    roles: Mapping[int, Role],
    *,
    leaves: Sequence[Mark] = (),
) -> Document:
    """Put headings, paragraphs and titles, each in order, into one tree.

    A paragraph with headings in it is cut at each of them. `roles` are the roles of paragraphs in the front matter,
    by the offsets at which they begin; `leaves` are the tables, lists and the like, which are in no paragraph.
    """
    tree = _Tree(reading)
    title_ends = {title.start: title.end for title in titles}
    coming = iter(headings)
    heading = next(coming, None)
    start, close = heading.span if heading else _NOWHERE
    at_leaf = 0
    for paragraph in paragraphs:
        begin, end = paragraph
        at = begin
        while at_leaf < len(leaves) and leaves[at_leaf].span.start < at:
            tree.add_leaf(leaves[at_leaf])
            at_leaf += 1
        if at in title_ends:
            at = title_ends[at]
            if heading:  # it may be glued to the title: 二手房交易流程、税费一、流程
                at = min(at, start)
            tree.add_title(Span(begin, at))
        while heading and start < end:
            if at < start:
                tree.add_text(Span(at, start))
            tree.open(heading)
            at = close
            heading = next(coming, None)
            start, close = heading.span if heading else _NOWHERE
        if at < end:
            rest = paragraph if at == begin else Span(at, end)
            tree.add_text(rest, roles.get(at, ""))
    return tree.finish(leaves[at_leaf:])


def cut_at(paragraphs: Sequence[Span], places: Sequence[int]) -> list[Span]:
    """Return the paragraphs, cut at each of the places inside them; both are in order."""
    cut: list[Span] = []
    at = 0
    for paragraph in paragraphs:
        start, end = paragraph
        while at < len(places) and places[at] < end:
            if start < places[at]:
                cut.append(Span(start, places[at]))
                start = places[at]
            at += 1
        cut.append(paragraph if start == paragraph.start else Span(start, end))
    return cut


class _Tree:
    """A tree that grows at its end."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.source.text
        self._is_whole = not reading.cuts
        #: The blocks of the innermost open section.
        self._blocks: list[Block] = []
        self._keys = PathKeys(reading.source)
        #: The level, heading, trail, key and blocks of each open section. The root has level 0 and no heading.
        self._open: list[tuple[int, Heading | None, tuple[Heading, ...], PathKey, list[Block]]] = [
            (0, None, (), NO_PATH, self._blocks)
        ]

    def open(self, heading: Heading) -> None:
        """Open a section, and close those that it is not in."""
        level = heading.level
        if self._open[-1][0] >= level:
            self._close(level)
        self._blocks = []
        _, _, trail, above, _ = self._open[-1]
        key = self._keys.next(heading, above)
        self._open.append((level, heading, (*trail, heading), key, self._blocks))

    def _close(self, level: int) -> None:
        """Close the sections of this level and deeper ones; each ends with its last block."""
        while self._open[-1][0] >= level:
            _, heading, trail, key, blocks = self._open.pop()
            assert heading is not None, "the root stays"
            span = heading.span
            if blocks:
                span = Span(span.start, blocks[-1].span.end)
            section = Section(heading, span, tuple(blocks), trail, key, self._reading)
            self._open[-1][4].append(section)

    def finish(self, leaves: Sequence[Mark]) -> Document:
        """Add the last leaves, close all sections and return the document."""
        for leaf in leaves:
            self.add_leaf(leaf)
        self._close(1)
        return Document(self._reading, tuple(self._open[0][4]))

    def add_title(self, span: Span) -> None:
        """Add a title, unless it is empty."""
        if span.start < span.end:
            self._blocks.append(Title(span, self._reading))

    def add_text(self, span: Span, role: Role = "") -> None:
        """Add a paragraph without the blanks at its edges, if anything is left."""
        reading, text, (start, end) = self._reading, self._text, span
        # A line break is a blank here: the break after a title does not belong to the paragraph.
        while start < end and text[start] in _SPACE:
            start += 1
        if start == end:
            return
        while text[end - 1] in _SPACE:
            end -= 1
        if span != (start, end):
            span = Span(start, end)
        if end - start == 1 and text[start] == PICTURE and _is_figure(reading, span):
            self._blocks.append(Figure(span, reading))
        # Furniture and nothing else, such as a pager after the last sentence, is no paragraph.
        elif self._is_whole or not reading.is_cut(start) or reading.text(span):
            self._blocks.append(Paragraph(span, reading, role))

    def add_leaf(self, mark: Mark) -> None:
        """Add the block of a mark; plain text becomes paragraphs and blocks."""
        if mark.kind != "plain":
            self._blocks.append(_LEAVES[mark.kind](mark, self._reading))
            return
        reading = self._reading
        for part in parts_in(reading.source.text, mark, reading.marks_in(mark.span)):
            if part.kind == "line":
                self.add_text(part.span)
            else:
                self.add_leaf(Mark(part.span, part.kind, part.value))


def _is_figure(reading: Reading, span: Span) -> bool:
    """Tell whether the one character of a paragraph is a picture on a line of its own."""
    text = reading.source.text
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = text[start:] if end < 0 else text[start:end]
    marks = reading.marks_in(span)
    return line.strip(BLANKS) == PICTURE and any(mark.kind == "img" for mark in marks)


#: Kind of a mark in `source.OPAQUE_MARKS` -> the block that it becomes; `plain` becomes several.
_LEAVES: Mapping[str, Callable[[Mark, Reading], Block]] = {
    "table": lambda mark, reading: Table(mark.span, reading),
    "list": lambda mark, reading: List(mark.span, reading),
    "code": lambda mark, reading: Code(mark.span, reading, mark.value),
    "quote": lambda mark, reading: Quote(mark.span, reading),
    "rule": lambda mark, reading: Rule(mark.span, reading),
    "raw": lambda mark, reading: Raw(mark.span, reading, mark.value),
}
