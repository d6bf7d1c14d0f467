"""Tables as pandoc has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, takewhile

from docparse.model.cells import CellShape, shape_of
from docparse.model.parts import Part
from docparse.writers.pandoc.inlines import NO_ATTRIBUTES, Json, node

#: The most columns that a cell spans, as in HTML.
_WIDEST = 1000
_Row = tuple[Part, ...]


def write_table(rows: Sequence[_Row], write_parts: Callable[[Sequence[Part]], list[Json]]) -> Json:
    """Return a table; rows at its top that hold headers only are its head.

    `write_parts` writes the inside of a cell.
    """
    shapes = [[_limited(shape_of(cell)) for cell in row] for row in rows]
    written = [
        (
            NO_ATTRIBUTES,
            [
                _cell(shape, write_parts(cell.parts))
                for cell, shape in zip(row, shaped, strict=True)
            ],
        )
        for row, shaped in zip(rows, shapes, strict=True)
    ]
    heads = takewhile(lambda row: row and all(shape.is_header for shape in row), shapes)
    head = len(list(heads))
    columns = [(node("AlignDefault"), node("ColWidthDefault"))] * _width_of(shapes)
    body = (NO_ATTRIBUTES, 0, (), written[head:])
    parts = [
        NO_ATTRIBUTES,
        (None, ()),
        columns,
        (NO_ATTRIBUTES, written[:head]),
        [body],
        (NO_ATTRIBUTES, ()),
    ]
    return node("Table", parts)


def _limited(shape: CellShape) -> CellShape:
    return shape._replace(columns=min(shape.columns, _WIDEST))


def _cell(shape: CellShape, blocks: list[Json]) -> tuple[object, ...]:
    return (NO_ATTRIBUTES, node("AlignDefault"), shape.rows, shape.columns, blocks)


def _width_of(rows: Sequence[Sequence[CellShape]]) -> int:
    """Return how many columns the widest row has, with the cells that reach down from rows above."""
    # By how much a row is wider than the one above it.
    steps = [0] * (len(rows) + 1)
    for at, row in enumerate(rows):
        for cell in row:
            steps[at] += cell.columns
            steps[min(at + cell.rows, len(rows))] -= cell.columns
    cells = max(map(len, rows), default=0)
    # A row of many cells that each claim a thousand columns is no table of that many.
    return min(max(accumulate(steps), default=0), max(cells, _WIDEST))
