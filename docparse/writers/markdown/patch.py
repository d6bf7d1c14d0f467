"""From Markdown to Markdown: the file as it was, but for the lines that become headings and what an option asks for.

Only edits of the file are made, so that footnotes, formulas, tables and what else no reader knows stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docparse.model.diagnostic import Edit, apply_edits
from docparse.model.document import Document, Section
from docparse.model.leaves import Title
from docparse.model.source import BLANKS, Span, skip
from docparse.numbering.markers import read_marker
from docparse.numbering.styles import UPPER_RANK
from docparse.writers.markdown.blocks import Blocks, write_hashes
from docparse.writers.markdown.entries import CODE, Hanging, entries_that_stay, indent_of, renumber
from docparse.writers.markdown.escape import find_start
from docparse.writers.markdown.levels import DEEPEST, Written, levels_of, span_of
from docparse.writers.markdown.seams import Seams

_HASHES = re.compile(r"[ \t]*(#{1,6})([ \t]?)")
#: The backslash of a hard break: before a heading, and at the end of one, it would be text.
_HARD_BREAK = re.compile(r"(?<!\\)(?:\\\\)*+(\\)$")

#: So many characters of a line tell whether it would be a paragraph.
_LONGEST_START = 200


class _Opening(NamedTuple):
    """A stretch of the text that is written anew: as a heading, or as a paragraph with a bold title."""

    span: Span
    #: What is written where the words of the file cannot be taken as they are.
    words: str
    #: 0 for a paragraph.
    level: int
    #: The words of the file can be taken as they are.
    is_kept: bool = False

    @property
    def is_paragraph(self) -> bool:
        """Whether it needs an empty line before and after it."""
        return not 0 < self.level <= DEEPEST


class Patch:
    """Makes the edits of a file."""

    def __init__(self, document: Document, blocks: Blocks, runin: str) -> None:
        self._document, self._blocks, self._runin = document, blocks, runin
        self._seams = Seams(document.reading)
        self._written = Written(document.source)
        self._levels = levels_of(document, self._written)
        self._starts = {section.heading.span.start for section in document.sections()}
        self._hanging = Hanging(self._seams)
        self._staying = entries_that_stay(document, self._seams, self._hanging)
        #: The lines of the file that become headings.
        self._risen: set[int] = set()
        #: Those after which an empty line is written.
        self._parted: set[int] = set()
        self._edits: list[Edit] = []

    def write(self, metadata: str | None = None) -> str:
        """Return the file with its edits; `metadata` is written in place of that which it has."""
        file = self._document.source.file
        self._edit_all()
        if metadata is not None:
            self._write_metadata(metadata)
        newline = self._seams.newline
        edits = [
            edit._replace(text=edit.text.replace("\n", newline))
            for edit in _apart(sorted(self._edits), file.span)
        ]
        start, end = file.span
        moved = [Edit(Span(a - start, b - start), words) for (a, b), words in edits]
        return "\ufeff" * file.has_mark + apply_edits(file.text[start:end], moved)

    def _write_metadata(self, metadata: str) -> None:
        own, start = self._blocks.metadata, self._document.source.file.span.start
        if own is None:
            self._edits.append(Edit(Span(start, start), metadata + "\n\n" if metadata else ""))
            return
        end = self._document.source.to_file(own.span.end - 1) + 1
        if metadata != own.text.replace("\r", ""):
            self._edits.append(Edit(Span(start, end), metadata))

    def _edit_all(self) -> None:
        for block in self._document.walk():
            if not isinstance(block, (Section, Title)):
                continue
            if opening := self._opening_of(block):
                self._write(opening)
            elif isinstance(block, Section):
                self._edits += renumber(self._seams, block, self._blocks.marker_of(block))

    def _opening_of(self, block: Section | Title) -> _Opening | None:
        """Return what is written for a section or title; `None` if its line stays as it is."""
        span = span_of(block)
        level = self._levels.get(span.start, 0)
        if self._written.level_at(span.start):
            self._set_level(span.start, level)
            return None
        if isinstance(block, Title):
            words = self._blocks.write_title(block, level) if level else ""
            return self._heading(span, words, level, is_kept=True) if level else None
        if block.kind == "item" or (self._written.marks_all and not _was_forgotten(block)):
            return None
        if block.kind == "runin" and self._runin != "heading":
            return self._bold(block) if self._runin == "bold" else None
        is_kept = self._blocks.marker_of(block) == block.marker
        return self._heading(span, self._blocks.write_heading(block, level), level, is_kept=is_kept)

    def _heading(self, span: Span, words: str, level: int, *, is_kept: bool) -> _Opening | None:
        """Return a new heading; `None` where its line cannot be one."""
        row = self._seams.row_of(span.start)
        is_one_line = row == self._seams.row_of(span.end - 1)
        reading = self._document.reading
        if (
            span.start in self._staying
            or not self._hanging.can_rise(row, self._risen)
            or self._goes_on_with_marker(span.end)
            # a page number between the lines of a title would be lost
            or not (is_one_line or set(reading.cuts_in(span)) <= set(reading.joins))
        ):
            return None
        self._risen.add(row)
        is_bold = any(mark.kind == "strong" for mark in reading.inline_marks_in(span))
        return _Opening(span, words, level, is_kept and is_one_line and not is_bold)

    def _goes_on_with_marker(self, end: int) -> bool:
        """Tell whether a marker that opens nothing comes after a title: on a line of its own it would open something.

        最后，要抓落实。首先，请各科室…
        """
        text = self._seams.text
        close = self._seams.line_end(end)
        start = skip(text, end, close)
        if start == close or start in self._starts:
            return False
        return read_marker(text, start, close) is not None

    def _bold(self, section: Section) -> _Opening | None:
        """Return a paragraph whose title becomes bold, unless it is bold already."""
        opening = self._blocks.opening_of(section)
        title = section.heading.title
        marks = self._document.reading.inline_marks_in(title)
        if any(mark.kind == "strong" and mark.span == title for mark in marks):
            return None
        span = Span(section.heading.span.start, (opening or section.heading).span.end)
        return _Opening(span, self._blocks.write_section(section, opening), 0)

    def _set_level(self, offset: int, level: int) -> None:
        """Change the `#` of a heading that the file has, if they are not as many as its level or no blank follows."""
        found = self._written.at(offset)
        if not found:
            return
        row = self._seams.row(self._seams.row_of(found.span.start))
        hashes = _HASHES.match(self._seams.file, *row)
        wanted = "#" * (level if 0 < level <= DEEPEST else int(found.value))
        if hashes and (hashes[1] != wanted or not hashes[2]):
            self._edits.append(
                Edit(Span(hashes.start(1), hashes.end()), wanted + (hashes[2] or " "))
            )
            end = row.start + len(self._seams.file[slice(*row)].rstrip())
            if not hashes[2] and self._seams.file.startswith(hashes[1], end - len(hashes[1])):
                closing = Span(end - len(hashes[1]), end)
                self._edits.append(Edit(closing, f" {wanted}"))  # ##买家##

    # Writing

    def _write(self, opening: _Opening) -> None:
        """Write an opening on a line of its own, if the file can be cut before and after it."""
        seams, span = self._seams, opening.span
        before, after = seams.before(span.start), seams.after(span.end)
        if not before or not after:
            return
        words = self._words_of(opening, Span(before.after, after.before))
        if words == seams.file[before.before : after.after]:
            return
        first, last = seams.row_of(span.start), seams.row_of(span.end - 1)
        start, end = before.before, after.after
        if start > seams.row(first).start:
            words = "\n\n" + words
        else:
            words = "\n" * (opening.is_paragraph and self._touches(first - 1)) + words
            self._drop_hard_break(first - 1)
        if end < seams.row(last).end:
            rest = seams.file[end : min(seams.row(last).end, end + _LONGEST_START)]
            at = find_start(rest)
            words += "\n\n" + (f"{rest[:at]}\\" if at >= 0 else "")
            end += max(at, 0)
        else:
            if opening.is_paragraph and self._has_words(last + 1):
                words += "\n"
                self._parted.add(last)
            self._drop_indent(last + 1)
        self._edits.append(Edit(Span(start, end), words))

    def _words_of(self, opening: _Opening, place: Span) -> str:
        if not opening.is_kept or opening.is_paragraph:
            return opening.words
        # ##二、目标: a blank was forgotten
        kept = self._seams.file[slice(*place)].strip(BLANKS).lstrip("#")
        return write_hashes(_HARD_BREAK.sub("", kept).strip(BLANKS), opening.level)

    def _has_words(self, row: int) -> bool:
        """Tell whether a line of the file has words."""
        return bool(self._seams.words_of_row(row).strip(BLANKS))

    def _touches(self, row: int) -> bool:
        """Tell whether a line of the file has words and no empty line is written after it."""
        return row not in self._parted and self._has_words(row)

    def _drop_hard_break(self, row: int) -> None:
        """Drop the backslash at the end of the line before a heading."""
        if found := _HARD_BREAK.search(self._seams.words_of_row(row)):
            end = self._seams.row(row).end
            self._edits.append(Edit(Span(end - len(found[1]), end), ""))

    def _drop_indent(self, row: int) -> None:
        """Drop the indent of the line after a heading with which it goes on, where it would be code."""
        words = self._seams.words_of_row(row)
        if words.strip(BLANKS) and indent_of(words) >= CODE:
            start = self._seams.row(row).start
            self._edits.append(Edit(Span(start, start + len(words) - len(words.lstrip(" \t"))), ""))


def _was_forgotten(section: Section) -> bool:
    """Tell whether a section of a file that marks its headings is one that it does not mark.

    It is if it is a short line without a stop, in one of the upper styles, a decimal one or that of chapters. Anything else may be
    an entry of a list, a label or the beginning of a paragraph, and its author has left it so.
    """
    heading = section.heading
    if section.kind != "heading" or heading.marker is None or heading.span.end > heading.title.end:
        return False
    row = heading.marker.row
    return row.division != "" or (not row.worded and (row.decimal or row.rank <= UPPER_RANK))


def _apart(edits: Sequence[Edit], whole: Span) -> Iterator[Edit]:
    """Yield the edits inside a stretch; of two that overlap, what is left of the second."""
    at = whole.start
    for (start, end), words in edits:
        if end <= whole.end and start >= whole.start and (start >= at or end > at):
            if start < at:  # 一、甲。二、乙。: the end of one is the beginning of the other
                start, words = at, words.lstrip("\n")
            yield Edit(Span(start, end), words)
            at = end
