"""Tables, lists, quotations, code and what else a leaf can be or hold, as Word has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from docparse.model.cells import depth_of
from docparse.model.leaves import rows_of
from docparse.model.parts import Part, is_numbered
from docparse.model.reading import Reading
from docparse.model.source import Span
from docparse.writers.shared.inlines import Inline, inlines_of
from docparse.writers.shared.raw import METADATA, is_comment
from docparse.writers.word.bullets import in_list
from docparse.writers.word.inlines import Inlines
from docparse.writers.word.look import Look
from docparse.writers.word.markup import write_paragraph, write_run
from docparse.writers.word.styles import DEEPEST
from docparse.writers.word.tables import write_table

#: Kinds of blocks of which two neighbours are read as one.
_JOINED = frozenset({"table", "list", "code", "quote"})
#: How deep blocks are written inside blocks; what is deeper is lines.
_DEEPEST_BLOCK = 16


def is_apart(before: str, kind: str) -> bool:
    """Tell whether an empty paragraph keeps a block apart from one of kind `before` above it."""
    return before == kind and kind in _JOINED


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

    def write_part(self, part: Part, style: str, form: str = "") -> Iterator[str]:
        """Yield a line as a paragraph in a style, or a block; `form` are the properties of each paragraph."""
        match part.kind:
            case "line":
                yield write_paragraph(self._look.id(style), self.write_line(part.span), form)
            case "table":
                yield self._write_table(part)
            case "list":
                yield from self._write_items(part.parts, style)
            case "quote":
                yield from self.write_parts(part.parts, "Quote", form)
            case "rule":
                yield write_paragraph(self._look.id("HorizontalRule"), "", form)
            case "raw" if self._is_unseen(part):
                return
            case _:
                yield self._write_code(part.span, "Quote" if style == "Quote" else "", form)

    def write_parts(self, parts: Iterable[Part], style: str, form: str = "") -> Iterator[str]:
        """Yield the parts of a block, with an empty paragraph between two that would be one."""
        before = ""
        for part in parts:
            if is_apart(before, part.kind):
                yield write_paragraph("", "")
            before = part.kind
            yield from self.write_part(part, style, form)

    def _is_unseen(self, part: Part) -> bool:
        text = self._reading.source.slice(part.span)
        return part.value in METADATA or is_comment(text, part.value)

    def _write_code(self, span: Span, style: str, form: str) -> str:
        """Return code as one paragraph; in a paragraph style that is not its own it has that of its characters."""
        text = self._reading.source.slice(span).replace("\r\n", "\n").rstrip("\n")
        run = write_run(text, "", self._look.id("VerbatimChar") if style else "")
        return write_paragraph(self._look.id(style or "SourceCode"), run, form)

    def _write_table(self, table: Part) -> str:
        self._depth += 1
        written = ""
        if self._depth <= _DEEPEST_BLOCK:
            written = write_table(
                rows_of(table.parts), self._write_cell, self._look.id("TableGrid")
            )
        self._depth -= 1
        return written or self._write_code(table.span, "", "")

    def _write_cell(self, parts: Sequence[Part], is_header: bool) -> str:
        """Return the inside of a cell, which ends with a paragraph."""
        style = "TableHeading" if is_header else "TableText"
        blocks = list(self.write_parts(parts, style))
        if not blocks or blocks[-1].startswith("<w:tbl>"):
            blocks.append(write_paragraph(self._look.id(style), ""))
        return "".join(blocks)

    def _write_items(self, items: Sequence[Part], style: str) -> Iterator[str]:
        """Yield the items of a list; those in a quotation are in its style."""
        depth = 0
        lists = self._look.bullets()
        own = style if style == "Quote" else "ListParagraph"
        for item in items:
            depth = min(depth_of(item), depth + 1)
            level = min(depth, DEEPEST) - 1
            form = in_list(lists.typed if is_numbered(item) else lists.items, level)
            goes_on = in_list(lists.goes_on, level)
            parts = iter(groupby(item.parts, lambda part: part.kind == "line"))
            for at, (is_line, group) in enumerate(parts):
                if is_line:
                    runs = "<w:r><w:br/></w:r>".join(self.write_line(part.span) for part in group)
                    yield write_paragraph(self._look.id(own), runs, goes_on if at else form)
                else:
                    if not at:
                        yield write_paragraph(self._look.id(own), "", form)
                    yield from self.write_parts(group, own, goes_on)
            if not item.parts:
                yield write_paragraph(self._look.id(own), "", form)

    def write_inlines(self, inlines: Sequence[Inline], form: str = "") -> str:
        """Return `inlines` as runs."""
        return self._inlines.write(inlines, form)
