"""Which tables, lists and quotations of a web page are page layout, and which hold what they say.

A page is parsed twice: only at its end is it known whether a table holds figures or the article.
"""

from __future__ import annotations

import re

from docparse.readers.html.walk import (
    BLOCKS,
    CELLS,
    HAN,
    HEADINGS,
    LISTS,
    PRE,
    TEXT,
    Attributes,
    Finds,
    Style,
    Walker,
)

#: Blocks that no item of a plain list holds: a page lays out its articles so.
_NOT_IN_ITEMS = (
    HEADINGS | PRE | frozenset("p table tr td th caption blockquote dl hr section article".split())
)
_BLANK = re.compile(r"[ \t\n\f\r\xa0\u3000]+")
#: An item of more characters is a paragraph.
_LONG_ITEM = 100
#: A cell of more characters, on several lines, is an article if it holds most of the table's text;
#: one of so many lines and characters is in any case.
_LONG_CELL, _MANY_LINES, _MANY_CHARS = 80, 8, 400


class _Box:
    """A table, cell, list, item, quotation or pre element, and how much stands in it."""

    __slots__ = (
        "after", "chars", "fresh", "han", "layout", "lines", "number", "own", "rows", "tag", "widest",
        "width",
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
        #: Of a table: rows, the cells of this row (-1 outside rows), the most cells of a row.
        self.rows, self.width, self.widest = 0, -1, 0


class Survey(Walker):
    """Finds out what is layout; after the parser is through, `result` says it."""

    _BOXES = CELLS | LISTS | PRE | frozenset({"table", "caption", "li", "blockquote"})

    def __init__(self, finds: Finds, end_tags: int) -> None:
        super().__init__(finds, end_tags)
        self._page = _Box("page", 0)
        self._boxes = [self._page]
        self._tables: list[_Box] = []
        #: The chars of the largest cell that may be an article, for each open table.
        self._articles: list[int] = []
        self._has_text = False
        self._quotes: list[tuple[int, int]] = []
        self._layout: set[int] = set()

    @property
    def page_chars(self) -> int:
        """How many characters are seen."""
        return self._page.chars

    def result(self) -> Finds:
        """Return what was found."""
        most = self._page.chars / 2
        # Old pages set their whole text in a quotation, to have it indented.
        quotes = {number for number, chars in self._quotes if chars > most}
        return Finds(self._has_text, self.finds.shows_veiled, frozenset(self._layout | quotes))

    def begin(self, tag: str, attributes: Attributes, style: Style) -> None:
        """Open a box, and note what does not belong in the one around it."""
        box = self._boxes[-1]
        self._has_text = self._has_text or tag in TEXT
        if tag in BLOCKS or style.block:
            box.fresh = True
        if tag == "code" and box.tag in PRE:
            box.han = -1  # code by its own word
        elif tag == "tr":
            self._begin_row(box)
        elif tag in CELLS:
            self._begin_cell(box)
        elif tag == "table":
            self._distrust_table()
        if box.tag == "li" and (tag in _NOT_IN_ITEMS or (box.after and tag in BLOCKS - LISTS)):
            self._boxes[-2].layout = True
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
        box.lines += box.fresh
        box.fresh = False
        if box.tag == "table" or box.tag in LISTS:
            box.layout = True  # words outside cells and items
        elif box.tag == "li" and box.after:
            self._boxes[-2].layout = True  # words behind the list inside an item
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
            if box.layout:
                self._layout.add(box.number)
            around.layout |= box.layout and around.tag in LISTS
            if around.tag == "li":
                around.after = True
                self._boxes[-2].layout |= box.layout
        elif box.tag == "li":
            around.layout |= box.own > _LONG_ITEM and around.tag in LISTS
        elif box.tag == "blockquote":
            self._quotes.append((box.number, box.chars))
        elif box.tag in PRE and box.han * 2 > box.chars:
            # Taiwan's law database sets the articles of laws so.
            self._layout.add(box.number)

    def _judge_cell(self, cell: _Box, table: _Box) -> None:
        if cell.lines >= _MANY_LINES and cell.chars > _MANY_CHARS:
            table.layout = True
        if cell.lines > 1 and cell.chars > _LONG_CELL:
            self._articles[-1] = max(self._articles[-1], cell.chars)

    def _judge_table(self, table: _Box) -> None:
        self._tables.pop()
        article = self._articles.pop()
        if table.layout or table.widest < 2 or article * 2 > table.chars:
            self._layout.add(table.number)


def _length(words: str) -> int:
    return len(_BLANK.sub("", words))
