"""Entries of the lists of a Markdown file: which of them can become headings, and their numbers."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from docparse.model.diagnostic import Edit
from docparse.model.document import Document, Section
from docparse.model.source import BLANKS, Span, skip
from docparse.writers.markdown.seams import Seams

_ENTRY = re.compile(r"([ \t]*)(?:[0-9]{1,9}[.)]|[-+*])([ \t]+)")
_NUMBER = re.compile(r"[0-9]{1,9}[.)]")
#: A line with such an indent is code, unless it goes on with a paragraph.
CODE = 4
#: A line with such an indent may hang from the one above it.
_HANGS = 2
_TAB = 4
_EVERY = range(1 << 62)


def indent_of(line: str) -> int:
    """Return how many columns of blanks a line begins with."""
    column = 0
    for char in line:
        if char == "\t":
            column += _TAB - column % _TAB
        elif char == " ":
            column += 1
        else:
            break
    return column


class Hanging:
    """What hangs from each line of a file by its indent: the blocks of an entry."""

    def __init__(self, seams: Seams) -> None:
        """Go through the lines once, since any number of them may be asked for."""
        self._insides: list[int] = []
        #: The entry that a line hangs from, by the number of its line; -1 for none.
        self._around: list[int] = []
        self._is_safe: list[bool] = []
        lines = [seams.words_of_row(row) for row in range(seams.row_count)]
        open_entries: list[tuple[int, int]] = []
        for row, line in enumerate(lines):
            entry = _ENTRY.match(line)
            indent = indent_of(line)
            self._insides.append(len(entry[0].expandtabs(_TAB)) if entry else indent)
            if line.strip(BLANKS):
                while open_entries and indent < open_entries[-1][0]:
                    open_entries.pop()
            self._around.append(open_entries[-1][1] if open_entries else -1)
            if entry:
                open_entries.append((self._insides[row], row))
        is_safe = True
        for line in reversed(lines):
            self._is_safe.append(is_safe)
            if line.strip(BLANKS):
                indent = indent_of(line)
                is_safe = indent < CODE and (is_safe or indent < _HANGS)
        self._is_safe.reverse()

    def can_rise(self, row: int, risen: Container[int]) -> bool:
        """Tell whether a line can become a heading.

        What hangs from it must not become code, and the entry that it hangs from is one of the lines `risen`.
        """
        around = self._around[row]
        if around >= 0 and around not in risen:
            return False
        return self._insides[row] < _HANGS or self._is_safe[row]


def entries_that_stay(document: Document, seams: Seams, hanging: Hanging) -> set[int]:
    """Return where entries of lists begin that become no headings, as not all entries of their lists can.

    `1. **哈希表**：键和值` has its text in the entry, and stays one.
    """
    entries = {mark.span.start for mark in document.source.marks if mark.kind == "entry"}
    staying: set[int] = set()
    lists: dict[tuple[int, str], list[Section]] = {}
    at = {0: 0}
    for number, section in enumerate(document.sections() if entries else ()):
        start, level = section.heading.span.start, section.level
        at[level] = number
        if start not in entries or not section.heading.marker:
            continue
        beside = lists.setdefault((at.get(level - 1, 0), section.heading.marker.style), [])
        if beside and section.heading.marker.number != (beside[-1].number or 0) + 1:
            beside.clear()
        beside.append(section)
        if section.kind != "heading" or not hanging.can_rise(seams.row_of(start), _EVERY):
            staying.update(other.heading.span.start for other in beside)
        elif len(beside) > 1 and beside[-2].heading.span.start in staying:
            staying.add(start)
    return staying


def renumber(seams: Seams, section: Section, shown: str) -> Iterator[Edit]:
    """Yield the edit that gives the section of a line that stays another marker, if it gets one."""
    marker = section.heading.marker
    if not marker or shown == section.marker or not section.marker:
        return
    start, end = marker.span
    source = section.reading.source
    place = Span(source.to_file(start), source.to_file(end - 1) + 1)
    written = seams.text[start:end]
    if seams.file[slice(*place)] != written:
        return  # there is markup in it
    row = seams.row(seams.row_of(start))
    after = skip(seams.file, place.end, row.end)
    if after == row.end and not shown:
        return  # 第一章 on its own line
    if (
        _NUMBER.fullmatch(written)
        and after > place.end
        and not seams.file[row.start : place.start].strip(" \t")
    ):
        # A list stays a list: its entries are not one paragraph.
        shown = shown + " " if _NUMBER.fullmatch(shown) else "- " + shown
    elif not shown and any(
        mark.span == marker.span for mark in section.reading.inline_marks_in(Span(start, end + 1))
    ):
        return  # **1、**甲
    elif shown[-1:] == "." and seams.file[after : after + 1].isdigit():
        shown += " "  # 1、2019年工作: 1.2019 would be another number
    yield Edit(Span(place.start, after), shown)
