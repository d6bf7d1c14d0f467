"""Which tables, lists and quotations of a web page are page layout, and which hold what they say.

A page is parsed twice: only at its end is it known whether a table holds figures or the article.
"""

from __future__ import annotations

import re

from docparse.readers.html.visible import (
    BLOCKS,
    CELLS,
    HAN,
    HEADINGS,
    LISTS,
    PRE,
    TEXT,
    Element,
    PageFacts,
    VisibleElements,
)

#: Blocks that make an item more than its words; and those that no item of a list holds: a page lays
#: out its articles so.
_BLOCKS_IN_ITEMS = PRE | frozenset("p table blockquote dl hr".split())
_NOT_IN_ITEMS = HEADINGS | frozenset("tr td th caption section article".split())
#: Blocks in items that begin so are sections: 一、 （二） 第三章.
_SECTION = re.compile(
    "[（(]?[一二三四五六七八九十]{1,3}[、.．）)]|第[一二三四五六七八九十百0-9]{1,4}[编章节条篇]"
)
_WHITE = " \t\n\f\r\xa0\u3000"
_BLANK = re.compile(f"[{_WHITE}]+")
#: An item of more characters a line is a paragraph.
_LONG_ITEM = 100
#: A cell of more characters, on several lines, is an article if it holds most of the table's text;
#: one of so many lines and characters is in any case.
_LONG_CELL, _MANY_LINES, _MANY_CHARS = 80, 8, 400


class _Box:
    """A table, cell, list, item, quotation or pre element, and how much stands in it."""

    __slots__ = (
        "after", "chars", "deep", "fresh", "han", "inner", "layout", "lines", "number", "own", "rows",
        "sections", "tag", "widest", "width",
    )  # fmt: skip

    def __init__(self, tag: str, number: int) -> None:
        self.tag, self.number = tag, number
        #: Characters in all, those in no box inside this one, Chinese ones (-1: never mind); lines.
        self.chars = self.own = self.han = self.lines = 0
        #: The next words begin a line.
        self.fresh = True
        self.layout = False
        #: Of an item: a list inside it has ended.
        self.after = False
        #: Of a list: its items hold blocks; and a line in them begins as a section does.
        self.deep = self.sections = False
        #: Of a table: characters in tables inside it.
        self.inner = 0
        #: Of a table: rows, the cells of this row (-1 outside rows), the most cells of a row.
        self.rows, self.width, self.widest = 0, -1, 0


