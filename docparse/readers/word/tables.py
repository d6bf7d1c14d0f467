"""Word's tables: those that are open, and cells that span others."""

from __future__ import annotations

from docparse.readers.shared.libxml import Element
from docparse.readers.word.blocks import Cell, Row, Table
from docparse.readers.word.body import Body
from docparse.readers.word.names import WORD, child_of, is_on, number_in

#: Word shows at most 63 columns.
_MOST_COLUMNS = 63


class Tables:
    """The open tables, the innermost last. The body writes into the cell that is open."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._open: list[Table] = []

    def open_table(self) -> None:
        """Open a table."""
        self._open.append(Table(self._body.blocks))

    def open_row(self, properties: Element | None) -> None:
        """Begin a row with this `w:trPr`."""
        if self._open:
            self._open[-1].rows.append(Row(properties))

    def open_cell(self, properties: Element | None) -> None:
        """Begin a cell with this `w:tcPr`."""
        if self._open and self._open[-1].rows:
            cell = Cell(properties)
            self._open[-1].rows[-1].cells.append(cell)
            self._body.blocks = cell.blocks

    def close_table(self) -> None:
        """Close a table and add it to the blocks around it."""
        table = self._open.pop()
        self._body.blocks = table.outside
        cells = [cell for row in table.rows for cell in row.cells]
        if len(cells) <= 1:  # a frame around paragraphs
            self._body.blocks += cells[0].blocks if cells else []
            return
        _merge(table)
        self._body.blocks.append(table)


def _merge(table: Table) -> None:
    """Count the columns and rows that each cell spans, and take out the cells below that it covers."""
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
