"""Markers: read the one at a place in a text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from docparse.model.heading import Marker
from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS, Span
from docparse.model.style import Style
from docparse.numbering.numerals import letter_value, value_of
from docparse.numbering.styles import DECIMAL, DECIMAL_OF_3, STYLES, THIRD_LEVEL
from docparse.numbering.systems import CHINESE_CHARS, FIGURES

#: Last closed group of a match -> the style that matched, and the group of its numeral.
_Rows = dict[int | None, tuple[Style, int]]


class _Table(dict[str, tuple[re.Pattern[str], _Rows]]):
    """First character of markers -> one pattern for all styles that share it, and these styles.

    A pattern is compiled when its character first comes up: a report has few of them.
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
    """Return the table with own styles before all others."""
    return _Table((*own, *STYLES))


@lru_cache(maxsize=128)
def _pattern_of(styles: tuple[Style, ...]) -> tuple[re.Pattern[str], _Rows]:
    """Return one pattern for `styles`, in which styles that begin alike share their numeral: `(n)(?:(rest)|(rest))`.

    So a length of the numeral is tried with each rest before the next length. That comes to the same as one style
    after the other, because no rest begins with what a numeral can go on with. 一 before a word does; it is the last.
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
    """Return an expression up to the end of its numeral, and the rest."""
    at = pattern.index("(?P<n>")
    depth = 0
    while True:
        depth += (pattern[at] == "(") - (pattern[at] == ")")
        at += 1
        if not depth:
            return pattern[:at], pattern[at:]


# Tenders mark the terms that must be met: ★1.系统架构, ▲（二）业绩.
_SIGN = frozenset("★☆▲△●◆◇■□※◎*#＊＃")
_TABLE = _Table(STYLES)
_OPENING = _TABLE.first | _SIGN


def opening_chars(own: tuple[Style, ...] = ()) -> frozenset[str]:
    """Return the characters that a line with a marker can begin with."""
    return _OPENING.union(*(style.first for style in own)) if own else _OPENING


def read_marker(
    text: str, start: int, end: int, *, mid_line: bool = False, own: tuple[Style, ...] = ()
) -> Marker | None:
    """Return the marker at offset `start`, `None` if there is none before `end`.

    `mid_line` reads only the styles that are found inside a line; `own` styles come before those of the table.

    >>> read_marker("（十二）发展", 0, 6)
    <Marker （一） 12, at 0>
    """
    table = _table_with(own) if own else _TABLE
    first = text[start]
    if first not in table.first:
        return _read_signed(text, start, end, own) if first in _SIGN and not mid_line else None
    pattern, rows = table[first]
    match = pattern.match(text, start, end)
    if match is None:
        # An own style may begin with a sign: ★1 is one, ★一、 is not.
        signed = bool(own) and first in _SIGN and not mid_line
        return _read_signed(text, start, end, own) if signed else None
    style, numeral = rows[match.lastindex]
    if mid_line and not style.mid_line:
        return None
    marker = _marker_of(style, Span(start, match.end()), match[numeral])
    if style.division and marker and (inserted := _INSERTED.search(text, *match.span())):
        marker = marker._replace(prefix=f"之{value_of(inserted[1])}")
    return marker


_MARKS = frozenset("、．.：:，,")
_OPENS_BRACKET = frozenset("（(【")


def is_set_apart(text: str, marker: Marker) -> bool:
    """Tell whether a blank, a mark or the end of the line parts a number and its words: 第一条 总则, not 第一条件."""
    end = marker.span.end
    following = text[end : end + 1]
    # 第 5 條 stands alone; a figure alone on its line, 4.2, is apart from nothing.
    blanks = BLANKS + "\n" if marker.row.division else BLANKS
    bracketed = marker.row.decimal and following in _OPENS_BRACKET
    return text[end - 1] in _MARKS or not following.strip(blanks) or bracketed


#: 第三十七条之一, 第 37-1 條, 第 八 章 之 一
_INSERTED = Pattern(f"[-－–之の][ ]?([{FIGURES}{CHINESE_CHARS}]{{1,3}})")
# A blank after * or # makes it a bullet or a heading of Markdown.
_SIGNS = Pattern("[★☆▲△●◆◇■□※◎]+[、 \u3000]*|[*#＊＃](?![ *#＊＃])")


def sign_of(marker: str) -> str:
    """Return the sign before a marker's number, with the blanks after it: `★` of `★1.`."""
    sign = _SIGNS.match(marker, 0, len(marker))
    return sign.group() if sign else ""


def _read_signed(text: str, start: int, end: int, own: tuple[Style, ...]) -> Marker | None:
    """Return a sign and the marker after it as one marker."""
    sign = _SIGNS.match(text, start, end)
    if sign is None or sign.end() == end:
        return None
    marker = read_marker(text, sign.end(), end, own=own)
    return marker and marker._replace(span=Span(start, marker.span.end))


_DATED = Pattern("([0-9０-９]{1,2})[.．][ ]?(?=[0-9]{1,2}(?:月[0-9]|[号號日](?!线|線)))")


def read_dated(text: str, start: int, end: int) -> Marker | None:
    """Return the marker `2.` at offset `start` even though a date follows: 2.5月15日前完成."""
    match = _DATED.match(text, start, end)
    return _marker_of(THIRD_LEVEL, Span(start, match.end()), match[1]) if match else None


_SPACED = Pattern(
    "([0-9０-９]{1,2}(?:[.．][0-9０-９]{1,2})?)[.．][ \u3000]{1,2}([0-9０-９]{1,2})(?![0-9０-９.．年月])"
)


def read_spaced(text: str, start: int, end: int) -> Marker | None:
    """Return the decimal at offset `start` that has a blank inside: 3. 2."""
    match = _SPACED.match(text, start, end)
    if match is None:
        return None
    style = DECIMAL_OF_3 if match[1].isdecimal() is False else DECIMAL
    return _marker_of(style, Span(start, match.end()), f"{match[1]}.{match[2]}")


def _marker_of(style: Style, span: Span, numeral: str) -> Marker | None:
    prefix = ""
    if style.decimal:
        *before, numeral = unicodedata.normalize("NFKC", numeral).split(".")  # ⒈１
        prefix = ".".join(
            str(letter_value(figure) if figure.isalpha() else value_of(figure)) for figure in before
        )
    number = letter_value(numeral) if style.numerals.letters else value_of(numeral)
    return None if number is None else Marker(span, style, number, prefix)
