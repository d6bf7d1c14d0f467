"""Page numbers that a page end left at the beginning of a line, at its end or inside a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from docparse.lines.line import Line, is_cut_off
from docparse.model.patterns import Pattern
from docparse.model.source import Span

if TYPE_CHECKING:
    import re

#: A page number at the beginning of a line, with the blank after it.
_LEADING_FIGURES = Pattern("([0-9]{1,3})[ \u3000]+(?=[^0-9 \u3000.,%、．])")
#: A page has at least this many characters; numbers closer together are no page numbers.
_SHORTEST_PAGE = 150
_FEWEST_PAGES = 4
_DIGITS = frozenset("0123456789")
#: 13 月20日: a figure and the page number after it, before the unit of the figure.
_IN_FIGURE = Pattern("[0-9]{1,2}?([0-9]{1,3})[ \u3000]+(?=[月日年个人])")
_LONGEST_HEADING = 30


def find_leading_page_numbers(text: str, lines: Sequence[Line]) -> dict[int, Span]:
    """Return line index -> span of the page number at the line's beginning.

    在第一 / 2 时间、第一现场: the numbers rise through the text, a page apart, and some are in the middle of a
    sentence. Headings such as 1 引言 rise too, but no sentence breaks off before them, and they are short lines.
    """
    chain: list[tuple[int, int, Span]] = []
    for at, (start, end, _, _) in enumerate(lines):
        if text[start] not in "0123456789" or end - start < _LONGEST_HEADING:
            continue
        match = _LEADING_FIGURES.match(text, start, end)
        if match is None or end - match.end() < _LONGEST_HEADING:
            continue
        number = int(match[1])
        if not chain or (
            0 < number - chain[-1][1] <= 2 and start - chain[-1][2].end >= _SHORTEST_PAGE
        ):
            chain.append((at, number, Span(*match.span())))
    broken = sum(at > 0 and is_cut_off(text, lines[at - 1]) for at, _, _ in chain)
    if len(chain) < _FEWEST_PAGES or broken < 2 or 4 * broken < len(chain):
        return {}
    return {at: span for at, _, span in chain}


def find_page_numbers_in_figures(
    text: str, lines: Sequence[Line], numbers: Mapping[int, Span]
) -> Iterator[Span]:
    """Yield the page numbers that are missing in `numbers` and stand inside a figure: 1 of 13 月20日 is the text's, 3 the page's.

    `numbers` are line index -> span of the page numbers that `lines` begin with.
    """
    for (before, span), (after, span_after) in pairwise(numbers.items()):
        missing = int(text[span.start : span.end]) + 1
        if int(text[span_after.start : span_after.end]) != missing + 1:
            continue
        for line in lines[before + 1 : after]:
            match = text[line.start] in _DIGITS and _IN_FIGURE.match(text, line.start, line.end)
            if match and int(match[1]) == missing:
                yield Span(match.start(1), match.end())
                break


def find_page_numbers_inside(text: str) -> Iterator[Span]:
    """Yield page numbers at the end of lines of words, then those inside sentences."""
    yield from _page_footers(text)
    yield from _between_blanks(text)


# 我带头捐助1000 - 1 - at the end of a line: the foot of a page in a sentence that goes on
_FOOT = Pattern("[-—–] ?[0-9]{1,3} ?[-—–](?=[ \u3000]*(?:\r|\n|$))")
# One for each blank: a search for an expression that begins with a plain character is the quickest.
_SPACED_FIGURES = tuple(
    Pattern(f"{blank}(?<=[^\0-~]{blank})([0-9]{{1,3}})(?=[ \u3000][^\0-~])") for blank in " \u3000"
)
_COUNTED = frozenset(
    "个個人年月日天号號时時分秒元万萬亿億千百名户戶次倍米吨噸斤克亩畝岁歲周週种種项項条條款章节節页頁级級届屆位家所座台套件层層点點月度"
)


def _page_footers(text: str) -> Iterator[Span]:
    """Yield page numbers between dashes at the end of a line of words, with the blanks before them."""
    for dash in "-—–":
        at = text.find(dash, 1)  # much quicker than searching for the expression
        while at >= 0:
            start = at
            while start and text[start - 1] in " \u3000":
                start -= 1
            match = _FOOT.match(text, at, len(text)) if 0 < start < at else None
            if match and text[start - 1] not in "\r\n。-—–":
                yield Span(start, match.end())
            at = text.find(dash, at + 1)


def _between_blanks(text: str) -> list[Span]:
    """Return figures with blanks on both sides that rise by one from page to page: 有 8 限, 社 9 会."""
    places = [
        match
        for pattern in _SPACED_FIGURES
        for match in pattern.finditer(text, 0, len(text))
        if "\u4e00" <= text[match.start() - 1] <= "\u9fff"
        and "\u4e00" <= (following := text[match.end() + 1 : match.end() + 2]) <= "\u9fff"
        and following not in _COUNTED
    ]
    places.sort(key=lambda match: match.start())
    chain: list[re.Match[str]] = []
    for match in places:
        if not chain or (
            int(match[1]) == int(chain[-1][1]) + 1
            and match.start() - chain[-1].end() > _SHORTEST_PAGE
        ):
            chain.append(match)
    if len(chain) < 2 or len(chain) * 2 <= len(places):
        return []
    return [Span(match.start(1), match.end(1)) for match in chain]
