"""Headers, footers and page numbers: what comes again at one place at the edge of pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from docparse.readers.pdf.rows import Stretch, text_of

#: The shares of a page's height at its top and bottom where furniture may be, and how many lines of it.
_TOP, _BOTTOM, _MOST_LINES = 0.16, 0.86, 4
#: The title of a chapter, in type this much larger than the text, is none.
_LARGER = 1.15
#: How far apart, in points, two lines of furniture may be that are at one place.
_NEAR = 4.0
#: On so many pages a line is furniture; in a file of fewer on all of them.
_FEWEST = 3
_NUMERAL = re.compile(
    "[0-9０-９]+|(?<![A-Za-z])[ivxlIVXL]{1,7}(?![A-Za-z])|[Ⅰ-Ⅻⅰ-ⅻ]+|[一二三四五六七八九十百〇]+"
)
_AT_EDGE = re.compile(r"^[0-9]{1,4}(?=\s\s|$)|(?<=\s\s)[0-9]{1,4}$")
_LEADER = "...."
_NOT_WORDS = re.compile(r"[\W_]+")
#: A page number by itself: - 3 -, 3, 第 3 页 共 5 页, 3 / 12, Ⅲ.
_NUMBER = re.compile(
    r"[-–—－·.\s]*+第?\s*+(?:[0-9]{1,4}|[ivxlIVXLⅠ-Ⅻ]{1,7})\s*+(?:页|頁)?[,，\s]*+(?:[/／]|共|of)?\s*+(?:[0-9]{1,4})?\s*+(?:页|頁)?[-–—－·.\s]*+"
)


class _Candidate(NamedTuple):
    page: int
    row: int
    #: How many rows are between it and the edge.
    depth: int
    at_top: bool
    key: str
    base: float
    size: float
    is_number: bool
    #: The numbers that it begins and ends with, apart from its words.
    numbers: tuple[int, ...]
    #: It is an entry of a table of contents.
    is_entry: bool


def find_furniture(
    pages: Sequence[Sequence[list[Stretch]]], heights: Sequence[float]
) -> list[set[int]]:
    """Return for each page the indexes of the rows that are furniture."""
    largest = _LARGER * _usual_size(pages)
    candidates = [
        candidate
        for page, (rows, height) in enumerate(zip(pages, heights, strict=True))
        for candidate in _candidates(page, rows, height)
        if not candidate.is_entry and candidate.size <= largest
    ]
    fewest = min(_FEWEST, max(2, sum(1 for rows in pages if rows)))
    places: dict[tuple[bool, str], list[_Candidate]] = {}
    for candidate in candidates:
        places.setdefault((candidate.at_top, candidate.key), []).append(candidate)
    sure = {
        (candidate.page, candidate.row)
        for group in places.values()
        for candidate in group
        if len({other.page for other in group if _is_near(candidate, other)}) >= fewest
    }
    sure |= _in_bands(candidates, sure)
    sure |= _with_their_number(candidates)
    sure |= {(one.page, one.row) for one in candidates if one.is_number and one.depth == 0}
    return _from_the_edge(candidates, sure, len(pages))


def _usual_size(pages: Sequence[Sequence[list[Stretch]]]) -> float:
    """Return the size of the type that most of the text is in."""
    sizes: Counter[float] = Counter()
    for rows in pages:
        for row in rows:
            for stretch in row:
                sizes[stretch.size] += len(stretch.glyphs)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _candidates(page: int, rows: Sequence[list[Stretch]], height: float) -> list[_Candidate]:
    found = []
    for depth, row in enumerate(range(min(_MOST_LINES, len(rows)))):
        if rows[row][0].base < _TOP * height:
            found.append(_candidate(page, row, depth, rows[row], at_top=True))
    for depth, row in enumerate(range(len(rows) - 1, max(len(rows) - 1 - _MOST_LINES, -1), -1)):
        if rows[row][0].base > _BOTTOM * height:
            found.append(_candidate(page, row, depth, rows[row], at_top=False))
    return found


def _candidate(
    page: int, row: int, depth: int, stretches: list[Stretch], *, at_top: bool
) -> _Candidate:
    text = text_of(stretches).strip()
    is_number = _NUMBER.fullmatch(text) is not None and any(map(str.isalnum, text))
    key = "#" if is_number else _NOT_WORDS.sub("", _NUMERAL.sub("#", text)) or text
    first = stretches[0]
    numbers = tuple(int(match[0]) for match in _AT_EDGE.finditer(text))
    return _Candidate(
        page, row, depth, at_top, key, first.base, first.size, is_number, numbers, _LEADER in text
    )


def _is_near(one: _Candidate, other: _Candidate) -> bool:
    return abs(one.base - other.base) <= _NEAR


def _in_bands(candidates: Sequence[_Candidate], sure: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the lines that are where other pages have furniture, in type of the same size: the name of a chapter."""
    bands: dict[tuple[bool, int, float], int] = {}
    for one in candidates:
        if (one.page, one.row) in sure and not one.is_number:
            for base in (round(one.base) - 1, round(one.base), round(one.base) + 1):
                band = (one.at_top, base, one.size)
                bands[band] = bands.get(band, 0) + 1
    return {
        (one.page, one.row)
        for one in candidates
        if bands.get((one.at_top, round(one.base), one.size), 0) >= _FEWEST
    }


def _with_their_number(candidates: Sequence[_Candidate]) -> set[tuple[int, int]]:
    """Return the lines at the edge that begin or end with the number of their page: 1 数据分析  2."""
    counted: dict[int, set[tuple[int, int]]] = {}
    for one in candidates:
        if one.depth == 0:
            for number in one.numbers:
                counted.setdefault(number - one.page, set()).add((one.page, one.row))
    best = max(counted.values(), key=len, default=set())
    return best if len(best) >= _FEWEST else set()


def _from_the_edge(
    candidates: Sequence[_Candidate], sure: set[tuple[int, int]], count: int
) -> list[set[int]]:
    """Return the rows from the edge of each page up to the first that is none."""
    found: list[set[int]] = [set() for _ in range(count)]
    ended: set[tuple[int, bool]] = set()
    for one in candidates:  # in order from the edge
        if (one.page, one.row) not in sure:
            ended.add((one.page, one.at_top))
        elif (one.page, one.at_top) not in ended:
            found[one.page].add(one.row)
    return found
