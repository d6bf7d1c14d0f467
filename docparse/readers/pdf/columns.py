"""The order in which a page is read: its lines, in one column or two, and the tables between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from docparse.readers.pdf.figures import Figure
from docparse.readers.pdf.rows import Run, Stretch, runs_of
from docparse.readers.pdf.tables import Table

#: A column has at least so many lines of at least this share of the width of the writing.
_FEWEST, _WIDE = 5, 0.28
#: So many lines across the page there may be for each in a column: a long abstract above the columns.
_MOST_CROSSING = 1.5
#: The part of a page where the gap between two columns may be.
_FIRST, _LAST = 0.3, 0.7
#: A stretch over the gap by so many points crosses it.
_OVER = 3.0


@dataclass(slots=True)
class Line:
    """A line of writing."""

    stretches: list[Stretch]
    page: int
    #: 0 across the page, 1 and 2 for its columns.
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
    gutter = find_gutter(rows)
    if gutter is None:
        lines = [Line(row, page, 0) for row in rows]
        return [item for _, item in sorted(_placed([*lines, *blocks]), key=_first)]
    items: list[Item] = [*_split(rows, gutter, page), *blocks]
    return list(_by_columns(sorted(_placed(items), key=_first), gutter))


def _first(placed: tuple[float, Item]) -> float:
    return placed[0]


def _placed(items: Iterable[Item]) -> list[tuple[float, Item]]:
    return [(item.base if isinstance(item, Line) else item.top, item) for item in items]


def _split(rows: Sequence[list[Stretch]], gutter: float, page: int) -> Iterator[Line]:
    for row in rows:
        if any(_crosses(stretch.left, stretch.right, gutter) for stretch in row):
            yield Line(row, page, 0)
            continue
        for column, part in (
            (1, [stretch for stretch in row if stretch.left < gutter]),
            (2, [stretch for stretch in row if stretch.left >= gutter]),
        ):
            if part:
                yield Line(part, page, column)


def _crosses(left: float, right: float, gutter: float) -> bool:
    return left < gutter - _OVER and right > gutter + _OVER


def _by_columns(placed: Iterable[tuple[float, Item]], gutter: float) -> Iterator[Item]:
    """Yield the left column, then the right one, down to each item that crosses both."""
    left, right = list[Item](), list[Item]()
    for _, item in placed:
        if _crosses(item.left, item.right, gutter):
            yield from (*left, *right, item)
            left.clear()
            right.clear()
        elif item.left < gutter:
            left.append(item)
        else:
            right.append(item)
    yield from (*left, *right)


def find_gutter(rows: Sequence[list[Stretch]]) -> float | None:
    """Return the middle of the gap between two columns, `None` on a page that has one."""
    stretches = [stretch for row in rows for stretch in row]
    if len(stretches) < 2 * _FEWEST:
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
    wide = [stretch for stretch in stretches if stretch.right - stretch.left > _WIDE * width]
    left = sum(stretch.right <= gutter + 1 for stretch in wide)
    right = sum(stretch.left >= gutter - 1 for stretch in wide)
    if min(left, right) < _FEWEST or min(crossing) > _MOST_CROSSING * (left + right):
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
