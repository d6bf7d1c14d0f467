"""Lines of text with marks, built from runs of words in the order of the text.

A reader writes words, ends lines, and opens and closes block marks. `Flow` takes care of white space, and of the
bounds and the order of the marks.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from docparse.model.source import BLANKS, Mark, Span
from docparse.readers.shared.addresses import Addresses

#: White space as in a browser: without U+3000 and U+00A0.
_SPACE = re.compile(r"[ \t\n\f\r]+")


class Format(NamedTuple):
    """A mark without its span."""

    kind: str
    value: str = ""
    title: str = ""
    tooltip: str = ""


class Flow:
    """The finished lines, their marks, and the open line."""

    def __init__(self, size: int) -> None:
        """Take the size of the file."""
        self._addresses = Addresses(size)
        self._lines: list[str] = []
        #: The offset at which the open line begins.
        self._start = 0
        self._runs: list[tuple[str, tuple[Format, ...]]] = []
        self._width = 0
        #: Text to write before the next words: the number of an item.
        self._pending = ""
        #: (start, end or -1 while open, format), the outer before the inner.
        self._marks: list[tuple[int, int, Format]] = []

    @property
    def text(self) -> str:
        """The finished lines."""
        return "\n".join(self._lines)

    @property
    def line_count(self) -> int:
        """The number of finished lines."""
        return len(self._lines)

    @property
    def marks(self) -> list[Mark]:
        """The marks of the finished lines. Marks over nothing are left out, except for cells."""
        return [
            Mark(Span(start, end), *form)
            for start, end, form in self._marks
            if end > start or (end == start and form.kind == "cell")
        ]

    def write(self, words: str, formats: tuple[Format, ...] = ()) -> None:
        """Add words to the line. White space becomes one blank, as in a browser."""
        words = _SPACE.sub(" ", words)
        if words[:1] == " " and (not self._runs or self._runs[-1][0][-1] in " \t"):
            words = words[1:]
        if words and words != " ":
            self._put_pending()
        self._put(words, formats)

    def write_kept(
        self, words: str, formats: tuple[Format, ...] = (), *, empty: bool = True
    ) -> None:
        """Add words unchanged. Their line ends end lines; empty lines are kept if `empty`."""
        if words.strip(BLANKS + "\n"):
            self._put_pending()
        first, *others = words.split("\n")
        self._put(first, formats)
        for line in others:
            self.end_line(empty=empty)
            self._put(line, formats)

    def write_before_next(self, words: str) -> None:
        """Write `words` on the same line as the next words, once they come."""
        self._pending += words

    def write_pending(self) -> None:
        """Write the number of an item that has no words."""
        self._put_pending()

    def write_tab(self) -> None:
        """Write the tab between two cells."""
        self._put("\t", ())

    def trim(self) -> None:
        """Remove blanks from the end of the line."""
        while self._runs and self._runs[-1][0][-1] == " ":
            words, formats = self._runs.pop()
            self._width -= 1
            if words[:-1]:
                self._runs.append((words[:-1], formats))

    def end_line(self, *, empty: bool = False) -> None:
        """End the line; one without a visible character is dropped unless it may be `empty`."""
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
        """The offset at which the open line begins."""
        return self._start

    @property
    def offset(self) -> int:
        """The offset of the next words."""
        return self._start + self._width

    def end_row(self, start: int) -> bool:
        """End the line of a table's row; tell whether anything comes after `start`, if only a tab."""
        self.trim()
        if self._width:
            self.end_line(empty=True)
        return self._start > start

    def open(self, kind: str, value: str = "", title: str = "") -> int:
        """Begin a block mark here. Returns its number, which closes it."""
        self._marks.append((self.offset, -1, Format(kind, value, title)))
        return len(self._marks) - 1

    def set_value(self, number: int, value: str) -> None:
        """Set the value of an open mark, which may come later than its beginning."""
        start, end, form = self._marks[number]
        self._marks[number] = (start, end, form._replace(value=value))

    def close(self, number: int) -> None:
        """End a block mark at the end of the last finished line."""
        start, _, form = self._marks[number]
        self._marks[number] = (start, self._start - 1, form)

    def close_cell(self, number: int) -> None:
        """End the mark of a cell, which may be empty, after the words written last."""
        start, _, form = self._marks[number]
        # If a block in the cell has ended its line, the cell ends there too.
        end = self.offset if self._width else max(start, self._start - 1)
        self._marks[number] = (start, end, form)

    def drop_from(self, number: int) -> None:
        """Drop the mark of this number and all marks opened after it."""
        del self._marks[number:]

    def _put_pending(self) -> None:
        pending, self._pending = self._pending, ""
        self._put(pending, ())

    def _put(self, words: str, formats: tuple[Format, ...]) -> None:
        if words:
            self._runs.append((words, formats))
            self._width += len(words)

    def _mark_runs(self, line: str) -> None:
        """Add the inline marks of `line`. Neighbouring runs share equal marks."""
        open_marks: list[tuple[Format, int]] = []
        at = 0
        for words, formats in [*self._runs, ("", ())]:
            same = 0
            # Two equal pictures side by side are still two.
            while same < min(len(open_marks), len(formats)) and (
                open_marks[same][0] == formats[same] and formats[same].kind != "img"
            ):
                same += 1
            for _, number in open_marks[same:]:
                self._end_mark(number, line, at)
            del open_marks[same:]
            for form in formats[same:]:
                open_marks.append((form, len(self._marks)))
                self._marks.append((at, -1, self._afford(form)))
            at += len(words)

    def _afford(self, form: Format) -> Format:
        """Return the mark of a link without its address where the links of the page have too many."""
        if form.kind != "a":
            return form
        value, title = self._addresses.take(form.value, form.title)
        return form._replace(value=value, title=title)

    def _end_mark(self, number: int, line: str, end: int) -> None:
        """End an inline mark on `line`, without the blanks at its edges."""
        start, _, form = self._marks[number]
        words = line[start:end]
        start += len(words) - len(words.lstrip(BLANKS))
        length = len(words.strip(BLANKS))
        self._marks[number] = (self._start + start, self._start + start + length, form)
