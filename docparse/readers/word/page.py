"""Paragraphs and tables of a Word file to text with marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from docparse.model.source import BLANKS, INLINE_MARKS, PICTURE, Mark, Origin, Source, Span, Unread
from docparse.readers.shared.addresses import Addresses
from docparse.readers.shared.cells import cell_value
from docparse.readers.shared.superscript import to_script
from docparse.readers.word.blocks import Block, Chunk, Paragraph, Piece, Table

#: Marks of the same span, the outer before the inner.
_NESTING = (
    "furniture plain quote heading table row cell list item code rule raw a strong em del codespan img"
).split()
#: Blanks -> the line that they are when they are underlined.
_AS_LINE = {ord(blank): "_" for blank in BLANKS} | {ord("\t"): "____", 0x3000: "__"}
#: A title of so many line ends is none.
_MOST_LINES = 3


class Page:
    """The text and the marks so far."""

    def __init__(self, body_is_emphatic: bool, size: int) -> None:
        """Take whether the whole text is in an emphatic font, and the size of its XML."""
        self._addresses = Addresses(size)
        self._pieces: list[str] = []
        self._length = 0
        #: Whether the next block goes on the line that is open: at the beginning, and in a cell.
        self._fresh = True
        self._marks: list[Mark] = []
        self._unread: list[Unread] = []
        self._body_is_emphatic = body_is_emphatic

    def write(self, blocks: Iterable[Block]) -> None:
        """Write blocks, each on a new line."""
        self._write(blocks, in_cell=False)

    def _write(self, blocks: Iterable[Block], *, in_cell: bool) -> None:
        for is_list, group in groupby(blocks, _is_item):
            if is_list:
                self._write_list([block for block in group if isinstance(block, Paragraph)])
                continue
            for block in group:
                self._new_line()
                if isinstance(block, Table):
                    self._write_table(block)
                elif isinstance(block, Chunk):
                    self._write_chunk(block.source, in_cell=in_cell)
                else:
                    self._write_paragraph(block, in_cell=in_cell)

    def write_furniture(self, blocks: Iterable[Block]) -> None:
        """Write a header or a footer: it is kept, but is not part of the text."""
        shown = [block for block in blocks if _is_shown(block)]
        if shown:
            start = self._length + (not self._fresh)
            self._write(shown, in_cell=True)
            self._mark("furniture", start)

    def is_empty(self) -> bool:
        """Tell whether there is nothing to see."""
        return not any(piece.strip(BLANKS + "\n") for piece in self._pieces)

    def source(self, origin: Origin) -> Source:
        """Return the text so far with its marks, the outer before the inner."""
        marks = sorted(
            self._marks,
            key=lambda mark: (mark.span.start, -mark.span.end, _NESTING.index(mark.kind)),
        )
        found = Source.of("".join(self._pieces), origin, marks=marks, whole_lines=True)
        return found._replace(unread=tuple(self._unread))

    def _new_line(self) -> None:
        if not self._fresh:
            self._put("\n")
        self._fresh = False

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _mark(self, kind: str, start: int, *words: str) -> None:
        if kind in ("a", "img"):
            address, *others = words
            words = (*self._addresses.take(address), *others)
        self._marks.append(Mark(Span(start, self._length), kind, *words))

    def _write_paragraph(self, block: Paragraph, *, in_cell: bool) -> None:
        pieces = _with_strong_fonts(block.pieces, self._body_is_emphatic)
        number = [block.marker] if block.marker.text else []
        if in_cell:
            self._write_pieces([_in_cell(piece) for piece in (*number, *pieces)])
            return
        pictures = _pictures_before(pieces)
        if pictures:
            self._write_pieces(pieces[:pictures])
            self._new_line()
            pieces = pieces[pictures:]
        start = self._length
        if block.level or block.is_caption:
            plain = _without_common([*number, *pieces])
            number, pieces = plain[: len(number)], plain[len(number) :]
        title, rest = _cut_title(pieces) if block.level else (pieces, [])
        self._write_pieces([*number, *title])
        if block.level:
            self._mark("heading", start, str(block.level))
        if rest:
            self._new_line()
            self._write_pieces(rest)

    def _write_list(self, items: list[Paragraph]) -> None:
        open_levels: list[int] = []
        start = 0
        for number, item in enumerate(items):
            self._new_line()
            start = start if number else self._length
            at = self._length
            level = item.bullet or 0
            while open_levels and open_levels[-1] >= level:
                open_levels.pop()
            open_levels.append(level)
            pieces = _with_strong_fonts(item.pieces, self._body_is_emphatic)
            self._write_pieces(pieces)
            self._mark("item", at, str(len(open_levels)))
        self._mark("list", start)

    def _write_table(self, table: Table) -> None:
        start = self._length
        for number, row in enumerate(table.rows):
            if number:
                self._put("\n")
            at = self._length
            for column, cell in enumerate(row.cells):
                if column:
                    self._put("\t")
                cell_start = self._length
                self._fresh = True
                self._write(filter(_is_shown, cell.blocks), in_cell=True)
                value = cell_value(header=cell.header, cols=cell.cols, rows=cell.rows)
                self._mark("cell", cell_start, value)
            self._mark("row", at)
        self._fresh = False
        self._mark("table", start)

    def _write_chunk(self, source: Source, *, in_cell: bool) -> None:
        """Write the text of another file; in a cell no blocks but its lines."""
        start = self._length
        text = source.text.rstrip("\n")
        self._put(text.replace("\t", " ") if in_cell else text)
        for mark in source.marks:
            span = Span(start + mark.span.start, min(start + mark.span.end, self._length))
            if mark.kind in INLINE_MARKS or not in_cell:
                self._marks.append(mark._replace(span=span))
        for unread in source.unread:
            self._unread.append(unread._replace(offset=start + unread.offset))

    def _write_pieces(self, pieces: Sequence[Piece]) -> None:
        """Write the pieces of a block. Neighbours share equal marks; no mark crosses a line end."""
        opened: list[tuple[str, str, int]] = []
        for piece in _split_lines(_with_scripts(_with_drawn_lines(pieces))):
            if piece.unread:
                self._unread.append(piece.unread._replace(offset=self._length))
                continue
            wanted = _marks_of(piece)
            same = 0
            while same < min(len(opened), len(wanted)) and opened[same][:2] == wanted[same]:
                same += 1
            self._close_marks(opened, same)
            opened += [(kind, value, self._length) for kind, value in wanted[same:]]
            at = self._length
            self._put(piece.text)
            if piece.picture:
                self._mark("img", at, *piece.picture)
        self._close_marks(opened, 0)

    def _close_marks(self, opened: list[tuple[str, str, int]], keep: int) -> None:
        while len(opened) > keep:
            kind, value, start = opened.pop()
            if start < self._length:
                self._mark(kind, start, value)


def _is_shown(block: Block) -> bool:
    """Tell whether a block in a cell shows anything: an empty paragraph there is only space."""
    if not isinstance(block, Paragraph) or any(piece.unread for piece in block.pieces):
        return True
    return bool((block.marker.text + block.text()).strip(BLANKS + "\n"))


def _in_cell(piece: Piece) -> Piece:
    # A tab would separate two cells, and in a table a font means only its header.
    return piece._replace(text=piece.text.replace("\t", " "), kinds=piece.kinds - {"font"})


def _cut_title(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Cut the pieces of a heading after its title: before pictures at its end, and after one line of a page of code."""
    parts = list(_split_lines(pieces))
    ends = [at for at, part in enumerate(parts) if part.text == "\n"]
    if len(ends) >= _MOST_LINES:
        return parts[: ends[0]], parts[ends[0] + 1 :]
    end = len(parts)
    while end and (parts[end - 1].picture or not parts[end - 1].text.strip(BLANKS + "\n")):
        end -= 1
    if not end or not any(part.picture for part in parts[end:]):
        return parts, []
    return parts[:end], [part for part in parts[end:] if part.text != "\n"]


