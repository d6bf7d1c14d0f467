"""The elements of a web page as lines with marks: what each of them does to the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from docparse.readers.flow import Flow, Format
from docparse.readers.html.numbers import integer_of, label_of
from docparse.readers.html.walk import (
    BLOCKS,
    CELLS,
    HEADINGS,
    LISTS,
    PRE,
    Attributes,
    Finds,
    Style,
    Walker,
)
from docparse.readers.raised import raise_figures
from docparse.source import PICTURE, Origin, Source

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
_ADDRESS_BLANKS = re.compile(r"[\t\n\r]")
_BLANKS = re.compile(r"[ \t\n\f\r]+")

#: What is done at the end of an element.
End = Callable[[], None]


class _Table:
    """A table of figures that is being read, and the numbers of its marks: -1 for none."""

    def __init__(self) -> None:
        self.mark = self.row = -1
        self.rows = self.cells = 0


class _List:
    """A list that is being read."""

    def __init__(self, numbering: str, number: int, depth: int, is_marked: bool) -> None:
        #: How its items are numbered, `1` or `lower-roman`; empty for one without numbers.
        self.numbering = numbering
        #: The number of the next item.
        self.number = number
        #: How many lists with a line an item it stands in, itself counted; 0 for one that is layout.
        self.depth = depth
        self.is_marked = is_marked
        #: The mark of the item that is open; -1 for none.
        self.item = -1


class _State(NamedTuple):
    """What holds inside an element."""

    formats: tuple[Format, ...] = ()
    #: White space: "" is made one blank, "lines" keeps its line ends, "pre" empty lines too.
    space: str = ""
    #: Line ends are blanks: in a cell, in an item.
    flat: bool = False
    #: In a block mark that holds no others.
    opaque: bool = False
    #: The mark of the code that this stands in, where nothing is bold; -1 for none.
    code: int = -1
    table: _Table | None = None
    list: _List | None = None


class Page(Walker):
    """Writes what is seen of a page into a `Flow`; after the parser is through, `source` gives it."""

    def __init__(self, finds: Finds, end_tags: int) -> None:
        super().__init__(finds, end_tags)
        self._flow = Flow()
        self._state = _State()
        #: For each open element: the state around it, whether it has its own lines, what its end does.
        self._around: list[tuple[_State, bool, End | None]] = []
        #: Mark and first line of the heading that is open; the mark -1 for none.
        self._heading = (-1, 0)
        self._opens_pre = False
        #: How many lines a `br` ends, or stand in `pre`.
        self._broken = 0

    def source(self, origin: Origin) -> Source:
        """Return text and marks."""
        self._flow.end_line()
        text, marks = self._flow.text, self._flow.marks
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
        outer = self._state
        is_block = tag in BLOCKS or style.block
        self._opens_pre = False
        self._broken += tag == "br" or bool(outer.space)
        if is_block and not (tag in CELLS and outer.table):
            self._break()
        self._set_format(tag, attributes, style)
        begin = _BEGIN.get(tag)
        end = begin(self, tag, attributes, style) if begin else None
        self._around.append((outer, is_block, end))

    def finish(self, tag: str) -> None:
        """End what `begin` began."""
        outer, is_block, end = self._around.pop()
        if end:
            end()
        elif is_block:
            self._break()
        self._state = outer

    def put(self, words: str) -> None:
        """Write words."""
        state = self._state
        if state.table and state.table.rows:
            return  # blanks between cells
        formats = state.formats
        if not _SHIFTS.isdisjoint(formats):
            shift = next(form.kind for form in reversed(formats) if form in _SHIFTS)
            words = raise_figures(words, shift)
            formats = tuple(form for form in formats if form not in _SHIFTS)
        if state.space and not state.flat:
            if self._opens_pre:
                words = words.removeprefix("\n")
            self._flow.write_kept(words, formats, empty=state.space == "pre")
        else:
            self._flow.write(words, formats)
        self._opens_pre = False

    def _break(self) -> None:
        """End the line; in a cell or item part the words."""
        if self._state.flat:
            self._flow.write(" ")
        else:
            self._flow.end_line()

    def _set_format(self, tag: str, attributes: Attributes, style: Style) -> None:
        state = self._state
        if state.code >= 0:
            self._set_language(attributes)
            return
        formats = state.formats
        if tag in _FORMATS:
            formats = _add(formats, _FORMATS[tag])
        elif tag == "a" and attributes.get("href"):
            title = _one_line(attributes.get("title", ""))
            formats = _add(formats, Format("a", _address(attributes["href"]), title))
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
            self._state = state._replace(formats=formats, space=space)

    def _open(self, kind: str, value: str = "") -> int:
        """Open a block mark that holds no others; -1 inside such a one."""
        if self._state.opaque or self._state.flat:
            return -1
        self._end_heading()
        self._flow.flush_lead()
        self._flow.end_line()
        self._state = self._state._replace(opaque=True)
        return self._flow.open(kind, value)

    def _close(self, mark: int) -> None:
        """End the line, and a mark that `_open` gave."""
        self._break()
        if mark >= 0:
            self._flow.close(mark)

    def _begin_heading(self, tag: str, _: Attributes, __: Style) -> End | None:
        if self._state.opaque or self._state.flat:
            return None
        self._end_heading()
        self._heading = (self._flow.open("heading", tag[1]), self._flow.line_count)
        return self._end_heading

    def _end_heading(self) -> None:
        """End the heading that is open; one that is not closed ends where the next begins."""
        self._break()
        mark, first_line = self._heading
        self._heading = (-1, 0)
        if mark >= 0 and self._flow.line_count - first_line <= _MOST_HEADING_LINES:
            self._flow.close(mark)

    def _set_language(self, attributes: Attributes) -> None:
        """Note the language of code, which the class of pre or of the code in it tells."""
        for word in attributes.get("class", "").split():
            if word.startswith("language-"):
                self._flow.set_value(self._state.code, word.removeprefix("language-"))

    def _begin_pre(self, _: str, attributes: Attributes, __: Style) -> End | None:
        self._opens_pre = True
        self._state = self._state._replace(space="pre")
        if self.number in self.finds.layout:
            return None
        mark = self._open("code")
        if mark >= 0:
            self._state = self._state._replace(formats=(), code=mark)
            self._set_language(attributes)
        return partial(self._close, mark)

    def _begin_quote(self, _: str, __: Attributes, ___: Style) -> End | None:
        if self.number in self.finds.layout:
            return None
        return partial(self._close, self._open("quote"))

    def _begin_rule(self, _: str, __: Attributes, ___: Style) -> End | None:
        if self._state.flat:
            return None
        mark = self._open("rule")
        self._flow.write("---")
        return partial(self._close, mark)

    def _begin_picture(self, _: str, attributes: Attributes, __: Style) -> None:
        addresses = (attributes.get(name, "") for name in ("src", "data-src", "data-original"))
        # Pages that load pictures late have something small in their place.
        found = sorted(filter(None, addresses), key=lambda address: address.startswith("data:"))
        words = _one_line(attributes.get("alt", ""))
        is_spacer = "1" in (attributes.get("width"), attributes.get("height"))
        if is_spacer or not (found or words):
            return
        picture = Format("img", _address(found[0]) if found else "", words)
        self._flow.write(PICTURE, (*self._state.formats, picture))

    def _begin_table(self, _: str, __: Attributes, ___: Style) -> End | None:
        if self._state.flat or self.number in self.finds.layout:
            self._state = self._state._replace(table=None)
            return None
        table = _Table()
        self._state = self._state._replace(table=table)
        return partial(self._end_table, table)

    def _end_table(self, table: _Table) -> None:
        self._close(table.mark)

    def _begin_row(self, _: str, __: Attributes, ___: Style) -> End | None:
        table = self._state.table
        if not table:
            return None
        if not table.rows:
            # The words before the first row are its caption, a line by itself.
            table.mark = self._open("table")
        table.rows += 1
        table.cells = 0
        table.row = self._flow.open("row") if table.mark >= 0 else -1
        return partial(self._end_row, table.row)

    def _end_row(self, row: int) -> None:
        if self._flow.end_row():
            if row >= 0:
                self._flow.close(row)
        elif row >= 0:
            self._flow.drop_from(row)

    def _begin_cell(self, tag: str, attributes: Attributes, _: Style) -> End | None:
        table = self._state.table
        if not table:
            return None
        if table.cells:
            self._flow.part()
        table.cells += 1
        mark = self._flow.open("cell", _cell_value(tag, attributes)) if table.row >= 0 else -1
        self._state = self._state._replace(flat=True, table=None, list=None)
        return partial(self._end_cell, mark)

    def _end_cell(self, mark: int) -> None:
        self._flow.flush_lead()
        self._flow.trim()
        if mark >= 0:
            self._flow.close_cell(mark)

    def _begin_list(self, tag: str, attributes: Attributes, style: Style) -> End | None:
        state = self._state
        around = state.list if state.list and state.list.depth else None
        first = integer_of(attributes.get("start", ""), 1)
        numbering = style.numbering or attributes.get("type", "1")
        if tag != "ol" or numbering == "none":
            numbering = ""
        if around:
            self._end_item(around)
            inner = _List(numbering, first, around.depth + 1, around.is_marked)
            self._state = state._replace(list=inner, flat=False)
            return None
        if tag == "ol" or state.flat or self.number in self.finds.layout:
            self._state = state._replace(list=_List(numbering, first, 0, False))
            return None
        mark = self._open("list")
        self._state = self._state._replace(list=_List(numbering, first, 1, mark >= 0))
        return partial(self._close, mark)

    def _begin_item(self, _: str, attributes: Attributes, __: Style) -> End | None:
        around = self._state.list
        if not around:
            return None
        self._flow.flush_lead()
        self._break()
        if around.numbering:
            number = integer_of(attributes.get("value", ""), around.number)
            around.number = number + 1
            self._flow.lead(label_of(around.numbering, number))
        if around.depth:
            if around.is_marked:
                around.item = self._flow.open("item", str(around.depth))
            self._state = self._state._replace(flat=True)
        return partial(self._end_item, around)

    def _end_item(self, around: _List) -> None:
        """End the line of an item: with it, or where a list begins inside it."""
        self._flow.flush_lead()
        if not around.depth:
            self._break()
            return
        self._flow.end_line()
        if around.item >= 0:
            self._flow.close(around.item)
        around.item = -1


_BEGIN: dict[str, Callable[[Page, str, Attributes, Style], End | None]] = {
    **dict.fromkeys(HEADINGS, Page._begin_heading),
    **dict.fromkeys(PRE, Page._begin_pre),
    **dict.fromkeys(LISTS, Page._begin_list),
    **dict.fromkeys(CELLS, Page._begin_cell),
    "blockquote": Page._begin_quote,
    "hr": Page._begin_rule,
    "img": Page._begin_picture,
    "li": Page._begin_item,
    "table": Page._begin_table,
    "tr": Page._begin_row,
}


#: A page that has so many lines for each that a `br` ends sets its paragraphs as paragraphs.
_MOST_BROKEN = 3


def _add(formats: tuple[Format, ...], form: Format) -> tuple[Format, ...]:
    """Return `formats` and inside them `form`, which takes the place of another of its kind."""
    if form in formats:
        return formats
    return (*(other for other in formats if other.kind != form.kind), form)


def _address(words: str) -> str:
    return _ADDRESS_BLANKS.sub("", words).strip(" ")


def _one_line(words: str) -> str:
    return _BLANKS.sub(" ", words).strip(" ")


def _cell_value(tag: str, attributes: Attributes) -> str:
    """Return what is said of a cell in the words of its mark: `header cols=2`."""
    words = ["header"] if tag == "th" else []
    for word, attribute in (("cols", "colspan"), ("rows", "rowspan")):
        count = integer_of(attributes.get(attribute, ""), 1)
        if count > 1:
            words.append(f"{word}={min(count, 1000)}")
    return " ".join(words)
