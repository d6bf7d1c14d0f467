"""Runs of text in, lines with marks out: what the readers of marked-up formats build a text with.

A reader writes the words as they come, ends lines where its format ends them, and opens and closes
block marks; white space, the bounds of the marks and their order are settled here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from docparse.model.source import BLANKS, Mark, Span

#: What a browser takes for white space; U+3000 and U+00A0 are none.
_SPACE = re.compile(r"[ \t\n\f\r]+")


class Format(NamedTuple):
    """How a run of text is set: an inline mark without its place."""

    kind: str
    value: str = ""
    title: str = ""
    tooltip: str = ""


class Flow:
    """The text so far, its marks, and the line that is being written."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        #: The offset at which the line that is being written begins.
        self._start = 0
        self._runs: list[tuple[str, tuple[Format, ...]]] = []
        self._width = 0
        #: What goes before the next words: the number of an item.
        self._lead = ""
        #: (start, end or -1 while open, format), the outer before the inner.
        self._marks: list[tuple[int, int, Format]] = []

    @property
    def text(self) -> str:
        """The lines that are finished."""
        return "\n".join(self._lines)

    @property
    def line_count(self) -> int:
        """How many lines are finished."""
        return len(self._lines)

    @property
    def marks(self) -> list[Mark]:
        """The marks of the finished lines; those that stand over nothing are left out, but for cells."""
        return [
            Mark(Span(start, end), *form)
            for start, end, form in self._marks
            if end > start or (end == start and form.kind == "cell")
        ]

    def write(self, words: str, formats: tuple[Format, ...] = ()) -> None:
        """Add words to the line, their white space made one blank, as a browser does."""
        words = _SPACE.sub(" ", words)
        if words[:1] == " " and (not self._runs or self._runs[-1][0][-1] in " \t"):
            words = words[1:]
        if words and words != " ":
            self._put_lead()
        self._put(words, formats)

    def write_kept(
        self, words: str, formats: tuple[Format, ...] = (), *, empty: bool = True
    ) -> None:
        """Add words as they stand; their line ends are line ends, and empty lines stay if wanted."""
        if words.strip(BLANKS + "\n"):
            self._put_lead()
        first, *others = words.split("\n")
        self._put(first, formats)
        for line in others:
            self.end_line(empty=empty)
            self._put(line, formats)

    def lead(self, words: str) -> None:
        """Have `words` stand before the next words, on the same line."""
        self._lead += words

    def flush_lead(self) -> None:
        """Write the number of an item that has no words."""
        self._put_lead()

    def part(self) -> None:
        """Write the tab between two cells."""
        self._put("\t", ())

    def trim(self) -> None:
        """Take the blank off the end of the line."""
        while self._runs and self._runs[-1][0][-1] == " ":
            words, formats = self._runs.pop()
            self._width -= 1
            if words[:-1]:
                self._runs.append((words[:-1], formats))

    def end_line(self, *, empty: bool = False) -> None:
        """End the line; one without a visible character counts for nothing unless it may be `empty`."""
        if not empty:
            self.trim()
        line = "".join(words for words, _ in self._runs)
        if empty or line.strip(BLANKS):
            self._mark_runs(line)
            self._lines.append(line)
            self._start += len(line) + 1
        self._runs.clear()
        self._width = 0

    @property
    def line_start(self) -> int:
        """Where the line begins that is being written."""
        return self._start

    @property
    def offset(self) -> int:
        """Where the next words will stand."""
        return self._start + self._width

    def end_row(self, start: int) -> bool:
        """End the line of a table's row; tell whether anything stands behind `start`, if only a tab."""
        self.trim()
        if self._width:
            self.end_line(empty=True)
        return self._start > start

    def open(self, kind: str, value: str = "", title: str = "") -> int:
        """Begin a block mark here; returns the number to close it with."""
        self._marks.append((self.offset, -1, Format(kind, value, title)))
        return len(self._marks) - 1

    def set_value(self, number: int, value: str) -> None:
        """Give an open mark its value, which came later than its beginning."""
        start, end, form = self._marks[number]
        self._marks[number] = (start, end, form._replace(value=value))

    def close(self, number: int) -> None:
        """End a block mark with the line that was finished last."""
        start, _, form = self._marks[number]
        self._marks[number] = (start, self._start - 1, form)

    def close_cell(self, number: int) -> None:
        """End the mark of a cell, which may be empty, with the words written last."""
        start, _, form = self._marks[number]
        # A line that a block in the cell has ended is behind it.
        end = self.offset if self._width else max(start, self._start - 1)
        self._marks[number] = (start, end, form)

    def drop_from(self, number: int) -> None:
        """Forget the mark of this number and all that were opened after it."""
        del self._marks[number:]

    def _put_lead(self) -> None:
        lead, self._lead = self._lead, ""
        self._put(lead, ())

    def _put(self, words: str, formats: tuple[Format, ...]) -> None:
        if words:
            self._runs.append((words, formats))
            self._width += len(words)

    def _mark_runs(self, line: str) -> None:
        """Add the inline marks of `line`: neighbours that are set alike get one mark together."""
        going: list[tuple[Format, int]] = []
        at = 0
        for words, formats in [*self._runs, ("", ())]:
            same = 0
            # Two pictures side by side are two, however alike.
            while same < min(len(going), len(formats)) and (
                going[same][0] == formats[same] and formats[same].kind != "img"
            ):
                same += 1
            for _, number in going[same:]:
                self._end_mark(number, line, at)
            del going[same:]
            for form in formats[same:]:
                going.append((form, len(self._marks)))
                self._marks.append((at, -1, form))
            at += len(words)

    def _end_mark(self, number: int, line: str, end: int) -> None:
        """End the mark that began on `line` without the blanks at its edges."""
        start, _, form = self._marks[number]
        words = line[start:end]
        start += len(words) - len(words.lstrip(BLANKS))
        length = len(words.strip(BLANKS))
        self._marks[number] = (self._start + start, self._start + start + length, form)
