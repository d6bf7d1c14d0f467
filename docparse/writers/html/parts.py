"""Tables, lists, quotations, code and what else a leaf can be or hold, as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from docparse.model.cells import depth_of
from docparse.model.leaves import rows_of
from docparse.model.parts import Part, is_numbered, without_number
from docparse.model.patterns import Pattern
from docparse.model.reading import Reading
from docparse.model.source import Span
from docparse.writers.html.inlines import escape_text, write_inlines
from docparse.writers.html.tables import write_table
from docparse.writers.shared.inlines import inlines_of

_LANGUAGE = re.compile(r"[0-9A-Za-z+#._-]+")
#: HTML that shows nothing on a page.
_UNSEEN = Pattern(
    r"""
      <!--.*?(?:-->|$)                    # a comment
    | <(script|style|template|title|textarea|select|svg|iframe|audio|video|object)
      (?=[\s>/]).*?(?:</\1>|$)            # an element that runs or is not text, with its inside
    | <[A-Za-z/!?][^<>]*(?:>|$)           # a tag
    """,
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
#: A typed number that a browser shows before an item as it was typed, and its digits.
_NUMBER = re.compile(r"([1-9][0-9]{0,8})\.")


class Parts:
    """Writes the parts of a document's leaves; `picture` is written for a picture without words of its own."""

    def __init__(self, reading: Reading, picture: str) -> None:
        self._reading = reading
        self._picture = picture
        self._has_marks = bool(reading.source.marks)

    def write_parts(self, parts: Sequence[Part]) -> str:
        """Write lines as paragraphs, and the blocks between them."""
        return "".join(map(self.write_part, parts))

    def write_part(self, part: Part) -> str:
        """Write a line as a paragraph, or a block."""
        source = self._reading.source
        match part.kind:
            case "line":
                return f"<p>{self.write_line(part.span)}</p>\n"
            case "table":
                written = write_table(rows_of(part.parts), self.write_cell)
                return written or write_code(source.slice(part.span))
            case "list":
                return self.write_list(part.parts) or write_code(source.slice(part.span))
            case "quote":
                return self.write_quote(part.parts)
            case "rule":
                return "<hr>\n"
            case "raw":
                return write_raw(source.slice(part.span), part.value)
            case _:
                return write_code(source.slice(part.span), part.value)

    def write_line(self, span: Span) -> str:
        """Write the text of a span with the marks inside it."""
        if not self._has_marks or not self._reading.inline_marks_in(span):
            return escape_text(self._reading.text(span))
        return write_inlines(inlines_of(self._reading, span), self._picture)

    def write_quote(self, parts: Sequence[Part]) -> str:
        """Write a quotation."""
        return f"<blockquote>\n{self.write_parts(parts)}</blockquote>\n"

    def write_cell(self, cell: Part) -> str:
        """Write the inside of a cell, lines with a break between two."""
        pieces: list[str] = []
        for is_line, group in groupby(cell.parts, lambda part: part.kind == "line"):
            if is_line:
                pieces.append("<br>".join(self.write_line(part.span) for part in group))
            else:
                pieces += map(self.write_part, group)
        return "".join(pieces)

    def write_list(self, items: Sequence[Part]) -> str:
        """Write a list; nothing where it has no items."""
        return "".join(self._write_items(items))

    def _write_items(self, items: Sequence[Part]) -> Iterator[str]:
        # For each open list its element, and the number that a browser would give its next item.
        lists: list[tuple[str, int]] = []
        for item in items:
            depth = min(depth_of(item), len(lists) + 1)
            number = _number_of(item)
            tag = "ol" if number else "ul"
            while len(lists) > depth or (len(lists) == depth and lists[-1][0] != tag):
                yield f"</li>\n</{lists.pop()[0]}>\n"
            if len(lists) < depth:
                yield f"<{tag}>\n"
                lists.append((tag, 1))
            else:
                yield "</li>\n"
            value = f' value="{number}"' if number and number != lists[-1][1] else ""
            lists[-1] = (tag, number + 1)
            yield f"<li{value}>{self._write_item(without_number(item) if number else item.parts)}"
        while lists:
            yield f"</li>\n</{lists.pop()[0]}>\n"

    def _write_item(self, parts: Sequence[Part]) -> str:
        if sum(part.kind == "line" for part in parts) > 1:
            return "\n" + self.write_parts(parts)
        return "".join(
            self.write_line(part.span) if part.kind == "line" else "\n" + self.write_part(part)
            for part in parts
        )


def _number_of(item: Part) -> int:
    """Return the number of an item if a browser shows it as it was typed; 0 where it does not."""
    found = _NUMBER.fullmatch(item.title)
    return int(found[1]) if found and is_numbered(item) else 0


def write_raw(text: str, form: str) -> str:
    """Write a piece in another format as code; HTML that shows nothing is left out."""
    return "" if form == "html" and not _UNSEEN.sub("", text).strip() else write_code(text, form)


def write_code(text: str, language: str = "") -> str:
    """Write lines of code."""
    name = f' class="language-{language}"' if _LANGUAGE.fullmatch(language) else ""
    # HTML drops a line feed at the beginning of pre
    return (
        f"<pre><code{name}>"
        + ("\n" if text.startswith("\n") else "")
        + f"{escape_text(text)}</code></pre>\n"
    )
