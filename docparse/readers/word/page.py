"""Paragraphs and tables of a Word file to text with marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docparse.model.source import (
    BLANKS,
    COUNTED,
    INLINE_MARKS,
    REPORT,
    TITLE,
    Mark,
    Origin,
    Source,
    Span,
    Unread,
)
from docparse.readers.shared.addresses import Addresses
from docparse.readers.shared.cells import cell_value
from docparse.readers.word.blocks import Block, Chunk, Paragraph, Piece, Table
from docparse.readers.word.groups import group_blocks, items_of, paragraphs_of, typed_number
from docparse.readers.word.pieces import (
    cut_title,
    marks_of,
    pictures_before,
    plain,
    split_lines,
    with_drawn_lines,
    with_scripts,
    with_strong_fonts,
    without_common,
    without_tabs,
)


class Page:
    """The text and the marks so far."""

    def __init__(self, body_is_emphatic: bool, size: int) -> None:
        """Take whether the whole text is in an emphatic font, and the size of its XML."""
        self._addresses = Addresses(size)
        self._pieces: list[str] = []
        self._length = 0
        #: Whether the next block goes on the line that is open: at the beginning, and in a cell.
        self._fresh = True
        self._marks: list[Mark] = []
        self._unread: list[Unread] = []
        self._body_is_emphatic = body_is_emphatic

    def write(self, blocks: Iterable[Block]) -> None:
        """Write blocks, each on a new line."""
        self._write(blocks, in_cell=False)

    def _write(
        self, blocks: Iterable[Block], *, in_cell: bool = False, in_quote: bool = False
    ) -> None:
        for kind, group in group_blocks(blocks, in_quote=in_quote):
            self._new_line()
            match kind:
                case "list":
                    self._write_list(paragraphs_of(group), in_cell=in_cell)
                case "code":
                    self._write_code(paragraphs_of(group), in_cell=in_cell)
                case "rule":
                    self._write_rule()
                case "quote":
                    self._write_quote(group, in_cell=in_cell)
                case _:
                    self._write_block(group[0], in_cell=in_cell)

    def _write_block(self, block: Block, *, in_cell: bool) -> None:
        if isinstance(block, Table):
            self._write_table(block)
        elif isinstance(block, Chunk):
            self._write_chunk(block.source, in_cell=in_cell)
        else:
            self._write_paragraph(block, in_cell=in_cell)

    def _write_quote(self, blocks: Iterable[Block], *, in_cell: bool) -> None:
        start = self._length
        self._fresh = True
        self._write(blocks, in_cell=in_cell, in_quote=True)
        self._mark("quote", start)

    def _write_code(self, lines: Iterable[Paragraph], *, in_cell: bool) -> None:
        start = self._length
        for number, line in enumerate(lines):
            if number:
                self._put("\n")
            self._write_pieces(plain(line.pieces, in_cell=in_cell))
        self._mark("code", start)

    def _write_rule(self) -> None:
        start = self._length
        self._put("---")
        self._mark("rule", start)

    def write_furniture(self, blocks: Iterable[Block]) -> None:
        """Write a header or a footer: it is kept, but is not part of the text."""
        shown = [block for block in blocks if _is_shown(block)]
        if shown:
            start = self._length + (not self._fresh)
            self._write(shown, in_cell=True)
            self._mark("furniture", start)

    def is_empty(self) -> bool:
        """Tell whether there is nothing to see."""
        return not any(piece.strip(BLANKS + "\n") for piece in self._pieces)

    def source(self, origin: Origin) -> Source:
        """Return the text so far with its marks, the outer before the inner."""
        # What was closed later is around what was closed before it.
        outer_first = self._marks[::-1]
        marks = sorted(outer_first, key=lambda mark: (mark.span.start, -mark.span.end))
        found = Source.of("".join(self._pieces), origin, marks=marks, whole_lines=True)
        return found._replace(unread=tuple(self._unread))

    def _new_line(self) -> None:
        if not self._fresh:
            self._put("\n")
        self._fresh = False

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _mark(self, kind: str, start: int, *words: str) -> None:
        if kind in ("a", "img"):
            address, *others = words
            words = (*self._addresses.take(address), *others)
        self._marks.append(Mark(Span(start, self._length), kind, *words))

    def _write_paragraph(self, block: Paragraph, *, in_cell: bool) -> None:
        pieces = self._strong_in(block)
        number = [block.marker] if block.marker.text else []
        if in_cell:
            self._write_pieces([without_tabs(piece) for piece in (*number, *pieces)])
            return
        pictures = pictures_before(pieces)
        if pictures:
            self._write_pieces(pieces[:pictures])
            self._new_line()
            pieces = pieces[pictures:]
        start = self._length
        if block.level or block.is_caption:
            plain = without_common([*number, *pieces])
            number, pieces = plain[: len(number)], plain[len(number) :]
        title, rest = cut_title(pieces) if block.level else (pieces, [])
        self._write_pieces(number)
        if number and not block.level:
            self._mark("entry", start, COUNTED)
        self._write_pieces(title)
        if block.level:
            named = REPORT if block.block == REPORT else ""
            self._mark("heading", start, str(block.level), named)
        elif block.block == "title":
            self._mark("heading", start, TITLE)
        if rest:
            self._new_line()
            self._write_pieces(rest)

    def _strong_in(self, paragraph: Paragraph) -> list[Piece]:
        """Return the pieces of a paragraph; a font that most of the text or all of a quotation has means nothing."""
        means_nothing = self._body_is_emphatic or paragraph.block == "quote"
        return with_strong_fonts(paragraph.pieces, means_nothing)

    def _write_list(self, paragraphs: Sequence[Paragraph], *, in_cell: bool) -> None:
        open_levels: list[int] = []
        start = self._length
        for number, (item, below) in enumerate(items_of(paragraphs)):
            if number:
                self._new_line()
            at = self._length
            level = item.bullet or item.goes_on or 0
            while open_levels and open_levels[-1] >= level:
                open_levels.pop()
            open_levels.append(level)
            pieces = self._strong_in(item)
            self._write_pieces([without_tabs(piece) for piece in pieces] if in_cell else pieces)
            self._write(below, in_cell=in_cell)
            self._mark("item", at, str(len(open_levels)), typed_number(item))
        self._mark("list", start)

    def _write_table(self, table: Table) -> None:
        start = self._length
        for number, row in enumerate(table.rows):
            if number:
                self._put("\n")
            at = self._length
            for column, cell in enumerate(row.cells):
                if column:
                    self._put("\t")
                cell_start = self._length
                self._fresh = True
                self._write(filter(_is_shown, cell.blocks), in_cell=True)
                value = cell_value(header=cell.header, cols=cell.cols, rows=cell.rows)
                self._mark("cell", cell_start, value)
            self._mark("row", at)
        self._fresh = False
        self._mark("table", start)

    def _write_chunk(self, source: Source, *, in_cell: bool) -> None:
        """Write the text of another file; in a cell no blocks but its lines."""
        start = self._length
        text = source.text.rstrip("\n")
        self._put(text.replace("\t", " ") if in_cell else text)
        for mark in reversed(source.marks):
            span = Span(start + mark.span.start, min(start + mark.span.end, self._length))
            if mark.kind in INLINE_MARKS or not in_cell:
                self._marks.append(mark._replace(span=span))
        for unread in source.unread:
            self._unread.append(unread._replace(offset=start + unread.offset))

    def _write_pieces(self, pieces: Sequence[Piece]) -> None:
        """Write the pieces of a block. Neighbours share equal marks; no mark crosses a line end."""
        opened: list[tuple[str, str, int]] = []
        for piece in split_lines(with_scripts(with_drawn_lines(pieces))):
            if piece.unread:
                self._unread.append(piece.unread._replace(offset=self._length))
                continue
            wanted = marks_of(piece)
            same = 0
            while same < min(len(opened), len(wanted)) and opened[same][:2] == wanted[same]:
                same += 1
            self._close_marks(opened, same)
            opened += [(kind, value, self._length) for kind, value in wanted[same:]]
            at = self._length
            self._put(piece.text)
            if piece.picture:
                self._mark("img", at, *piece.picture)
        self._close_marks(opened, 0)

    def _close_marks(self, opened: list[tuple[str, str, int]], keep: int) -> None:
        while len(opened) > keep:
            kind, value, start = opened.pop()
            if start < self._length:
                self._mark(kind, start, value)


def _is_shown(block: Block) -> bool:
    """Tell whether a block in a cell shows anything: an empty paragraph there is only space."""
    if not isinstance(block, Paragraph) or any(piece.unread for piece in block.pieces):
        return True
    return bool((block.marker.text + block.text()).strip(BLANKS + "\n"))
