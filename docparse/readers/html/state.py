"""The state at a place in a page: its formats, table, list, and the block that holds it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from docparse.readers.shared.flow import Format

#: Called at the end of an element.
End = Callable[[], None]


class Table:
    """A table that is being read: its mark and that of the row, -1 for none; rows so far, and cells of the row."""

    def __init__(self) -> None:
        self.mark = self.row = -1
        self.rows = self.cells = 0


class List:
    """A list that is being read."""

    def __init__(self, numbering: str, number: int, depth: int) -> None:
        #: How its items are numbered: `1`, `lower-roman`; empty for no numbers.
        self.numbering = numbering
        #: The number of the next item.
        self.number = number
        #: How many lists with marks it is in, including itself; 0 for a list that becomes lines of text.
        self.depth = depth
        #: Its items hold blocks: a list in them is such a block, not a deeper level of this list.
        self.holds_blocks = False
        #: The mark of the list and that of the open item; -1 for none. A list inside a list shares its mark.
        self.mark = self.item = -1


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
    #: The mark of the code around, in which nothing is bold; -1 for none.
    code: int = -1
    table: Table | None = None
    list: List | None = None
