"""The order in which a page is read: its lines, in one column or more, and the tables between them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from docparse.readers.pdf.figures import Figure
from docparse.readers.pdf.rows import Run, Stretch, runs_of
from docparse.readers.pdf.tables import Table

#: A column has at least so many lines of at least this share of the width of the writing.
_FEWEST, _WIDE = 5, 0.28
#: So many lines across the page there may be for each in a column: a long abstract above the columns.
_MOST_CROSSING = 1.5
#: Half a page is two columns itself if each has at least so many lines of at least this share of its width, and few
#: lines cross it.
_FEWEST_INSIDE, _WIDE_INSIDE, _MOST_INSIDE = 10, 0.4, 0.3
#: The part of a page where the gap between two columns may be.
_FIRST, _LAST = 0.3, 0.7
#: A stretch over the gap by so many points crosses it.
_OVER = 3.0
#: A gutter may be no wider than this part of a character's height.
_GAP = 0.6
#: So many lines begin at the edge of a column, or at the indent of its paragraphs.
_FEWEST_EDGE = 3


@dataclass(slots=True)
class Line:
    """A line of writing."""

    stretches: list[Stretch]
    page: int
    #: 0 across the page, 1 and more for its columns.
    column: int
    runs: list[Run] = field(init=False)
    text: str = field(init=False)
    left: float = field(init=False)
    right: float = field(init=False)
    base: float = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        main = max(self.stretches, key=lambda stretch: len(stretch.glyphs))
        self.runs = runs_of(self.stretches)
        self.text = "".join(run.text for run in self.runs)
        self.left, self.right = self.stretches[0].left, self.stretches[-1].right
        self.base, self.size = main.base, main.size


#: What is set apart from the lines of a page.
Block = Table | Figure
Item = Line | Block


def in_order(rows: Sequence[list[Stretch]], blocks: Sequence[Block], page: int) -> list[Item]:
    """Return the lines, tables and diagrams of a page as they are read."""
    gutters = find_gutters(rows)
    if not gutters:
        lines = [Line(row, page, 0) for row in rows]
        return [item for _, item in sorted(_placed([*lines, *blocks]), key=_first)]
    edges = _edges(rows)
    parted = [list(_part(row, gutters, edges)) for row in rows]
    items: list[Item] = [*_split(parted, gutters, page), *blocks]
    return list(_by_columns(sorted(_placed(items), key=_first), gutters))


def _first(placed: tuple[float, Item]) -> float:
    return placed[0]


def _placed(items: Iterable[Item]) -> list[tuple[float, Item]]:
    return [(item.base if isinstance(item, Line) else item.top, item) for item in items]


def _split(rows: Sequence[list[Stretch]], gutters: Sequence[float], page: int) -> Iterator[Line]:
    for row in rows:
        if any(_crosses(stretch.left, stretch.right, gutters) for stretch in row):
            yield Line(row, page, 0)
            continue
        parts: dict[int, list[Stretch]] = {}
        for stretch in row:
            parts.setdefault(bisect_right(gutters, stretch.left), []).append(stretch)
        for column in sorted(parts):
            yield Line(parts[column], page, column + 1)


def _edges(rows: Sequence[list[Stretch]]) -> frozenset[int]:
    """Return where several stretches of a page begin, in points."""
    lefts = Counter(round(stretch.left) for row in rows for stretch in row)
    return frozenset(left for left, count in lefts.items() if count >= _FEWEST_EDGE)


def _part(
    row: Sequence[Stretch], gutters: Sequence[float], edges: frozenset[int]
) -> Iterator[Stretch]:
    """Yield the stretches of a row, parted where a narrow gutter lies in a gap between their characters.

    `edges` are where other lines begin.
    """
    for stretch in row:
        glyphs, start = stretch.glyphs, 0
        for at, (glyph, after) in enumerate(pairwise(glyphs), 1):
            is_wide = after.left - glyph.right > _GAP * stretch.size
            is_edge = is_wide and not edges.isdisjoint(_around(after.left))
            if is_edge and any(glyph.right - 1 < one < after.left + 1 for one in gutters):
                yield Stretch.of(glyphs[start:at])
                start = at
        yield Stretch.of(glyphs[start:]) if start else stretch


def _around(left: float) -> tuple[int, int, int]:
    return round(left) - 1, round(left), round(left) + 1


def _crosses(left: float, right: float, gutters: Sequence[float]) -> bool:
    return any(left < gutter - _OVER and right > gutter + _OVER for gutter in gutters)


def _by_columns(placed: Iterable[tuple[float, Item]], gutters: Sequence[float]) -> Iterator[Item]:
    """Yield one column after the other, down to each item that crosses several."""
    columns = [list[Item]() for _ in range(len(gutters) + 1)]
    for _, item in placed:
        if _crosses(item.left, item.right, gutters):
            for column in columns:
                yield from column
                column.clear()
            yield item
        else:
            columns[bisect_right(gutters, item.left)].append(item)
    for column in columns:
        yield from column


def find_gutters(rows: Sequence[list[Stretch]]) -> list[float]:
    """Return the middles of the gaps between columns, none on a page that has one."""
    gutter = find_gutter(rows, _FEWEST, _WIDE, _MOST_CROSSING)
    if gutter is None:
        return []
    sides = (
        [[one for one in row if one.right <= gutter + _OVER] for row in rows],
        [[one for one in row if one.left >= gutter - _OVER] for row in rows],
    )
    inside = (find_gutter(side, _FEWEST_INSIDE, _WIDE_INSIDE, _MOST_INSIDE) for side in sides)
    return sorted([gutter, *(other for other in inside if other is not None)])


def find_gutter(
    rows: Sequence[list[Stretch]], fewest: int, share: float, most: float
) -> float | None:
    """Return the middle of the gap between two columns, `None` for one column.

    Each has at least `fewest` lines of at least this `share` of the width; for each of them, at most `most` cross the gap.
    """
    stretches = [stretch for row in rows for stretch in row]
    if len(stretches) < 2 * fewest:
        return None
    edge = min(stretch.left for stretch in stretches)
    width = max(stretch.right for stretch in stretches) - edge
    first, last = int(edge + _FIRST * width), int(edge + _LAST * width)
    over = [0] * (last - first + 2)
    for stretch in stretches:
        over[min(max(int(stretch.left) - first, 0), len(over) - 1)] += 1
        over[min(max(int(stretch.right) + 1 - first, 0), len(over) - 1)] -= 1
    crossing: list[int] = []
    for change in over[:-1]:
        crossing.append((crossing[-1] if crossing else 0) + change)
    gutter = first + _middle_of_least(crossing)
    wide = [stretch for stretch in stretches if stretch.right - stretch.left > share * width]
    left = sum(stretch.right <= gutter + 1 for stretch in wide)
    right = sum(stretch.left >= gutter - 1 for stretch in wide)
    if min(left, right) < fewest or min(crossing) > most * (left + right):
        return None
    return gutter


def _middle_of_least(values: Sequence[int]) -> float:
    """Return the middle of the longest run of the least value."""
    least = min(values)
    best = (0, 0)
    start: int | None = None
    for at, value in enumerate((*values, least + 1)):
        if value == least:
            start = at if start is None else start
        elif start is not None:
            best = max(best, (at - start, -start))
            start = None
    length, start_of = best
    return -start_of + length / 2
