"""Tables: with bars where Markdown has a form for them, as HTML where it has none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from docparse.model.leaves import rows_of
from docparse.model.parts import Part
from docparse.model.reading import Reading
from docparse.model.source import Span
from docparse.writers.markdown.inline import write_inline, write_tags
from docparse.writers.shared.inline import runs_of
from docparse.writers.shared.markup import escape

#: What ends a line inside a cell.
_BREAK = re.compile("[\n\x0b\u2028]")
_Rows = Sequence[Sequence[Part]]


def write_table(reading: Reading, rows: _Rows) -> str:
    """Write a table; nothing where it has no rows."""
    if not rows:
        return ""
    if _is_simple(rows, reading.source.text):
        return "\n".join(_write_pipes(reading, rows))
    return _write_html_table(reading, rows, "\n")


def _write_pipes(reading: Reading, rows: _Rows) -> Iterator[str]:
    """Yield the lines of a table; the first row is its head if its cells are, else an empty one."""
    width = max(map(len, rows))
    cells = [
        [write_inline(runs_of(reading, cell.span)).replace("|", "\\|") for cell in row]
        for row in rows
    ]
    if not all(cell.value for cell in rows[0]):
        cells.insert(0, [])
    cells.insert(1, ["---"] * width)
    for row in cells:
        yield "| " + " | ".join([*row, *[""] * (width - len(row))]) + " |"


def _is_simple(rows: _Rows, text: str) -> bool:
    """Tell whether a table has a form in Markdown: a head of one row, no spans, one line in each cell."""
    heads = {cell.value for cell in rows[0]}
    return (
        heads in ({""}, {"header"})
        and not any(cell.value for row in rows[1:] for cell in row)
        and not any(_BREAK.search(text, *cell.span) for row in rows for cell in row)
        and all(part.kind == "line" for row in rows for cell in row for part in cell.parts)
    )


def _write_html_table(reading: Reading, rows: _Rows, end: str) -> str:
    """Write a table as HTML; inside a cell no line ends, for an empty one would end the whole."""
    lines = ["".join(_write_cell(reading, cell) for cell in row) for row in rows]
    return end.join(["<table>", *(f"<tr>{line}</tr>" for line in lines), "</table>"])


def _write_cell(reading: Reading, cell: Part) -> str:
    words = cell.value.split()
    name = "th" if "header" in words else "td"
    spans = dict(word.split("=", 1) for word in words if "=" in word)
    attributes = "".join(
        f' {key[:3]}span="{int(spans[key])}"'
        for key in ("cols", "rows")
        if spans.get(key, "").isdecimal()
    )
    return f"<{name}{attributes}>{_write_parts(reading, cell.parts)}</{name}>"


def _write_parts(reading: Reading, parts: Sequence[Part]) -> str:
    """Write lines with a break between two, and blocks."""
    written = ""
    for is_line, group in groupby(parts, lambda part: part.kind == "line"):
        pieces = [
            _write_line(reading, part.span) if is_line else _write_block(reading, part)
            for part in group
        ]
        written += ("<br>" if is_line else "").join(pieces)
    return written


def _write_line(reading: Reading, span: Span) -> str:
    pieces, at = [], span.start
    for line in _BREAK.split(reading.source.slice(span)):
        pieces.append(write_tags(runs_of(reading, Span(at, at + len(line)))))
        at += len(line) + 1
    return "<br>".join(pieces)


def _write_block(reading: Reading, part: Part) -> str:
    match part.kind:
        case "table":
            return _write_html_table(reading, rows_of(part.parts), "")
        case "list":
            return f"<ul>{''.join(_write_items(reading, part.parts))}</ul>"
        case "quote":
            return f"<blockquote>{_write_parts(reading, part.parts)}</blockquote>"
        case "rule":
            return "<hr>"
        case _:
            # A parser leaves out a line feed behind <pre>.
            code = escape(reading.source.slice(part.span)).replace("\n", "&#10;")
            return f"<pre><code>{code}</code></pre>"


def _write_items(reading: Reading, items: Sequence[Part]) -> Iterator[str]:
    depth = 0
    for item in items:
        wanted = min(int(item.value), depth + 1) if item.value.isdecimal() else 1
        if wanted > depth and depth:
            yield "<ul>"
        else:
            yield "</li></ul>" * (depth - wanted) + ("</li>" if depth else "")
        depth = max(wanted, 1)
        yield f"<li>{_write_parts(reading, item.parts)}"
    yield "</li></ul>" * (depth - 1) + ("</li>" if depth else "")
