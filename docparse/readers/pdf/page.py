"""What is on a page: glyphs, lines that are drawn, and where. Places are in points from the left and from the top."""

from __future__ import annotations

from typing import NamedTuple


class Face(NamedTuple):
    """How a glyph is set."""

    #: The height of the type in points, as it is seen.
    size: float
    bold: bool = False
    #: A typeface that stands out beside the one of text: 黑体.
    emphatic: bool = False
    #: A typeface whose characters all have one width.
    fixed: bool = False


class Glyph(NamedTuple):
    """A character on a page."""

    char: str
    left: float
    right: float
    #: Where its line of writing is.
    base: float
    face: Face


class Rule(NamedTuple):
    """A line that is drawn across or down a page."""

    #: Along its length, and where it is in the other direction.
    start: float
    end: float
    at: float


class Box(NamedTuple):
    """A shape that is drawn on a page, by its edges."""

    left: float
    top: float
    right: float
    bottom: float


class Sheet(NamedTuple):
    """A page of the file."""

    width: float
    height: float
    glyphs: list[Glyph]
    across: list[Rule]
    down: list[Rule]
    #: The shapes that are no lines.
    shapes: list[Box]
    has_pictures: bool
    #: How many characters have no meaning: the file does not say which its glyphs are.
    unknown: int


class Bookmark(NamedTuple):
    """An entry of the file's own outline: its level from 1, its words and its page from 0."""

    level: int
    title: str
    page: int
