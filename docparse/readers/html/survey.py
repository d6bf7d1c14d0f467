"""The first pass over a web page: which tables, lists and quotations are only page layout.

Only at the end of the page is it known whether a table holds figures or the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from docparse.readers.html.visible import (
    BLOCKS,
    CELLS,
    HAN,
    HEADINGS,
    LISTS,
    MAIN,
    PRE,
    Element,
    PageFacts,
    VisibleElements,
)

#: Blocks that an item may hold besides its words; and blocks that no item of a real list holds: pages use lists to
#: lay out articles.
_BLOCKS_IN_ITEMS = PRE | frozenset("p table blockquote dl hr".split())
_NOT_IN_ITEMS = HEADINGS | frozenset("tr td th caption section article".split())
#: How sections begin, which a real list does not hold: 一、 （二） 第三章.
_SECTION = re.compile(
    "[（(]?[一二三四五六七八九十]{1,3}[、.．）)]|第[一二三四五六七八九十百0-9]{1,4}[编章节条篇]"
)
_WHITE = " \t\n\f\r\xa0\u3000"
_BLANK = re.compile(f"[{_WHITE}]+")
#: A list whose items have more characters a line is a text of paragraphs.
_LONG_ITEM = 100
#: A cell of several lines and more characters than this is an article if it has most of the table's text.
_LONG_CELL = 80
#: A cell of so many lines and more characters than this is an article in any case.
_MANY_LINES, _MANY_CHARS = 8, 400


@dataclass(slots=True)
class _Box:
    """A table, cell, list, item, quotation or `pre` element, and how much text it holds."""

    tag: str
    number: int
    #: Whether it is page layout.
    layout: bool = False
    chars: int = 0
    #: Characters in no box inside this one.
    own: int = 0
    #: Chinese characters; -1: not counted.
    han: int = 0
    lines: int = 0
    #: Whether the next words begin a line.
    fresh: bool = True
    #: Item: whether a list inside it has ended.
    after_list: bool = False
    #: List: whether its items hold blocks.
    holds_blocks: bool = False
    #: List: whether a line in its items begins like a section.
    holds_sections: bool = False
    #: Table: characters in tables inside it.
    inner_chars: int = 0
    rows: int = 0
    #: Table: cells of the open row, -1 for none.
    width: int = -1
    #: Table: the most cells of a row.
    widest: int = 0


class Survey(VisibleElements):
    """Finds out what is page layout; `result` returns it once the parser is done."""

    _BOXES = CELLS | LISTS | PRE | frozenset({"table", "caption", "li", "blockquote"})

    def __init__(self, facts: PageFacts, end_tags: int, *, is_fragment: bool = False) -> None:
        super().__init__(facts, end_tags)
        #: In a fragment, a list or a quotation around all of it is meant as such.
        self._is_fragment = is_fragment
        self._page = _Box("page", 0)
        self._boxes = [self._page]
        self._tables: list[_Box] = []
        #: For each open table, the characters of the largest cell that may be an article.
        self._articles: list[int] = []
        self._has_main = False
        #: (number, characters) of the quotations, and of the lists whose items hold blocks.
        self._quotes: list[tuple[int, int]] = []
        self._lists_with_blocks: list[tuple[int, int]] = []
        self._layout: set[int] = set()

    @property
    def page_chars(self) -> int:
        """How many visible characters there are."""
        return self._page.chars

    def result(self) -> PageFacts:
        """Return what was found."""
        most = self._page.chars / 2
        # Old pages put their whole text in a quotation, to indent it; others in a list.
        whole = {
            number for number, chars in (*self._quotes, *self._lists_with_blocks) if chars > most
        }
        if self._is_fragment:
            whole = set()
        layout = frozenset(self._layout | whole)
        lists_with_blocks = frozenset(number for number, _ in self._lists_with_blocks)
        return PageFacts(self._has_main, self.facts.shows_invisible, layout, lists_with_blocks)

    def begin(self, element: Element) -> None:
        """Open a box, and note if the one around it does not normally hold such an element."""
        tag = element.tag
        box = self._boxes[-1]
        self._has_main = self._has_main or tag in MAIN
        if tag in BLOCKS or element.style.block:
            box.fresh = True
        if tag == "code" and box.tag in PRE:
            box.han = -1  # it is code, whatever its words are
        elif tag == "tr":
            self._begin_row(box)
        elif tag in CELLS:
            self._begin_cell(box)
        if box.tag == "li" and tag in _NOT_IN_ITEMS:
            self._boxes[-2].layout = True
        elif box.tag == "li" and (tag in _BLOCKS_IN_ITEMS or (box.after_list and tag in BLOCKS)):
            self._boxes[-2].holds_blocks = True
        if tag in self._BOXES:
            self._begin_box(tag, box)

    def finish(self, tag: str) -> None:
        """Close a box, and decide whether it is layout."""
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
            self._boxes[-2].holds_sections = True
        box.lines += box.fresh
        box.fresh = False
        if box.tag == "table" or box.tag in LISTS:
            box.layout = True  # words outside cells and items
        elif box.tag == "li" and box.after_list:
            self._boxes[-2].holds_blocks = True  # words after the list inside an item
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
        """Note that the lists around an item that is in an item, not directly in a list, are layout."""
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
            # Taiwan's law database has the articles of laws in `pre`.
            self._layout.add(box.number)

    def _judge_list(self, box: _Box, around: _Box) -> None:
        box.layout |= box.holds_blocks and box.holds_sections
        if box.layout:
            self._layout.add(box.number)
        elif box.holds_blocks:
            self._lists_with_blocks.append((box.number, box.chars))
        around.layout |= box.layout and around.tag in LISTS
        if around.tag == "li":
            around.after_list = True
            outer = self._boxes[-2]
            outer.layout |= box.layout
            outer.holds_blocks |= box.holds_blocks
            outer.holds_sections |= box.holds_sections

    def _judge_cell(self, cell: _Box, table: _Box) -> None:
        if cell.lines >= _MANY_LINES and cell.chars > _MANY_CHARS:
            table.layout = True
        if cell.lines > 1 and cell.chars > _LONG_CELL:
            self._articles[-1] = max(self._articles[-1], cell.chars)

    def _judge_table(self, table: _Box) -> None:
        self._tables.pop()
        article = self._articles.pop()
        if self._tables:
            self._tables[-1].inner_chars += table.chars
        largest = max(article, table.inner_chars)
        if table.layout or table.widest < 2 or largest * 2 > table.chars:
            self._layout.add(table.number)


def _length(words: str) -> int:
    return len(_BLANK.sub("", words))
