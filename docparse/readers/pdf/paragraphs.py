"""Which lines continue the paragraph of the line before them, by the measure of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from docparse.numbering.markers import read_marker
from docparse.readers.pdf.columns import Line

#: In ems. A line that ends this near to the margin is full; one that begins this far from it is indented.
_FULL, _INDENTED, _SAME = 1.6, 1.2, 0.5
_DEEPEST_HANGING = 5.0
#: So many lines that end at one place show where the margin is.
_FEWEST_FULL = 3
#: Words that are no wider than so many ems are not wrapped.
_NARROWEST = 12
#: Type of one paragraph differs less: a note below a column is smaller.
_SAME_SIZE = 0.08
#: A distance between lines this much more than the usual one parts paragraphs.
_PARTED = 1.45
#: A page with so many lines has margins of its own.
_FEWEST_LINES = 6
_ENDED = frozenset("。！？；：!?;:.”）)》")
_BULLETS = frozenset("•●○■□◆◇★☆▲△※➢✓☑☐☒→·-*")
_LEADER = re.compile(
    r"(?<![.…·．])(?<![.…·．]\s)(?:[.…·．]{3,}+|[.…·．]?(?:\s[.…·．]){3,}+)\s*+[-–—(（]?\s*+[0-9ivxⅠ-Ⅻ]{1,4}\s*+[-–—)）]?\s*+$"
    r"|(?<![.…·．])[.…·．]{6,}+\s*+$"
)


class Measure(NamedTuple):
    """The margins of a column and the usual distance between its lines."""

    left: float
    right: float
    spacing: float


def find_continued(lines: Sequence[Line], headings: set[int]) -> set[int]:
    """Return the indexes of the lines that continue the line before them; `headings` are the indexes of headings."""
    measures = _measures(lines)
    continued: set[int] = set()
    for at, (before, line) in enumerate(pairwise(lines), 1):
        if at in headings or at - 1 in headings:
            continue
        if _continues(before, line, measures, starts=at - 1 not in continued):
            continued.add(at)
    return continued


def _continues(
    before: Line, line: Line, measures: dict[tuple[int, int], Measure], *, starts: bool
) -> bool:
    """Tell whether a line continues `before`, which `starts` a paragraph or continues one."""
    em = before.size
    if (
        abs(line.size - em) > _SAME_SIZE * em
        or line.text[0] in _BULLETS
        or _LEADER.search(before.text)
    ):
        return False
    its, own = measures[before.page, before.column], measures[line.page, line.column]
    if its.right - its.left < _NARROWEST * em:
        return False
    same_column = (before.page, before.column) == (line.page, line.column)
    apart = line.base - before.base
    if same_column and apart > _PARTED * its.spacing and apart > 1.7 * em:
        return False
    if its.right - before.right > max(_FULL * em, _first_word(line) + 0.4 * em):
        return False
    indent, indent_before = line.left - own.left, before.left - its.left
    ended = before.text[-1] in _ENDED
    has_marker = read_marker(line.text, 0, len(line.text)) is not None
    if has_marker and ended:
        return False
    if indent <= _INDENTED * em:
        return not (has_marker and not starts and indent_before <= _SAME * em and ended)
    marked_before = read_marker(before.text, 0, len(before.text)) is not None
    # A list whose bullets are drawn: no sentence ends at the margin.
    goes_on = (
        its.right - before.right <= _INDENTED * em
        and not ended
        and not marked_before
        and before.runs[-1].face == line.runs[0].face
    )
    hangs = abs(indent - indent_before) <= _SAME * em and (not starts or goes_on)
    below_marker = (
        starts
        and _SAME * em < indent - indent_before <= _DEEPEST_HANGING * em
        and (marked_before or before.text[0] in _BULLETS)
    )
    return (hangs or below_marker) and not has_marker


def _first_word(line: Line) -> float:
    """Return the width of the first word of a line: a Latin word is not broken."""
    glyphs = line.stretches[0].glyphs
    width = 0.0
    for glyph in glyphs:
        if not ("!" <= glyph.char <= "~"):
            break
        width = glyph.right - glyphs[0].left
    return width


def _measures(lines: Sequence[Line]) -> dict[tuple[int, int], Measure]:
    """Return the measure of each column of each page; one of few lines has that of the others in its place."""
    places: dict[tuple[int, int], list[Line]] = {}
    columns: dict[int, list[Line]] = {}
    for line in lines:
        places.setdefault((line.page, line.column), []).append(line)
        columns.setdefault(line.column, []).append(line)
    usual = {column: _measure(inside) for column, inside in columns.items()}
    return {
        (page, column): _measure(inside, usual[column])
        if len(inside) >= _FEWEST_LINES
        else usual[column]
        for (page, column), inside in places.items()
    }


def _measure(lines: Sequence[Line], usual: Measure | None = None) -> Measure:
    em = median(line.size for line in lines)
    lefts = sorted(line.left for line in lines)
    rights = sorted((line.right for line in lines), reverse=True)
    apart = [
        after.base - before.base
        for before, after in pairwise(lines)
        if after.page == before.page and 0 < after.base - before.base < 4 * em
    ]
    spacing = median(apart) if apart else usual.spacing if usual else 1.6 * em
    left, right = _common(lefts, em), _common(rights, em)
    is_full = sum(right - edge <= _SAME * em for edge in rights) >= _FEWEST_FULL
    if usual and not is_full and usual.right - right > 2 * em and abs(left - usual.left) < em:
        right = usual.right  # a page of short lines
    return Measure(left, right, spacing)


def _common(edges: Sequence[float], em: float) -> float:
    """Return the outermost of the edges, which come in order, that several lines have."""
    fewest = max(2, len(edges) // 12)
    for at in range(len(edges) - fewest + 1):
        if abs(edges[at + fewest - 1] - edges[at]) <= _SAME * em:
            return edges[at]
    return edges[0]
