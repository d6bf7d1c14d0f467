"""Diagrams: the words in and beside shapes that are drawn near each other belong to no paragraph."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from docparse.lines.notes import is_caption_text
from docparse.readers.pdf.page import Box, Glyph
from docparse.readers.pdf.rows import Stretch, find_rows, text_of
from docparse.readers.pdf.tables import Table

#: Shapes that are this near, in points, belong together; so are words above and below them, and at their sides.
_NEAR, _BESIDE, _AT_SIDE = 32.0, 12.0, 30.0
#: Words above or below them, in ems, are no longer.
_SHORT_LABEL = 4.0
#: So many shapes of some size are a diagram, no lower and no narrower than so many points.
_FEWEST, _LOWEST, _NARROWEST = 3, 60.0, 60.0
_LONGER, _SHORTER = 22.0, 9.0
#: More are a drawing that no text is in.
_MOST, _MOST_FIGURES = 1_000, 30
#: A shape that is wider and higher than these shares of the page is a frame around what is on it, and one as wide
#: as this a band across it.
_FRAME, _BAND = (0.6, 0.3), 0.9
#: The colour behind words is no higher than so many times their type.
_BEHIND = 1.9
#: Lines of so many ems are prose, if there are so many.
_LONG, _FEWEST_PROSE = 18.0, 2
#: Lines of which so many begin at one place are a list.
_SHARE_LIST, _FEWEST_LIST = 0.45, 3
#: So many lines in one shape are its words.
_MOST_IN_SHAPE = 5
#: Shapes that fill this share of the place that they are in are what is behind lines or cells.
_FILLED = 0.85


class Figure(NamedTuple):
    """A diagram, and the words in it: those in one shape are one line."""

    left: float
    right: float
    top: float
    bottom: float
    lines: list[str]


def find_figures(
    glyphs: Sequence[Glyph], shapes: Sequence[Box], tables: Sequence[Table], page: Box
) -> tuple[list[Figure], list[Glyph]]:
    """Return the diagrams on a page from top to bottom, and the glyphs that are in none."""
    if not _FEWEST <= len(shapes) <= _MOST:
        return [], list(glyphs)
    drawn = [one for one in shapes if _is_part(one, page) and not _in_table(one, tables)]
    figures: list[Figure] = []
    rest = list(glyphs)
    for group in _groups(_without_colour(drawn, glyphs)):
        if len(figures) >= _MOST_FIGURES or not _is_diagram(group):
            continue
        region = _around(group)
        taken = [
            stretch
            for row in find_rows([glyph for glyph in rest if _is_in(glyph, region)])
            if not is_caption_text(text_of(row))
            for stretch in row
            if _belongs(stretch, region)
        ]
        if not taken or _is_prose(taken):
            continue
        gone = {id(glyph) for stretch in taken for glyph in stretch.glyphs}
        rest = [glyph for glyph in rest if id(glyph) not in gone]
        lines = _lines_in(taken, group)
        figures.append(Figure(region.left, region.right, region.top, region.bottom, lines))
    return sorted(figures, key=lambda figure: figure.top), rest


def _is_diagram(group: Sequence[Box]) -> bool:
    """Tell whether shapes near each other are a diagram: several of some size, that are not what is behind lines."""
    region = _around(group)
    wide, high = region.right - region.left, region.bottom - region.top
    large = {
        (round(box.left / 2), round(box.top / 2), round(box.right / 2), round(box.bottom / 2))
        for box in group
        if max(box.right - box.left, box.bottom - box.top) >= _LONGER
        and min(box.right - box.left, box.bottom - box.top) >= _SHORTER
    }
    return (
        len(large) >= _FEWEST
        and high >= _LOWEST
        and wide >= _NARROWEST
        and 4 * _area(large) < _FILLED * wide * high
    )


def _area(boxes: Collection[tuple[int, int, int, int]]) -> int:
    """Return how much boxes cover together, but for those that others are in."""
    inner = [
        one for one in boxes if not any(other != one and _holds(one, other) for other in boxes)
    ]
    return sum((right - left) * (bottom - top) for left, top, right, bottom in inner)


def _holds(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return one[0] <= other[0] and one[1] <= other[1] and one[2] >= other[2] and one[3] >= other[3]


def _is_part(shape: Box, page: Box) -> bool:
    """Tell whether a shape may be part of a diagram: no ground, no band across the page."""
    wide, high = shape.right - shape.left, shape.bottom - shape.top
    width, height = page.right - page.left, page.bottom - page.top
    is_frame = wide > _FRAME[0] * width and high > _FRAME[1] * height
    is_inside = (
        shape.left >= 0 and shape.top >= 0 and shape.right <= width and shape.bottom <= height
    )
    return is_inside and not is_frame and wide < _BAND * width


def _in_table(shape: Box, tables: Sequence[Table]) -> bool:
    x, y = (shape.left + shape.right) / 2, (shape.top + shape.bottom) / 2
    return any(
        table.left <= x <= table.right and table.top <= y <= table.bottom for table in tables
    )


def _without_colour(shapes: Sequence[Box], glyphs: Sequence[Glyph]) -> list[Box]:
    """Return the shapes that are no colour behind the words of one line: 黄色 in a paragraph."""
    if not glyphs:
        return []
    ordered = sorted(glyphs, key=_middle)
    high = _BEHIND * sorted(glyph.face.size for glyph in glyphs)[len(glyphs) // 2]
    return [
        shape
        for shape in set(shapes)
        if shape.bottom - shape.top > high or not _has_words_beside(shape, ordered)
    ]


def _has_words_beside(shape: Box, glyphs: Sequence[Glyph]) -> bool:
    """Tell whether a word goes on where a low shape ends; the glyphs come from top to bottom."""
    first = bisect_left(glyphs, shape.top, key=_middle)
    last = bisect_right(glyphs, shape.bottom, key=_middle)
    return any(
        0 <= shape.left - glyph.right <= 0.5 * glyph.face.size
        or 0 <= glyph.left - shape.right <= 0.5 * glyph.face.size
        for glyph in glyphs[first:last]
    )


def _middle(glyph: Glyph) -> float:
    return glyph.base - 0.3 * glyph.face.size


def _groups(shapes: Sequence[Box]) -> list[list[Box]]:
    """Return the shapes that are near each other, in groups."""
    groups: list[tuple[Box, list[Box]]] = []
    for shape in sorted(set(shapes), key=lambda box: box.top):
        near = [group for group in groups if _touch(group[0], shape)]
        inside = [shape, *(box for group in near for box in group[1])]
        groups = [group for group in groups if group not in near]
        groups.append((_around(inside), inside))
    return [inside for _, inside in groups]


def _touch(one: Box, other: Box) -> bool:
    return (
        one.left - _NEAR <= other.right
        and other.left - _NEAR <= one.right
        and one.top - _NEAR <= other.bottom
        and other.top - _NEAR <= one.bottom
    )


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _is_in(glyph: Glyph, region: Box) -> bool:
    y = glyph.base - 0.3 * glyph.face.size
    return (
        region.left - _AT_SIDE <= glyph.left
        and glyph.right <= region.right + _AT_SIDE
        and region.top - _BESIDE <= y <= region.bottom + _BESIDE
    )


def _belongs(stretch: Stretch, region: Box) -> bool:
    """Tell whether words near a diagram are its own: those above and below it are short."""
    y = stretch.base - 0.3 * stretch.size
    inside = region.top <= y <= region.bottom
    return inside or stretch.right - stretch.left <= _SHORT_LABEL * stretch.size


def _is_prose(stretches: Sequence[Stretch]) -> bool:
    """Tell whether words are lines of text that something is drawn behind."""
    long = sum(one.right - one.left >= _LONG * one.size for one in stretches)
    if long >= _FEWEST_PROSE:
        return True
    edges = Counter(round(one.left / 3) for one in stretches)
    return max(edges.values()) >= max(_FEWEST_LIST, _SHARE_LIST * len(stretches))


def _lines_in(stretches: Sequence[Stretch], shapes: Sequence[Box]) -> list[str]:
    """Return the words in each shape, and those in none by the line, from top to bottom."""
    inner = sorted(set(shapes), key=lambda box: (box.right - box.left) * (box.bottom - box.top))
    inside: dict[Box | None, list[Glyph]] = {}
    for one in stretches:
        x, y = (one.left + one.right) / 2, (one.top + one.bottom) / 2
        around = (box for box in inner if box.left <= x <= box.right and box.top <= y <= box.bottom)
        inside.setdefault(next(around, None), []).extend(one.glyphs)
    found: list[tuple[float, float, str]] = []
    for shape, its in inside.items():
        rows = find_rows(its)
        if shape and len(rows) <= _MOST_IN_SHAPE and all(len(row) == 1 for row in rows):
            found.append((rows[0][0].base, shape.left, _one_line(rows)))
        else:
            found += ((row[0].base, row[0].left, text_of(row)) for row in rows)
    return [words for _, _, words in sorted(found) if words.strip()]


def _one_line(rows: Sequence[list[Stretch]]) -> str:
    words = ""
    for row in rows:
        text = text_of(row)
        between = " " if words and words[-1] < "\u2000" and text[:1] < "\u2000" else ""
        words += between + text
    return words
