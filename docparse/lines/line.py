"""Lines with something on them: the first thing that is found in a text."""

from __future__ import annotations

import re
from typing import NamedTuple

from docparse.model.source import BLANKS, Source

#: Marks that a name or a title has none of.
STOPS = frozenset("。；：，、;:,！!？?…")
#: A line that ends in one of these is complete.
ENDS = frozenset("。！？；;!?…”’」』》）)】：:")
#: A paragraph of a text has at least so many characters; most titles have fewer.
LONG = 50
#: A line of this many characters that ends without any mark is cut off.
CUT_OFF = 24
_CUT_OFF_BY_COMMA = 15
_LINE_ENDS = re.compile("[\r\n]")


class Line(NamedTuple):
    """A line that has something on it, without the blanks at its edges."""

    start: int
    end: int
    #: How many blanks are before it on the line.
    indent: int
    #: It is the first line, or an empty line is before it.
    after_blank: bool


def find_lines(source: Source) -> list[Line]:
    """Return the lines of `source` with a visible character, in order.

    A lone `\\r` ends a line here, as in files of old Macintoshes, though it does not count in
    `Source.position`.
    """
    text, last_end, start = source.text, -1, 0
    lines: list[Line] = []
    for piece in _LINE_ENDS.split(text) if "\r" in text else text.split("\n"):
        length = len(piece)
        if words := piece.strip(BLANKS):
            indent = 0 if len(words) == length else length - len(piece.lstrip(BLANKS))
            end = start + indent + len(words)
            after_blank = last_end < 0 or (start - last_end > 1 and _is_gap(text, last_end, start))
            lines.append(Line(start + indent, end, indent, after_blank))
            last_end = end
        start += length + 1
    return lines


def _is_gap(text: str, end: int, start: int) -> bool:
    """Tell whether there is more than one line end between the `end` of a line and the `start` of the next."""
    feeds = text.count("\n", end, start)
    returns = text.count("\r", end, start)
    return feeds > 1 or returns > max(1, text.count("\r\n", end, start))


def is_sentence(text: str, line: Line) -> bool:
    """Tell whether a line ends in a full stop or a semicolon."""
    return text[line.end - 1] in "。；"


def is_cut_off(text: str, line: Line) -> bool:
    """Tell whether a line ends in the middle of a sentence: too long for a title, and no stop."""
    length, last = line.end - line.start, text[line.end - 1]
    if last in "，、":
        return length >= _CUT_OFF_BY_COMMA
    return "\u4e00" <= last <= "\u9fff" and length >= CUT_OFF
