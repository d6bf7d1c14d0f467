"""Line ends, lists and quotations: what every block of a Markdown file begins and ends with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from docparse.model.source import Source, Span
from docparse.readers.markdown.lines import Lines
from docparse.readers.markdown.text import Open, Text

#: The number of an item, and the sign of a footnote.
NUMBER = re.compile(r"[0-9]{1,9}[.)]")
FOOTNOTE = re.compile(r"\[\^[^\[\]]+\]:")


class _Marker(NamedTuple):
    """The number of an item or a footnote, which is written before its words."""

    span: Span
    row: int
    #: The kind of its mark; empty if it has none.
    kind: str


@dataclass(slots=True)
class _Box:
    """A quotation, a list without numbers, an item of one, or a footnote. Its mark begins with its first words."""

    kind: str
    value: str = ""
    title: str = ""
    mark: Open | None = None
    #: Whether its mark has already ended.
    is_over: bool = False
    #: Whether its mark begins with the next words.
    opens_next: bool = False


class Page:
    """The lines read and the text written so far, and the lists and quotations around."""

    def __init__(self, lines: Lines, text: Text) -> None:
        self.lines, self.text = lines, text
        #: The first line of the file that is not yet in the text; whether the text has any line.
        self.row, self._has_lines = 0, False
        #: The offset at which the last block ends.
        self._end = 0
        self._boxes: list[_Box] = []
        self._pending: list[_Marker] = []

    @property
    def is_inside(self) -> bool:
        """Whether this is inside a quotation or an item."""
        return any(not box.is_over for box in self._boxes)

    @property
    def innermost(self) -> str:
        """The kind of the innermost block around: `quote`, `item` of a list, `plain`; empty where there is none."""
        return self._boxes[-1].kind if self.is_inside else ""

    def begin(self, row: int, *, words: bool = False) -> None:
        """Begin a line of the text for a block at `row` of the file; `words` may come after a number."""
        if not words:
            self.write_markers()  # an item may begin with a table, or a list without numbers
        self.skip_to(row)
        self._end_line(row)
        inside = ""
        for box in reversed([box for box in self._boxes if not box.is_over]):
            # A list whose mark has ended gets a new one only together with its item.
            box.opens_next = not box.mark and (box.kind != "list" or inside == "item")
            inside = box.kind
        for box in self._boxes:
            if box.opens_next and not box.is_over:
                box.mark, box.opens_next = self.text.open(box.kind, box.value, box.title), False

    def finish(self, row: int) -> None:
        """Finish a block that ends before `row` of the file."""
        self.row = max(self.row, row)
        self._end = self.text.length

    def skip_to(self, row: int) -> None:
        """Write the lines before `row` that are in no block: empty ones, and those nested too deep."""
        in_list = any(box.mark and not box.is_over for box in self._boxes if box.kind == "list")
        while self.row < row:
            at, self.row = self.row, self.row + 1
            if not self.lines.is_empty(at):
                self.begin(at, words=True)
                start = max(self.lines.starts[at], self.text.reached)
                self.text.add(self.lines.file[start : self.lines.ends[at]], start)
                self.finish(at + 1)
            elif not in_list:
                self._end_line(at)

    def _end_line(self, row: int) -> None:
        """End the line of the text before the one for `row` of the file."""
        if self._has_lines and self.lines.starts[row] >= max(self.text.reached, 1):
            self.text.add("\n", self.lines.ends[row - 1], 1)
        elif self._has_lines:
            self.text.add("\n", self.text.reached, 0)  # two lines out of one: `1. - 甲`
        self._has_lines = True

    # Quotations and lists

    def enter(self, kind: str, value: str = "", title: str = "") -> None:
        """Enter a quotation, a list, an item of one, or another block in which no heading is looked for."""
        if kind != "item":
            self.write_markers()
        self._boxes.append(_Box(kind, value, title))

    def leave(self) -> None:
        """Leave the block entered last."""
        self.write_markers()
        self._close(self._boxes.pop(), self._end)

    def end_item(self) -> None:
        """End the mark of the item around, since the items of a list in it are not marked inside it but after it."""
        self.write_markers()
        self._close(self._boxes[-1], self._end)

    def end_all(self) -> None:
        """End the marks of all blocks around, in the middle of a paragraph."""
        for box in reversed(self._boxes):
            if box.mark:
                self._close(box, self.text.length)
            box.is_over = box.is_over or box.kind != "list"

    def _close(self, box: _Box, end: int) -> None:
        if box.mark:
            self.text.close(box.mark, end)
            box.mark, box.is_over = None, box.kind != "list"

    # The numbers of items

    def find_number(self, row: int, form: re.Pattern[str] = NUMBER) -> str:
        """Find the number of an item, keep it for the words of the item, and return it."""
        start = max(self.lines.starts[row], self.text.reached)
        if self._pending:
            start = max(start, self._pending[-1].span.end)
        found = form.search(self.lines.file, start, self.lines.ends[row])
        if not found:
            return ""
        kind = "" if self.is_inside else "entry"
        self._pending.append(_Marker(Span(*found.span()), row, kind))
        return found[0]

    def write_markers(self) -> None:
        """Write the pending numbers, if any, on a line of their own."""
        if not self._pending:
            return
        markers, self._pending = self._pending, []
        self.begin(markers[0].row, words=True)
        self._pending = markers
        self.write_pending()
        self.finish(markers[-1].row + 1)

    def write_pending(self, at: int | None = None) -> None:
        """Write the pending numbers, and the blanks before the words at `at` of the file."""
        markers = self._pending
        if at is not None:
            markers = [*markers, _Marker(Span(at, at), -1, "")]
        self._pending = []
        for index, ((start, end), _, kind) in enumerate(markers):
            blanks = self.lines.blanks_before(start, self.text.reached)
            if index:
                self.text.add(blanks or " ", start - len(blanks), len(blanks))
            else:
                # Only U+3000 indents a paragraph; ASCII blanks before it belong to the markup.
                blanks = blanks.lstrip(" \t")
                self.text.add(blanks, start - len(blanks))
            mark = self.text.open(kind) if kind else None
            self.text.add(self.lines.file[start:end], start)
            if mark:
                self.text.close(mark)

    # Whole blocks

    def write_source(self, source: Source, where: tuple[int, int]) -> None:
        """Write text and marks that another reader made of the lines `where`."""
        first, end = where
        self.begin(first)
        base = self.text.length
        opened = [
            self.text.open(mark.kind, mark.value, mark.title, mark.tooltip) for mark in source.marks
        ]
        stop = self.lines.ends[end - 1]
        for number, line in enumerate(source.text.split("\n")):
            if number:
                self.text.add("\n", self.text.reached, 0)
            start = max(self.lines.starts[first], self.text.reached)
            found = self.lines.file.find(line, start, stop)
            if found >= 0:
                self.text.add(line, found)
            else:  # it had tags or entities in it
                self.text.add(line, start, min(len(line), max(stop - start, 0)))
        for block, mark in zip(opened, source.marks, strict=True):
            block.start = base + mark.span.start
            self.text.close(block, base + mark.span.end, empty=True)
        self.finish(end)

    def write_lines(
        self, kind: str, value: str, words: Sequence[str], where: tuple[int, int], skip: int = 0
    ) -> None:
        """Write the lines `where` as code or the like; the first `skip` of them are markup."""
        first, end = where
        if not words:
            self.skip_to(first)
            self.row = max(self.row, end)
            return
        self.begin(first)
        block = self.text.open(kind, value)
        for row, line in enumerate(words, first + skip):
            if row > first + skip:
                self._end_line(row)
            # If part of a tab is indent, the parser gives the rest of it as blanks.
            bare = line if self.lines.find(line, row) >= 0 else line.lstrip(" ")
            at = max(self.lines.find(bare, row), self.lines.starts[row])
            self.text.add(line[: len(line) - len(bare)], at, 0)
            self.text.add(bare, at)
        self.finish(end)
        self.text.close(block)
