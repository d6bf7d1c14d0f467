"""The places of a table's cells in columns and rows: a cell may reach over others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docparse.model.parts import Part, shape_of
from docparse.model.source import BLANKS, Source

#: The largest colspan that browsers take.
_MOST_COLUMNS = 1000
#: What ends a line inside a cell, where a line feed would end the row.
_LINE_ENDS = str.maketrans("\x0b\u2028", "\n\n")


class PlacedCell(NamedTuple):
    """A cell, where it begins, and how many rows and columns it covers."""

    part: Part
    row: int
    column: int
    rows: int
    columns: int


def place_cells(rows: Sequence[Sequence[Part]]) -> Iterator[PlacedCell]:
    """Give each cell of a group of rows its place: no two overlap, and none reaches out of the group."""
    # For HTML a row without cells, all its places taken by cells above, is none.
    filled = [at for at, row in enumerate(rows) if row]
    # Column -> the row at which a cell from above ends.
    taken: dict[int, int] = {}
    for at, number in enumerate(filled):
        column = 0
        for part in rows[number]:
            shape = shape_of(part)
            while taken.get(column, 0) > at:
                column += 1
            height = max(1, bisect_left(filled, number + shape.rows) - at)
            width, wanted = 1, min(shape.columns, _MOST_COLUMNS - column)
            while width < wanted and taken.get(column + width, 0) <= at:
                width += 1
            if height > 1:
                taken.update(dict.fromkeys(range(column, column + width), at + height))
            yield PlacedCell(part, at, column, height, width)
            column += width


def rows_in_columns(rows: Sequence[Sequence[Part]], source: Source) -> tuple[tuple[str, ...], ...]:
    """Return the texts of a table's cells, each in its column; what a cell covers is empty.

    As in HTML, a row without cells is none, nor is a column in which no cell begins.
    """
    placed = list(place_cells(rows))
    columns = sorted({cell.column for cell in placed})
    texts: list[list[str]] = []
    for cell in placed:
        if cell.row == len(texts):
            texts.append([])
        row, column = texts[-1], bisect_left(columns, cell.column)
        row += [""] * (column - len(row))
        row.append(cell_text(source, cell.part))
        row += [""] * (bisect_left(columns, cell.column + cell.columns) - len(row))
    return tuple(map(tuple, texts))


def cell_text(source: Source, cell: Part) -> str:
    """Return the words of a cell or an item, its lines separated by line feeds."""
    return source.slice(cell.span).translate(_LINE_ENDS).strip(BLANKS + "\n")
