"""Headings and leaves from docparse's own XML or JSON, checked and put back into a tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from docparse.messages import Message
from docparse.model.document import Block, Document, Section
from docparse.model.heading import Heading
from docparse.model.ids import NO_PATH, PathKey, PathKeys
from docparse.model.limits import DEPTH, NUMBER
from docparse.model.reading import Reading
from docparse.model.source import Span
from docparse.model.vocabulary import LEAVES
from docparse.numbering.numerals import LAST
from docparse.readers.decode import DecodeError


@dataclass(slots=True)
class Node:
    """A section, if it has a heading, or a leaf: its name in `LEAVES` and its role, language or format."""

    name: str
    span: Span
    value: str = ""
    heading: Heading | None = None
    nodes: list[Node] = field(default_factory=list)


class _Open(NamedTuple):
    """A section that is being put together; the document has no node."""

    node: Node | None
    trail: tuple[Heading, ...]
    key: PathKey
    rest: Iterator[Node]
    blocks: list[Block]


def are_pages(
    starts: Sequence[int], continued: Sequence[int], page: int = 1, line: int = 1
) -> bool:
    """Tell whether numbers from a file may be those of `Pages`."""
    in_order = list(starts) == sorted(starts) and list(continued) == sorted(continued)
    return in_order and len(starts) > 0 and starts[0] == 0 and min(page, line) > 0


def assemble(reading: Reading, nodes: Sequence[Node]) -> Document:
    """Return the document of `nodes`. Raises `DecodeError` if their places or levels do not fit together."""
    length = len(reading.source.text)
    _check(nodes, 0, length)
    _check_cuts(reading)
    blocks: list[Block] = []
    stack = [_Open(None, (), NO_PATH, iter(nodes), blocks)]
    keys = PathKeys(reading.source)
    last = -1
    while stack:
        section, trail, key, rest, inside = stack[-1]
        node = next(rest, None)
        if node is None:
            stack.pop()
            if section and section.heading:
                made = Section(section.heading, section.span, tuple(inside), trail, key, reading)
                stack[-1].blocks.append(made)
        elif node.heading:
            below = (*trail, node.heading)
            _check_section(node, node.heading, len(below))
            if node.span.start == last:  # the place of a section is its name
                raise DecodeError(Message("formats.same_place", at=last))
            last = node.span.start
            stack.append(_Open(node, below, keys.next(node.heading, key), iter(node.nodes), []))
        else:
            inside.append(LEAVES[node.name](node.span, reading, node.value))
    return Document(reading, tuple(blocks))


def _check_section(node: Node, heading: Heading, depth: int) -> None:
    start, end = node.span
    marker, title = heading.marker, heading.title
    if depth > DEPTH.most:
        raise DecodeError(Message("limits.depth", most=DEPTH.shown, at=start))
    if marker and not LAST <= marker.number <= NUMBER.most:
        raise DecodeError(Message("limits.number", least=LAST, most=NUMBER.shown, at=start))
    if heading.level != depth:
        raise DecodeError(
            Message("formats.other_depth", at=start, level=heading.level, depth=depth)
        )
    inside = start == heading.span.start <= title.start <= title.end <= heading.span.end <= end
    if not inside or (marker and not start <= marker.span.start <= marker.span.end <= end):
        raise DecodeError(Message("formats.title_outside", at=start))
    _check(node.nodes, heading.span.end, end)


def _check(nodes: Sequence[Node], at: int, end: int) -> None:
    """Check that blocks are in order, without overlaps, between two offsets."""
    for node in nodes:
        if not at <= node.span.start <= node.span.end <= end:
            raise DecodeError(Message("formats.out_of_order", name=node.name, at=node.span.start))
        at = node.span.end


def _check_cuts(reading: Reading) -> None:
    for before, after in pairwise(reading.cuts):
        if after.start < before.end:
            raise DecodeError(Message("formats.furniture_overlaps", at=after.start))
