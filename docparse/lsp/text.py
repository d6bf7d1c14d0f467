"""The text of a file as an editor counts it: lines, and characters in the units of the protocol.

The protocol breaks lines at `\\n`, `\\r\\n` and `\\r` and at nothing else: U+2028 is a character in a line.
Docparse's own offsets are code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, NamedTuple

from docparse.model.source import Span

Encoding = Literal["utf-8", "utf-16", "utf-32"]

#: Codec and bytes a unit. A lone surrogate, which JSON can carry, is one unit like any other character.
_CODECS: dict[Encoding, tuple[str, int]] = {
    "utf-8": ("utf-8", 1),
    "utf-16": ("utf-16-le", 2),
    "utf-32": ("utf-32-le", 4),
}
_LINE_END = re.compile("\r\n|\n|\r")
#: The units are counted up to every so many characters, so that a line of 10 MB costs no more than others.
_STEP = 512


class Position(NamedTuple):
    """A place between two characters: line and character from 0, the character in units."""

    line: int
    character: int


class Range(NamedTuple):
    """Two positions and what is between them."""

    start: Position
    end: Position


class TextChange(NamedTuple):
    """A change by the editor: new text for a range, or for everything if there is no range."""

    range: Range | None
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class EditorText:
    """A text that never changes; `changed` makes the next one. Compared by identity.

    >>> text = EditorText.of("𠮷野\\u2028家\\r\\n一、情况")
    >>> text.offset(Position(0, 2)), text.position(6)
    (1, Position(line=1, character=0))
    """

    text: str
    encoding: Encoding
    #: The offset at which each line begins.
    starts: tuple[int, ...]
    #: The units before every `_STEP`th character.
    units: tuple[int, ...]

    @classmethod
    def of(cls, text: str, encoding: Encoding = "utf-16") -> EditorText:
        """Find the lines of a text and count its units."""
        starts = (0, *(match.end() for match in _LINE_END.finditer(text)))
        pieces = (text[at : at + _STEP] for at in range(0, len(text), _STEP))
        units = accumulate((_width(piece, encoding) for piece in pieces), initial=0)
        return cls(text, encoding, starts, tuple(units))

    def position(self, offset: int) -> Position:
        """Return the position of an offset."""
        line = bisect_right(self.starts, offset) - 1
        return Position(line, self._count(offset) - self._count(self.starts[line]))

    def range(self, span: Span) -> Range:
        """Return the range of a span."""
        return Range(self.position(span.start), self.position(span.end))

    def offset(self, position: Position) -> int:
        """Return the offset of a position; one outside the text becomes the nearest before it."""
        if position.line >= len(self.starts):
            return len(self.text)
        start = self.starts[max(0, position.line)]
        end = self.line_end(max(0, position.line))
        if position.line < 0:
            return start
        return min(self._find(self._count(start) + max(0, position.character)), end)

    def line_end(self, line: int) -> int:
        """Return the offset after the last character of a line, before its line end."""
        if line + 1 >= len(self.starts):
            return len(self.text)
        end = self.starts[line + 1] - 1
        return end - 1 if self.text[end - 1 : end + 1] == "\r\n" else end

    def changed(self, change: TextChange) -> EditorText:
        """Return the text after a change."""
        if change.range is None:
            return EditorText.of(change.text, self.encoding)
        start, end = sorted((self.offset(change.range.start), self.offset(change.range.end)))
        return EditorText.of(self.text[:start] + change.text + self.text[end:], self.encoding)

    def _count(self, offset: int) -> int:
        """Return the units before an offset."""
        if self.units[-1] == len(
            self.text
        ):  # a unit for each character, as in most texts in UTF-16
            return offset
        step = offset // _STEP
        return self.units[step] + _width(self.text[step * _STEP : offset], self.encoding)

    def _find(self, units: int) -> int:
        """Return the offset with so many units before it; inside a character, the one before it."""
        step = bisect_right(self.units, units) - 1
        at = step * _STEP
        rest = units - self.units[step]
        while rest > 0 and at < len(self.text):
            rest -= _width(self.text[at], self.encoding)
            at += rest >= 0
        return at


def _width(text: str, encoding: Encoding) -> int:
    """Return how many units of an encoding a text has."""
    codec, size = _CODECS[encoding]
    return len(text.encode(codec, "surrogatepass")) // size
