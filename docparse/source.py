"""The text as it was received, and places in it.

Offsets are code points from 0, the end exclusive. Lines and columns count from 1. A line ends at
`\\n` alone, as in the gold outlines and in most editors; the `\\r` before it is white space.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

#: What separates words or stands at the edge of a line without being seen, but for the line feed:
#: Unicode's white space of every width, and the characters without width. As the inside of a
#: regular expression's class:
BLANK = "\t\x0b-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff"
BLANKS = "".join(
    map(chr, [9, 11, 12, 13, *range(0x1C, 0x21), 0x85, 0xA0, 0x1680, *range(0x2000, 0x2010)])
) + "".join(map(chr, [*range(0x2028, 0x2030), *range(0x205F, 0x2065), 0x3000, 0xFEFF]))


class Span(NamedTuple):
    """A stretch of the text: first offset, and the offset behind the last character."""

    start: int
    end: int


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return `spans` in order, those that overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


class Origin(NamedTuple):
    """Where a text came from, and how its bytes became characters."""

    path: str = ""
    format: str = "text"
    encoding: str = ""
    #: How sure the reader is of the encoding, from 0 to 1; 1 where nothing was guessed.
    certainty: float = 1.0


class Source(NamedTuple):
    """A text that is never changed, with the starts of its lines.

    >>> source = Source.of("一、基本情况\\n全县共有人口30万。")
    >>> source.position(7)
    (2, 1)
    """

    text: str
    origin: Origin = Origin()
    #: The offset at which each line begins.
    line_starts: tuple[int, ...] = (0,)

    @classmethod
    def of(cls, text: str, origin: Origin | None = None) -> Source:
        """Make a source of `text`, finding its lines."""
        starts = [0]
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return cls(text, origin or Origin(), tuple(starts))

    def slice(self, span: Span) -> str:
        """Return the characters of `span` as they stand."""
        return self.text[span.start : span.end]

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of `offset`, both from 1, the column in code points."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1
