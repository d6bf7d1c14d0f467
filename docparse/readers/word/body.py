"""The open paragraph of a Word file, which takes the characters, and the blocks before it."""

from __future__ import annotations

from typing import NamedTuple

from docparse.lines.contents import names_contents
from docparse.model.source import BLANKS
from docparse.readers.shared.libxml import Element
from docparse.readers.word.blocks import EMPTY, Block, Paragraph, Piece
from docparse.readers.word.lists import Lists
from docparse.readers.word.names import WORD, child_of, number_in
from docparse.readers.word.rules import draws_line
from docparse.readers.word.styles import NO_OUTLINE, ResolvedFormat, Style, Styles, list_of

#: Paragraphs whose ends are hidden make one paragraph of at most so many: each may have a number of its own, and what
#: comes after it decides how that is written.
_MOST_JOINED = 500
#: An entry in a table of contents is no longer.
_LONGEST_LISTED = 60
#: Marks inside a sentence: some authors let the table list whole paragraphs.
_STOPS = frozenset("。；：:;")


class Place(NamedTuple):
    """A place in a body, from which it may be cut off."""

    blocks: list[Block]
    #: How many blocks come before it.
    before: int
    paragraph: Paragraph | None
    #: How many pieces of the paragraph come before it.
    kept: int


