"""CommonMark: a heading for each section with a title, a paragraph for each paragraph and item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from docparse.model.document import Block, Document, Section
from docparse.model.leaves import (
    Code,
    Figure,
    Leaf,
    List,
    Paragraph,
    Quote,
    Raw,
    Rule,
    Table,
    Title,
)
from docparse.model.source import BLANKS, Span
from docparse.writers.markdown.code import write_code, write_raw
from docparse.writers.markdown.escape import escape_line
from docparse.writers.markdown.head import write_head
from docparse.writers.markdown.inline import write_inline, write_line
from docparse.writers.markdown.nested import write_list, write_quote
from docparse.writers.markdown.runs import all_bold, drop_bold, length_of, split_runs, without_bold
from docparse.writers.markdown.table import write_table
from docparse.writers.shared.inline import Run, runs_of
from docparse.writers.shared.numbering import heading_offset, markers_of, opening_paragraph

#: Where a run-in title goes: to a heading of its own, to the beginning of its paragraph in bold, or
#: nowhere: the paragraph stays as its author wrote it.
RUNINS = ("heading", "bold", "keep")
_DEEPEST = 6
_CLOSING_HASHES = re.compile(r"(?<=[ \t])(#+)$|^(#+)$")
#: Formats of raw pieces that stand before the text and tell about it.
_FRONT_MATTER = frozenset({"yaml", "toml"})


def write_markdown(
    document: Document,
    *,
    numbering: str = "keep",
    runin: str = "heading",
    front_matter: bool = False,
) -> str:
    """Write `document` as CommonMark, each paragraph on one line, with tables and ~~ as GitHub has them.

    A title is a heading of the first level and moves all others one down. Below the sixth level a
    heading becomes a bold line, as does the title of a report inside a compilation. An item has no
    title, so it is a paragraph that begins with its marker. `numbering` is one of
    `numbering.NUMBERINGS`, `runin` one of `RUNINS`; `front_matter` asks for a head of YAML. Raises
    `ValueError` for others.
    """
    if runin not in RUNINS:
        raise ValueError(f"no form {runin!r} for run-in titles; there are: {', '.join(RUNINS)}")
    writer = _Writer(document, numbering, runin)
    pieces = list(writer.write())
    head = writer.head.text if writer.head else ""
    if front_matter:
        head = write_head(document, head)
    if head:
        pieces.insert(0, head)
    elif pieces and pieces[0] == "---":
        pieces[0] = "***"  # Some take --- on the first line for the beginning of a head.
    if pieces:
        pieces[-1] += "\n"
    return "\n\n".join(pieces)


class _Writer:
    """The blocks of a document as pieces of Markdown."""

    def __init__(self, document: Document, numbering: str, runin: str) -> None:
        self.document = document
        self.reading = document.reading
        self.runin = runin
        #: Nothing where all markers stay.
        self.markers = markers_of(document, numbering) if numbering != "keep" else {}
        self.offset = heading_offset(document)
        first = document.blocks[0] if document.blocks else None
        self.is_plain = not self.reading.source.marks
        #: The front matter of the file.
        self.head = first if isinstance(first, Raw) and first.format in _FRONT_MATTER else None
        self.titles = {block.span.start for block in document.blocks if isinstance(block, Title)}

    def write(self) -> Iterator[str]:
        """Yield the blocks in the order of the text: Markdown has no sections to nest."""
        before: Block | None = None
        taken: Block | None = None
        bullet = "-"
        for block in self.document.walk():
            if block is taken or block is self.head:
                continue
            if isinstance(block, Section):
                taken, piece = self._write_section(block)
            else:
                # Two lists with the same bullet would be one.
                bullet = "*" if isinstance(before, List) and bullet == "-" else "-"
                piece = self._write_leaf(block, bullet)
            if piece:
                yield piece
                before = block

    def _write_leaf(self, block: Leaf, bullet: str) -> str:
        match block:
            case Title() if block.span.start in self.titles:
                return _heading(without_bold(self._runs(block.span)), 1)
            case Title():
                return _bold(self._runs(block.span))
            case Paragraph() | Figure():
                return self._line(block.span)
            case Table():
                return write_table(self.reading, block.rows) or self._write_lines(block)
            case List():
                return write_list(self.reading, block.items, bullet) or self._write_lines(block)
            case Code():
                return write_code(block.text, block.language)
            case Quote():
                return write_quote(self.reading, block.parts)
            case Rule():
                return "---"
            case Raw():
                return write_raw(block.text, block.format)
            case _:
                assert_never(block)

    def _line(self, span: Span) -> str:
        if not self.reading.inline_marks_in(span):
            return escape_line(self.reading.text(span))
        return write_line(runs_of(self.reading, span))

    def _runs(self, span: Span) -> list[Run]:
        if self.is_plain:
            return [Run(self.reading.text(span), ())]
        return runs_of(self.reading, span)

    def _write_section(self, section: Section) -> tuple[Block | None, str]:
        """Return the paragraph that stands in the line of the section's heading, and that line."""
        heading = section.heading
        if heading.kind == "item":
            taken = opening_paragraph(section)
            return taken, write_line(self._numbered(section, (taken or heading).span.end))
        if heading.kind != "runin" or self.runin == "heading":
            runs = self._numbered(section, heading.span.end)
            if not self.is_plain:
                runs = without_bold(runs, self._marker_of(section))
            return None, _heading(runs, heading.level + self.offset)
        taken = self._text_in_line(section)
        end = (taken or heading).span.end
        runs = self._numbered(section, end)
        return taken, write_line(
            self._with_bold_lead(section, runs, end) if self.runin == "bold" else runs
        )

    def _text_in_line(self, section: Section) -> Paragraph | None:
        """Return the paragraph that a run-in title opens; `None` where the title is all of it."""
        first = section.blocks[0] if section.blocks else None
        if not isinstance(first, Paragraph):
            return None
        at, outside = section.heading.span.end, ""
        for cut in self.reading.cuts_in(Span(at, first.span.start)):
            outside += self.reading.source.text[at : cut.start]
            at = cut.end
        outside += self.reading.source.text[at : first.span.start]
        return None if outside.strip(BLANKS) else first

    def _marker_of(self, section: Section) -> str:
        return self.markers.get(section.heading.span.start, section.marker)

    def _numbered(self, section: Section, end: int) -> list[Run]:
        """Return the words from a heading's marker to `end`, with the marker that is to be written."""
        heading = section.heading
        runs = self._runs(Span(heading.span.start, end))
        if not self.markers or not heading.marker:
            return runs
        marker = self._marker_of(section)
        if marker == section.marker:
            return runs
        words = self.reading.text(Span(heading.marker.span.end, end))
        if not words and section.kind != "item":
            return runs  # 第一章 alone on its line would be no heading without it.
        first, rest = split_runs(runs, length_of(runs) - len(words))
        # 1、2019年工作: 1.2019 would be another number
        blank = " " if marker[-1:] == "." and words[:1].isdigit() else ""
        around = tuple(mark for mark in first[0].marks if mark.kind == "strong") if first else ()
        return [Run(marker + blank, around), *rest] if marker else rest

    def _with_bold_lead(self, section: Section, runs: list[Run], end: int) -> list[Run]:
        """Make marker and title bold, but not the stop behind: **（一）好。**的 would not render."""
        heading = section.heading
        behind_title = self.reading.text(Span(heading.title.end, end))
        behind = self.reading.text(Span(heading.span.end, end))
        lead, rest = split_runs(runs, length_of(runs) - len(behind_title))
        stop, text = split_runs(rest, len(behind_title) - len(behind))
        return [*all_bold(lead), *drop_bold(stop), *text]

    def _write_lines(self, block: Leaf) -> str:
        """Write each line of a block as a paragraph."""
        at, lines = block.span.start, []
        for line in block.text.split("\n"):
            lines.append(self._line(Span(at, at + len(line))))
            at += len(line) + 1
        return "\n\n".join(filter(None, lines))


def _heading(runs: list[Run], level: int) -> str:
    if level > _DEEPEST:
        return _bold(runs)
    words = write_inline(runs)
    if words.endswith("#"):
        words = _CLOSING_HASHES.sub(r"\\\g<0>", words)
    return f"{'#' * level} {words}"


def _bold(runs: list[Run]) -> str:
    """Write a line in bold; its own emphasis marks are escaped, so none can close it early."""
    return write_inline(all_bold(runs))
