"""The cells of a table and the items of a list; the columns and rows that a cell reaches over.

Loaded when a document with such blocks is asked for them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docparse.model.parts import Part
from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS, Source

#: The largest colspan that browsers take.
_MOST_COLUMNS = 1000
_SPANS = Pattern("(cols|rows)=([1-9][0-9]{0,5})(?![0-9])")
#: What ends a line inside a cell, where a line feed would end the row.
_LINE_ENDS = str.maketrans("\x0b\u2028", "\n\n")


class CellShape(NamedTuple):
    """How many columns and rows a cell covers, and whether it is a header."""

    columns: int = 1
    rows: int = 1
    is_header: bool = False


def shape_of(cell: Part) -> CellShape:
    """Return the shape of a cell.

    >>> from docparse.model.source import Span
    >>> shape_of(Part("cell", Span(0, 2), "header cols=2"))
    CellShape(columns=2, rows=1, is_header=True)
    """
    if not cell.value:
        return CellShape()
    found = _SPANS.finditer(cell.value, 0, len(cell.value))
    spans = {match[1]: int(match[2]) for match in found}
    return CellShape(spans.get("cols", 1), spans.get("rows", 1), "header" in cell.value.split())


def depth_of(item: Part) -> int:
    """Return the depth of an item in its list, from 1."""
    return max(int(item.value), 1) if item.value.isdecimal() else 1


class Cell(NamedTuple):
    """A cell of a table."""

    #: Its words, several lines separated by line feeds.
    text: str
    #: The file says that it is the head of a column or row.
    is_header: bool
    #: How many columns it covers.
    columns: int
    #: How many rows it covers.
    rows: int


class Item(NamedTuple):
    """An item of a list."""

    #: Its words without the number, several lines separated by line feeds.
    text: str
    #: As it was typed, `1.`; empty for a bullet.
    number: str
    #: How deep it is in its list, from 1.
    depth: int


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


def cells_of(rows: Sequence[Sequence[Part]], source: Source) -> tuple[tuple[Cell, ...], ...]:
    """Return the cells of a table row by row."""
    return tuple(tuple(_cell(source, part) for part in row) for row in rows)


def _cell(source: Source, part: Part) -> Cell:
    columns, rows, is_header = shape_of(part)
    return Cell(cell_text(source, part), is_header, columns, rows)


def items_of(parts: Sequence[Part], source: Source) -> tuple[Item, ...]:
    """Return the items of a list, without the numbers that their texts begin with."""
    return tuple(
        Item(cell_text(source, part)[len(part.title) :].lstrip(BLANKS), part.title, depth_of(part))
        for part in parts
    )
