"""Tables, lists, quotations, code and what else a leaf can be or hold, as Word has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from docparse.model.cells import depth_of
from docparse.model.leaves import rows_of
from docparse.model.parts import Part, is_numbered
from docparse.model.reading import Reading
from docparse.model.source import Span
from docparse.writers.shared.inlines import Inline, inlines_of
from docparse.writers.shared.raw import METADATA, is_comment
from docparse.writers.word.inlines import Inlines
from docparse.writers.word.look import Look
from docparse.writers.word.markup import write_paragraph, write_run
from docparse.writers.word.styles import DEEPEST
from docparse.writers.word.tables import write_table

#: How deep blocks are written inside blocks; what is deeper is lines.
_DEEPEST_BLOCK = 16


class Parts:
    """Writes the parts of a document's leaves, in the styles of `look`."""

    def __init__(self, reading: Reading, inlines: Inlines, look: Look) -> None:
        self._reading = reading
        self._inlines = inlines
        self._look = look
        self._depth = 0

    def write_line(self, span: Span, form: str = "") -> str:
        """Return the text of a span as runs."""
        return self._inlines.write(inlines_of(self._reading, span), form)

    def write_part(self, part: Part, style: str) -> Iterator[str]:
        """Yield a line as a paragraph in a style, or a block."""
        match part.kind:
            case "line":
                yield write_paragraph(self._look.id(style), self.write_line(part.span))
            case "table":
                yield self._write_table(part)
            case "list":
                yield from self._write_items(part.parts, style)
            case "quote":
                for inside in part.parts:
                    yield from self.write_part(inside, "Quote")
            case "rule":
                yield write_paragraph(self._look.id("HorizontalRule"), "")
            case "raw" if self._is_unseen(part):
                return
            case _:
                yield self._write_code(part.span)

    def _is_unseen(self, part: Part) -> bool:
        text = self._reading.source.slice(part.span)
        return part.value in METADATA or is_comment(text, part.value)

    def _write_code(self, span: Span) -> str:
        text = self._reading.source.slice(span).replace("\r\n", "\n").rstrip("\n")
        return write_paragraph(self._look.id("SourceCode"), write_run(text))

    def _write_table(self, table: Part) -> str:
        self._depth += 1
        written = ""
        if self._depth <= _DEEPEST_BLOCK:
            written = write_table(
                rows_of(table.parts), self._write_cell, self._look.id("TableGrid")
            )
        self._depth -= 1
        return written or self._write_code(table.span)

    def _write_cell(self, parts: Sequence[Part], is_header: bool) -> str:
        """Return the inside of a cell, which ends with a paragraph."""
        style = "TableHeading" if is_header else "TableText"
        blocks = [block for part in parts for block in self.write_part(part, style)]
        if not blocks or blocks[-1].startswith("<w:tbl>"):
            blocks.append(write_paragraph(self._look.id(style), ""))
        return "".join(blocks)

    def _write_items(self, items: Sequence[Part], style: str) -> Iterator[str]:
        depth = 0
        for item in items:
            depth = min(depth_of(item), depth + 1)
            level = min(depth, DEEPEST) - 1
            form = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{self._look.bullets()}"/></w:numPr>'
            if is_numbered(item):
                form = f'<w:ind w:left="{420 * (level + 1)}" w:firstLine="0"/>'
            parts = iter(groupby(item.parts, lambda part: part.kind == "line"))
            for at, (is_line, group) in enumerate(parts):
                if is_line:
                    runs = "<w:r><w:br/></w:r>".join(self.write_line(part.span) for part in group)
                    yield write_paragraph(self._look.id("ListParagraph"), runs, "" if at else form)
                else:
                    for part in group:
                        yield from self.write_part(part, style)
            if not item.parts:
                yield write_paragraph(self._look.id("ListParagraph"), "", form)

    def write_inlines(self, inlines: Sequence[Inline], form: str = "") -> str:
        """Return `inlines` as runs."""
        return self._inlines.write(inlines, form)
