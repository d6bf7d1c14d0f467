"""Entries of the lists of a Markdown file: which of them can become headings, and their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docparse.model.diagnostic import Edit
from docparse.model.document import Document, Section
from docparse.model.source import BLANKS, Span, skip
from docparse.writers.markdown.seams import Seams

_ENTRY = re.compile(r"([ \t]*)(?:[0-9]{1,9}[.)]|[-+*])([ \t]+)")
_NUMBER = re.compile(r"[0-9]{1,9}[.)]")
#: A line with such an indent is code.
_CODE = 4
_TAB = 4


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


def entries_that_stay(document: Document, seams: Seams) -> set[int]:
    """Return where entries of lists begin that become no headings, as not all entries of their lists can."""
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
        if section.kind == "item" or not is_safe_heading(seams, section.heading.span):
            staying.update(other.heading.span.start for other in beside)
        elif len(beside) > 1 and beside[-2].heading.span.start in staying:
            staying.add(start)
    return staying


def is_safe_heading(seams: Seams, span: Span) -> bool:
    """Tell whether a line can become a heading: what hangs from it in a list must not become code."""
    number = seams.row_of(span.start)
    line = seams.words_of_row(number)
    entry = _ENTRY.match(line)
    inside = len(entry[0].expandtabs(_TAB)) if entry else indent_of(line)
    if inside < 2:
        return True
    after_empty = False
    while (number := number + 1) < seams.row_count:
        line = seams.words_of_row(number)
        if not line.strip(BLANKS):
            after_empty = True
            continue
        indent = indent_of(line)
        if indent < min(inside, 2) or (indent < inside and after_empty):
            return True
        if indent >= _CODE:
            return False
        after_empty = False
    return True


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
    elif seams.file[after : after + 1] in ("*", "_") and not shown:
        return  # **1、**甲
    elif shown[-1:] == "." and seams.file[after : after + 1].isdigit():
        shown += " "  # 1、2019年工作: 1.2019 would be another number
    yield Edit(Span(place.start, after), shown)
