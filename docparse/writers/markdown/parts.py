"""Lists, quotations, code and what else a leaf can be or hold, as CommonMark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docparse.model.cells import depth_of
from docparse.model.leaves import rows_of
from docparse.model.parts import Part, is_numbered, without_number
from docparse.model.reading import Reading
from docparse.model.source import BLANKS, Span
from docparse.writers.markdown.escape import escape_line, fence_of
from docparse.writers.markdown.inlines import write_inlines
from docparse.writers.markdown.tables import write_table
from docparse.writers.shared.inlines import inlines_of
from docparse.writers.shared.raw import is_comment

#: Parsers stop reading nested lists at some depth; deeper ones are written at this one.
_DEEPEST_LIST = 8
#: A typed number that Markdown has as the marker of an item.
_NUMBER = re.compile("[0-9]{1,9}[.)]")
#: How a block of HTML begins that goes on over empty lines, and what ends it (CommonMark 0.31, 4.6).
_LONG_HTML = tuple(
    (re.compile(" {0,3}<" + start, re.IGNORECASE), end)
    for start, end in (
        ("!--", "-->"),
        ("[?]", "?>"),
        (r"!\[CDATA\[", "]]>"),
        ("![a-z]", ">"),
        ("pre(?=[ \t>\n]|$)", "</pre>"),
        ("script(?=[ \t>\n]|$)", "</script>"),
        ("style(?=[ \t>\n]|$)", "</style>"),
        ("textarea(?=[ \t>\n]|$)", "</textarea>"),
    )
)
_HTML = re.compile(" {0,3}<[A-Za-z/!?]")
_NOT_IN_INFO = re.compile(r"[`\\&\r\n\0]")


class Parts:
    """Writes the parts of a document's leaves; `keeps_raw` passes HTML on as it is."""

    def __init__(self, reading: Reading, *, keeps_raw: bool) -> None:
        self._reading = reading
        self._keeps_raw = keeps_raw

    def write_parts(self, parts: Sequence[Part]) -> str:
        """Write lines as paragraphs, and the blocks between them."""
        pieces: list[str] = []
        bullet = ""
        for part in parts:
            # Two lists with the same bullet would be one.
            bullet = ("*" if bullet == "-" else "-") if part.kind == "list" else ""
            if piece := self.write_part(part, bullet):
                pieces.append(piece)
        return "\n\n".join(pieces)

    def write_part(self, part: Part, bullet: str = "-") -> str:
        """Write a line or a block; `bullet` is for the items of a list that have no number."""
        reading = self._reading
        match part.kind:
            case "line":
                return self.write_line(part.span)
            case "table":
                return write_table(reading, rows_of(part.parts)) or self._write_lines(part)
            case "list":
                return self.write_list(part.parts, bullet) or self._write_lines(part)
            case "quote":
                return self.write_quote(part.parts)
            case "rule":
                return "---"
            case "raw":
                return self.write_raw(reading.source.slice(part.span), part.value)
            case _:
                return write_code(reading.source.slice(part.span), part.value)

    def write_raw(self, text: str, form: str) -> str:
        """Write a piece in another format: HTML that may pass as it is, anything else as code."""
        may_pass = self._keeps_raw or is_comment(text, form)
        return _closed(text) if may_pass and _is_html(text, form) else write_code(text, form)

    def write_line(self, span: Span) -> str:
        """Write a paragraph."""
        if not self._reading.inline_marks_in(span):
            return escape_line(self._reading.text(span))
        return write_inlines(inlines_of(self._reading, span), at_start=True)

    def _write_lines(self, part: Part) -> str:
        """Write each line of a block as a paragraph."""
        at, lines = part.span.start, []
        for line in self._reading.source.slice(part.span).split("\n"):
            lines.append(self.write_line(Span(at, at + len(line))))
            at += len(line) + 1
        return "\n\n".join(filter(None, lines))

    def write_quote(self, parts: Sequence[Part]) -> str:
        """Write a quotation."""
        return "\n".join(f"> {line}" if line else ">" for line in self._lines_of(parts))

    def write_list(self, items: Sequence[Part], bullet: str) -> str:
        """Write a list with `bullet` before the items that have no number; nothing where it has no items."""
        lines: list[str] = []
        # For each item around: its depth, the column at which its words begin, its marker without a number.
        around: list[tuple[int, int, str]] = []
        for item in items:
            depth = depth_of(item)
            kind_before = ""
            while around and around[-1][0] >= depth:
                kind_before = around.pop()[2]
            marker, parts = _marker_of(item, bullet)
            inside = list(self._lines_of(parts))
            if not any(inside):
                continue  # An empty item right below a line of text would make a heading of it.
            indent = around[min(len(around), _DEEPEST_LIST) - 1][1] if around else 0
            kind = marker.lstrip("0123456789")
            # 3. right below a line of text would go on with that, unless 2. comes before it.
            if lines and lines[-1] and marker not in (bullet, "1.", "1)") and kind != kind_before:
                lines.append("")
            column = indent + len(marker) + 1
            first = "___" if inside[0] == "---" else inside[0]  # - --- would be a rule
            lines.append(f"{' ' * indent}{marker} {first}")
            lines += [" " * column + line if line else "" for line in inside[1:]]
            around.append((depth, column, kind))
        return "\n".join(lines)

    def _lines_of(self, parts: Sequence[Part]) -> Iterator[str]:
        written = self.write_parts(parts)
        return iter(written.split("\n") if written else ())


def _marker_of(item: Part, bullet: str) -> tuple[str, Sequence[Part]]:
    """Return the marker of an item, and its parts without a number that is in the marker."""
    if is_numbered(item) and _NUMBER.fullmatch(item.title):
        return item.title, without_number(item)
    return bullet, item.parts


def write_code(text: str, language: str = "") -> str:
    """Write `text` between fences that nothing in it closes."""
    fence = fence_of(text, 3)
    info = _NOT_IN_INFO.sub("", language).strip(BLANKS)
    code = text.replace("\0", "\ufffd")
    return f"{fence}{info}\n{code}\n{fence}" if code else f"{fence}{info}\n{fence}"


def _is_html(text: str, form: str) -> bool:
    """Tell whether a piece in another format is a block of HTML in Markdown too."""
    return form == "html" and bool(_HTML.match(text))


def _closed(text: str) -> str:
    """Return a block of HTML, closed where it would go on to the end of the file."""
    for start, end in _LONG_HTML:
        if (begun := start.match(text)) and end not in text[begun.end() :].lower():
            return f"{text}\n{end}"
    return text
