"""Tables: with bars where Markdown has a form for them, as HTML where it has none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docparse.document import Reading
from docparse.source import Mark, Span
from docparse.writers.inline import runs_of
from docparse.writers.markdown.inline import write_inline, write_tags

#: What ends a line inside a cell.
_BREAK = re.compile("[\n\x0b\u2028]")


def write_table(reading: Reading, rows: Sequence[Sequence[Mark]]) -> Iterator[str]:
    """Yield the lines of a table; nothing where it has no rows."""
    if not rows:
        return
    if _is_simple(rows, reading.source.text):
        yield from _write_pipes(reading, rows)
        return
    yield "<table>"
    for row in rows:
        yield "<tr>" + "".join(_write_cell(reading, cell) for cell in row) + "</tr>"
    yield "</table>"


def _write_pipes(reading: Reading, rows: Sequence[Sequence[Mark]]) -> Iterator[str]:
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


def _write_cell(reading: Reading, cell: Mark) -> str:
    words = cell.value.split()
    name = "th" if "header" in words else "td"
    spans = dict(word.split("=", 1) for word in words if "=" in word)
    attributes = "".join(
        f' {key[:3]}span="{int(spans[key])}"'
        for key in ("cols", "rows")
        if spans.get(key, "").isdecimal()
    )
    pieces, at = [], cell.span.start
    for line in _BREAK.split(reading.source.slice(cell.span)):
        pieces.append(write_tags(runs_of(reading, Span(at, at + len(line)))))
        at += len(line) + 1
    return f"<{name}{attributes}>{'<br>'.join(pieces)}</{name}>"


def _is_simple(rows: Sequence[Sequence[Mark]], text: str) -> bool:
    """Tell whether a table has a form in Markdown: a head of one row, no spans, no line ends in cells."""
    heads = {cell.value for cell in rows[0]}
    return (
        heads in ({""}, {"header"})
        and not any(cell.value for row in rows[1:] for cell in row)
        and not any(_BREAK.search(text, *cell.span) for row in rows for cell in row)
    )
