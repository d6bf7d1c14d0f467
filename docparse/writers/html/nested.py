"""Lists, quotations and cells as HTML, with the blocks that stand in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from docparse.model.leaves import rows_of
from docparse.model.parts import Part, is_numbered, without_number
from docparse.model.reading import Reading
from docparse.model.source import Span
from docparse.writers.html.inline import escape_text
from docparse.writers.html.table import write_rows

_LANGUAGE = re.compile(r"[0-9A-Za-z+#._-]+")
#: What of HTML no reader of a page sees: comments, what runs or is not shown, tags.
_UNSEEN = re.compile(
    "<!--.*?(?:-->|$)|<(script|style|template|title|textarea|select|svg|iframe|audio|video|object)"
    "(?=[\\s>/]).*?(?:</\\1>|$)|<[A-Za-z/!?][^<>]*(?:>|$)",
    re.DOTALL | re.IGNORECASE,
)
#: A typed number as a browser shows it before an item, and the digits of it.
_NUMBER = re.compile(r"([1-9][0-9]{0,8})\.")


class Nested:
    """Writes the parts of a leaf; `inline` writes the text of a span."""

    def __init__(self, reading: Reading, inline: Callable[[Span], str]) -> None:
        self._reading = reading
        self._inline = inline

    def write_quote(self, parts: Sequence[Part]) -> str:
        """Write a quotation."""
        inside = "".join(self._write_part(part) for part in parts)
        return f"<blockquote>\n{inside}</blockquote>\n"

    def write_cell(self, cell: Part) -> str:
        """Write what stands in a cell, lines with a break between two."""
        pieces: list[str] = []
        for is_line, group in groupby(cell.parts, lambda part: part.kind == "line"):
            if is_line:
                pieces.append("<br>".join(self._inline(part.span) for part in group))
            else:
                pieces += map(self._write_part, group)
        return "".join(pieces)

    def write_list(self, items: Sequence[Part]) -> str:
        """Write a list; nothing where it has no items."""
        return "".join(self._write_items(items))

    def _write_items(self, items: Sequence[Part]) -> Iterator[str]:
        # For each open list its element, and the number that its next item would have.
        lists: list[tuple[str, int]] = []
        for item in items:
            depth = int(item.value) if item.value.isdecimal() else 1
            depth = max(min(depth, len(lists) + 1), 1)
            number = self._number_of(item)
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
            yield f"<li{value}>{self._write_item(item, number)}"
        while lists:
            yield f"</li>\n</{lists.pop()[0]}>\n"

    def _number_of(self, item: Part) -> int:
        """Return the number of an item if a browser shows it as it was typed; 0 where it does not."""
        found = _NUMBER.fullmatch(item.title)
        return int(found[1]) if found and is_numbered(item) else 0

    def _write_item(self, item: Part, number: int) -> str:
        parts = without_number(item) if number else item.parts
        if sum(part.kind == "line" for part in parts) > 1:
            return "\n" + "".join(map(self._write_part, parts))
        return "".join(
            self._inline(part.span) if part.kind == "line" else "\n" + self._write_part(part)
            for part in parts
        )

    def _write_part(self, part: Part) -> str:
        reading = self._reading
        match part.kind:
            case "line":
                return f"<p>{self._inline(part.span)}</p>\n"
            case "table":
                rows = write_rows(rows_of(part.parts), self.write_cell)
                return f"<table>\n{rows}</table>\n" if rows else ""
            case "list":
                return self.write_list(part.parts)
            case "quote":
                return self.write_quote(part.parts)
            case "rule":
                return "<hr>\n"
            case "raw":
                return write_raw(reading.source.slice(part.span), part.value)
            case _:
                return write_code(reading.source.slice(part.span), part.value)


def write_raw(text: str, form: str) -> str:
    """Write a piece in another format as code, HTML that shows nothing not at all."""
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
