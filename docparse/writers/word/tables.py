"""Tables as Word has them: cells that span rows are repeated, empty, in each row below."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from docparse.model.cells import CellShape, shape_of
from docparse.model.parts import Part
from docparse.writers.word.measures import PAGE

#: Word has no more columns.
MOST_COLUMNS = 63
#: A column counts as no narrower and no wider than so many characters.
_NARROWEST, _WIDEST = 3, 24
_Row = tuple[Part, ...]
#: Writes the inside of a cell; the second argument tells whether it is a header.
WriteCell = Callable[[Sequence[Part], bool], str]


class _Place(NamedTuple):
    """A cell in the grid: its first column and its shape."""

    column: int
    shape: CellShape
    #: `None` for one without text, where a row is shorter than others or a cell from above goes on.
    cell: Part | None = None
    goes_on: bool = False


def write_table(rows: Sequence[_Row], write_cell: WriteCell, style: str) -> str:
    """Return a table; nothing where it has no rows, or more columns than Word has."""
    grid = list(_place(rows))
    width = max((place.column + place.shape.columns for row in grid for place in row), default=0)
    if not 0 < width <= MOST_COLUMNS:
        return ""
    columns = "".join(f'<w:gridCol w:w="{size}"/>' for size in _widths(grid, width))
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:tbl><w:tblPr>{named}<w:tblW w:w="5000" w:type="pct"/>'
        '<w:jc w:val="center"/><w:tblLook w:val="0420" w:firstRow="1"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
        + "".join(_write_row(row, width, write_cell) for row in grid)
        + "</w:tbl>"
    )


def _place(rows: Sequence[_Row]) -> Iterator[list[_Place]]:
    """Yield the cells of each row in the grid, those that reach down from above among them."""
    # Column -> the shape of the cell there that reaches down, and how many rows of it are left.
    above: dict[int, CellShape] = {}
    for at, row in enumerate(rows):
        below: dict[int, CellShape] = {}
        placed: list[_Place] = []
        cells = iter(row)
        column, cell = 0, next(cells, None)
        while cell or max(above, default=-1) >= column:
            free = min((key for key in above if key > column), default=MOST_COLUMNS + 1) - column
            if column in above:
                place = _Place(column, above[column], goes_on=True)
            elif cell:
                shape = shape_of(cell)
                shape = CellShape(
                    min(shape.columns, free), min(shape.rows, len(rows) - at), shape.is_header
                )
                place = _Place(column, shape, cell)
                cell = next(cells, None)
            else:
                place = _Place(column, CellShape(free))
            placed.append(place)
            if place.shape.rows > 1:
                below[column] = place.shape._replace(rows=place.shape.rows - 1)
            column += place.shape.columns
            if column > MOST_COLUMNS:
                break
        above = below
        yield placed


def _widths(grid: Sequence[Sequence[_Place]], width: int) -> list[int]:
    """Return the width of each column, by the longest line in it."""
    longest = [_NARROWEST] * width
    for row in grid:
        for place in row:
            if place.cell and place.shape.columns == 1:
                length = max(
                    (part.span.end - part.span.start for part in place.cell.parts), default=0
                )
                longest[place.column] = max(longest[place.column], min(length + 1, _WIDEST))
    total = sum(longest)
    return [PAGE.text_width * count // total for count in longest]


def _write_row(row: Sequence[_Place], width: int, write_cell: WriteCell) -> str:
    """Return a row; one of headers is shown again at the top of each page."""
    heads = all(place.shape.is_header for place in row if place.cell) and any(
        place.cell for place in row
    )
    end = max((place.column + place.shape.columns for place in row), default=0)
    after = f'<w:gridAfter w:val="{width - end}"/>' if end < width else ""
    form = after + "<w:cantSplit/>" + ("<w:tblHeader/>" if heads else "")
    cells = "".join(_write_cell(place, write_cell) for place in row)
    return f"<w:tr><w:trPr>{form}</w:trPr>{cells or _write_cell(_Place(0, CellShape()), write_cell)}</w:tr>"


def _write_cell(place: _Place, write_cell: WriteCell) -> str:
    columns, rows, is_header = place.shape
    form = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    if place.goes_on:
        form += "<w:vMerge/>"
    elif rows > 1:
        form += '<w:vMerge w:val="restart"/>'
    inside = write_cell(place.cell.parts if place.cell else (), is_header)
    return f'<w:tc><w:tcPr>{form}<w:vAlign w:val="center"/></w:tcPr>{inside}</w:tc>'
