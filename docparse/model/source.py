"""The text as it was received, and places in it.

Offsets are code points from 0, the end exclusive. Lines and columns count from 1. A line ends at
`\\n` alone, as in the gold outlines and in most editors; a `\\r` before it is white space.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

#: Invisible characters between words and at the edges of lines, apart from the line feed: Unicode's white space of
#: every width, and the characters without width. Written as the inside of a character class:
BLANK = "\t\x0b-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ue5e5\ufeff"
BLANKS = "".join(
    map(chr, [9, 11, 12, 13, *range(0x1C, 0x21), 0x85, 0xA0, 0x1680, *range(0x2000, 0x2010)])
) + "".join(map(chr, [*range(0x2028, 0x2030), *range(0x205F, 0x2065), 0x3000, 0xE5E5, 0xFEFF]))


class Span(NamedTuple):
    """A range of the text: the first offset, and the offset after the last character."""

    start: int
    end: int


def opens_line(text: str, offset: int) -> bool:
    """Tell whether only blanks are before an offset on its line."""
    # Step by step: the line may have a thousand such places, and a megabyte before each.
    while offset and text[offset - 1] in BLANKS:
        offset -= 1
    return offset == 0 or text[offset - 1] == "\n"


def closes_line(text: str, offset: int) -> bool:
    """Tell whether only blanks are after an offset on its line."""
    while offset < len(text) and text[offset] in BLANKS:
        offset += 1
    return offset == len(text) or text[offset] == "\n"


def skip(text: str, start: int, end: int, chars: str = BLANKS) -> int:
    """Return the first offset from `start` on that has none of `chars`; `end` if there is none before it."""
    while start < end and text[start] in chars:
        start += 1
    return start


def skip_back(text: str, end: int, start: int, chars: str = BLANKS) -> int:
    """Return the offset after the last character before `end` that is none of `chars`, but no less than `start`."""
    while end > start and text[end - 1] in chars:
        end -= 1
    return end


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return `spans` in order; those that overlap become one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


class Origin(NamedTuple):
    """Where a text came from, and how it was decoded."""

    path: str = ""
    format: str = "text"
    encoding: str = ""
    #: How sure the reader is of the encoding, from 0 to 1; 1 if it was not guessed.
    certainty: float = 1.0


class Mark(NamedTuple):
    """A statement of the file's format about a stretch of its text; see `BLOCK_MARKS` and `INLINE_MARKS`."""

    span: Span
    kind: str
    #: The level of a heading, the address of a link or picture, the language of code.
    value: str = ""
    #: The alternative text of a picture, the title of a link.
    title: str = ""
    #: The title of a picture, shown when the mouse is over it.
    tooltip: str = ""


#: Marks that cover whole lines, and how they nest. Apart from `heading`, no heading is looked for in them. A cell,
#: an item and a quotation hold lines, each a paragraph, and blocks between them: see `parts`.
#: heading   `value` is its level, 1 to 9, or `TITLE` for the title of the whole text; `title` is `REPORT` if it opens
#:           a report of a compilation
#: table     holds `row`, and that `cell`, separated by tabs. `value` of a cell is empty or some of the words
#:           header, cols=2, rows=3, separated by blanks
#: code      lines of code; `value` is the language
#: quote     a quotation
#: list      a list without numbers; holds `item`, `value` its depth from 1. Where such a list has items with
#:           numbers, the numbers are in the text, and `title` of such an item is its number: `1.`
#: entry     the number of an entry of a list with numbers, `1.`; `value` is `COUNTED` if the program counts them
#: rule      a line ---
#: raw       a piece of the file that is not text: an HTML comment in Markdown. `value` is its format
#: furniture lines that are kept but do not belong to the text: the header of a page
#: plain     lines, each a paragraph, and blocks between them: a block of HTML in Markdown
BLOCK_MARKS = frozenset(
    "heading table row cell code quote list item entry rule raw furniture plain".split()
)
#: The `value` of a heading that is the title of the whole text, the `title` of one that opens a report.
TITLE, REPORT = "0", "report"
#: The `value` of the number of an entry that the program counts, which the file has not as text.
COUNTED = "counted"
#: The outermost marks in which no heading is looked for.
OPAQUE_MARKS = frozenset({"table", "code", "quote", "list", "rule", "raw", "plain"})
#: Marks inside a line; none crosses the end of a line.
#: strong em del codespan   as in Markdown
#: a         `value` is the address, `title` the link's own title
#: img       covers one U+FFFC; `value` is the address, `title` the alternative text, `tooltip` the title
#: ref       a reference of the text to one of its sections, `value` is the id of that. Writers put it on, as
#:           `references.marks` says; no reader does
REFERENCE = "ref"
INLINE_MARKS = frozenset({"strong", "em", "del", "codespan", "a", "img", REFERENCE})
#: A picture in the text: Unicode's object replacement character.
PICTURE = "\ufffc"


class Places(NamedTuple):
    """The places in the file of a text that was taken out of it, piece by piece."""

    #: The offsets in the text at which the pieces begin, the first of them 0, in order.
    starts: tuple[int, ...]
    #: The offsets in the decoded file at which they begin; inside a piece, text and file are the same.
    offsets: tuple[int, ...]


