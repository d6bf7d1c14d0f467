"""Paragraphs and tables of a Word file, before they are text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from docparse.model.source import BLANKS, Source, Unread
from docparse.readers.shared.libxml import Element


class Picture(NamedTuple):
    """A picture: its address, its alternative text, and its title."""

    address: str

    alt: str
    title: str


class Piece(NamedTuple):
    """Characters with the same format."""

    text: str
    #: `strong`, `em`, `del`, `codespan`, `sup`, `sub`, `underlined`, and `font` for an emphatic typeface.
    kinds: frozenset[str] = frozenset()
    link: str = ""
    #: If the piece is a picture: its text is then `PICTURE`.
    picture: Picture | None = None
    #: If the piece stands for something that could not be read: its text is then empty.
    unread: Unread | None = None


EMPTY = Piece("")


@dataclass(slots=True)
class Paragraph:
    """A paragraph, its automatic number, and whether it is a heading or an item of a list."""

    properties: Element | None = None
    style: str = ""
    marker: Piece = EMPTY
    #: The level of a heading, from 1; 0 for text.
    level: int = 0
    #: The level that a table of contents in the file gives it, from 1; 0 if none lists it.
    listed: int = 0
    #: The level of a bulleted item, from 0; `None` for text.
    bullet: int | None = None
    pieces: list[Piece] = field(default_factory=list)
    #: The level of the item that it continues, from 0: its list has no sign there. `None` for other paragraphs.
    goes_on: int | None = None
    #: Whether it is an item whose number is typed, since its list has no sign at all.
    is_typed: bool = False
    #: What its style says that it is: `title`, `report` (the title of one), `code`, `listing` (code, if it looks like
    #: it), `quote` or `rule`; empty for text.
    block: str = ""
    #: The size of most of its characters, in half points, and how many have it.
    size: int = 0
    sized: int = 0
    #: Whether its style is that of captions: bold or numbered, it opens no section.
    is_caption: bool = False
    #: Whether all of its text was a table of contents, and is taken out.
    is_contents: bool = False

    def first(self) -> str:
        """Return the first character, empty if there is none."""
        return next((piece.text[0] for piece in self.pieces if piece.text), "")

    def is_blank(self) -> bool:
        """Tell whether the text shows nothing."""
        return not any(piece.text.strip(BLANKS + "\n") for piece in self.pieces)

    def text(self) -> str:
        """Return the text without the marker."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class Cell:
    """A cell of a table, and how many columns and rows it spans."""

    properties: Element | None
    blocks: list[Block] = field(default_factory=list)
    cols: int = 1
    rows: int = 1
    header: bool = False


@dataclass(slots=True)
class Row:
    """A row of a table."""

    properties: Element | None
    cells: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table that is open, or complete."""

    #: The blocks that the table is one of.
    outside: list[Block]
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class Chunk:
    """Another file inside this one (`w:altChunk`), which its own reader has read."""

    source: Source


Block = Paragraph | Table | Chunk
