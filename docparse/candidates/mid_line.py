"""Markers inside lines: where one could begin, and which do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docparse.model.heading import Marker
from docparse.model.patterns import Pattern
from docparse.model.source import BLANK
from docparse.numbering.markers import read_marker
from docparse.numbering.styles import STYLES
from docparse.numbering.systems import CHINESE_CHARS, FIGURES

_GLUES_FIRST = "".join(
    sorted(
        {char for style in STYLES if style.mid_line for char in style.first}
        - set(CHINESE_CHARS + FIGURES)
    )
)

# The end of a sentence or a blank, and then a glued marker or what begins as one. The set of characters
# stands first in the pattern so that the search can run through the rest of the text quickly.
_BEHIND_STOP = re.compile(
    f"[。；：！？;:!?”）){BLANK}]"
    f"(?=[{_GLUES_FIRST}]|[{CHINESE_CHARS}]{{1,7}}[ \u3000]*[、﹑､]|[{FIGURES}]{{1,3}}[ \u3000]*[、﹑､.．)）])"
)
# 来看1、改革: nothing stands between, but the figure has its mark. 所需材料和税费一、流程: nor here, but 统一、规范
# and 高一、高二 are words. The mark stands first in the pattern, for the same reason; few follow a numeral.
_BEHIND_NUMERAL = re.compile("、(?<=[0-9一二三四五六七八九十]、)")
_DIGITS = "0123456789"
#: What stands before a figure that numbers nothing: 1.2、, 3-5、.
_NEVER_BEFORE = FIGURES + ".．、-—~～"
_NUMERALS = "一二三四五六七八九十"
_WORDS_ON_ONE = frozenset("一二三四五六七八九十百千零第周期初高老其统統唯万之同专如划每大小")
_NEXT_NUMERAL = Pattern("[一二三四五六七八九十]|[^、，。；]{0,3}[一二三四五六七八九十]、")
_LONGEST_WORD = 12


def find_places(text: str) -> list[int]:
    """Return the offsets in `text`, in order, at which a marker inside a line could begin."""
    places = {match.end() for match in _BEHIND_STOP.finditer(text)}
    for match in _BEHIND_NUMERAL.finditer(text):
        stop, end = match.span()
        following = text[end : end + 1]
        if text[stop - 1] in _DIGITS:
            start = _start_of_run(text, stop, _DIGITS, 2)
            if following not in _DIGITS and text[start - 1] not in _NEVER_BEFORE:
                places.add(start)
        elif "\u4e00" <= following <= "\u9fff":
            start = _start_of_run(text, stop, _NUMERALS, 3)
            if _stands_behind_word(text, start, end):
                places.add(start)
    return sorted(places)


def _start_of_run(text: str, end: int, chars: str, most: int) -> int:
    """Return where the run of `chars` begins that ends at offset `end`, `most` of them at most; one there is."""
    start = end - 1
    first = max(0, end - most)
    while start > first and text[start - 1] in chars:
        start -= 1
    return start


def _stands_behind_word(text: str, start: int, end: int) -> bool:
    """Tell whether 一、 from `start` to `end` follows a word and is no part of it."""
    before = text[start - 1 : start]
    if not "\u4e00" <= before <= "\u9fff" or before in _WORDS_ON_ONE:
        return False
    if _NEXT_NUMERAL.match(text, end, len(text)):
        return False
    # 方案一、方案二: the word comes again before the next numeral
    again = text.find(before, end, end + _LONGEST_WORD)
    return again < 0 or text[again + 1 : again + 2] not in CHINESE_CHARS


def find_glued_markers(text: str, places: Iterable[int], start: int, end: int) -> Iterator[Marker]:
    """Yield the markers behind offset `start` and before `end`, inside a line, in order.

    `places` are those of `find_places` between the two offsets.
    """
    behind = start + 1
    for place in places:
        if place >= behind and (marker := read_marker(text, place, end, glued=True)):
            behind = marker.span.end
            yield marker
