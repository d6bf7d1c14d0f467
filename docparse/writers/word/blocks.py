"""Sections, titles and paragraphs as Word has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from docparse.model.document import Document, Section
from docparse.model.leaves import Figure, Leaf, Paragraph, Title
from docparse.model.source import BLANKS, Span
from docparse.writers.shared.inlines import Inline, inlines_of, split_inlines, without_start
from docparse.writers.shared.parts import part_of
from docparse.writers.shared.walk import walk
from docparse.writers.word.bookmarks import Bookmark
from docparse.writers.word.contents import Entry
from docparse.writers.word.fonts import HEI, KAI
from docparse.writers.word.lists import Number, write_number_form
from docparse.writers.word.look import Look
from docparse.writers.word.markup import write_paragraph, write_run
from docparse.writers.word.parts import Parts, is_apart
from docparse.writers.word.roles import (
    Roles,
    indent_of_attachment,
    is_attachment_name,
    size_of_issuer,
)
from docparse.writers.word.styles import BOLD, DEEPEST, REPORT, fonts

#: The end of a paragraph that Word does not show: what comes next goes on in the same line. Word calls it a style
#: separator, and its outline has only what is before it.
_HIDDEN = "<w:vanish/><w:specVanish/>"
_BREAK = "<w:pageBreakBefore/>"
#: Depth in a report -> how a run-in title looks.
_RUNIN = {1: fonts(HEI), 2: fonts(KAI)}


class Form(NamedTuple):
    """How sections are written."""

    #: The marker of each section by the offset of its heading, where it is another than that of the text.
    markers: Mapping[int, str]
    #: The place in a list of each number that Word counts itself.
    numbers: Mapping[int, Number]
    #: One of `RUNINS`.
    runin: str
    #: The places of notes, which are not in the text.
    notes: frozenset[Span]
    #: Whether headings have the bookmarks that contents refer to.
    contents: bool
    #: The bookmarks that references lead to, by the ids of their sections.
    bookmarks: Mapping[str, Bookmark]


class Blocks:
    """Writes the blocks of a document, and collects its headings for the contents."""

    def __init__(self, document: Document, form: Form, parts: Parts, look: Look) -> None:
        self._reading = document.reading
        self._form = form
        self._parts = parts
        self._look = look
        self._steps = list(walk(document, _opening_of))
        self._roles = Roles(self._steps)
        self.entries: list[Entry] = []
        #: How many blocks come before the text, where contents go.
        self.front = 0
        #: Whether the next report begins on the page that is open.
        self._on_page = True

    def write_blocks(self) -> Iterator[str]:
        """Yield the blocks in the order of the text."""
        count = 0
        for at, step in enumerate(self._steps):
            if step.is_end or step.block.span in self._form.notes or self._roles.is_beside(at):
                continue
            block = step.block
            written = (
                self.write_section(block, step.opening)
                if isinstance(block, Section)
                else self._write_leaf(at, block)
            )
            self._roles.enter(at)
            for piece in written:
                count += 1
                yield piece
            is_front = isinstance(block, Title) or (isinstance(block, Paragraph) and block.value)
            if is_front and self.front == count - 1:
                self.front = count

    def _write_leaf(self, at: int, block: Leaf) -> list[str]:
        """Return a leaf; a list or a quotation can be several blocks."""
        on_page, self._on_page = self._on_page, False
        match block:
            case Title():
                return [self._write_line("Title", block.span, self._look.balance(block.text))]
            case Paragraph():
                style = self._roles.style_of(at)
                form = self._roles.indent_of(at) if style == "Signature" else ""
                if style == "Attachment":
                    form, self._on_page = "" if on_page else _BREAK, True
                if block.value == "attachments":
                    form = indent_of_attachment(block.text)
                run = size_of_issuer(block.text) if style == "Issuer" else ""
                runs = self._parts.write_line(block.span, run)
                if self._roles.is_beside(at + 1):
                    day = self._steps[at + 1].block.span
                    runs += write_run("\t") + self._parts.write_line(day, run)
                return [write_paragraph(self._look.id(style), runs, form)]
            case Figure():
                return [self._write_line("Figure", block.span)]
            case _:
                part = part_of(block)
                written = list(self._parts.write_part(part, "BodyText"))
                before = self._steps[at - 1].block if at else None
                if isinstance(before, Leaf) and is_apart(part_of(before).kind, part.kind):
                    written.insert(0, write_paragraph("", ""))
                return written

    def _write_line(self, style: str, span: Span, form: str = "", run: str = "") -> str:
        return write_paragraph(self._look.id(style), self._parts.write_line(span, run), form)

    def write_section(self, section: Section, opening: Paragraph | None) -> list[str]:
        """Return the heading of a section, and the `opening` that is in the same line."""
        on_page, self._on_page = self._on_page, section.kind == "report"
        heading = section.heading
        if section.kind == "item":
            words = self._inlines_of(section, (opening or heading).span.end)
            runs = self._parts.write_inlines(words)
            runs = self._bookmarked(section, runs)
            return [write_paragraph(self._look.id("BodyText"), runs, self._number(section))]
        words = self._inlines_of(section, heading.span.end)
        if section.kind == "runin" and opening:
            return self._write_runin(section, words, opening)
        breaks = _BREAK if section.kind == "report" and not on_page else ""
        return [self._write_heading(section, words, breaks + self._number(section))]

    def _write_heading(self, section: Section, words: list[Inline], form: str) -> str:
        style = self._look.heading(section)
        if section.kind == "report" and is_attachment_name(section.marker + section.title):
            style = self._look.id("Attachment")
            form += _outline(min(section.level, DEEPEST))
        elif section.kind == "report":
            form += self._look.balance(section.marker + section.title)
        run = BOLD if section.level > DEEPEST else ""
        return write_paragraph(style, self._mark(section, words, run), form)

    def _write_runin(self, section: Section, words: list[Inline], opening: Paragraph) -> list[str]:
        """Return a title in the line of its text: one paragraph of the outline, or a heading without a visible end."""
        between = self._reading.source.slice(Span(section.heading.span.end, opening.span.start))
        rest = [Inline(between), *inlines_of(self._reading, opening.span)]
        text = self._parts.write_inlines(rest)
        depth = self._look.depth_of(section)
        if self._form.runin != "heading" or section.level > DEEPEST:
            is_kept = self._form.runin == "keep"
            run = "" if is_kept else _RUNIN.get(depth, BOLD)
            title = self._bookmarked(section, self._parts.write_inlines(words, run))
            outline = "" if is_kept or section.level > DEEPEST else _outline(section.level)
            form = self._number(section) + outline + _end(run)
            return [write_paragraph(self._look.id("BodyText"), title + text, form)]
        run = BOLD if depth not in _RUNIN and depth != REPORT else ""
        title = self._mark(section, words, run)
        return [
            write_paragraph(
                self._look.heading(section), title, self._number(section) + _end(run + _HIDDEN)
            ),
            write_paragraph(self._look.id("BodyText"), text),
        ]

    def _number(self, section: Section) -> str:
        """Return the properties of a paragraph whose number Word counts."""
        number = self._form.numbers.get(section.heading.span.start)
        if number is None:
            return ""
        return write_number_form(number) + self._look.indent_of_number(section)

    def _mark(self, section: Section, words: list[Inline], run: str) -> str:
        """Return the words of a heading, in a bookmark where there are contents."""
        written = self._bookmarked(section, self._parts.write_inlines(words, run))
        if not self._form.contents:
            return written
        text = "".join(inline.text for inline in words)
        self.entries.append(Entry(section.level, len(self.entries) + 1, text))
        return self.entries[-1].bookmark.around(written)

    def _bookmarked(self, section: Section, runs: str) -> str:
        """Return the words of a section, in a bookmark where references lead to it."""
        bookmark = self._form.bookmarks.get(section.id) if self._form.bookmarks else None
        return bookmark.around(runs) if bookmark else runs

    def _inlines_of(self, section: Section, end: int) -> list[Inline]:
        """Return marker and words of a heading up to an offset."""
        start = section.heading.span.start
        inlines = inlines_of(self._reading, Span(start, end))
        marker = self._form.markers.get(start, section.marker)
        if start in self._form.numbers:
            marker = ""
        if marker == section.marker:
            return inlines
        _, rest = split_inlines(inlines, len(section.marker))
        if start in self._form.numbers:
            return rest
        return [Inline(marker), *rest] if marker else without_start(rest, BLANKS)


def _end(run: str) -> str:
    """Return the format of the end of a paragraph, which is also that of its number."""
    return f"<w:rPr>{run}</w:rPr>" if run else ""


def _outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level - 1}"/>'


def _opening_of(section: Section) -> Paragraph | None:
    """Return the text that is in the line of an item's marker or of a run-in title."""
    first = section.blocks[0] if section.blocks else None
    if section.kind not in ("item", "runin") or not isinstance(first, Paragraph):
        return None
    between = section.reading.source.slice(Span(section.heading.span.end, first.span.start))
    return first if not between.strip(BLANKS) else None