def _pictures_before(pieces: Sequence[Piece]) -> int:
    """Return how many pictures a paragraph begins with, if text follows them; the number of a heading may be hidden by them."""
    count = 0
    while count < len(pieces) and (pieces[count].picture or not pieces[count].text.strip(BLANKS)):
        count += 1
    has_picture = any(piece.picture for piece in pieces[:count])
    has_text = has_picture and any(piece.text.strip(BLANKS + "\n") for piece in pieces[count:])
    return count if has_text else 0


def _is_item(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.bullet is not None


def _with_strong_fonts(pieces: Sequence[Piece], body_is_emphatic: bool) -> list[Piece]:
    """Make pieces in an emphatic font strong, unless the whole paragraph is in it and it means nothing."""
    shown = ["font" in piece.kinds for piece in pieces if piece.text.strip(BLANKS + "\n")]
    emphatic = not body_is_emphatic and any(shown) and not all(shown)
    return [
        piece._replace(kinds=piece.kinds - {"font"} | ({"strong"} if emphatic else set()))
        if "font" in piece.kinds
        else piece
        for piece in pieces
    ]


def _without_common(pieces: Sequence[Piece]) -> list[Piece]:
    """Drop `strong` from a heading that is all strong."""
    if all("strong" in piece.kinds for piece in pieces if piece.text.strip(BLANKS + "\n")):
        return [piece._replace(kinds=piece.kinds - {"strong"}) for piece in pieces]
    return list(pieces)


def _with_drawn_lines(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Write underlined blanks as ____, the line that they show: 甲方：____ is to be filled in."""
    for is_underlined, group in groupby(pieces, _is_underlined):
        run = list(group)
        words = "".join(piece.text for piece in run)
        is_line = is_underlined and len(words) > 1 and not words.strip(BLANKS)
        for piece in run:
            yield piece._replace(text=piece.text.translate(_AS_LINE)) if is_line else piece


def _is_underlined(piece: Piece) -> bool:
    return "underlined" in piece.kinds


def _with_scripts(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Write what is raised or lowered as such characters, if Unicode has them for all of it: [19] in three runs stays."""
    for script, group in groupby(pieces, _script_of):
        if not script:
            yield from group
            continue
        shifted = list(group)
        words = "".join(piece.text for piece in shifted)
        is_whole = to_script(words, script) != words
        for piece in shifted:
            yield piece._replace(text=to_script(piece.text, script)) if is_whole else piece


def _script_of(piece: Piece) -> str:
    return next((script for script in ("sup", "sub") if script in piece.kinds), "")


def _split_lines(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Split pieces so that each line end is a piece of its own, without marks."""
    for piece in pieces:
        if piece.unread:
            yield piece
        for part in re.split("(\n)", piece.text):
            if part:
                yield Piece("\n") if part == "\n" else piece._replace(text=part)


def _marks_of(piece: Piece) -> list[tuple[str, str]]:
    link = [("a", piece.link)] if piece.link else []
    # A strong blank or picture means nothing, and in Markdown `** **` would not be strong.
    kinds = piece.kinds if piece.text.strip(BLANKS + PICTURE) else frozenset()
    return link + [(kind, "") for kind in ("strong", "em", "del") if kind in kinds]
