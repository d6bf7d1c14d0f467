"""Hints of the file's format: blocks without headings, headings, bold lines. Plain text has none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docparse.lines.line import Line
from docparse.lines.names import is_signed
from docparse.lines.notes import is_caption, is_note
from docparse.model.source import (
    BLANKS,
    COUNTED,
    OPAQUE_MARKS,
    PICTURE,
    REPORT,
    TITLE,
    Mark,
    Source,
    Span,
)

#: The level of a line that is all bold, below all levels that a format knows.
BOLD_LEVEL = 10
_LONGEST_BOLD = 30
_FEWEST_BOLD = 2
#: A format that marks so many headings marks them all: bold lines are none. A title and one more may be all that it has.
FEWEST_MARKED = 3
_STOPS = frozenset("。；，、;,")


class Hints(NamedTuple):
    """The hints of a format about the lines of its text."""

    #: Tables, lists, code and the like, the outermost ones, in order.
    blocks: tuple[Mark, ...] = ()
    #: Where a heading begins -> its level, and the headings in order.
    levels: dict[int, int] = {}  # noqa: RUF012
    headings: tuple[Span, ...] = ()
    #: Where the entries of lists with numbers begin.
    entries: frozenset[int] = frozenset()
    #: Where a bold stretch begins -> where it ends.
    bold: dict[int, int] = {}  # noqa: RUF012
    #: Where a line begins that the format marks as the title of the whole text, and those that open a report.
    titles: frozenset[int] = frozenset()
    reports: frozenset[int] = frozenset()
    #: Where the entries of lists begin whose numbers the program counts.
    counted: frozenset[int] = frozenset()

    def holds(self, span: Span) -> bool:
        """Tell whether a block holds `span`."""
        at = bisect_right(self.blocks, span.start, key=lambda mark: mark.span.start) - 1
        return at >= 0 and span.start < self.blocks[at].span.end


NO_HINTS = Hints()


def find_hints(source: Source, lines: Sequence[Line]) -> tuple[Hints, list[Line]]:
    """Return the hints, and `lines` without those inside blocks.

    A line after a block or a heading begins a paragraph, and so does a heading.
    """
    if not source.marks:
        return NO_HINTS, list(lines)
    blocks = _outermost(source.marks)
    usable = [
        mark
        for mark in _usable_headings(source.marks, blocks)
        # <h1><img src="logo.png"></h1>
        if source.slice(mark.span).strip(BLANKS + PICTURE)
    ]
    headings = [mark for mark in usable if mark.value != TITLE]
    kept = _lines_outside(lines, [block.span for block in blocks])
    levels: dict[int, int] = {}
    ends = [heading.span.end for heading in headings]
    spans: list[Span] = []
    titles = _lines_of(kept, [mark for mark in usable if mark.value == TITLE])
    reports = _lines_of(kept, [mark for mark in headings if mark.title == REPORT])
    for at, line in enumerate(kept):
        inside = _covering(headings, line)
        if inside and (at == 0 or kept[at - 1].start < inside.span.start):
            levels[line.start] = int(inside.value)
            spans.append(Span(line.start, inside.span.end))
        after_heading = at and bisect_right(ends, kept[at - 1].start) != bisect_right(
            ends, line.start
        )
        if after_heading or line.start in levels:
            kept[at] = line._replace(after_blank=True)
    bold = _bold_openings(source)
    if len(spans) < FEWEST_MARKED:
        levels = _bold_lines(source.text, kept, bold) | levels
    numbers = [mark for mark in source.marks if mark.kind == "entry"]
    counted = frozenset(mark.span.start for mark in numbers if mark.value == COUNTED)
    entries = frozenset(mark.span.start for mark in numbers) - counted
    return Hints(blocks, levels, tuple(spans), entries, bold, titles, reports, counted), kept


def _lines_of(lines: Sequence[Line], headings: Sequence[Mark]) -> frozenset[int]:
    """Return where the lines begin that headings cover."""
    return frozenset(line.start for line in lines if headings and _covering(headings, line))


def _usable_headings(marks: Sequence[Mark], blocks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the headings that have a level, hold no block and are not inside another heading."""
    starts = [block.span.start for block in blocks]
    end = 0
    for mark in marks:
        if mark.kind != "heading" or not mark.value.isdecimal() or mark.span.start < end:
            continue
        at = bisect_right(starts, mark.span.start) - 1
        inside = at >= 0 and blocks[at].span.end > mark.span.start
        if not inside and (at + 1 == len(starts) or starts[at + 1] >= mark.span.end):
            end = mark.span.end
            yield mark


def _outermost(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    blocks: list[Mark] = []
    for mark in marks:
        inside = blocks and mark.span.start < blocks[-1].span.end
        if mark.kind in OPAQUE_MARKS and not inside and mark.span.start < mark.span.end:
            blocks.append(mark)
    return tuple(blocks)


def _lines_outside(lines: Sequence[Line], blocks: Sequence[Span]) -> list[Line]:
    """Return the lines outside blocks; one after a block counts as one after a blank line."""
    kept: list[Line] = []
    at, after_block = 0, False
    for line in lines:
        while at < len(blocks) and blocks[at].end <= line.start:
            at += 1
            after_block = True
        if at < len(blocks) and blocks[at].start < line.end:
            after_block = True
            continue
        kept.append(line._replace(after_blank=True) if after_block else line)
        after_block = False
    return kept


def _covering(headings: Sequence[Mark], line: Line) -> Mark | None:
    at = bisect_right(headings, line.start, key=lambda mark: mark.span.start) - 1
    # The blanks at the beginning of a line are not part of it, but may be inside the heading's mark.
    if at + 1 < len(headings) and headings[at + 1].span.start < line.end:
        at += 1
    return headings[at] if at >= 0 and line.start < headings[at].span.end else None


def _bold_openings(source: Source) -> dict[int, int]:
    """Return where bold stretches begin -> where they end."""
    strong = [mark.span for mark in source.marks if mark.kind == "strong"]
    merged: dict[int, int] = {}
    last: Span | None = None
    for span in strong:
        # **一、****总体要求** and runs of a word processor: two stretches side by side are one
        if last and not source.text[last.end : span.start].strip(" \u3000\t"):
            last = Span(last.start, max(last.end, span.end))
        else:
            last = span
        merged[last.start] = last.end
    return merged


def _bold_lines(text: str, lines: Sequence[Line], bold: dict[int, int]) -> dict[int, int]:
    """Return the short lines that are all bold as headings, if there are several.

    One beside another is a line of a title: 文化体制改革中经营性文化事业单位 / 转制为企业的规定.
    """
    all_bold = [bold.get(line.start, -1) >= line.end for line in lines]
    found = {
        line.start: BOLD_LEVEL
        for at, line in enumerate(lines)
        if all_bold[at]
        and not (at and all_bold[at - 1])
        and at + 1 < len(lines)
        and not all_bold[at + 1]
        and line.end - line.start <= _LONGEST_BOLD
        and text[line.end - 1] not in _STOPS
        # 国发〔2019〕5号, （民政部　一九九七年…） and signatures are bold too
        and not is_note(text, line)
        # 表 1 各项数据, 图2：流程
        and not is_caption(text, line)
        and not is_signed(text[line.start : line.end])
    }
    return found if len(found) >= _FEWEST_BOLD else {}
