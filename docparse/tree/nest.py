"""Flat headings and paragraphs to a tree of sections: one pass, one stack."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from docparse.model.document import Block, Document, Section
from docparse.model.heading import Heading
from docparse.model.leaves import (
    Code,
    Figure,
    List,
    Paragraph,
    Quote,
    Raw,
    Role,
    Rule,
    Table,
    Title,
)
from docparse.model.parts import parts_in
from docparse.model.reading import Reading
from docparse.model.source import BLANKS, PICTURE, Mark, Span

_SPACE = frozenset(BLANKS + "\n")


#: A section while its blocks are still coming: its level, heading, trail and blocks. The root has level 0 and no heading.
_Growing = tuple[int, Heading | None, tuple[Heading, ...], list[Block]]


def nest(
    reading: Reading,
    headings: Iterable[Heading],
    paragraphs: Sequence[Span],
    titles: Sequence[Span],
    roles: Mapping[int, Role],
    leaves: Sequence[Mark] = (),
) -> Document:
    """Put headings, paragraphs and titles, each in order, into one tree.

    A paragraph that holds headings is cut at them; what is left of it belongs to the last one.
    `roles` tell what the paragraphs that begin at some offsets are in the front matter, `leaves` are
    the tables, lists and the like that no paragraph holds.
    """
    blocks: list[Block] = []  # of the section that is open
    stack: list[_Growing] = [(0, None, (), blocks)]
    title_ends = {title.start: title.end for title in titles}
    coming = iter(headings)
    heading = next(coming, None)
    at_leaf = 0
    for behind, end in paragraphs:
        while at_leaf < len(leaves) and leaves[at_leaf].span.start < behind:
            _add_leaf(blocks, reading, leaves[at_leaf])
            at_leaf += 1
        if behind in title_ends:
            start, behind = behind, title_ends[behind]
            # A heading may be glued to the title: 二手房交易流程、税费一、流程
            if heading:
                behind = min(behind, heading.span.start)
            if behind > start:
                blocks.append(Title(Span(start, behind), reading))
        while heading and heading[0][0] < end:
            (start, behind_heading), level, *_ = heading
            if behind < start:
                _add_text(blocks, reading, behind, start)
            while stack[-1][0] >= level:
                _close(stack, reading)
            blocks = []
            stack.append((level, heading, (*stack[-1][2], heading), blocks))
            behind = behind_heading
            heading = next(coming, None)
        if behind < end:
            _add_text(blocks, reading, behind, end, roles.get(behind, ""))
    for leaf in leaves[at_leaf:]:
        _add_leaf(blocks, reading, leaf)
    while len(stack) > 1:
        _close(stack, reading)
    return Document(reading, tuple(stack[0][3]))


def _close(stack: list[_Growing], reading: Reading) -> None:
    """Make a section of the last that is open; it ends with its last block."""
    _, heading, trail, blocks = stack.pop()
    assert heading is not None, "the root stays"
    start, end = heading[0]
    if blocks:
        end = blocks[-1].span[1]
    span = Span(start, end)
    stack[-1][3].append(Section(heading, span, tuple(blocks), trail, reading))


def _add_text(blocks: list[Block], reading: Reading, start: int, end: int, role: Role = "") -> None:
    """Add the paragraph from `start` to `end` without the blanks at its edges, if any is left."""
    text = reading.source.text
    # A line break is a blank here: the break behind a title is none of the paragraph's.
    while start < end and text[start] in _SPACE:
        start += 1
    if start == end:
        return
    while text[end - 1] in _SPACE:
        end -= 1
    span = Span(start, end)
    if end - start == 1 and text[start] == PICTURE and _is_figure(reading, span):
        blocks.append(Figure(span, reading))
    # What is all furniture, a pager behind the last sentence, is no paragraph.
    elif not reading.cuts or not reading.is_cut(start) or reading.text(span):
        blocks.append(Paragraph(span, reading, role))


def _is_figure(reading: Reading, span: Span) -> bool:
    """Tell whether the one character of a paragraph is a picture alone on its line."""
    text = reading.source.text
    before, behind = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = text[before:] if behind < 0 else text[before:behind]
    marks = reading.marks_in(span)
    return line.strip(BLANKS) == PICTURE and any(mark.kind == "img" for mark in marks)


def _add_leaf(blocks: list[Block], reading: Reading, mark: Mark) -> None:
    if mark.kind == "plain":
        for part in parts_in(reading.source.text, mark, reading.marks_in(mark.span)):
            if part.kind == "line":
                _add_text(blocks, reading, *part.span)
            else:
                _add_leaf(blocks, reading, Mark(part.span, part.kind, part.value))
        return
    blocks.append(_LEAVES[mark.kind](mark, reading))


#: Kind of a mark in `source.OPAQUE_MARKS` -> the block that it becomes; what is plain is many.
_LEAVES: Mapping[str, Callable[[Mark, Reading], Block]] = {
    "table": lambda mark, reading: Table(mark.span, reading),
    "list": lambda mark, reading: List(mark.span, reading),
    "code": lambda mark, reading: Code(mark.span, reading, mark.value),
    "quote": lambda mark, reading: Quote(mark.span, reading),
    "rule": lambda mark, reading: Rule(mark.span, reading),
    "raw": lambda mark, reading: Raw(mark.span, reading, mark.value),
}
