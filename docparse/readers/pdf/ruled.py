"""Tables with lines between their rows alone: that of a paper has three, one of a web page has one below each row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from docparse.readers.pdf.page import Glyph, Rule
from docparse.readers.pdf.rows import Stretch, find_rows
from docparse.readers.pdf.tables import MOST_RULES, Cell, Table

#: Lines whose ends are this near, in points, are those of one table; it has so many, no shorter.
_NEAR, _FEWEST, _SHORTEST = 4.0, 3, 90.0
#: Lines further apart are not of one table.
_APART = 320.0
#: Words that are this share of the width of the lines are prose.
_PROSE = 0.62
#: Type this much larger than that of the rows is that of a heading.
_LARGER = 1.05
#: With so many lines each row has one.
_EACH = 5
#: Words that are no further apart, in points, are in one column.
_GAP = 3.0


class _Band(NamedTuple):
    """What is between two lines."""

    top: float
    bottom: float
    rows: list[list[Stretch]]


def find_ruled(
    glyphs: Sequence[Glyph], across: Sequence[Rule], tables: Sequence[Table]
) -> tuple[list[Table], list[Glyph]]:
    """Return the tables that have lines between rows alone, and the glyphs that are in none."""
    found: list[Table] = []
    if len(across) > MOST_RULES:
        return found, list(glyphs)
    rest = sorted(glyphs, key=_middle)
    for rules in _alike(across, tables):
        inside = [g for g in rest if rules[0].start - _NEAR <= g.left <= rules[0].end + _NEAR]
        for bands in _runs(rules, inside):
            if table := _table_of(bands, rules[0]):
                gone = {id(glyph) for cell in table.cells for glyph in cell.glyphs}
                rest = [glyph for glyph in rest if id(glyph) not in gone]
                found.append(table)
    return found, rest


def _alike(across: Sequence[Rule], tables: Sequence[Table]) -> Iterator[list[Rule]]:
    """Yield lines that begin and end at the same places, from top to bottom."""
    groups: list[list[Rule]] = []
    for rule in sorted(across, key=lambda rule: rule.at):
        if rule.end - rule.start < _SHORTEST or _is_in(rule, tables):
            continue
        for group in groups:
            one = group[-1]
            if abs(one.start - rule.start) <= _NEAR and abs(one.end - rule.end) <= _NEAR:
                if rule.at - one.at > _NEAR:
                    group.append(rule)
                break
        else:
            groups.append([rule])
    yield from (group for group in groups if len(group) >= _FEWEST)


def _is_in(rule: Rule, tables: Sequence[Table]) -> bool:
    return any(
        table.top - _NEAR <= rule.at <= table.bottom + _NEAR
        and rule.start < table.right
        and rule.end > table.left
        for table in tables
    )


def _runs(rules: Sequence[Rule], glyphs: Sequence[Glyph]) -> Iterator[list[_Band]]:
    """Yield the bands between lines, as long as what is in them may be rows."""
    bands = [
        _Band(above.at, below.at, find_rows(_between(glyphs, above.at, below.at)))
        for above, below in pairwise(rules)
    ]
    sizes = sorted(stretch.size for band in bands for row in band.rows for stretch in row)
    largest = _LARGER * sizes[len(sizes) // 2] if sizes else 0
    run: list[_Band] = []
    for band in bands:
        last = max(
            (at for at, row in enumerate(band.rows) if _is_text(row, rules[0], largest)), default=-1
        )
        if last >= 0 or not band.rows or band.bottom - band.top > _APART:
            if len(run) > 1:
                yield run
            run = []
        if rows := band.rows[last + 1 :]:
            # The head of the next table is below a heading.
            top = band.rows[last][0].bottom if last >= 0 else band.top
            run.append(_Band(top, band.bottom, rows))
    if len(run) > 1:
        yield run


def _between(glyphs: Sequence[Glyph], top: float, bottom: float) -> Sequence[Glyph]:
    """Return those of the glyphs, which come from top to bottom, that are between two places."""
    return glyphs[bisect_right(glyphs, top, key=_middle) : bisect_left(glyphs, bottom, key=_middle)]


def _middle(glyph: Glyph) -> float:
    return glyph.base - 0.3 * glyph.face.size


def _is_text(row: Sequence[Stretch], rule: Rule, largest: float) -> bool:
    """Tell whether a line is one of prose, or a heading."""
    wide = max(stretch.right - stretch.left for stretch in row)
    return wide > _PROSE * (rule.end - rule.start) or (len(row) == 1 and row[0].size > largest)


class _Column(NamedTuple):
    left: float
    right: float


def _table_of(bands: Sequence[_Band], rule: Rule) -> Table | None:
    """Return the table of bands; `None` if there are no columns."""
    columns = _columns(bands)
    if len(columns) < 2:
        return None
    rows = [
        row
        for at, band in enumerate(bands)
        for row in ([band.rows] if at == 0 or len(bands) + 1 >= _EACH else _split(band, columns))
    ]
    if sum(_filled(row, columns) > 1 for row in rows) < 0.6 * len(rows):
        return None
    cells = [cell for at, row in enumerate(rows) for cell in _cells(at, row, columns, rule)]
    return Table(rule.start, rule.end, bands[0].top, bands[-1].bottom, cells, head=1)


def _columns(bands: Sequence[_Band]) -> list[_Column]:
    """Return the columns: between them there is a gap in each row below the head."""
    spans = sorted(
        (stretch.left, stretch.right) for band in bands[1:] for row in band.rows for stretch in row
    )
    columns: list[_Column] = []
    for left, right in spans:
        if columns and left - columns[-1].right <= _GAP:
            columns[-1] = _Column(columns[-1].left, max(columns[-1].right, right))
        else:
            columns.append(_Column(left, right))
    return columns


def _filled(row: Sequence[list[Stretch]], columns: Sequence[_Column]) -> int:
    return len({_column_of(stretch, columns) for line in row for stretch in line})


def _column_of(stretch: Stretch, columns: Sequence[_Column]) -> int:
    """Return the first column that words are over, the nearest if they are over none."""
    for at, column in enumerate(columns):
        if stretch.left < column.right - _GAP and stretch.right > column.left + _GAP:
            return at
    middle = (stretch.left + stretch.right) / 2
    return min(
        range(len(columns)),
        key=lambda at: abs((columns[at].left + columns[at].right) / 2 - middle),
    )


def _split(band: _Band, columns: Sequence[_Column]) -> list[list[list[Stretch]]]:
    """Return the rows in a band: lines of several columns, and with each the lines that are nearest to it."""
    wide = [row for row in band.rows if 2 * len(row) >= len(columns) and len(row) > 1]
    first = [row[0].base for row in wide if _column_of(row[0], columns) == 0]
    # The wrapped words of two columns beside one line of the others are no row.
    anchors = [
        row
        for row in wide
        if row[0].base in first or all(abs(row[0].base - base) >= row[0].size for base in first)
    ]
    if not anchors:
        return [band.rows]
    rows: list[list[list[Stretch]]] = [[anchor] for anchor in anchors]
    for row in band.rows:
        if row not in anchors:
            nearest = min(
                range(len(anchors)), key=lambda at: abs(anchors[at][0].base - row[0].base)
            )
            rows[nearest].append(row)
    return rows


def _cells(
    at: int, row: Sequence[list[Stretch]], columns: Sequence[_Column], rule: Rule
) -> Iterator[Cell]:
    """Yield the cells of a row; what is over several columns spans them."""
    inside: list[list[Stretch]] = [[] for _ in columns]
    for line in row:
        for stretch in line:
            inside[_column_of(stretch, columns)].append(stretch)
    edges = [rule.start, *(column.left for column in columns[1:]), rule.end]
    column = 0
    while column < len(columns):
        right = max((stretch.right for stretch in inside[column]), default=0)
        wide = 1
        while column + wide < len(columns) and (
            edges[column + wide] + _GAP < right and not inside[column + wide]
        ):
            wide += 1
        glyphs = [glyph for stretch in inside[column] for glyph in stretch.glyphs]
        yield Cell(at, column, 1, wide, edges[column], edges[column + wide], glyphs)
        column += wide
