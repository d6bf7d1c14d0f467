"""The tables of a Markdown file: rows and cells, each with its place."""

from __future__ import annotations

import re

from docparse.model.source import BLANKS, Places
from docparse.readers.markdown.inlines import Inlines
from docparse.readers.markdown.page import Page
from docparse.readers.markdown.parser import Token
from docparse.readers.markdown.text import Open

_CELL_EDGE = re.compile(rf"[{BLANKS}]*\|?[{BLANKS}]*")
#: Before the first cell of a row there may be the signs of a quotation or an item.
_ROW_EDGE = re.compile(
    rf"(?:[>{BLANKS}]|[-+*](?=[ \t])|[0-9]{{1,9}}[.)](?=[ \t]))*+\|?[{BLANKS}]*+"
)
_CELL = re.compile(r"(?:[^|\\]++|\\.?)++")


class Tables:
    """Writes the tables of a file, one after the other."""

    def __init__(self, page: Page) -> None:
        self._page, self._text, self._lines = page, page.text, page.lines
        self._table: Open | None = None
        self._row: Open | None = None
        self._row_line = self._cells = 0

    def open_row(self, line: int, *, is_empty: bool) -> None:
        """Begin a row, and with the first row the table; `is_empty` tells that it is a header without words."""
        self._row_line = line
        if is_empty:
            self._page.skip_to(line)
            return
        self._page.begin(line)
        self._table = self._table or self._text.open("table")
        self._row, self._cells = self._text.open("row"), 0

    def close_row(self) -> None:
        """End a row, with the cells beyond those of the header, which the parser drops."""
        page = self._page
        if not self._row:
            page.row = max(page.row, self._row_line + 1)
            return
        file, end = self._lines.file, self._lines.ends[self._row_line]
        for found in _CELL.finditer(file, self._text.reached, end):
            if words := found[0].strip(BLANKS):
                cell = self._open_cell()
                self._text.add(words, file.index(words, found.start()))
                self._text.close(cell)
        self._text.close(self._row, empty=True)
        self._row = None
        page.finish(page.row + 1)

    def close(self) -> None:
        """End a table."""
        if self._table:
            self._text.close(self._table)
        self._table = None

    def _open_cell(self, value: str = "") -> Open:
        if self._cells:
            self._text.add("\t", self._text.reached, 0)
        self._cells += 1
        return self._text.open("cell", value)

    def write_cell(self, token: Token, *, is_header: bool) -> None:
        """Write a cell of the row that is open; an empty header has none."""
        if not self._row:
            return
        cell = self._open_cell("header" if is_header else "")
        file, end = self._lines.file, self._lines.ends[self._row_line]
        start = max(self._text.reached, self._lines.starts[self._row_line])
        edge = (_ROW_EDGE if self._cells == 1 else _CELL_EDGE).match(file, start, end)
        at = edge.end() if edge else start
        # The parser has removed the backslash before each bar that does not separate cells.
        written = token.content.replace("|", "\\|")
        if not file.startswith(written, at):
            at = max(file.find(written, at, end), at)
        bars = [found.start() for found in re.finditer(r"\|", token.content)]
        places = Places((0, *bars), (at, *(at + bar + n for n, bar in enumerate(bars, 1))))
        Inlines(self._page, token.content, places, cell=True).write(token)
        self._text.reached = max(self._text.reached, min(at + len(written), end))
        self._text.close(cell, empty=True)
