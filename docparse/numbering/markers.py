"""Markers: reading the one that stands at a place in a text."""

from __future__ import annotations

import re
from functools import lru_cache

from docparse.model.heading import Marker
from docparse.model.patterns import Pattern
from docparse.model.source import Span
from docparse.model.style import Style
from docparse.numbering.numerals import letter_value, value_of
from docparse.numbering.styles import STYLES, THIRD_LEVEL

#: Number of the group that closed last -> the style, and the number of the group that is its numeral.
_Rows = dict[int | None, tuple[Style, int]]


class _Table(dict[str, tuple[re.Pattern[str], _Rows]]):
    """First character of markers -> one pattern for all styles that share it, and these styles.

    A pattern is compiled when its first character is met: a report has few of them.
    """

    def __init__(self, styles: tuple[Style, ...]) -> None:
        super().__init__()
        self.styles = styles
        #: The characters that markers begin with.
        self.first = frozenset("".join(style.first for style in styles))

    def __missing__(self, char: str) -> tuple[re.Pattern[str], _Rows]:
        self[char] = row = _pattern_of(tuple(style for style in self.styles if char in style.first))
        return row


@lru_cache(maxsize=32)
def _table_with(own: tuple[Style, ...]) -> _Table:
    """Return the table with the styles of a house before all others."""
    return _Table((*own, *STYLES))


@lru_cache(maxsize=128)
def _pattern_of(styles: tuple[Style, ...]) -> tuple[re.Pattern[str], _Rows]:
    """Return one pattern for `styles`: `(numeral)(?:(behind)|(behind))`, with the rows that begin alike in one.

    No row goes on behind its numeral with what the numeral could go on with, but for the last of a first character
    (一 before a word); so it is all the same whether a row or a length of the numeral is tried first.
    """
    rows: _Rows = {}
    pieces: list[str] = []
    common, group, numeral = "", 0, 0
    for style in styles:
        head, tail = _split(style.pattern)
        if head == common:
            pieces[-1] += f"|({tail})"
        else:
            group = numeral = group + 1
            pieces.append(f"{head.replace('?P<n>', '')}(?:({tail})")
            common = head
        group += 1
        rows[group] = style, numeral
    return re.compile(")|".join(pieces) + ")"), rows


def _split(pattern: str) -> tuple[str, str]:
    """Return a row's expression up to its numeral, and what comes behind."""
    at = pattern.index("(?P<n>")
    depth = 0
    while True:
        depth += (pattern[at] == "(") - (pattern[at] == ")")
        at += 1
        if not depth:
            return pattern[:at], pattern[at:]


# Tenders put a sign before the terms that must be met: ★1.系统架构, ▲（二）业绩.
_SIGN = frozenset("★☆▲△●◆◇■□※◎")
_TABLE = _Table(STYLES)
_OPENING = _TABLE.first | _SIGN


def opening_chars(own: tuple[Style, ...] = ()) -> frozenset[str]:
    """Return what a line with a marker begins with, in one of the table's styles or of those of the house."""
    return _OPENING.union(*(style.first for style in own)) if own else _OPENING


def read_marker(
    text: str, start: int, end: int, *, glued: bool = False, own: tuple[Style, ...] = ()
) -> Marker | None:
    """Return the marker that stands at offset `start`, `None` if there is none before `end`.

    `glued` asks for the styles alone that are looked for inside a line; `own` styles come first.

    >>> read_marker("（十二）发展", 0, 6)
    Marker(span=Span(start=0, end=4), row=<Style （一）>, number=12, prefix='')
    """
    table = _table_with(own) if own else _TABLE
    first = text[start]
    if first not in table.first:
        return _read_signed(text, start, end, own) if first in _SIGN and not glued else None
    pattern, rows = table[first]
    match = pattern.match(text, start, end)
    if match is None:
        # A style of the house may begin with a sign: ★1 and ★一、
        signed = bool(own) and first in _SIGN and not glued
        return _read_signed(text, start, end, own) if signed else None
    style, numeral = rows[match.lastindex]
    if glued and not style.mid_line:
        return None
    return _marker_of(style, Span(start, match.end()), match[numeral])


_SIGNS = Pattern("[★☆▲△●◆◇■□※◎]+[ \u3000]*")


def sign_of(marker: str) -> str:
    """Return the sign before a marker's number, with the blanks behind it: `★` of `★1.`."""
    sign = _SIGNS.match(marker, 0, len(marker))
    return sign.group() if sign else ""


def _read_signed(text: str, start: int, end: int, own: tuple[Style, ...]) -> Marker | None:
    """Return the marker behind a sign, with the sign."""
    sign = _SIGNS.match(text, start, end)
    if sign is None or sign.end() == end:
        return None
    marker = read_marker(text, sign.end(), end, own=own)
    return marker and marker._replace(span=Span(start, marker.span.end))


_DATED = Pattern("([0-9０-９]{1,2})[.．](?=[0-9]{1,2}(?:月[0-9]|[号號][院楼樓]))")


def read_dated(text: str, start: int, end: int) -> Marker | None:
    """Return the marker `2.` at offset `start` though a date follows: 2.5月15日前完成."""
    match = _DATED.match(text, start, end)
    return _marker_of(THIRD_LEVEL, Span(start, match.end()), match[1]) if match else None


def _marker_of(style: Style, span: Span, numeral: str) -> Marker | None:
    prefix = ""
    if style.decimal:
        *before, numeral = numeral.replace("．", ".").split(".")
        prefix = ".".join(str(value_of(figure)) for figure in before)
    number = letter_value(numeral) if style.numerals.letters else value_of(numeral)
    return None if number is None else Marker(span, style, number, prefix)
