"""The outline as rows: a tree for people, tab-separated values for scripts, JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from docparse.document import Document, Heading, Section, Title, label_of


class Row(NamedTuple):
    """One node of the outline: the first six columns of the gold format."""

    line: int
    column: int
    level: int
    kind: str
    marker: str
    title: str


def rows_of(document: Document) -> Iterator[Row]:
    """Yield a row for each title and section in the order of the text."""
    position = document.source.position
    for block in document.walk():
        if isinstance(block, Title):
            yield Row(*position(block.span.start), 0, "title", "", _one_line(block.text))
        elif isinstance(block, Section):
            place = position(block.heading.span.start)
            title = _one_line(block.title)
            yield Row(*place, block.level, block.kind, _one_line(block.marker), title)


def _one_line(text: str) -> str:
    return " ".join(text.split("\t"))


def write_tsv(document: Document) -> str:
    """Write one row a node, no header: line, column, level, kind, marker, title."""
    return "".join("\t".join(map(str, row)) + "\n" for row in rows_of(document))
