"""Tables as HTML. Cells span no more than the rows and columns that there are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, takewhile

from docparse.model.cells import PlacedCell, place_cells, shape_of
from docparse.model.parts import Part

_Row = tuple[Part, ...]


def write_table(rows: Sequence[_Row], write_cell: Callable[[Part], str]) -> str:
    """Write a table; nothing where it has no cells. `write_cell` writes the inside of a cell.

    Rows at the top that hold headers only are the table's head.
    """
    head = list(takewhile(_is_head, rows))
    groups = {"thead": list(place_cells(head)), "tbody": list(place_cells(rows[len(head) :]))}
    # For HTML a column in which no cell begins is none; a cell that spans it spans one fewer.
    columns = sorted({cell.column for cells in groups.values() for cell in cells})
    written = ""
    for name, cells in groups.items():
        if cells:
            lines = "".join(_write_group(cells, columns, name == "thead", write_cell))
            written += f"<{name}>\n{lines}</{name}>\n"
    return f"<table>\n{written}</table>\n" if written else ""


def _is_head(row: _Row) -> bool:
    return all(shape_of(cell).is_header for cell in row)


def _write_group(
    cells: Sequence[PlacedCell],
    columns: Sequence[int],
    head: bool,
    write_cell: Callable[[Part], str],
) -> Iterator[str]:
    scope = "col" if head else "row"
    for _, row in groupby(cells, key=lambda cell: cell.row):
        yield "<tr>"
        for cell in row:
            written = write_cell(cell.part)
            # A header without words names nothing: the corner of many tables.
            header = shape_of(cell.part).is_header and written
            tag, attributes = ("th", f' scope="{scope}"') if header else ("td", "")
            end = cell.column + cell.columns
            width = bisect_left(columns, end) - bisect_left(columns, cell.column)
            if width > 1:
                attributes += f' colspan="{width}"'
            if cell.rows > 1:
                attributes += f' rowspan="{cell.rows}"'
            yield f"<{tag}{attributes}>{written}</{tag}>"
        yield "</tr>\n"
