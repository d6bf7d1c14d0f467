"""Tables, lists and quotations as pandoc has them, with the blocks that stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile
from typing import Any, NamedTuple

from docparse.model.leaves import rows_of
from docparse.model.parts import Part, is_numbered, without_number
from docparse.model.reading import Reading
from docparse.writers.pandoc.inline import DEEPEST, NO_ATTRIBUTES, Json, inlines, node, showable
from docparse.writers.shared.inline import runs_of

#: A cell spans so many columns at most, as in HTML.
_WIDEST = 1000
_SPAN_WORDS = re.compile("(cols|rows)=([0-9]{1,6})")
#: A typed number that pandoc has a style for.
_NUMBER = re.compile("([0-9]{1,9})([.)])")


def blocks_of(reading: Reading, parts: Sequence[Part]) -> list[Json]:
    """Return what stands in a quotation, an item or a cell; a line alone is no paragraph of its own."""
    if len(parts) == 1 and parts[0].kind == "line":
        words = inlines(runs_of(reading, parts[0].span))
        return [node("Plain", words)] if words else []
    return [block for part in parts for block in _part(reading, part)]


def _part(reading: Reading, part: Part) -> Iterator[Json]:
    text = reading.source.slice(part.span)
    match part.kind:
        case "line":
            yield node("Para", inlines(runs_of(reading, part.span)))
        case "list":
            yield from write_list(reading, part.parts)
        case "table":
            yield write_table(reading, rows_of(part.parts))
        case "quote":
            yield node("BlockQuote", blocks_of(reading, part.parts))
        case "rule":
            yield node("HorizontalRule")
        case "raw":
            yield raw_block(text, part.value)
        case _:
            yield code_block(text, part.value)


def code_block(text: str, language: str) -> Json:
    """Return lines of code."""
    return node("CodeBlock", [("", [showable(language)] if language else [], ()), _lines_of(text)])


def raw_block(text: str, form: str) -> Json:
    """Return a piece in another format."""
    return node("RawBlock", [showable(form), _lines_of(text)])


def figure(words: list[Json], version: int) -> Json:
    """Return a picture alone on its line; pandoc 2 has no element for that."""
    if version < 3:
        return node("Para", words)
    return node("Figure", [NO_ATTRIBUTES, (None, ()), [node("Plain", words)]])


def write_list(reading: Reading, items: Sequence[Part]) -> Iterator[Json]:
    """Yield the lists that items make, nested by their depth; those with numbers are lists of their own."""
    # For each open list whether it has numbers, and its items, the outermost first.
    around: list[tuple[bool, list[list[Json]]]] = []
    for item in items:
        depth = int(item.value) if item.value.isdecimal() else 1
        depth = max(min(depth, len(around) + 1, DEEPEST), 1)
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
        around[-1][1].append(blocks_of(reading, without_number(item) if number else item.parts))


def _list_of(items: list[list[Json]], number: re.Match[str] | None) -> Json:
    if number is None:
        return node("BulletList", items)
    closing = "Period" if number[2] == "." else "OneParen"
    return node("OrderedList", [(int(number[1]), node("Decimal"), node(closing)), items])


class _Cell(NamedTuple):
    """A cell as pandoc has it, and what is needed to place it."""

    node: tuple[Any, ...]
    columns: int
    rows: int
    is_header: bool


def write_table(reading: Reading, cells: Sequence[Sequence[Part]]) -> Json:
    """Return a table; rows at its top that hold headers only are its head."""
    rows = [[_cell(reading, cell) for cell in row] for row in cells]
    head = len(list(takewhile(lambda row: row and all(cell.is_header for cell in row), rows)))
    nodes = [(NO_ATTRIBUTES, [cell.node for cell in row]) for row in rows]
    columns = [(node("AlignDefault"), node("ColWidthDefault"))] * _width_of(rows)
    body = (NO_ATTRIBUTES, 0, (), nodes[head:])
    parts = [
        NO_ATTRIBUTES,
        (None, ()),
        columns,
        (NO_ATTRIBUTES, nodes[:head]),
        [body],
        (NO_ATTRIBUTES, ()),
    ]
    return node("Table", parts)


def _cell(reading: Reading, cell: Part) -> _Cell:
    spans = {key: int(value) for key, value in _SPAN_WORDS.findall(cell.value)}
    columns = min(max(spans.get("cols", 1), 1), _WIDEST)
    rows = max(spans.get("rows", 1), 1)
    blocks = blocks_of(reading, cell.parts)
    written = (NO_ATTRIBUTES, node("AlignDefault"), rows, columns, blocks)
    return _Cell(written, columns, rows, "header" in cell.value.split())


def _width_of(rows: Sequence[Sequence[_Cell]]) -> int:
    """Return how many columns the widest row has, cells that reach down from above counted."""
    # By how much a row is wider than the one above it.
    steps = [0] * (len(rows) + 1)
    for at, row in enumerate(rows):
        for cell in row:
            steps[at] += cell.columns
            steps[min(at + cell.rows, len(rows))] -= cell.columns
    cells = max(map(len, rows), default=0)
    # A row of many cells that each claim a thousand columns is no table of that many.
    return min(max(accumulate(steps), default=0), max(cells, _WIDEST))


def _lines_of(text: str) -> str:
    return showable(text.replace("\r\n", "\n").rstrip("\n"))
