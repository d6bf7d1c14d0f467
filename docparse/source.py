"""The text as it was received, and places in it.

Offsets are code points from 0, the end exclusive. Lines and columns count from 1. A line ends at
`\\n` alone, as in the gold outlines and in most editors; the `\\r` before it is white space.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

#: What separates words or stands at the edge of a line without being seen: blanks of every width,
#: the carriage return, form feed and vertical tab, and the characters without width.
BLANKS = " \t\u3000\xa0\r\f\v\u200b\u200c\u200d\u2060\ufeff\u2002\u2003\u2009"


class Span(NamedTuple):
    """A stretch of the text: first offset, and the offset behind the last character."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text came from, and how its bytes became characters."""

    path: str = ""
    format: str = "text"
    encoding: str = ""
    #: How sure the reader is of the encoding, from 0 to 1; 1 where nothing was guessed.
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Source:
    """A text that is never changed, with the starts of its lines.

    >>> source = Source.of("一、基本情况\\n全县共有人口30万。")
    >>> source.position(7)
    (2, 1)
    """

    text: str
    origin: Origin = Origin()
    line_starts: tuple[int, ...] = field(default=(0,), repr=False, compare=False)

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
