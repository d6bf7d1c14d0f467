"""PDF to text with marks, page by page.

A PDF says where each character is, and hardly more. There are five steps: `File` gives the glyphs and the drawn lines
of each page, `find_tables`, `find_figures` and `find_rows` put them together, `find_furniture` takes headers and footers off,
`in_order` makes lines of the rest in the order in which they are read, `find_headings` and `find_continued` tell by size, weight and
place what the lines are. `Writing` has the result.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docparse.messages import Message
from docparse.model.source import Origin, Source, Span
from docparse.readers.decode import DecodeError
from docparse.readers.pdf.code import find_code, write_code
from docparse.readers.pdf.columns import Block, Item, Line, in_order
from docparse.readers.pdf.figures import Figure, find_figures
from docparse.readers.pdf.furniture import find_furniture
from docparse.readers.pdf.headings import find_headings
from docparse.readers.pdf.page import Bookmark, Box, Sheet
from docparse.readers.pdf.paragraphs import find_continued
from docparse.readers.pdf.rows import Stretch, find_rows
from docparse.readers.pdf.ruled import find_ruled
from docparse.readers.pdf.tables import Table, find_tables
from docparse.readers.pdf.titles import Heading, cover_lines, is_apart
from docparse.readers.pdf.writing import Writing, items_with_marks, strong_in

#: A page of a scan has fewer characters, and a file is one if so many of its pages are.
_FEWEST_ON_PAGE, _MOST_SCANNED = 5, 0.9
#: A text is garbled if this share of its characters say nothing.
_MOST_UNKNOWN = 0.2
#: Bold type means nothing where so much of the text is in it.
_MOST_STRONG = 0.5


class _Page(NamedTuple):
    height: float
    rows: list[list[Stretch]]
    blocks: list[Block]


def read_pdf(data: bytes, path: str = "", encoding: str = "", password: str = "") -> Source:
    """Read a PDF into its text, with a line for each line of a page; `encoding` is not used.

    Positions are page and line. Raises `DecodeError` for a file that cannot be opened, that has pictures of
    text alone, or that does not say which characters its text has.
    """
    pages, bookmarks = _read_file(data, password)
    found = find_furniture([page.rows for page in pages], [page.height for page in pages])
    items: list[list[Item]] = []
    for number, (page, furniture) in enumerate(zip(pages, found, strict=True)):
        rows = [row for at, row in enumerate(page.rows) if at not in furniture]
        items.append(in_order(rows, page.blocks, number))
    lines = [item for on_page in items for item in on_page if isinstance(item, Line)]
    code = find_code(lines)
    inside = {at for first, last in code.items() for at in range(first, last)}
    headings = [one for one in find_headings(lines, bookmarks) if one.first not in inside]
    writing = _write(pages, items, found, headings, code)
    origin = Origin(path, "pdf", "utf-8", 1.0)
    return Source.of(
        writing.text, origin, marks=writing.marks, pages=writing.pages, whole_lines=True
    )


def _read_file(data: bytes, password: str) -> tuple[list[_Page], list[Bookmark]]:
    try:
        from docparse.readers.pdf.file import LOCK, File
    except ImportError:
        raise DecodeError(Message("reading.pdf_not_installed")) from None
    counts = _Counts()
    with LOCK:
        file = File(data, password)
        try:
            pages = [counts.take(sheet) for sheet in file.sheets()]
            bookmarks = file.bookmarks()
        finally:
            file.close()
    counts.check()
    return pages, bookmarks


class _Counts:
    """Tells a scan and a text without meaning from one that can be read."""

    def __init__(self) -> None:
        self._pages = self._scanned = self._glyphs = self._unknown = 0

    def take(self, sheet: Sheet) -> _Page:
        """Count a page, and put its glyphs together."""
        self._pages += 1
        is_empty = len(sheet.glyphs) < (_FEWEST_ON_PAGE if sheet.has_pictures else 1)
        self._scanned += is_empty
        self._glyphs += len(sheet.glyphs)
        self._unknown += sheet.unknown
        tables, rest = find_tables(sheet.glyphs, sheet.across, sheet.down)
        ruled, rest = find_ruled(rest, sheet.across, tables)
        tables += ruled
        page = Box(0, 0, sheet.width, sheet.height)
        figures, rest = find_figures(rest, sheet.shapes, tables, page)
        return _Page(sheet.height, find_rows(rest), [*tables, *figures])

    def check(self) -> None:
        """Raise `DecodeError` for a file without a text that can be read."""
        if self._scanned >= _MOST_SCANNED * self._pages and self._glyphs < 20 * self._pages:
            raise DecodeError(Message("reading.scanned_pdf"))
        if self._unknown > _MOST_UNKNOWN * self._glyphs:
            share = round(100 * self._unknown / self._glyphs)
            raise DecodeError(Message("reading.garbled_pdf", share=share))


def _write(
    pages: Sequence[_Page],
    items: Sequence[Sequence[Item]],
    furniture: Sequence[set[int]],
    headings: Sequence[Heading],
    code: Mapping[int, int],
) -> Writing:
    lines = [item for inside in items for item in inside if isinstance(item, Line)]
    named = {at for one in headings for at in range(one.first, one.last + 1)}
    continued = find_continued(lines, named)
    bold, emphatic = _means_something(lines)
    apart = dict(_apart(lines, headings, code))
    marked = items_with_marks([item for inside in items for item in inside], headings)
    writing = Writing()
    number = 0
    for page, inside, dropped in zip(pages, items, furniture, strict=True):
        writing.begin_page()
        heads = [at for at in sorted(dropped) if page.rows[at][0].base < page.height / 2]
        writing.write_furniture(page.rows[at] for at in heads)
        for item in inside:
            _, heading = next(marked)
            if isinstance(item, Table):
                writing.write_table(item)
                continue
            if isinstance(item, Figure):
                writing.write_block("plain", item.lines)
                continue
            if number in apart:
                writing.write_block(*apart[number])
                number += 1
                continue
            strong: list[Span] = [] if heading else strong_in(item, bold=bold, emphatic=emphatic)
            start = writing.write_line(item, strong, continued=number in continued)
            if heading and number == heading.first:
                opened = start
            if heading and number == heading.last:
                writing.mark_heading(opened, heading.level)
            number += 1
        writing.write_furniture(page.rows[at] for at in sorted(dropped) if at not in heads)
    return writing


def _apart(
    lines: Sequence[Line], headings: Sequence[Heading], code: Mapping[int, int]
) -> Iterator[tuple[int, tuple[str, list[str]]]]:
    """Yield the lines in which no heading is looked for: of which block each is, and with the first, its lines."""
    named = {at for one in headings for at in range(one.first, one.last + 1)}
    plain = cover_lines(lines, headings)
    plain |= {at for at, line in enumerate(lines) if at not in named and is_apart(line.text)}
    yield from ((at, ("plain", [lines[at].text])) for at in plain)
    for first, last in code.items():
        yield from ((at, ("code", [])) for at in range(first, last))
        yield first, ("code", list(write_code(lines[first:last])))


def _means_something(lines: Sequence[Line]) -> tuple[bool, bool]:
    """Tell whether bold type, and an emphatic typeface, set words off from the rest."""
    total = bold = emphatic = 0
    for line in lines:
        for run in line.runs:
            total += len(run.text)
            bold += len(run.text) * run.face.bold
            emphatic += len(run.text) * run.face.emphatic
    return bold < _MOST_STRONG * total, emphatic < _MOST_STRONG * total