class Unread(NamedTuple):
    """Something that the file shows and its text has not."""

    #: `chart`, `chunk` or `symbol`: the messages are `unread.chart` and so on.
    kind: str
    #: The name that the file has for it.
    name: str = ""
    #: Where in the text it would be.
    offset: int = 0


class Pages(NamedTuple):
    """The pages of a text that was laid out on some."""

    #: The offset at which each page begins, the first of them 0, in order.
    starts: tuple[int, ...]
    #: The offsets of the lines that continue the paragraph of the line before them, as the layout shows, in order.
    continued: tuple[int, ...] = ()
    #: The page and the line on it that the text begins with: those of a part of a file.
    page: int = 1
    line: int = 1


class SourceFile:
    """The decoded file that a text was taken out of, or the stretch of it that a part of a document covers.

    Any two are equal: a text that comes back from XML has none, and is the same text.
    """

    __slots__ = ("has_mark", "span", "text")

    def __init__(self, text: str, span: Span | None = None, *, has_mark: bool = False) -> None:
        """Take the whole file; `has_mark` tells that a byte order mark of UTF-8 comes before it."""
        self.text = text
        self.span = span or Span(0, len(text))
        self.has_mark = has_mark

    def __eq__(self, other: object) -> bool:
        """Tell that the other is a file too."""
        return isinstance(other, SourceFile)

    def __hash__(self) -> int:
        """Return the same for all."""
        return 0


class Source(NamedTuple):
    """An unchanging text with the starts of its lines.

    >>> source = Source.of("一、基本情况\\n全县共有人口30万。")
    >>> source.position(7)
    (2, 1)
    """

    text: str
    origin: Origin = Origin()
    #: The offset at which each line of the file begins.
    line_starts: tuple[int, ...] = (0,)
    #: In order of start, the longer before the shorter; they nest.
    marks: tuple[Mark, ...] = ()
    #: The places of the text in the file, if it is not the whole file.
    places: Places | None = None
    #: The format says that each line is a paragraph, and none continues the one before it but those of `pages`.
    whole_lines: bool = False
    #: What could not be read, in order; the user is told.
    unread: tuple[Unread, ...] = ()
    #: The pages of the file: positions are page and line.
    pages: Pages | None = None
    #: What `places` point into; empty if that is not at hand.
    file: SourceFile = SourceFile("")

    def __repr__(self) -> str:
        named = ", ".join(
            filter(None, (self.origin.path, self.origin.format, self.origin.encoding))
        )
        return f"<Source {named}, {len(self.text)} characters>"

    @classmethod
    def of(
        cls,
        text: str,
        origin: Origin | None = None,
        *,
        marks: Iterable[Mark] = (),
        places: Places | None = None,
        file: SourceFile | None = None,
        whole_lines: bool = False,
        pages: Pages | None = None,
    ) -> Source:
        """Make a source of `text`, finding its lines.

        Without the `file` that `places` point into, positions are those of `text`.
        """
        file = file if file and places else SourceFile("")
        whole = file.text or text
        lengths = [len(line) + 1 for line in whole.split("\n")]
        starts = tuple(accumulate(lengths[:-1], initial=0))
        in_order = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))
        return cls(
            text,
            origin or Origin(),
            starts,
            tuple(in_order),
            places,
            whole_lines,
            pages=pages,
            file=file,
        )

    def slice(self, span: Span) -> str:
        """Return the characters of `span`."""
        return self.text[span.start : span.end]

    def to_file(self, offset: int) -> int:
        """Return the offset in the file of an offset in the text."""
        if self.places is None:
            return offset
        piece = bisect_right(self.places.starts, offset) - 1
        return offset + self.places.offsets[piece] - self.places.starts[piece]

    def from_file(self, offset: int) -> int:
        """Return the offset in the text of an offset in the file.

        For an offset inside something that the text leaves out (a pair of `**`) it is the end of the text before it.
        """
        if self.places is None:
            return offset
        starts, offsets = self.places
        piece = max(0, bisect_right(offsets, offset) - 1)
        end = starts[piece + 1] if piece + 1 < len(starts) else len(self.text)
        return max(starts[piece], min(starts[piece] + offset - offsets[piece], end))

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of `offset` in the file, both from 1. Columns are code points.

        For a PDF, these are the page and the line on the page.
        """
        offset = self.to_file(offset)
        line = bisect_right(self.line_starts, offset)
        if self.pages:
            return self._on_page(offset, line)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, offset: int) -> int:
        """Return the line of `offset` in the file, in a file of pages that of its text."""
        return bisect_right(self.line_starts, self.to_file(offset))

    def _on_page(self, offset: int, line: int) -> tuple[int, int]:
        """Return page and line of an offset that is in the n-th line of the text."""
        starts, _, first, line_of_first = self.pages or Pages((0,))
        page = bisect_right(starts, offset)
        above = bisect_right(self.line_starts, starts[page - 1]) - 1
        on_page = line - above + (line_of_first - 1 if page == 1 else 0)
        return first + page - 1, on_page