class Body:
    """The blocks so far, and the open paragraph."""

    def __init__(self, styles: Styles, lists: Lists) -> None:
        #: The blocks of the text, or while a cell is open, of that cell.
        self.blocks: list[Block] = []
        self.paragraph: Paragraph | None = None
        #: Pieces that belong to the next paragraph, since the end of their own is not shown.
        self._carried: list[Piece] = []
        #: How many hidden ends there are before the open paragraph, one after another.
        self._joined = 0
        #: The level at which a table of contents lists the next paragraph.
        self._listed = 0
        self._has_title = False
        #: The `w:p` that is open or was the last.
        self._element: Element | None = None
        self._styles = styles
        self._lists = lists

    def is_between_paragraphs(self) -> bool:
        """Tell whether the next characters would begin a new line."""
        return self.paragraph is None and not self._carried

    def style(self) -> str:
        """Return the style of the open paragraph, or of one that would be opened without a style."""
        return self.paragraph.style if self.paragraph else self._styles.normal

    def open_paragraph(self, element: Element) -> None:
        """Open a `w:p`."""
        self._element = element
        properties = child_of(element, "pPr")
        style = child_of(properties, "pStyle")
        name = self._styles.normal if style is None else style.get(WORD + "val", "")
        self.paragraph = Paragraph(properties, name, pieces=self._take_carried())
        self.paragraph.listed, self._listed = self._listed, 0

    def note_listed(self, level: int) -> None:
        """Note the level at which a table of contents lists the open paragraph, or else the next."""
        if self.paragraph is not None:
            self.paragraph.listed = level
        else:
            self._listed = level

    def put(self, piece: Piece) -> None:
        """Add a piece to the open paragraph; opens one if none is."""
        if self.paragraph is None:
            self.paragraph = Paragraph(style=self._styles.normal, pieces=self._take_carried())
        self.paragraph.pieces.append(piece)

    def note_size(self, size: int, count: int) -> None:
        """Note that so many characters of the open paragraph are of a size, in half points."""
        paragraph = self.paragraph
        if paragraph is not None and (count > paragraph.sized or size == paragraph.size):
            paragraph.sized = count + (paragraph.sized if size == paragraph.size else 0)
            paragraph.size = size

    def close_paragraph(self) -> None:
        """Add the open paragraph to the blocks, or carry its pieces over to the next if its end is not shown."""
        paragraph, self.paragraph = self.paragraph, None
        if paragraph is None:
            return
        if paragraph.is_contents and not paragraph.text().strip():
            return
        mark = child_of(paragraph.properties, "rPr")
        form = self._styles.resolve(paragraph.style, mark)
        if _joins_next(paragraph.properties, mark):
            self._carried = paragraph.pieces
            return
        first = paragraph.first()
        if first or child_of(paragraph.properties, "sectPr") is None:
            self._number(paragraph, first, form)
        if not first and draws_line(self._element):
            paragraph.block = "rule"
        if form.hidden and not first:
            paragraph.marker = EMPTY  # it counts, but nothing of it is seen
        self._joined = self._joined + 1 if form.hidden else 0
        if 0 < self._joined <= _MOST_JOINED:
            self._carried = [paragraph.marker, *paragraph.pieces]
        else:
            self._joined = 0
            self.blocks.append(paragraph)

    def close(self) -> None:
        """Close the open paragraph, and make a last one of pieces that were carried over."""
        self.close_paragraph()
        pieces = self._take_carried()
        if any(piece.text or piece.unread for piece in pieces):
            self.blocks.append(Paragraph(pieces=pieces))

    def place(self) -> Place:
        """Return where the next piece would go."""
        pieces = self.paragraph.pieces if self.paragraph else []
        return Place(self.blocks, len(self.blocks), self.paragraph, len(pieces))

    def cut_from(self, place: Place) -> None:
        """Take out the table of contents that began at `place`, unless that is in another cell."""
        blocks, before, first, kept = place
        if blocks is not self.blocks:
            return
        del blocks[before + 1 :]
        if self.paragraph is not first and self.paragraph is not None:
            self.paragraph.pieces.clear()
            self.paragraph.is_contents = True
        if first is None:
            del blocks[before:]
            self.drop_name_of_contents()
            return
        del first.pieces[kept:]
        first.is_contents = True
        if self.paragraph is not first and not first.text().strip():
            del blocks[before:]
        if not first.text().strip():
            self.drop_name_of_contents(before)

    def drop_name_of_contents(self, before: int | None = None) -> None:
        """Take out the line 目录 that ends the blocks, or those `before` a place: its contents are gone."""
        end = len(self.blocks) if before is None else before
        at = end - 1
        while at >= 0 and _is_space(self.blocks[at]):
            at -= 1
        named = self.blocks[at] if at >= 0 else None
        if isinstance(named, Paragraph) and names_contents(named.text().strip(BLANKS)):
            del self.blocks[at:end]

    def _take_carried(self) -> list[Piece]:
        carried, self._carried = self._carried, []
        return carried

    def _number(self, paragraph: Paragraph, first: str, form: ResolvedFormat) -> None:
        """Set the level and the marker of a paragraph whose text begins with `first`.

        `form` is the format of its end, and so of its number.
        """
        style = self._styles.get(paragraph.style)
        paragraph.is_caption = style.is_caption
        paragraph.block = style.block
        direct = number_in(child_of(paragraph.properties, "outlineLvl"))
        level = style.level if direct is None else direct
        is_seen = not paragraph.is_blank()
        if (level is None or level >= NO_OUTLINE) and self._is_listed(paragraph):
            level = paragraph.listed - 1
        self._has_title = self._has_title or (is_seen and style.level == NO_OUTLINE)
        if level is not None and 0 <= level < NO_OUTLINE and is_seen:
            paragraph.level = level + 1
        num_id, index = self._list_of(paragraph, style)
        marker = self._lists.count(num_id, index, first)
        if marker is None:
            return
        if not marker.bullet:
            paragraph.marker = Piece(marker.text, form.kinds - {"font"})
        elif not paragraph.level and is_seen and marker.text.strip():
            paragraph.bullet = index
        elif not paragraph.level:
            paragraph.goes_on = index
            paragraph.is_typed = not marker.text

    def _is_listed(self, paragraph: Paragraph) -> bool:
        """Tell whether a table of contents lists a paragraph, which is then a heading; a page of text is none."""
        words = paragraph.text()
        if not paragraph.listed or paragraph.is_caption or len(words) > _LONGEST_LISTED:
            return False
        # The first paragraph in the style Title is the title of the text, also where the table lists it.
        is_title = self._styles.get(paragraph.style).level == NO_OUTLINE and not self._has_title
        return not is_title and _STOPS.isdisjoint(words[:-1])

    def _list_of(self, paragraph: Paragraph, style: Style) -> tuple[int, int]:
        """Return the paragraph's list, 0 for none, and the level in it."""
        num_id, index = list_of(paragraph.properties)
        if num_id is None:
            num_id = style.numbering[0]
        if index is None and num_id is not None:
            by_style = (
                self._lists.level_of(num_id, name) for name in (paragraph.style, style.numbered_by)
            )
            found = next((at for at in by_style if at is not None), None)
            index = style.numbering[1] if found is None else found
        return num_id or 0, index or 0


def _is_space(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.is_blank()


def _joins_next(properties: Element | None, mark: Element | None) -> bool:
    """Tell whether the end of a paragraph was deleted or moved away, or follows a drop cap."""
    gone = mark is not None and (
        child_of(mark, "del") is not None or child_of(mark, "moveFrom") is not None
    )
    frame = child_of(properties, "framePr")
    return gone or (frame is not None and frame.get(WORD + "dropCap", "none") != "none")
