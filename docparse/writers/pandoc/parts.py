"""Tables, lists, quotations, code and what else a leaf can be or hold, as pandoc has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docparse.model.cells import depth_of
from docparse.model.leaves import rows_of
from docparse.model.parts import Part, is_numbered, without_number
from docparse.model.reading import Reading
from docparse.model.source import Span
from docparse.writers.pandoc.inlines import (
    DEEPEST,
    Json,
    node,
    showable,
    write_inlines,
)
from docparse.writers.pandoc.tables import write_table
from docparse.writers.shared.inlines import inlines_of
from docparse.writers.shared.raw import METADATA, is_comment

#: A typed number that pandoc has a style for.
_NUMBER = re.compile("([0-9]{1,9})([.)])")


class Parts:
    """Writes the parts of a document's leaves; `keeps_raw` passes pieces in other formats on as they are."""

    def __init__(self, reading: Reading, *, keeps_raw: bool) -> None:
        self._reading = reading
        self._keeps_raw = keeps_raw

    def write_parts(self, parts: Sequence[Part]) -> list[Json]:
        """Return lines as paragraphs, and the blocks between them; a single line is no paragraph."""
        if len(parts) == 1 and parts[0].kind == "line":
            words = self.write_line(parts[0].span)
            return [node("Plain", words)] if words else []
        return [block for part in parts for block in self.write_part(part)]

    def write_part(self, part: Part) -> Iterator[Json]:
        """Yield a line as a paragraph, or a block; a list can be several."""
        text = self._reading.source.slice(part.span)
        match part.kind:
            case "line":
                yield node("Para", self.write_line(part.span))
            case "table":
                yield write_table(rows_of(part.parts), self.write_parts)
            case "list":
                yield from self.write_list(part.parts)
            case "quote":
                yield node("BlockQuote", self.write_parts(part.parts))
            case "rule":
                yield node("HorizontalRule")
            case "raw" if self._passes(text, part.value):
                yield node("RawBlock", [showable(part.value), _code(text)])
            case _:
                classes = [showable(part.value)] if part.value else []
                yield node("CodeBlock", [("", classes, ()), _code(text)])

    def _passes(self, text: str, form: str) -> bool:
        """Tell whether a piece in another format is given to pandoc as such."""
        return self._keeps_raw or form in METADATA or is_comment(text, form)

    def write_line(self, span: Span) -> list[Json]:
        """Return the text of a span with the marks inside it."""
        return write_inlines(inlines_of(self._reading, span))

    def write_list(self, items: Sequence[Part]) -> Iterator[Json]:
        """Yield the lists that items make, nested by their depth; numbered items are in lists of their own."""
        # For each open list, the outermost first: whether it has numbers, and its items.
        around: list[tuple[bool, list[list[Json]]]] = []
        for item in items:
            depth = min(depth_of(item), len(around) + 1, DEEPEST)
            number = _NUMBER.fullmatch(item.title) if is_numbered(item) else None
            del around[depth:]
            if len(around) == depth and around[-1][0] != bool(number):
                del around[depth - 1 :]
            if len(around) < depth:
                inside: list[list[Json]] = []
                written = _list_of(inside, number)
                if around:
                    around[-1][1][-1].append(written)
                else:
                    yield written
                around.append((bool(number), inside))
            parts = without_number(item) if number else item.parts
            around[-1][1].append(self.write_parts(parts))


def _list_of(items: list[list[Json]], number: re.Match[str] | None) -> Json:
    if number is None:
        return node("BulletList", items)
    closing = "Period" if number[2] == "." else "OneParen"
    return node("OrderedList", [(int(number[1]), node("Decimal"), node(closing)), items])


def _code(text: str) -> str:
    return showable(text.replace("\r\n", "\n").rstrip("\n"))
