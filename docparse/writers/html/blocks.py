"""The blocks of a document as HTML: sections, headings, paragraphs, lists, code, quotations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from docparse.model.document import Block, Document, Section
from docparse.model.heading import Heading, Kind
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
from docparse.model.source import BLANKS, PICTURE, Span
from docparse.writers.html.inline import escape_text, html_runs, inline_writer, write_runs
from docparse.writers.html.nested import Nested, write_code, write_raw
from docparse.writers.html.table import write_rows
from docparse.writers.shared.ids import Ids
from docparse.writers.shared.inline import Run, runs_of
from docparse.writers.shared.numbering import heading_offset, markers_of, opening_paragraph

_DEEPEST = 6
_BLANKS = frozenset(BLANKS)
#: Formats of raw pieces that tell about the file and are none of its text.
_FRONT_MATTER = frozenset({"yaml", "toml"})


class Words(NamedTuple):
    """What a page says itself, in the script of its text."""

    skip: str = "跳到正文"
    contents: str = "目录"
    #: What the button is called that folds what stands below an entry of the contents.
    below: str = "“{}”的下级标题"
    table: str = "表格"
    picture: str = "图片"
    document: str = "文档"


class Entry(NamedTuple):
    """What the contents say of a heading."""

    level: int
    id: str
    #: Marker and title, as one line without markup.
    label: str


class _Open(NamedTuple):
    """A section, or the document, while its blocks are written."""

    #: Those still to come.
    blocks: Iterator[Block]
    closing: str = ""
    #: How many headings there are down to it, and how many of these are reports.
    level: int = 0
    reports: int = 0


class Body:
    """The blocks of a document as HTML, and what the contents say of its headings."""

    def __init__(self, document: Document, numbering: str, words: Words) -> None:
        self.words = words
        #: One for each section but the items, when all is written.
        self.entries: list[Entry] = []
        self._document = document
        self._reading = document.reading
        self._ids = Ids()
        #: Nothing where all markers stay.
        self._markers = markers_of(document, numbering) if numbering != "keep" else {}
        self._offset = heading_offset(document)
        self._inline = inline_writer(document.reading, words.picture)
        self._nested = Nested(document.reading, self._inline)
        self._tables = 0

    def write(self) -> Iterator[str]:
        """Yield the blocks in order; a stack of its own, as a text may nest deeper than Python's."""
        stack = [_Open(iter(self._document.blocks))]
        while stack:
            around = stack[-1]
            for block in around.blocks:
                if isinstance(block, Section):
                    written, opened = self._open_section(block, around, len(stack))
                    stack.append(opened)
                    yield written
                    break
                yield self._write_leaf(block, top=len(stack) == 1)
            else:
                stack.pop()
                yield around.closing

    def _open_section(self, section: Section, around: _Open, depth: int) -> tuple[str, _Open]:
        """Return what stands before the blocks of a section, which is at a depth from 1, and these."""
        heading, title, marker = section.heading, section.title, section.marker
        id = self._ids.next(title or marker, depth)
        blocks, _, level, reports = around
        if heading.kind == "item":
            opening = opening_paragraph(section)
            blocks = iter(section.blocks[1:] if opening else section.blocks)
            inside = self._inside_of(heading, marker, (opening or heading).span.end)
            opened = _Open(blocks, "</div>\n", level, reports)
            return f'<div class="item">\n<p id="{id}">{inside}</p>\n', opened
        level += 1
        reports += heading.kind == "report"
        label = self._label_of(heading, marker, title)
        self.entries.append(Entry(level, id, label))
        inside = self._inside_of(heading, marker, heading.span.end)
        written = self._write_heading(heading.kind, level, level - reports, id, inside)
        return written, _Open(iter(section.blocks), "</section>\n", level, reports)

    def _write_heading(self, kind: Kind, level: int, depth: int, id: str, inside: str) -> str:
        """Return the tag of a section, and its heading; `depth` is its level within its report."""
        level += self._offset
        tag = f"h{min(level, _DEEPEST)}"
        deep = f' aria-level="{level}"' if level > _DEEPEST else ""
        # A run-in title stands in the line of its text, where a line feed would be a blank.
        end = "" if kind == "runin" else "\n"
        return (
            f'<section class="{kind} depth{depth}">\n<{tag} id="{id}"{deep}>{inside}</{tag}>{end}'
        )

    def _inside_of(self, heading: Heading, written: str, end: int) -> str:
        """Return the marker and the words of a heading, which ends at `end`, as HTML."""
        reading = self._reading
        whole = Span(heading.span.start, end)
        if not written or not heading.marker:
            return self._inline(whole)
        words = reading.text(Span(heading.marker.span.end, end))
        shown, blank = self._marker_of(heading, written, words)
        marker = f'<span class="marker">{escape_text(shown)}</span>{blank}' if shown else ""
        if not reading.source.marks or not reading.marks_in(whole):
            return marker + escape_text(words)
        # A link or emphasis may begin before the marker.
        runs = runs_of(reading, whole)
        runs = _without_first(runs, sum(len(run.text) for run in runs) - len(words))
        runs = list(html_runs(runs, self.words.picture))
        if marker:
            around = runs[0].marks if runs and heading.kind == "item" else ()
            runs.insert(0, Run(marker, around))
        return write_runs(runs)

    def _marker_of(self, heading: Heading, written: str, words: str) -> tuple[str, str]:
        """Return the marker to show before `words`, and the blank behind it.

        Where nothing would be left without the marker it stays: 第一章 alone on its line.
        """
        if not written or not heading.marker:
            return "", ""
        shown = self._markers.get(heading.span.start, written) or ("" if words else written)
        # 第一条 为了…: the blank that the author typed stays
        behind = heading.marker.span.end
        typed = self._reading.source.text[behind : behind + 1] in _BLANKS
        return shown, " " if typed and shown == written else ""

    def _label_of(self, heading: Heading, written: str, title: str) -> str:
        if PICTURE in title:
            title = title.replace(PICTURE, "").strip(BLANKS)
        marker, blank = self._marker_of(heading, written, title)
        return marker + (title and blank) + title or self.words.picture

    def _write_leaf(self, block: Leaf, *, top: bool) -> str:
        match block:
            case Title():
                inside = self._inline(block.span)
                return f"<h1>{inside}</h1>\n" if top else f'<p class="title">{inside}</p>\n'
            case Paragraph():
                role = f' class="{block.role}"' if block.role else ""
                return f"<p{role}>{self._inline(block.span)}</p>\n"
            case Figure():
                return f"<figure>{self._inline(block.span)}</figure>\n"
            case Table():
                return self._write_table(block)
            case List():
                return self._nested.write_list(block.items) or write_code(block.text)
            case Code():
                return write_code(block.text, block.language)
            case Quote():
                return self._nested.write_quote(block.parts)
            case Rule():
                return "<hr>\n"
            case Raw():
                return "" if block.format in _FRONT_MATTER else write_raw(block.text, block.format)
            case _:
                assert_never(block)

    def _write_table(self, table: Table) -> str:
        """Write a table in a frame that scrolls and has a name."""
        rows = write_rows(table.rows, self._nested.write_cell)
        if not rows:
            return write_code(table.text)
        self._tables += 1
        return (
            f'<div class="table" role="region" aria-label="{self.words.table} {self._tables}" tabindex="0">\n'
            f"<table>\n{rows}</table>\n</div>\n"
        )


def _without_first(runs: list[Run], count: int) -> list[Run]:
    """Return `runs` without their first `count` characters."""
    for index, run in enumerate(runs):
        if count < len(run.text):
            return [run._replace(text=run.text[count:]), *runs[index + 1 :]]
        count -= len(run.text)
    return []
