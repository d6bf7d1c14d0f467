"""Paragraphs and tables of a Word file in, text with marks out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from docparse.model.source import BLANKS, Mark, Span
from docparse.readers.word.blocks import Block, Paragraph, Piece, Table

#: Marks of the same span, the outer before the inner.
_NESTING = "furniture heading table row cell list item a strong em del img".split()


class Page:
    """The text and its marks, as far as they are written."""

    def __init__(self, body_is_emphatic: bool) -> None:
        self._pieces: list[str] = []
        self._length = 0
        #: The next block begins no line: at the beginning, and in a cell.
        self._fresh = True
        self._marks: list[Mark] = []
        self._body_is_emphatic = body_is_emphatic

    def write(self, blocks: Iterable[Block]) -> None:
        """Write blocks, a line end between two of them."""
        self._write(blocks, in_cell=False)

    def _write(self, blocks: Iterable[Block], *, in_cell: bool) -> None:
        for is_list, group in groupby(blocks, _is_item):
            if is_list:
                self._list([block for block in group if isinstance(block, Paragraph)])
                continue
            for block in group:
                self._new_line()
                if isinstance(block, Table):
                    self._table(block)
                else:
                    self._paragraph(block, in_cell=in_cell)

    def write_furniture(self, blocks: Iterable[Block]) -> None:
        """Write a header or a footer, which is kept and is none of the text."""
        shown = [block for block in blocks if _is_shown(block)]
        if shown:
            start = self._length + (not self._fresh)
            self._write(shown, in_cell=True)
            self._mark("furniture", start)

    def text(self) -> str:
        """Return the text that is written."""
        return "".join(self._pieces)

    def marks(self) -> list[Mark]:
        """Return the marks, the outer before the inner."""
        return sorted(
            self._marks,
            key=lambda mark: (mark.span.start, -mark.span.end, _NESTING.index(mark.kind)),
        )

    def _new_line(self) -> None:
        if not self._fresh:
            self._put("\n")
        self._fresh = False

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _mark(self, kind: str, start: int, *words: str) -> None:
        self._marks.append(Mark(Span(start, self._length), kind, *words))

    def _paragraph(self, block: Paragraph, *, in_cell: bool) -> None:
        start = self._length
        pieces = _settled(block.pieces, self._body_is_emphatic)
        marked = [block.marker, *pieces] if block.marker.text else pieces
        if in_cell:
            self._runs([_in_cell(piece) for piece in marked])
        elif block.level:
            self._runs(_without_common(marked))
            self._mark("heading", start, str(block.level))
        else:
            self._runs(marked)

    def _list(self, items: list[Paragraph]) -> None:
        open_levels: list[int] = []
        start = 0
        for number, item in enumerate(items):
            self._new_line()
            start = start if number else self._length
            at = self._length
            level = item.bullet or 0
            while open_levels and open_levels[-1] >= level:
                open_levels.pop()
            open_levels.append(level)
            pieces = _settled(item.pieces, self._body_is_emphatic)
            self._runs(pieces)
            self._mark("item", at, str(len(open_levels)))
        self._mark("list", start)

    def _table(self, table: Table) -> None:
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
                self._mark("cell", cell_start, cell.value())
            self._mark("row", at)
        self._fresh = False
        self._mark("table", start)

    def _runs(self, pieces: Sequence[Piece]) -> None:
        """Write pieces of one block; equal marks of neighbours become one, and none crosses a line end."""
        opened: list[tuple[str, str, int]] = []
        for piece in _split_lines(pieces):
            wanted = _marks_of(piece)
            same = 0
            while same < min(len(opened), len(wanted)) and opened[same][:2] == wanted[same]:
                same += 1
            self._finish(opened, same)
            opened += [(kind, value, self._length) for kind, value in wanted[same:]]
            at = self._length
            self._put(piece.text)
            if piece.picture:
                self._mark("img", at, *piece.picture)
        self._finish(opened, 0)

    def _finish(self, opened: list[tuple[str, str, int]], keep: int) -> None:
        while len(opened) > keep:
            kind, value, start = opened.pop()
            if start < self._length:
                self._mark(kind, start, value)


def _is_shown(block: Block) -> bool:
    """Tell whether a block in a cell has anything to show; empty paragraphs are room there."""
    return isinstance(block, Table) or bool((block.marker.text + block.text()).strip(BLANKS + "\n"))


def _in_cell(piece: Piece) -> Piece:
    # A tab would part two cells, and what is emphatic in a table is its head.
    return piece._replace(text=piece.text.replace("\t", " "), kinds=piece.kinds - {"font"})


def _is_item(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.bullet is not None


def _settled(pieces: Sequence[Piece], body_is_emphatic: bool) -> list[Piece]:
    """Make an emphatic font of a part of a paragraph strong; of all of it, it says nothing."""
    shown = ["font" in piece.kinds for piece in pieces if piece.text.strip(BLANKS + "\n")]
    emphatic = not body_is_emphatic and any(shown) and not all(shown)
    return [
        piece._replace(kinds=piece.kinds - {"font"} | ({"strong"} if emphatic else set()))
        if "font" in piece.kinds
        else piece
        for piece in pieces
    ]


def _without_common(pieces: Sequence[Piece]) -> list[Piece]:
    """Take `strong` from a heading that is strong from end to end."""
    if all("strong" in piece.kinds for piece in pieces if piece.text.strip(BLANKS + "\n")):
        return [piece._replace(kinds=piece.kinds - {"strong"}) for piece in pieces]
    return list(pieces)


def _split_lines(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces so that a line end is a piece of its own, without marks."""
    for piece in pieces:
        for part in re.split("(\n)", piece.text):
            if part:
                yield Piece("\n") if part == "\n" else piece._replace(text=part)


def _marks_of(piece: Piece) -> list[tuple[str, str]]:
    link = [("a", piece.link)] if piece.link else []
    # A strong blank is no emphasis; in Markdown `** **` would not even be one.
    kinds = piece.kinds if piece.text.strip(BLANKS) else frozenset()
    return link + [(kind, "") for kind in ("strong", "em", "del") if kind in kinds]
