"""The state at a place in a page: its formats, table, list, and the block that holds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from docparse.readers.shared.flow import Format

#: Called at the end of an element.
End = Callable[[], None]


@dataclass(slots=True)
class Table:
    """A table that is being read."""

    #: The marks of the table and of the open row; -1 for none.
    mark: int = -1
    row: int = -1
    rows: int = 0
    #: The cells of the open row so far.
    cells: int = 0


@dataclass(slots=True)
class List:
    """A list that is being read."""

    #: How its items are numbered: `1`, `lower-roman`; empty for no numbers.
    numbering: str
    #: The number of the next item.
    number: int
    #: How many lists with marks it is in, including itself; 0 for a list that becomes lines of text.
    depth: int
    #: Whether its items hold blocks: a list in them is such a block, not a deeper level of this list.
    holds_blocks: bool = False
    #: The mark of the list, -1 for none; a deeper level of a list has the mark of that.
    mark: int = -1
    #: The mark of the open item, -1 for none.
    item: int = -1


class Holder(NamedTuple):
    """A cell, an item or a quotation that is open."""

    #: The offset at which it begins.
    start: int
    #: Whether it is, or is in, a cell: the line then has tabs, which must not be trimmed.
    in_cell: bool
    #: Whether line ends that would be kept elsewhere (`pre`) are blanks here.
    flat: bool


class State(NamedTuple):
    """The state inside an element."""

    formats: tuple[Format, ...] = ()
    #: White space: "" makes it one blank, "lines" keeps line ends, "pre" also keeps empty lines.
    space: str = ""
    #: The cell, item or quotation around.
    holder: Holder | None = None
    #: How many cells, items and quotations are around.
    nesting: int = 0
    #: Whether words are in a font of signs, and whether they are the bullet of a list of Word.
    symbols: bool = False
    is_bullet: bool = False
    #: The mark of the code around, in which nothing is bold; -1 for none.
    code: int = -1
    table: Table | None = None
    list: List | None = None
