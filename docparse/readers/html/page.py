"""A web page as lines with marks: words, formats, line ends, and the marks of blocks."""

from __future__ import annotations

from docparse.model.source import Origin, Source
from docparse.readers.html.elements import BEGIN, address_in, one_line
from docparse.readers.html.state import End, Holder, List, State
from docparse.readers.html.walk import BLOCKS, CELLS, Attributes, Finds, Style, Walker
from docparse.readers.shared.flow import Flow, Format
from docparse.readers.shared.raised import raise_figures

_FORMATS = {
    **dict.fromkeys(("b", "strong"), Format("strong")),
    **dict.fromkeys(("i", "em"), Format("em")),
    **dict.fromkeys(("s", "del", "strike"), Format("del")),
    "code": Format("codespan"),
    "sup": Format("sup"),
    "sub": Format("sub"),
}
_SHIFTS = frozenset({_FORMATS["sup"], _FORMATS["sub"]})
_STRONG = _FORMATS["b"]
#: Words in 楷体 or 黑体, as long as it is not known whether the whole page is set in it.
_TITLE_FONT = Format("strong", "font")
#: A heading of more lines was never closed, or is layout.
_MOST_HEADING_LINES = 3
#: A page that has so many lines for each that a `br` ends sets its paragraphs as paragraphs.
_MOST_BROKEN = 3
#: Blocks stand so deep in blocks; what stands deeper has no mark of its own.
_DEEPEST = 8


class Page(Walker):
    """Writes what is seen of a page into a `Flow`; after the parser is through, `source` gives it."""

    def __init__(self, finds: Finds, end_tags: int) -> None:
        super().__init__(finds, end_tags)
        self.flow = Flow()
        self.state = State()
        #: The next words begin with the line feed behind `<pre>`, which is none of the text.
        self.opens_pre = False
        #: For each open element: the state around it, whether it has its own lines, what its end does.
        self._around: list[tuple[State, bool, End | None]] = []
        #: Mark and first line of the heading that is open; the mark -1 for none.
        self._heading = (-1, 0)
        #: In a cell or an item a line ends only where another begins.
        self._waiting = False
        #: How many lines a `br` ends, or stand in `pre`.
        self._broken = 0

    def source(self, origin: Origin) -> Source:
        """Return text and marks."""
        self.flow.end_line()
        text, marks = self.flow.text, self.flow.marks
        in_font = [mark for mark in marks if (mark.kind, mark.value) == _TITLE_FONT[:2]]
        if sum(mark.span.end - mark.span.start for mark in in_font) * 2 > len(text):
            # A page set in 標楷體 from end to end says nothing by it.
            marks = [mark for mark in marks if (mark.kind, mark.value) != _TITLE_FONT[:2]]
        plain = (mark._replace(value="") if mark.kind == "strong" else mark for mark in marks)
        # Paragraphs are paragraphs; but old pages break lines at a width, by hand.
        whole = _MOST_BROKEN * self._broken <= text.count("\n")
        return Source.of(text, origin, marks=plain, whole_lines=whole)

    def begin(self, tag: str, attributes: Attributes, style: Style) -> None:
        """Begin a line, a mark or a format."""
        outer = self.state
        is_block = tag in BLOCKS or style.block
        self.opens_pre = False
        self._broken += tag == "br" or bool(outer.space)
        if is_block and not (tag in CELLS and outer.table):
            self.break_line()
        self._set_format(tag, attributes, style)
        begin = BEGIN.get(tag)
        end = begin(self, tag, attributes, style) if begin else None
        self._around.append((outer, is_block, end))

    def finish(self, tag: str) -> None:
        """End what `begin` began."""
        outer, is_block, end = self._around.pop()
        if end:
            end()
        elif is_block:
            self.break_line()
        self.state = outer

    def put(self, words: str, picture: Format | None = None) -> None:
        """Write words, or the character that stands for a picture."""
        state = self.state
        if state.table and state.table.rows:
            return  # blanks between cells
        formats = state.formats
        if not _SHIFTS.isdisjoint(formats):
            shift = next(form.kind for form in reversed(formats) if form in _SHIFTS)
            words = raise_figures(words, shift)
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
        """End the line; in a cell or an item when more comes."""
        if self.state.holder:
            self.flow.write(" ")
            self._waiting = True
        else:
            self.flow.end_line()

    def settle_break(self) -> None:
        """End the line that waits for more in a cell or an item, if it has anything of that."""
        self._waiting = False
        holder = self.state.holder
        if holder and self.flow.offset > max(holder.start, self.flow.line_start):
            self.end_line()

    def forget_break(self) -> None:
        """Let the line go on: a cell ends."""
        self._waiting = False

    def end_line(self) -> None:
        """End the line; the tabs of a row stay whatever else is on it."""
        self._waiting = False
        if self.is_in_cell:
            self.flow.end_row(self.flow.line_start)
        else:
            self.flow.end_line()

    @property
    def is_in_cell(self) -> bool:
        """Whether a line here has the tabs of a row on it."""
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
        """Open a block mark; -1 in code, or too deep in others."""
        if not self.may_open():
            return -1
        self._end_heading()
        self.flow.flush_lead()
        self.settle_break()
        if not self.state.holder:
            self.flow.end_line()
        return self.flow.open(kind, value)

    def close_mark(self, mark: int) -> None:
        """End the line, and a mark that `open_mark` gave."""
        if self.flow.offset > self.flow.line_start:
            self.end_line()
        if mark >= 0:
            self.flow.close(mark)

    def open_heading(self, level: str) -> End | None:
        """Open the mark of a heading; no block holds one."""
        if self.state.nesting or self.state.code >= 0:
            return None
        self._end_heading()
        self._heading = (self.flow.open("heading", level), self.flow.line_count)
        return self._end_heading

    def _end_heading(self) -> None:
        """End the heading that is open; one that is not closed ends where the next begins."""
        self.break_line()
        mark, first_line = self._heading
        self._heading = (-1, 0)
        if mark >= 0 and self.flow.line_count - first_line <= _MOST_HEADING_LINES:
            self.flow.close(mark)

    def set_language(self, attributes: Attributes) -> None:
        """Note the language of code, which the class of pre or of the code in it tells."""
        for word in attributes.get("class", "").split():
            if word.startswith("language-"):
                self.flow.set_value(self.state.code, word.removeprefix("language-"))

    # Formats

    def _set_format(self, tag: str, attributes: Attributes, style: Style) -> None:
        state = self.state
        if state.code >= 0:
            self.set_language(attributes)
            return
        formats = state.formats
        if tag in _FORMATS:
            formats = _add(formats, _FORMATS[tag])
        elif tag == "a" and attributes.get("href"):
            title = one_line(attributes.get("title", ""))
            formats = _add(formats, Format("a", address_in(attributes["href"]), title))
        if style.title_font is False:
            formats = tuple(form for form in formats if form != _TITLE_FONT)
        elif style.title_font and tag in ("span", "font") and _STRONG not in formats:
            formats = _add(formats, _TITLE_FONT)
        if style.bold:
            formats = _add(formats, _STRONG)
        elif style.bold is False:
            formats = tuple(form for form in formats if form != _STRONG)
        space = "lines" if style.keeps_lines and not state.space else state.space
        if formats != state.formats or space != state.space:
            self.state = state._replace(formats=formats, space=space)


def _add(formats: tuple[Format, ...], form: Format) -> tuple[Format, ...]:
    """Return `formats` and inside them `form`, which takes the place of another of its kind."""
    if form in formats:
        return formats
    return (*(other for other in formats if other.kind != form.kind), form)
