"""The text of a Markdown file line by line: what every block, whatever it is, begins and ends with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from docparse.readers.markdown.lines import Lines
from docparse.readers.markdown.text import Open, Text
from docparse.source import Source, Span

_MARKERS = {
    "bullet_list_open": re.compile(r"[-+*]"),
    "ordered_list_open": re.compile(r"[0-9]{1,9}[.)]"),
}


class _Marker(NamedTuple):
    """The marker of an item that is text, and waits for the words of the item."""

    span: Span
    row: int
    region: str


class Page:
    """The lines that are read and the text that is written, with the lists and quotations around."""

    def __init__(self, lines: Lines, text: Text) -> None:
        self.lines, self.text = lines, text
        #: The first line of the file that is not yet in the text; whether the text has any.
        self.row, self._begun = 0, False
        #: The list or quotation that is being written, and where the last block of it ends.
        self._region: Open | None = None
        self._end = 0
        self.quotes = 0
        #: The types of the lists around, the outermost first.
        self.lists: list[str] = []
        self._markers: list[_Marker] = []

    @property
    def region(self) -> str:
        """The kind of the list or quotation that is being written; empty outside of these."""
        return self._region.kind if self._region else ""

    @property
    def depth(self) -> int:
        """How deep a list without numbers nests here; 0 outside of one."""
        first = "bullet_list_open"
        return len(self.lists) - self.lists.index(first) if first in self.lists else 0

    def begin(self, row: int, kind: str) -> None:
        """Begin a line of the text for a block of this kind at `row` of the file."""
        kind = "quote" if self.quotes else kind
        if self._markers and self._markers[0].region != kind:
            self.write_markers()  # the item begins with a table, or with a list without numbers
        self.skip_to(row, kind)
        if self._region and self._region.kind != kind:
            self.close_region()
        self._end_line(row)
        if kind in ("quote", "list") and not self._region:
            self._region = self.text.open(kind)

    def finish(self, row: int) -> None:
        """Finish a block that ends before `row` of the file."""
        self.row = max(self.row, row)
        self._end = self.text.length

    def skip_to(self, row: int, kind: str = "") -> None:
        """Write the lines before `row` that are in no block: empty ones, and what nests too deep."""
        while self.row < row:
            at, self.row = self.row, self.row + 1
            if not self.lines.is_empty(at):
                self.begin(at, "list" if self.depth else "")
                item = self.open_item()
                start = max(self.lines.starts[at], self.text.reached)
                self.text.add(self.lines.file[start : self.lines.ends[at]], start)
                self._finish_item(item, at)
            elif not self.region == kind == "list":
                self._end_line(at)

    def _end_line(self, row: int) -> None:
        """End the line of the text before the one for `row` of the file."""
        if self._begun and self.lines.starts[row] >= max(self.text.reached, 1):
            self.text.add("\n", self.lines.ends[row - 1], 1)
        elif self._begun:
            self.text.add("\n", self.text.reached, 0)  # two lines out of one: `1. - 甲`
        self._begun = True

    def close_region(self) -> None:
        """End the list or quotation behind its last block."""
        if self._region:
            self.text.close(self._region, self._end)
        self._region = None

    def open_item(self) -> Open:
        """Open a mark for an item of a list without numbers."""
        return self.text.open("item", str(self.depth))

    def _finish_item(self, item: Open, row: int) -> None:
        if self.region == "list":
            self.text.close(item)
        self.finish(row + 1)

    def leave_list(self, item: Open) -> None:
        """End an item and its list in the middle of a paragraph."""
        self.text.close(item)
        self._end = self.text.length
        self.close_region()

    def keep_marker(self, row: int) -> None:
        """Keep the marker of an item if it is text: a number, or in a quotation any marker."""
        kind = self.lists[-1]
        if kind == "bullet_list_open" and not self.quotes:
            return
        start = max(self.lines.starts[row], self.text.reached)
        if self._markers:
            start = max(start, self._markers[-1].span.end)
        if found := _MARKERS[kind].search(self.lines.file, start, self.lines.ends[row]):
            region = "quote" if self.quotes else "list" if self.depth else ""
            self._markers.append(_Marker(Span(*found.span()), row, region))

    def write_markers(self) -> None:
        """Write the markers that wait, if any, on a line of their own."""
        if not self._markers:
            return
        markers, self._markers = self._markers, []
        self.begin(markers[0].row, markers[0].region)
        self._markers = markers
        item = self.open_item()
        self.write_lead()
        self._finish_item(item, markers[-1].row)

    def write_lead(self, at: int | None = None) -> None:
        """Write the markers that wait, and the blanks before the words at `at` of the file."""
        spans = [marker.span for marker in self._markers]
        spans += [Span(at, at)] if at is not None else []
        self._markers = []
        for index, (start, end) in enumerate(spans):
            blanks = self.lines.blanks_before(start, self.text.reached)
            if index:
                self.text.add(blanks or " ", start - len(blanks), len(blanks))
            else:
                # The indent of a paragraph is U+3000; ASCII blanks before it are CommonMark's.
                blanks = blanks.lstrip(" \t")
                self.text.add(blanks, start - len(blanks))
            self.text.add(self.lines.file[start:end], start)

    def write_source(self, source: Source, where: tuple[int, int]) -> None:
        """Write a text with marks that was made of the lines `where`; its place is theirs."""
        first, end = where
        self.begin(first, "")
        base = self.text.length
        opened = [self.text.open(mark.kind, mark.value, mark.title) for mark in source.marks]
        width = self.lines.ends[end - 1] - self.lines.starts[first]
        self.text.add(source.text, self.lines.starts[first], max(width, len(source.text)))
        for block, mark in zip(opened, source.marks, strict=True):
            block.start = base + mark.span.start
            self.text.close(block, base + mark.span.end, empty=True)
        self.finish(end)

    def write_lines(
        self, kind: str, value: str, words: Sequence[str], where: tuple[int, int], skip: int = 0
    ) -> None:
        """Write lines as they are; the first `skip` of those of the file are markup."""
        first, end = where
        if not words:
            self.skip_to(first, kind)
            self.row = max(self.row, end)
            return
        self.begin(first, kind)
        block = self.text.open(kind, value)
        for row, line in enumerate(words, first + skip):
            if row > first + skip:
                self._end_line(row)
            # A tab may be half indent; its other half came as blanks.
            bare = line if self.lines.find(line, row) >= 0 else line.lstrip(" ")
            at = max(self.lines.find(bare, row), self.lines.starts[row])
            self.text.add(line[: len(line) - len(bare)], at, 0)
            self.text.add(bare, at)
        self.finish(end)
        if not self.quotes:
            self.text.close(block)