class Survey(VisibleElements):
    """PageFacts out what is layout; after the parser is through, `result` says it."""

    _BOXES = CELLS | LISTS | PRE | frozenset({"table", "caption", "li", "blockquote"})

    def __init__(self, facts: PageFacts, end_tags: int, *, is_piece: bool = False) -> None:
        super().__init__(facts, end_tags)
        #: A piece of another text, where what holds all of it is no layout of a page.
        self._is_piece = is_piece
        self._page = _Box("page", 0)
        self._boxes = [self._page]
        self._tables: list[_Box] = []
        #: The chars of the largest cell that may be an article, for each open table.
        self._articles: list[int] = []
        self._has_text = False
        #: Number and characters of quotations, and of lists whose items hold blocks.
        self._quotes: list[tuple[int, int]] = []
        self._deep: list[tuple[int, int]] = []
        self._layout: set[int] = set()

    @property
    def page_chars(self) -> int:
        """How many characters are seen."""
        return self._page.chars

    def result(self) -> PageFacts:
        """Return what was found."""
        most = self._page.chars / 2
        # Old pages set their whole text in a quotation, to have it indented; others in a list.
        whole = {number for number, chars in (*self._quotes, *self._deep) if chars > most}
        if self._is_piece:
            whole = set()
        layout = frozenset(self._layout | whole)
        deep = frozenset(number for number, _ in self._deep)
        return PageFacts(self._has_text, self.facts.shows_invisible, layout, deep)

    def begin(self, element: Element) -> None:
        """Open a box, and note what does not belong in the one around it."""
        tag = element.tag
        box = self._boxes[-1]
        self._has_text = self._has_text or tag in TEXT
        if tag in BLOCKS or element.style.block:
            box.fresh = True
        if tag == "code" and box.tag in PRE:
            box.han = -1  # code by its own word
        elif tag == "tr":
            self._begin_row(box)
        elif tag in CELLS:
            self._begin_cell(box)
        if box.tag == "li" and tag in _NOT_IN_ITEMS:
            self._boxes[-2].layout = True
        elif box.tag == "li" and (tag in _BLOCKS_IN_ITEMS or (box.after and tag in BLOCKS)):
            self._boxes[-2].deep = True
        if tag in self._BOXES:
            self._begin_box(tag, box)

    def finish(self, tag: str) -> None:
        """Close a box, and judge it."""
        box = self._boxes[-1]
        if tag in BLOCKS:
            box.fresh = True
        if tag == "tr" and box.tag == "table":
            box.widest, box.width = max(box.widest, box.width), -1
        if tag in self._BOXES:
            self._boxes.pop()
            around = self._boxes[-1]
            self._judge(box, around)
            around.chars += box.chars
            around.lines += box.lines
            around.fresh = True

    def put(self, words: str) -> None:
        """Count the words in the innermost box."""
        length = _length(words)
        if not length:
            return
        box = self._boxes[-1]
        box.chars += length
        box.own += length
        if box.fresh and box.tag == "li" and _SECTION.match(words.lstrip(_WHITE)):
            self._boxes[-2].sections = True
        box.lines += box.fresh
        box.fresh = False
        if box.tag == "table" or box.tag in LISTS:
            box.layout = True  # words outside cells and items
        elif box.tag == "li" and box.after:
            self._boxes[-2].deep = True  # words behind the list inside an item
        elif box.tag in PRE and box.han >= 0:
            box.han += len(HAN.findall(words))

    def _begin_row(self, box: _Box) -> None:
        if box.tag == "table" and box.width < 0:
            box.rows += 1
            box.width = 0
        else:
            self._distrust_table()

    def _begin_cell(self, box: _Box) -> None:
        if box.tag == "table" and box.width >= 0:
            box.width += 1
        else:
            self._distrust_table()

    def _distrust_table(self) -> None:
        if self._tables:
            self._tables[-1].layout = True

    def _begin_box(self, tag: str, around: _Box) -> None:
        box = _Box(tag, self.number)
        self._boxes.append(box)
        if tag == "table":
            self._tables.append(box)
            self._articles.append(0)
        elif tag == "caption" and not (around.tag == "table" and not around.rows):
            self._distrust_table()
        elif tag == "li" and around.tag not in LISTS:
            self._distrust_list()

    def _distrust_list(self) -> None:
        """An item that is in no list may yet stand in an item, where it would be a line too many."""
        for box in self._boxes[-2:-4:-1]:
            if box.tag in LISTS:
                box.layout = True

    def _judge(self, box: _Box, around: _Box) -> None:
        if around.tag == "table" and box.tag not in CELLS and box.tag != "caption":
            around.layout = True
        if around.tag in LISTS and box.tag not in LISTS and box.tag != "li":
            around.layout = True
        if box.tag == "table":
            self._judge_table(box)
        elif box.tag in CELLS and around.tag == "table":
            self._judge_cell(box, around)
        elif box.tag in LISTS:
            self._judge_list(box, around)
        elif box.tag == "li":
            around.layout |= box.own > _LONG_ITEM * max(box.lines, 1) and around.tag in LISTS
        elif box.tag == "blockquote":
            self._quotes.append((box.number, box.chars))
        elif box.tag in PRE and box.han * 2 > box.chars:
            # Taiwan's law database sets the articles of laws so.
            self._layout.add(box.number)

    def _judge_list(self, box: _Box, around: _Box) -> None:
        box.layout |= box.deep and box.sections
        if box.layout:
            self._layout.add(box.number)
        elif box.deep:
            self._deep.append((box.number, box.chars))
        around.layout |= box.layout and around.tag in LISTS
        if around.tag == "li":
            around.after = True
            outer = self._boxes[-2]
            outer.layout |= box.layout
            outer.deep |= box.deep
            outer.sections |= box.sections

    def _judge_cell(self, cell: _Box, table: _Box) -> None:
        if cell.lines >= _MANY_LINES and cell.chars > _MANY_CHARS:
            table.layout = True
        if cell.lines > 1 and cell.chars > _LONG_CELL:
            self._articles[-1] = max(self._articles[-1], cell.chars)

    def _judge_table(self, table: _Box) -> None:
        self._tables.pop()
        article = self._articles.pop()
        if self._tables:
            self._tables[-1].inner += table.chars
        largest = max(article, table.inner)
        if table.layout or table.widest < 2 or largest * 2 > table.chars:
            self._layout.add(table.number)


def _length(words: str) -> int:
    return len(_BLANK.sub("", words))
