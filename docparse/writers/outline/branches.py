"""The outline as branches of a tree, for drawing it, and the width of words."""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import east_asian_width

from docparse.model.document import Document
from docparse.writers.outline.rows import OutlineRow
from docparse.writers.outline.tree import shown_rows


class Branch(NamedTuple):
    """A row of the outline and the lines before it."""

    row: OutlineRow
    #: The title, or how the text of an item begins.
    words: str
    depth: int
    #: For each level down to its own: whether another branch follows at that level.
    goes_on: tuple[bool, ...]


def branches_of(document: Document) -> list[Branch]:
    """Return the rows of the outline; the title of the document is the root and has no lines."""
    rows = [(depth, row, words) for depth, row, words in shown_rows(document)]
    depths = [depth + (not _is_root(row)) for depth, row, _ in rows]
    found: list[Branch] = []
    below: list[bool] = []
    for depth, (_, row, words) in zip(reversed(depths), reversed(rows), strict=True):
        below = [*below, *[False] * (depth - len(below))]
        found.append(Branch(row, words, depth, tuple(below[:depth])))
        # For the rows above, this one follows at its level, and nothing follows at deeper ones.
        below = [*below[: depth - 1], True] if depth else []
    return found[::-1]


def _is_root(row: OutlineRow) -> bool:
    return row.kind == "title" and row.level == 0


def width_of(text: str) -> int:
    """Return how many columns of a terminal `text` takes: two for a full-width character.

    >>> width_of("一、a")
    5
    """
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def cut(text: str, width: int) -> str:
    """Return as much of `text` as fits into `width` columns.

    >>> cut("基本情况", 7), cut("基本情况", 8)
    ('基本情…', '基本情况')
    """
    if width_of(text) <= width:
        return text
    taken = 0
    for at, char in enumerate(text):
        taken += width_of(char)
        if taken > width - 1:
            return text[:at] + "…"
    return text
