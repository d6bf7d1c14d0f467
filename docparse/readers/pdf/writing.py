"""The lines and tables of the pages to text with marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from docparse.model.source import Mark, Pages, Span
from docparse.numbering.markers import read_marker
from docparse.readers.pdf.columns import Item, Line
from docparse.readers.pdf.page import Face
from docparse.readers.pdf.rows import Run, Stretch, find_rows, runs_of, text_of
from docparse.readers.pdf.tables import Cell, Table
from docparse.readers.pdf.titles import Heading
from docparse.readers.shared.cells import cell_value

#: A line of a cell that ends this near to its edge, in ems, goes on in the next.
_FULL = 2.0
_BLANKS = " \xa0\u3000\t"
_CHINESE = re.compile("[\u3400-\u9fff]")


class Writing:
    """The text and the marks so far."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._at = 0
        self._starts: list[int] = []
        self._continued: list[int] = []
        self._marks: list[Mark] = []

    @property
    def text(self) -> str:
        """The text so far."""
        return "\n".join(self._lines)

    @property
    def marks(self) -> list[Mark]:
        """The marks, the outer before the inner."""
        return self._marks

    @property
    def pages(self) -> Pages:
        """Where the pages begin, and which lines continue a paragraph."""
        return Pages(tuple(self._starts), tuple(self._continued))

    def begin_page(self) -> None:
        """Begin the next page."""
        self._starts.append(self._at)

    def write_furniture(self, rows: Iterable[list[Stretch]]) -> None:
        """Write headers or footers."""
        start = self._at
        for row in rows:
            self._end_line(text_of(row))
        if self._at > start:
            self._marks.append(Mark(Span(start, self._at - 1), "furniture"))

    def write_line(self, line: Line, strong: Iterable[Span], *, continued: bool) -> int:
        """Write a line of text; return where it begins."""
        start = self._at
        if continued:
            self._continued.append(start)
        self._marks += [
            Mark(Span(start + span.start, start + span.end), "strong") for span in strong
        ]
        self._end_line(line.text)
        return start

    def mark_heading(self, start: int, level: int) -> None:
        """Mark the lines from an offset on as a heading."""
        self._marks.append(Mark(Span(start, self._at - 1), "heading", str(level)))

    def write_block(self, kind: str, lines: Iterable[str]) -> None:
        """Write lines in which no heading is looked for: `plain`, of a diagram or a cover, or `code`."""
        start = self._at
        for words in lines:
            self._end_line(words)
        if self._at > start:
            self._marks.append(Mark(Span(start, self._at - 1), kind))

    def write_table(self, table: Table) -> None:
        """Write a table: a line for each row, tabs between cells."""
        start = self._at
        marks: list[Mark] = []
        for _, cells in groupby(table.cells, attrgetter("row")):
            at = self._at
            inside: list[Mark] = []
            words: list[str] = []
            for cell in cells:
                text = "\n".join(_lines_in(cell))
                span = Span(at, at + len(text))
                value = cell_value(header=cell.row < table.head, cols=cell.columns, rows=cell.rows)
                inside.append(Mark(span, "cell", value))
                words.append(text)
                at = span.end + 1
            row = "\t".join(words)
            marks += [Mark(Span(self._at, self._at + len(row)), "row"), *inside]
            self._end_line(row)
        self._marks += [Mark(Span(start, self._at - 1), "table"), *marks]

    def _end_line(self, words: str) -> None:
        self._lines.append(words)
        self._at += len(words) + 1


def strong_in(line: Line, *, bold: bool, emphatic: bool) -> list[Span]:
    """Return the stretches of a line that are set off; `bold` and `emphatic` type may mean nothing in a file."""
    whole = all(run.face.emphatic for run in line.runs)
    chinese = [run for run in line.runs if _CHINESE.search(run.text)]
    if bold and chinese and all(run.face.bold for run in chinese):
        # The Latin words of a bold heading may have no bold face: 3.2 基于单通道 LSTM 的分类方法.
        return [Span(0, len(line.text))]
    spans: list[Span] = []
    at = 0
    for run in line.runs:
        words = run.text.strip(_BLANKS)
        start = at + len(run.text) - len(run.text.lstrip(_BLANKS))
        at += len(run.text)
        if not words or not _is_strong(run.face, bold, emphatic and not whole):
            continue
        end = start + len(words)
        if spans and not line.text[spans[-1].end : start].strip(_BLANKS):
            start = spans.pop().start
        spans.append(Span(start, end))
    return spans


def _is_strong(face: Face, bold: bool, emphatic: bool) -> bool:
    return (bold and face.bold) or (emphatic and face.emphatic)


def _lines_in(cell: Cell) -> Iterator[str]:
    """Yield the paragraphs of a cell."""
    words = ""
    before: Stretch | None = None
    for row in find_rows(cell.glyphs):
        text = _one_line(runs_of(row))
        if before and _goes_on(cell, before, text):
            between = " " if words[-1] < "\u2000" and text[0] < "\u2000" else ""
            words += between + text
        else:
            if words:
                yield words
            words = text
        before = row[-1]
    if words:
        yield words


def _one_line(runs: Sequence[Run]) -> str:
    return " ".join("".join(run.text for run in runs).split("\t"))


def _goes_on(cell: Cell, before: Stretch, text: str) -> bool:
    """Tell whether the last line of a cell was full, and the next begins no entry."""
    width = cell.right - cell.left
    padding = max(min(before.left - cell.left, 0.2 * width), 0)
    full = cell.right - padding - before.right < _FULL * before.size
    return full and read_marker(text, 0, len(text)) is None


def items_with_marks(
    items: Sequence[Item], headings: Sequence[Heading]
) -> Iterator[tuple[Item, Heading | None]]:
    """Yield the items, each line of a heading with it; headings count the lines alone."""
    ahead = iter(headings)
    heading = next(ahead, None)
    number = 0
    for item in items:
        if not isinstance(item, Line):
            yield item, None
            continue
        while heading and heading.last < number:
            heading = next(ahead, None)
        yield item, heading if heading and heading.first <= number else None
        number += 1
