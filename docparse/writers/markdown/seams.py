"""Places at which a Markdown file can be cut although emphasis or a tag may be around them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from docparse.model.reading import Reading
from docparse.model.source import BLANKS, Span, skip, skip_back

_LINE_END = re.compile("\r\n?|\n")
#: What is between two lines of a paragraph where no mark begins or ends, with the backslash of a hard break.
_BETWEEN_LINES = re.compile(r"[\\\s>]*")
_TAG = re.compile(
    r"<(/?)(?:b|strong|i|em|s|del|strike|sup|sub|font|span|u|big|small|center|mark)(?=[\s>])",
    re.IGNORECASE,
)

#: So far before a seam tags are looked for; a line may be of any length.
_NEAR = 2_000


class Seam(NamedTuple):
    """A place between two characters of the text: where the file ends before it, and begins again after it."""

    before: int
    after: int


class Seams:
    """Finds the places of a text in its file."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._source = reading, reading.source
        self.text, self.file = reading.source.text, reading.source.file.text
        self._breaks = [at for at, char in enumerate(self.text) if char == "\n"]
        breaks = [match.span() for match in _LINE_END.finditer(self.file)]
        self._starts = [0, *(end for _, end in breaks)]
        self._ends = [*(start for start, _ in breaks), len(self.file)]
        self.newline = self.file[slice(*breaks[0])] if breaks else "\n"

    # Lines of the text

    def line_start(self, offset: int) -> int:
        """Return where the line of an offset begins in the text."""
        at = bisect_left(self._breaks, offset)
        return self._breaks[at - 1] + 1 if at else 0

    def line_end(self, offset: int) -> int:
        """Return where the line of an offset ends in the text."""
        at = bisect_left(self._breaks, offset)
        return self._breaks[at] if at < len(self._breaks) else len(self.text)

    # Lines of the file

    def row_of(self, offset: int) -> int:
        """Return the number of the line of the file, from 0, on which an offset of the text is."""
        return self.row_number(self._source.to_file(offset))

    @property
    def row_count(self) -> int:
        """The number of lines of the file."""
        return len(self._starts)

    def row_number(self, place: int) -> int:
        """Return the number of the line of the file, from 0, on which a place of it is."""
        return bisect_right(self._starts, place) - 1

    def row(self, number: int) -> Span:
        """Return a line of the file without its end; an empty one where there is none."""
        if 0 <= number < len(self._starts):
            return Span(self._starts[number], self._ends[number])
        return Span(len(self.file), len(self.file))

    def words_of_row(self, number: int) -> str:
        """Return the words of a line of the file."""
        return self.file[slice(*self.row(number))]

    # Seams

    def before(self, offset: int) -> Seam | None:
        """Return the seam before the words at an offset; `None` if there is none."""
        start = self.line_start(offset)
        left = skip_back(self.text, offset, start)
        if left > start:
            return self._in_line(left, offset)
        row = self.row(self.row_of(offset))
        if start == 0:
            return Seam(row.start, row.start)
        left = skip_back(self.text, start, 0, BLANKS + "\n")
        if left and not self._between_lines(left, offset, row):
            return None
        return Seam(row.start, row.start)

    def after(self, offset: int) -> Seam | None:
        """Return the seam after the words that end at an offset; `None` if there is none."""
        end = self.line_end(offset)
        right = skip(self.text, offset, end)
        if right < end:
            return self._in_line(offset, right)
        row = self.row(self.row_of(max(offset - 1, 0)))
        right = skip(self.text, end, len(self.text), BLANKS + "\n")
        if right < len(self.text):
            next_row = self.row(self.row_of(right))
            if not self._between_lines(offset, right, next_row):
                return None
        return Seam(row.end, row.end)

    def _between_lines(self, left: int, right: int, row: Span) -> bool:
        """Tell whether the file can be cut before `row`, the line of the words at `right`."""
        last = self._source.to_file(left - 1)
        if last >= row.start:
            return False  # two lines of the text are one of the file
        ends, begins = self._marks_between(left, right)
        between = self.file[last + 1 : self._source.to_file(right)]
        return not (ends and begins) or not _BETWEEN_LINES.fullmatch(between)

    def _in_line(self, left: int, right: int) -> Seam | None:
        last = self._source.to_file(left - 1)
        row = self.row(self.row_of(left - 1))
        at = self._source.to_file(right)
        if self.file[last : last + 1] != self.text[left - 1] or at > row.end:
            return None
        ends, begins = self._marks_between(left, right)
        first = max(row.start, at - _NEAR)
        signs = [found[1] for found in _TAG.finditer(self.file, first, at)]
        if (ends and begins) or 2 * signs.count("/") != len(signs):
            return None
        if ends:
            return Seam(at, at)
        return Seam(last + 1, skip(self.file, last + 1, at))

    def _marks_between(self, left: int, right: int) -> tuple[bool, bool]:
        """Tell whether marks end and whether marks begin between two stretches of words; for one over both, both."""
        marks = self._reading.inline_marks_in(Span(left - 1, right + 1))
        ends = any(mark.span.start < left for mark in marks)
        begins = any(mark.span.end > right for mark in marks)
        return ends, begins
