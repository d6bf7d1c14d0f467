"""Word's tables: the open ones, cells that span others, and what stands in a cell on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from docparse.readers.word.blocks import Block, Cell, Paragraph, Piece, Row, Table
from docparse.readers.word.body import Body
from docparse.readers.word.names import WORD, child_of, is_on, number_in

if TYPE_CHECKING:
    from lxml import etree

#: Word shows at most 63 columns.
_MOST_COLUMNS = 63
_PARTS_CELLS = re.compile(r"[\t\n]")


class Tables:
    """The tables that are open, the innermost last; their cells become the body's blocks in turn."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._open: list[Table] = []

    def open_table(self) -> None:
        """Open a table."""
        self._open.append(Table(self._body.blocks))

    def open_row(self, properties: etree._Element | None) -> None:
        """Begin a row with this `w:trPr`."""
        if self._open:
            self._open[-1].rows.append(Row(properties))

    def open_cell(self, properties: etree._Element | None) -> None:
        """Begin a cell with this `w:tcPr`."""
        if self._open and self._open[-1].rows:
            cell = Cell(properties)
            self._open[-1].rows[-1].cells.append(cell)
            self._body.blocks = cell.blocks

    def close_table(self) -> None:
        """Close a table and put it among the blocks that it stands in."""
        table = self._open.pop()
        self._body.blocks = table.outside
        cells = [cell for row in table.rows for cell in row.cells]
        if len(cells) <= 1:  # a frame around paragraphs
            self._body.blocks += cells[0].blocks if cells else []
            return
        _merge(table)
        for cell in cells:
            cell.pieces, cell.blocks = _flat(cell.blocks), []
        self._body.blocks.append(table)


def _merge(table: Table) -> None:
    """Find the cells that span others, and take out those that are spanned."""
    above: dict[int, Cell] = {}
    for row in table.rows:
        column = number_in(child_of(row.properties, "gridBefore")) or 0
        header = is_on(child_of(row.properties, "tblHeader"))
        kept = []
        for cell in row.cells:
            cols = number_in(child_of(cell.properties, "gridSpan")) or 1
            cell.cols, cell.header = min(max(cols, 1), _MOST_COLUMNS), header
            merge = child_of(cell.properties, "vMerge")
            if merge is not None and merge.get(WORD + "val") != "restart" and column in above:
                above[column].rows += 1
            else:
                kept.append(cell)
                above.pop(column, None)
                if merge is not None:
                    above[column] = cell
            column += cell.cols
        row.cells = kept


def _flat(blocks: Iterable[Block]) -> list[Piece]:
    """Return all that stands in a cell on one line; what was parted by lines, by a blank."""
    pieces: list[Piece] = []
    for line in _lines_of(blocks):
        if line and pieces:
            pieces.append(Piece(" "))
        pieces += line
    return pieces


def _lines_of(blocks: Iterable[Block]) -> Iterator[list[Piece]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            marked = [block.marker, *block.pieces]
            yield [_in_cell(piece) for piece in marked if piece.text]
        else:
            # These are flat already: work on them again would add up in nested tables.
            yield from (cell.pieces for row in block.rows for cell in row.cells)


def _in_cell(piece: Piece) -> Piece:
    return piece._replace(text=_PARTS_CELLS.sub(" ", piece.text), kinds=piece.kinds - {"font"})
