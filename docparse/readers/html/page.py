"""The text of a page so far, with its marks, and what is open around the next words."""

from __future__ import annotations

from docparse.model.source import BLANKS
from docparse.readers.html.state import End, Holder, List, State
from docparse.readers.html.visible import Attributes, PageFacts
from docparse.readers.shared.flow import Flow, Format
from docparse.readers.shared.superscript import to_script

SUPERSCRIPT, SUBSCRIPT = Format("sup"), Format("sub")
_SHIFTS = frozenset({SUPERSCRIPT, SUBSCRIPT})
#: Word's bullets are signs of its own fonts: l, n, u, §, ·.
_BULLET = "•"
#: The words of a link to a heading from itself.
_PERMALINKS = frozenset("¶#§🔗∞")
#: A heading of more lines was never closed, or is layout.
_MOST_HEADING_LINES = 3
#: Blocks nested deeper than this have no mark of their own.
_DEEPEST = 8


class Page:
    """Writes into a `Flow`: words, line breaks and marks, as the state around them requires."""

    def __init__(self, facts: PageFacts, size: int) -> None:
        self.facts = facts
        self.flow = Flow(size)
        self.state = State()
        #: The next words may begin with the line feed after `<pre>`, which is not part of the text.
        self.opens_pre = False
        #: The mark of the open heading, -1 for none, and its first line.
        self._heading = (-1, 0)
        #: A line is to end if more text comes in this cell or item.
        self._waiting = False

    def put(self, words: str, picture: Format | None = None) -> None:
        """Write words, or the character in place of a picture."""
        state = self.state
        if state.table and state.table.rows:
            return  # blanks between cells
        if (
            self._heading[0] >= 0
            and words.strip(BLANKS) in _PERMALINKS
            and _is_inside(state.formats)
        ):
            return
        if state.is_bullet and words.strip(BLANKS):
            words = _BULLET
        formats = state.formats
        if not _SHIFTS.isdisjoint(formats):
            shift = next(form.kind for form in reversed(formats) if form in _SHIFTS)
            words = to_script(words, shift)
            formats = tuple(form for form in formats if form not in _SHIFTS)
        if picture:
            formats = (*formats, picture)
        if self._waiting and words.strip(" \t\n\f\r"):
            self.settle_break()
        if state.space and (state.code >= 0 or not (state.holder and state.holder.flat)):
            if self.opens_pre:
                words = words.removeprefix("\n")
            self.flow.write_kept(words, formats, empty=state.space == "pre")
        else:
            self.flow.write(words, formats)
        self.opens_pre = False

    # Lines

    def break_line(self) -> None:
        """End the line; in a cell or an item, only once more text comes."""
        if self.state.holder:
            self.flow.write(" ")
            self._waiting = True
        else:
            self.flow.end_line()

    def settle_break(self) -> None:
        """End the line before more text of a cell or an item, if the line has any of its text."""
        self._waiting = False
        holder = self.state.holder
        if holder and self.flow.offset > max(holder.start, self.flow.line_start):
            self.end_line()

    def forget_break(self) -> None:
        """Do not end the line after all: the cell ends."""
        self._waiting = False

    def end_line(self) -> None:
        """End the line, but keep the tabs of a row even if nothing else is on it."""
        self._waiting = False
        if self.is_in_cell:
            self.flow.end_row(self.flow.line_start)
        else:
            self.flow.end_line()

    @property
    def is_in_cell(self) -> bool:
        """Whether the line here is that of a row, with tabs."""
        return bool(self.state.holder and self.state.holder.in_cell)

    def hold(self, *, in_cell: bool = False, flat: bool = True, items: List | None = None) -> None:
        """Enter a cell, a quotation, or an item of the list `items`."""
        holder = Holder(self.flow.offset, in_cell or self.is_in_cell, flat)
        nesting = self.state.nesting + 1
        self.state = self.state._replace(holder=holder, nesting=nesting, table=None, list=items)

    # Marks

    def may_open(self) -> bool:
        """Tell whether a block mark may be opened here."""
        return self.state.code < 0 and self.state.nesting < _DEEPEST

    def open_mark(self, kind: str, value: str = "") -> int:
        """Open a block mark; returns -1 in code, and for one nested too deep."""
        if not self.may_open():
            return -1
        self._end_heading()
        self.flow.write_pending()
        self.settle_break()
        if not self.state.holder:
            self.flow.end_line()
        return self.flow.open(kind, value)

    def close_mark(self, mark: int) -> None:
        """End the line and a mark from `open_mark`."""
        if self.flow.offset > self.flow.line_start:
            self.end_line()
        if mark >= 0:
            self.flow.close(mark)

    def open_heading(self, level: str) -> End | None:
        """Open the mark of a heading; there is none inside other blocks."""
        if self.state.nesting or self.state.code >= 0:
            return None
        self._end_heading()
        self._heading = (self.flow.open("heading", level), self.flow.line_count)
        return self._end_heading

    def _end_heading(self) -> None:
        """End the open heading; one that is not closed ends where the next begins."""
        self.break_line()
        mark, first_line = self._heading
        self._heading = (-1, 0)
        if mark >= 0 and self.flow.line_count - first_line <= _MOST_HEADING_LINES:
            self.flow.close(mark)

    def set_language(self, attributes: Attributes) -> None:
        """Set the language of code by the class of the `pre` or of the `code` in it."""
        for word in attributes.get("class", "").split():
            if word.startswith("language-"):
                self.flow.set_value(self.state.code, word.removeprefix("language-"))


def _is_inside(formats: tuple[Format, ...]) -> bool:
    """Tell whether words are a link to a place in the same page."""
    return any(form.kind == "a" and form.value.startswith("#") for form in formats)
