"""The pieces of a section that chunks are made of: its heading, paragraphs and blocks, and what these are cut into."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from docparse.model.cells import shape_of
from docparse.model.document import Block, Section
from docparse.model.leaves import Figure, Paragraph, Raw, Rule, Table, Title, parts_of
from docparse.model.parts import Part
from docparse.model.patterns import Pattern
from docparse.model.reading import Reading
from docparse.model.source import Span
from docparse.writers.shared.plain import plain_text

#: Where a piece is cut, the best place first: after a sentence, after a clause, after a blank.
_ENDS = (
    Pattern("[。！？；!?;\n][”’」』）)]*"),
    Pattern("[，、：,:]"),
    Pattern("[ \t\u3000]+"),
)
#: These read as they are; other blocks have their broken lines joined.
_JOINED = (Title, Paragraph, Figure)


class Piece(NamedTuple):
    """A stretch of one block that a chunk holds whole."""

    span: Span
    #: The block that it is a part of; neighbours of one block are written as one.
    block: Block
    #: The size of its text.
    size: int
    #: The first rows of the table that it is a part of, to be repeated before it, and their size.
    head: str = ""
    head_size: int = 0


class Measure(NamedTuple):
    """How large a text is, and may be."""

    length: Callable[[str], int]
    most: int


def write_span(block: Block, span: Span) -> str:
    """Return the text of a part of a block, or of a heading."""
    reading = block.reading
    if isinstance(block, (Section, *_JOINED)):
        return plain_text(reading, span)
    return reading.source.slice(span).strip("\n")


def write_pieces(pieces: Sequence[Piece]) -> str:
    """Return the text of a chunk: neighbouring pieces of one block as one, blocks on lines of their own."""
    lines: list[str] = []
    at = 0
    while at < len(pieces):
        first = last = pieces[at]
        while at < len(pieces) and pieces[at].block is first.block:
            last = pieces[at]
            at += 1
        span = Span(first.span.start, last.span.end)
        lines.append(first.head + write_span(first.block, span))
    return "\n".join(lines)


def pieces_of(blocks: Sequence[Block], heading: Section | None, measure: Measure) -> list[Piece]:
    """Return the pieces of a section's own text in order: the line of its heading, then its blocks.

    A title that runs in is in one piece with the paragraph that it opens, if this fits.
    """
    leaves = [block for block in blocks if not isinstance(block, (Section, Rule, Raw))]
    pieces: list[Piece] = []
    if heading:
        span = heading.heading.span
        if leaves and _is_same_line(heading.reading, span, leaves[0].span):
            span = Span(span.start, leaves.pop(0).span.end)
        pieces += _fitting(heading, span, measure)
    for leaf in leaves:
        pieces += (
            _rows(leaf, measure) if isinstance(leaf, Table) else _fitting(leaf, leaf.span, measure)
        )
    return pieces


def _is_same_line(reading: Reading, heading: Span, leaf: Span) -> bool:
    return "\n" not in reading.source.slice(Span(heading.end, leaf.start))


def _fitting(block: Block, span: Span, measure: Measure) -> Iterator[Piece]:
    """Yield a span whole if it fits, else cut into pieces that fit."""
    text = write_span(block, span)
    size = measure.length(text)
    if size <= measure.most:
        if text:
            yield Piece(span, block, size)
        return
    for part in cut(block, span, measure):
        yield Piece(part, block, measure.length(write_span(block, part)))


def cut(block: Block, span: Span, measure: Measure, level: int = 0) -> Iterator[Span]:
    """Yield the parts of a span, each within the limit: sentences, clauses, words, characters."""
    if measure.length(write_span(block, span)) <= measure.most:
        yield span
        return
    if level == len(_ENDS):
        yield from _cut_anywhere(block, span, measure)
        return
    for part in _split(block.reading.source.text, span, _ENDS[level]):
        yield from cut(block, part, measure, level + 1)


def _split(text: str, span: Span, end_of: Pattern) -> Iterator[Span]:
    """Yield the stretches of a span that end as the pattern says, and the rest."""
    start = span.start
    for match in end_of.finditer(text, span.start, span.end):
        yield Span(start, match.end())
        start = match.end()
    if start < span.end:
        yield Span(start, span.end)


def _cut_anywhere(block: Block, span: Span, measure: Measure) -> Iterator[Span]:
    """Yield parts of as many characters as fit, at least one."""
    start, step = span.start, 1
    while start < span.end:
        step = _longest(block, Span(start, span.end), measure, step)
        yield Span(start, start + step)
        start += step


def _longest(block: Block, span: Span, measure: Measure, guess: int) -> int:
    """Return how many characters of a span fit, found by doubling and halving from a guess."""

    def fits(count: int) -> bool:
        part = Span(span.start, min(span.start + count, span.end))
        return measure.length(write_span(block, part)) <= measure.most

    least, most = 1, guess
    while most < span.end - span.start and fits(most):
        least, most = most, 2 * most
    most = min(most, span.end - span.start)
    while least < most:
        middle = (least + most + 1) // 2
        if fits(middle):
            least = middle
        else:
            most = middle - 1
    return least


def _rows(table: Table, measure: Measure) -> Iterator[Piece]:
    """Yield a table whole if it fits, else row by row, each with the head of the table if there is room for it."""
    rows = parts_of(table, "table")
    if not rows or measure.length(write_span(table, table.span)) <= measure.most:
        yield from _fitting(table, table.span, measure)
        return
    heads = sum(1 for _ in takewhile(_is_head, rows)) or 1
    head = write_span(table, Span(rows[0].span.start, rows[heads - 1].span.end)) + "\n"
    head_size = measure.length(head)
    room = measure._replace(most=measure.most - head_size)
    for at, row in enumerate(rows):
        if (
            at < heads or room.most < measure.most // 2
        ):  # a head of many rows is no use above one row
            yield from _fitting(table, row.span, measure)
        else:
            for piece in _fitting(table, row.span, room):
                yield piece._replace(head=head, head_size=head_size)


def _is_head(row: Part) -> bool:
    return all(shape_of(cell).is_header for cell in row.parts)
