"""What holds where a page is being read: the tables, lists and formats that are open."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from docparse.readers.shared.flow import Format

#: What is done at the end of an element.
End = Callable[[], None]


class Table:
    """A table of figures that is being read, and the numbers of its marks: -1 for none."""

    def __init__(self) -> None:
        self.mark = self.row = -1
        self.rows = self.cells = 0


class List:
    """A list that is being read."""

    def __init__(self, numbering: str, number: int, depth: int) -> None:
        #: How its items are numbered, `1` or `lower-roman`; empty for one without numbers.
        self.numbering = numbering
        #: The number of the next item.
        self.number = number
        #: How many lists with marks it stands in, itself counted; 0 for one that is lines of text.
        self.depth = depth
        #: Its items hold blocks, so lists in them are blocks too and no deeper items.
        self.is_deep = False
        #: The mark of the list, where it is one of its own, and of the item that is open; -1 for none.
        self.mark = self.item = -1


class Holder(NamedTuple):
    """A cell, an item or a quotation, which holds lines of its own."""

    #: Where it begins in the text.
    start: int
    #: It stands in a cell, whose line has tabs that must stay.
    in_cell: bool
    #: Line ends in the words of a text that keeps them are blanks here.
    flat: bool


class State(NamedTuple):
    """What holds inside an element."""

    formats: tuple[Format, ...] = ()
    #: White space: "" is made one blank, "lines" keeps its line ends, "pre" empty lines too.
    space: str = ""
    #: The cell, item or quotation that this stands in.
    holder: Holder | None = None
    #: How many block marks that hold blocks this stands in.
    nesting: int = 0
    #: The mark of the code that this stands in, where nothing is bold; -1 for none.
    code: int = -1
    table: Table | None = None
    list: List | None = None
