"""Outlines from regular expressions at the beginning of lines, each with a fixed level, and three sets of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docparse.writers.outline.rows import OutlineRow

_BLANKS = " \t\u3000"


class Shape(NamedTuple):
    """One shape of numbering; what the expression matches is the marker."""

    level: int
    pattern: re.Pattern[str]


def _shape(level: int, pattern: str) -> Shape:
    return Shape(level, re.compile(pattern))


_N = "[〇零一二三四五六七八九十百千0-9０-９]+"
_CHINESE = "[〇零一二三四五六七八九十百千]+"
_DIGITS = "[0-9０-９]+"


def _division(units: str) -> str:
    """Return the expression of 第一章, 第 一 章, 第 7-1 條, 第一章之一."""
    return rf"第[ ]*{_N}(?:-{_DIGITS})?[ ]*(?:{units})(?:之{_CHINESE})?(?=[ \t\u3000]|$|[^的、，,及和與与至或所])"


#: What somebody writes in ten minutes, with blanks inside 第 一 章 and the articles of Taiwan.
TEN = (
    _shape(1, _division("編|编|篇|部分")),
    _shape(2, _division("章")),
    _shape(3, _division("節|节")),
    _shape(4, _division("款")),
    _shape(5, _division("目")),
    _shape(6, _division("條|条")),
    _shape(7, rf"{_CHINESE}[ ]*[、．.]"),
    _shape(8, rf"[（(][ ]*{_CHINESE}[ ]*[)）]、?"),
    _shape(9, rf"{_DIGITS}[ ]*(?:[、．]|\.(?![0-9]))"),
    _shape(10, rf"[（(][ ]*{_DIGITS}[ ]*[)）]"),
)


def read_shapes(text: str, shapes: tuple[Shape, ...]) -> Iterator[OutlineRow]:
    """Yield a heading for each line that begins with a shape, the first that fits."""
    for number, line in enumerate(text.split("\n"), 1):
        start = len(line) - len(line.lstrip(_BLANKS))
        for level, pattern in shapes:
            if found := pattern.match(line, start):
                title = line[found.end() :].strip(_BLANKS + "\r")
                yield OutlineRow(number, start + 1, level, "heading", found[0], title)
                break
