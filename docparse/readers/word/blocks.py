"""What is read of a Word file, before it is text: paragraphs of pieces, and tables of such."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from docparse.readers.shared.libxml import Element


class Picture(NamedTuple):
    """A picture, by what a reader of the text may see of it."""

    address: str
    words: str
    title: str


class Piece(NamedTuple):
    """Characters that look the same."""

    text: str
    #: strong em del, and `font` for an emphatic typeface.
    kinds: frozenset[str] = frozenset()
    link: str = ""
    #: A picture; the text is `PICTURE`.
    picture: Picture | None = None


NOTHING = Piece("")


@dataclass(slots=True)
class Paragraph:
    """A paragraph, its automatic number, and what it is besides text."""

    properties: Element | None = None
    style: str = ""
    marker: Piece = NOTHING
    #: The level of a heading from 1, 0 for text.
    level: int = 0
    #: The level of a bullet from 0, `None` for text.
    bullet: int | None = None
    pieces: list[Piece] = field(default_factory=list)
    #: All of it was a table of contents.
    is_contents: bool = False

    def text(self) -> str:
        """Return the words without the marker."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class Cell:
    """A cell."""

    properties: Element | None
    blocks: list[Block] = field(default_factory=list)
    cols: int = 1
    rows: int = 1
    header: bool = False

    def value(self) -> str:
        """Return the words that `cell` marks have for header and cells that span others."""
        spans = (("cols", self.cols), ("rows", self.rows))
        words = [f"{name}={number}" for name, number in spans if number > 1]
        return " ".join(["header", *words] if self.header else words)


@dataclass(slots=True)
class Row:
    """A row of a table."""

    properties: Element | None
    cells: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table."""

    #: The blocks among which the table stands.
    outside: list[Block]
    rows: list[Row] = field(default_factory=list)


Block = Paragraph | Table
