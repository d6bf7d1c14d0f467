"""The blocks of a document as HTML: sections, headings, paragraphs, lists, code, quotations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from docparse.document import Document, Section
from docparse.leaves import Code, Figure, Leaf, List, Paragraph, Quote, Raw, Rule, Table, Title
from docparse.source import BLANKS, PICTURE, Span
from docparse.writers.html.inline import escape_text, html_runs, write_runs
from docparse.writers.html.nested import Nested, write_code, write_raw
from docparse.writers.html.table import write_rows
from docparse.writers.inline import Run, runs_of
from docparse.writers.numbering import (
    heading_offset,
    ids_of,
    later_blocks,
    markers_of,
    opening_paragraph,
)

_DEEPEST = 6
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


class Body:
    """The blocks of a document as HTML, and what its headings are called."""

    def __init__(self, document: Document, numbering: str, words: Words) -> None:
        self.document = document
        self.words = words
        self.ids = ids_of(document)
        self._markers = markers_of(document, numbering)
        self._offset = heading_offset(document)
        self._nested = Nested(document.reading, self._inline)
        self._tables = 0

    def sections(self) -> Iterator[Section]:
        """Yield the sections that have a heading: all but the items."""
        return (section for section in self.document.sections() if section.kind != "item")

    def label_of(self, section: Section) -> str:
        """Return the marker to show and the title, as one line without markup."""
        title = section.title.replace(PICTURE, "").strip(BLANKS)
        marker, blank = self._marker_of(section, title)
        return marker + (title and blank) + title or self.words.picture

    def write(self) -> Iterator[str]:
        """Yield the blocks in order; a stack of its own, as a text may nest deeper than Python's."""
        stack, closing = [iter(self.document.blocks)], [""]
        while stack:
            block = next(stack[-1], None)
            if block is None:
                stack.pop()
                yield closing.pop()
            elif isinstance(block, Section):
                yield self._open_section(block)
                stack.append(later_blocks(block))
                closing.append("</div>\n" if block.kind == "item" else "</section>\n")
            else:
                yield self._write_leaf(block, top=len(stack) == 1)

    def _open_section(self, section: Section) -> str:
        heading = section.heading
        marker, blank, runs = self._opening_of(section)
        if marker:
            around = runs[0].marks if runs and section.kind == "item" else ()
            runs.insert(0, Run(f'<span class="marker">{escape_text(marker)}</span>{blank}', around))
        inside = write_runs(runs)
        own_id = f' id="{self.ids[heading.span.start]}"'
        if section.kind == "item":
            return f'<div class="item">\n<p{own_id}>{inside}</p>\n'
        above = [other.kind for other in section.trail if other.kind != "item"]
        level = len(above) + self._offset
        tag = f"h{min(level, _DEEPEST)}"
        deep = f' aria-level="{level}"' if level > _DEEPEST else ""
        depth = level - self._offset - above.count("report")
        # A run-in title stands in the line of its text, where a line feed would be a blank.
        end = "" if section.kind == "runin" else "\n"
        return (
            f'<section class="{section.kind} depth{depth}">\n'
            f"<{tag}{own_id}{deep}>{inside}</{tag}>{end}"
        )

    def _opening_of(self, section: Section) -> tuple[str, str, list[Run]]:
        """Return the marker to show, the blank behind it, and the words of the heading as HTML."""
        heading, reading = section.heading, section.reading
        opening = opening_paragraph(section)
        end = opening.span.end if opening else heading.span.end
        whole = Span(heading.span.start, end)
        if not section.marker or not heading.marker:
            return "", "", self._runs_of(whole)
        behind = Span(heading.marker.span.end, end)
        words = reading.text(behind)
        if not reading.marks_in(whole):
            runs = [Run(escape_text(words))]
        else:
            # A link or emphasis may begin before the marker.
            runs = runs_of(reading, whole)
            runs = _without_first(runs, sum(len(run.text) for run in runs) - len(words))
            runs = list(html_runs(runs, self.words.picture))
        return *self._marker_of(section, words), runs

    def _marker_of(self, section: Section, words: str) -> tuple[str, str]:
        """Return the marker to show before `words`, and the blank behind it.

        Where nothing would be left without the marker it stays: 第一章 alone on its line.
        """
        heading, written = section.heading, section.marker
        if not written or not heading.marker:
            return "", ""
        shown = self._markers[heading.span.start] or ("" if words else written)
        # 第一条 为了…: the blank that the author typed stays
        typed = section.reading.source.text.startswith(tuple(BLANKS), heading.marker.span.end)
        return shown, " " if typed and shown == written else ""

    def _inline(self, span: Span) -> str:
        reading = self.document.reading
        if not reading.source.marks:
            return escape_text(reading.text(span))
        return write_runs(self._runs_of(span))

    def _runs_of(self, span: Span) -> list[Run]:
        return list(html_runs(runs_of(self.document.reading, span), self.words.picture))

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
