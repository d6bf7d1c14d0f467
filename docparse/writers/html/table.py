"""A table as HTML. What its cells span is cut to the rows and columns that there are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

from docparse.model.parts import Part

_Row = tuple[Part, ...]
_SPANS = re.compile("(cols|rows)=([0-9]{1,4})")
#: What browsers cut colspan to.
_MOST_COLUMNS = 1000


class _Cell(NamedTuple):
    part: Part
    row: int
    column: int
    rows: int
    columns: int


def write_rows(rows: Sequence[_Row], inside: Callable[[Part], str]) -> str:
    """Return the rows of a table; empty if it has no cells. `inside` writes what stands in a cell.

    Rows at the top that hold headers only are the table's head.
    """
    head = list(takewhile(_is_head, rows))
    groups = {"thead": list(_place(head)), "tbody": list(_place(rows[len(head) :]))}
    # A column in which no cell begins is none for HTML; what spans it is shorter by it.
    columns = sorted({cell.column for cells in groups.values() for cell in cells})
    written = ""
    for name, cells in groups.items():
        if cells:
            lines = "".join(_write_group(cells, columns, name == "thead", inside))
            written += f"<{name}>\n{lines}</{name}>\n"
    return written


def _is_head(row: _Row) -> bool:
    return all("header" in cell.value.split() for cell in row)


def _place(rows: Sequence[_Row]) -> Iterator[_Cell]:
    """Give each cell of a group of rows its place: none over another, none out of the group."""
    # A row without cells, all its places taken from above, is none for HTML.
    filled = [at for at, row in enumerate(rows) if row]
    # Column -> the row at which a cell from above ends.
    taken: dict[int, int] = {}
    for at, number in enumerate(filled):
        column = 0
        for part in rows[number]:
            spans = {name: int(count) for name, count in _SPANS.findall(part.value)}
            while taken.get(column, 0) > at:
                column += 1
            height = max(1, bisect_left(filled, number + spans.get("rows", 1)) - at)
            width, wanted = 1, min(spans.get("cols", 1), _MOST_COLUMNS - column)
            while width < wanted and taken.get(column + width, 0) <= at:
                width += 1
            if height > 1:
                taken.update(dict.fromkeys(range(column, column + width), at + height))
            yield _Cell(part, at, column, height, width)
            column += width


def _write_group(
    cells: Sequence[_Cell], columns: Sequence[int], head: bool, inside: Callable[[Part], str]
) -> Iterator[str]:
    scope = "col" if head else "row"
    for _, row in groupby(cells, key=lambda cell: cell.row):
        yield "<tr>"
        for cell in row:
            written = inside(cell.part)
            # A header without words names nothing: the corner of many tables.
            header = "header" in cell.part.value.split() and written
            tag, attributes = ("th", f' scope="{scope}"') if header else ("td", "")
            end = cell.column + cell.columns
            width = bisect_left(columns, end) - bisect_left(columns, cell.column)
            if width > 1:
                attributes += f' colspan="{width}"'
            if cell.rows > 1:
                attributes += f' rowspan="{cell.rows}"'
            yield f"<{tag}{attributes}>{written}</{tag}>"
        yield "</tr>\n"
