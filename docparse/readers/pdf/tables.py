"""Tables whose cells have lines around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from docparse.readers.pdf.page import Glyph, Rule

#: Lines that are this near, in points, are one, and touch.
_NEAR = 3.0
#: More lines than these are a drawing.
MOST_RULES = 1_500
_MOST_CELLS = 5_000
#: A cell with so many glyphs, more than half of those in so few cells, is a frame around text.
_FRAME, _FRAME_CELLS = 300, 4
#: A column without a line at its outer edge is at least so wide, in points.
_OPEN = 12.0
#: So many of the cells of a table have lines around them.
_CLOSED = 0.75


class Cell(NamedTuple):
    """A cell: its first row and column, how many it spans, and what is in it."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    right: float
    glyphs: list[Glyph]


class Table(NamedTuple):
    """A table on a page."""

    left: float
    right: float
    top: float
    bottom: float
    cells: list[Cell]
    #: How many rows at its top are its head.
    head: int = 0


class _Grid(NamedTuple):
    xs: list[float]
    ys: list[float]
    across: list[Rule]
    down: list[Rule]


def find_tables(
    glyphs: Sequence[Glyph], across: Sequence[Rule], down: Sequence[Rule]
) -> tuple[list[Table], list[Glyph]]:
    """Return the tables on a page from top to bottom, and the glyphs that are in none."""
    if len(across) > MOST_RULES or len(down) > MOST_RULES:
        return [], list(glyphs)
    tables: list[Table] = []
    rest = list(glyphs)
    for grid in _grids(_merged(across), _merged(down)):
        if table := _fill(grid, rest):
            taken = {id(glyph) for cell in table.cells for glyph in cell.glyphs}
            rest = [glyph for glyph in rest if id(glyph) not in taken]
            tables.append(table)
    return sorted(tables, key=lambda table: table.top), rest


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Return rules with those that go on where another ends put together."""
    merged: list[Rule] = []
    levels: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if levels and rule.at - levels[-1][0].at <= _NEAR / 2:
            levels[-1].append(rule)
        else:
            levels.append([rule])
    for level in levels:
        at = level[0].at
        current: Rule | None = None
        for rule in sorted(level):
            if current and rule.start <= current.end + _NEAR:
                current = current._replace(end=max(current.end, rule.end))
            else:
                if current:
                    merged.append(current)
                current = rule._replace(at=at)
        if current:
            merged.append(current)
    return merged


def _grids(across: list[Rule], down: list[Rule]) -> list[_Grid]:
    """Return the groups of rules that touch each other, as grids."""
    parent = list(range(len(across) + len(down)))

    def find(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, level in enumerate(across):
        for j, upright in enumerate(down):
            if (
                level.start - _NEAR <= upright.at <= level.end + _NEAR
                and upright.start - _NEAR <= level.at <= upright.end + _NEAR
            ):
                parent[find(len(across) + j)] = find(i)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at, rule in enumerate([*across, *down]):
        groups.setdefault(find(at), ([], []))[at >= len(across)].append(rule)
    return [
        _Grid(xs, ys, levels, uprights)
        for levels, uprights in groups.values()
        if len(xs := _columns(levels, uprights)) > 1
        and len(ys := _places(levels)) > 1
        and (len(xs) - 1) * (len(ys) - 1) in range(2, _MOST_CELLS)
    ]


def _columns(levels: Sequence[Rule], uprights: Sequence[Rule]) -> list[float]:
    """Return where columns begin and end: a table may have no line at its left and right edge."""
    xs = _places(uprights)
    if not xs or len(levels) < 2:
        return xs
    left, right = min(level.start for level in levels), max(level.end for level in levels)
    if sum(abs(level.start - left) <= _NEAR for level in levels) > 1 and xs[0] - left > _OPEN:
        xs.insert(0, left)
    if sum(abs(level.end - right) <= _NEAR for level in levels) > 1 and right - xs[-1] > _OPEN:
        xs.append(right)
    return xs


def _places(rules: Iterable[Rule]) -> list[float]:
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    return places


def _fill(grid: _Grid, glyphs: Sequence[Glyph]) -> Table | None:
    """Return the table of a grid with what is in its cells; `None` if it is only a frame around text."""
    xs, ys = grid.xs, grid.ys
    spans = _spans(grid)
    if len(spans) < 2 or not _is_closed(grid, spans):
        return None
    cell_of = {
        (row, column): at
        for at, (top, left, rows, columns) in enumerate(spans)
        for row in range(top, top + rows)
        for column in range(left, left + columns)
    }
    filled: list[list[Glyph]] = [[] for _ in spans]
    for glyph in glyphs:
        column = bisect_right(xs, (glyph.left + glyph.right) / 2) - 1
        row = bisect_right(ys, glyph.base - 0.35 * glyph.face.size) - 1
        if 0 <= column < len(xs) - 1 and 0 <= row < len(ys) - 1:
            filled[cell_of[row, column]].append(glyph)
    sizes = sorted(map(len, filled))
    total = sum(sizes)
    is_frame = len(spans) <= _FRAME_CELLS and sizes[-1] > _FRAME and 2 * sizes[-1] > total
    if not total or is_frame:
        return None
    cells = [
        Cell(row, column, rows, columns, xs[column], xs[column + columns], inside)
        for (row, column, rows, columns), inside in zip(spans, filled, strict=True)
    ]
    return Table(xs[0], xs[-1], ys[0], ys[-1], cells, _has_head(cells))


def _has_head(cells: Sequence[Cell]) -> bool:
    """Tell whether the first row is a head: each cell has words in bold type, and those of the next row are not all bold."""
    first = [cell for cell in cells if cell.row == 0]
    second = [cell for cell in cells if cell.row == 1]
    return (
        len(first) > 1
        and bool(second)
        and all(cell.rows == 1 and _is_bold(cell) for cell in first)
        and not all(map(_is_bold, second))
    )


def _is_bold(cell: Cell) -> bool:
    return bool(cell.glyphs) and all(glyph.face.bold for glyph in cell.glyphs)


def _spans(grid: _Grid) -> list[tuple[int, int, int, int]]:
    """Return row, column, rows and columns of each cell: cells without a line between them are one."""
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    taken = [[False] * columns for _ in range(rows)]
    found = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            wide = 1
            while (
                column + wide < columns
                and not taken[row][column + wide]
                and not _has_upright(grid, row, column + wide)
            ):
                wide += 1
            high = 1
            while row + high < rows and not any(
                taken[row + high][at] or _has_level(grid, row + high, at)
                for at in range(column, column + wide)
            ):
                high += 1
            for at in range(row, row + high):
                taken[at][column : column + wide] = [True] * wide
            found.append((row, column, high, wide))
    return found


def _is_closed(grid: _Grid, spans: Sequence[tuple[int, int, int, int]]) -> bool:
    """Tell whether most cells have lines around them, but for the edge of the table: the boxes of a flow chart are no cells."""
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    closed = 0
    for row, column, high, wide in spans:
        below, right = row + high, column + wide
        across, down = range(column, right), range(row, below)
        closed += (
            (not row or all(_has_level(grid, row, at) for at in across))
            and (below == rows or all(_has_level(grid, below, at) for at in across))
            and (not column or all(_has_upright(grid, at, column) for at in down))
            and (right == columns or all(_has_upright(grid, at, right) for at in down))
        )
    return closed >= _CLOSED * len(spans)


def _has_upright(grid: _Grid, row: int, column: int) -> bool:
    """Tell whether a line is on the left of a cell."""
    middle = (grid.ys[row] + grid.ys[row + 1]) / 2
    return _is_drawn(grid.down, grid.xs[column], middle)


def _has_level(grid: _Grid, row: int, column: int) -> bool:
    """Tell whether a line is above a cell."""
    middle = (grid.xs[column] + grid.xs[column + 1]) / 2
    return _is_drawn(grid.across, grid.ys[row], middle)


def _is_drawn(rules: Sequence[Rule], at: float, middle: float) -> bool:
    return any(abs(rule.at - at) <= _NEAR and rule.start <= middle <= rule.end for rule in rules)
