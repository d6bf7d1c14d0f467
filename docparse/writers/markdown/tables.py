"""Tables as CommonMark: with bars where it has a form for them, as HTML where it has none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from docparse.model.cells import depth_of, shape_of
from docparse.model.leaves import rows_of
from docparse.model.parts import Part
from docparse.model.reading import Reading
from docparse.model.source import Span
from docparse.writers.markdown.inlines import write_inlines, write_tags
from docparse.writers.shared.inlines import inlines_of
from docparse.writers.shared.markup import escape

#: What ends a line inside a cell.
_BREAK = re.compile("[\n\x0b\u2028]")
#: Empty cells to fill up the rows of any table.
_MOST_FILLED = 1_000
_Rows = Sequence[Sequence[Part]]


def write_table(reading: Reading, rows: _Rows) -> str:
    """Write a table; nothing where it has no rows."""
    if not rows:
        return ""
    if _is_simple(rows, reading.source.text) and not _is_ragged(rows):
        return "\n".join(_write_bars(reading, rows))
    return _write_html_table(reading, rows, "\n")


def _write_bars(reading: Reading, rows: _Rows) -> Iterator[str]:
    """Yield the lines of a table; its head is the first row if that has headers, else an empty row."""
    width = max(map(len, rows))
    cells = [
        [write_inlines(inlines_of(reading, cell.span)).replace("|", "\\|") for cell in row]
        for row in rows
    ]
    if not all(cell.value for cell in rows[0]):
        cells.insert(0, [])
    cells.insert(1, ["---"] * width)
    for row in cells:
        yield "| " + " | ".join([*row, *[""] * (width - len(row))]) + " |"


def _is_ragged(rows: _Rows) -> bool:
    """Tell whether most cells would only fill up rows: a row of 1,000 cells above 1,000 rows of one."""
    cells, width = sum(map(len, rows)), max(map(len, rows))
    return width * len(rows) > _MOST_FILLED + 4 * cells


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
    """Write a table as HTML; there is no line feed inside a cell, for an empty line would end the HTML."""
    lines = ["".join(_write_cell(reading, cell) for cell in row) for row in rows]
    return end.join(["<table>", *(f"<tr>{line}</tr>" for line in lines), "</table>"])


def _write_cell(reading: Reading, cell: Part) -> str:
    columns, rows, is_header = shape_of(cell)
    name = "th" if is_header else "td"
    attributes = f' colspan="{columns}"' if columns > 1 else ""
    attributes += f' rowspan="{rows}"' if rows > 1 else ""
    return f"<{name}{attributes}>{_write_parts(reading, cell.parts)}</{name}>"


def _write_parts(reading: Reading, parts: Sequence[Part]) -> str:
    """Write lines with a break between two, and blocks."""
    written = ""
    for is_line, group in groupby(parts, lambda part: part.kind == "line"):
        pieces = [
            _write_cell_line(reading, part.span) if is_line else _write_part(reading, part)
            for part in group
        ]
        written += ("<br>" if is_line else "").join(pieces)
    return written


def _write_cell_line(reading: Reading, span: Span) -> str:
    pieces, at = [], span.start
    for line in _BREAK.split(reading.source.slice(span)):
        pieces.append(write_tags(inlines_of(reading, Span(at, at + len(line)))))
        at += len(line) + 1
    return "<br>".join(pieces)


def _write_part(reading: Reading, part: Part) -> str:
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
            # Parsers leave out a line feed after <pre>.
            code = escape(reading.source.slice(part.span)).replace("\n", "&#10;")
            return f"<pre><code>{code}</code></pre>"


def _write_items(reading: Reading, items: Sequence[Part]) -> Iterator[str]:
    depth = 0
    for item in items:
        wanted = min(depth_of(item), depth + 1)
        if wanted > depth and depth:
            yield "<ul>"
        else:
            yield "</li></ul>" * (depth - wanted) + ("</li>" if depth else "")
        depth = wanted
        yield f"<li>{_write_parts(reading, item.parts)}"
    yield "</li></ul>" * (depth - 1) + ("</li>" if depth else "")
