"""The leaves of the tree: blocks that are no sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, cast, get_args

from docparse.model.parts import Part, parts_in
from docparse.model.reading import Reading
from docparse.model.source import Mark, Span

if TYPE_CHECKING:
    from docparse.model.cells import Cell, Item

#: The parts that only an official document has (GB/T 9704-2012, 7.2 to 7.4): 份号 密级 紧急程度 发文机关标志 发文字号 签发人
#: 主送机关 附件说明 附注 抄送机关 印发机关 印发日期.
# fmt: off
OfficialRole = Literal[
    "serial", "secrecy", "urgency", "issuer", "number", "approver", "addressee", "attachments", "note",
    "cc", "printer", "printed",
]
# fmt: on
#: The role of a paragraph near a title or below the text; empty for running text.
Role = Literal["", "subtitle", "byline", "date", "abstract", "keywords", "signature", OfficialRole]
OFFICIAL_ROLES: frozenset[Role] = frozenset(get_args(OfficialRole))


@dataclass(frozen=True, slots=True, repr=False)
class LeafBase:
    """A block that is no section; its subclasses say which."""

    span: Span
    reading: Reading = field(repr=False, compare=False)
    #: The role of a paragraph, the language of code, the format of a raw piece.
    value: str = ""

    def __repr__(self) -> str:
        from docparse.model.short import short  # only to show

        return f"<{type(self).__name__} {short(self.text)}, line {self.line}>"

    @property
    def line(self) -> int:
        """The line that it begins on, from 1, as `Section.line`."""
        return self.reading.source.position(self.span.start)[0]

    @property
    def text(self) -> str:
        """The lines as they are."""
        return self.reading.source.slice(self.span)


class Title(LeafBase):
    """The title of the document, or of the report around it."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """The title, with its lines joined."""
        return self.reading.text(self.span)


class Paragraph(LeafBase):
    """A paragraph of text, or a part of the front matter. It may span several lines of the file."""

    __slots__ = ()

    @property
    def role(self) -> Role:
        """The role of a paragraph near a title; empty for running text."""
        return cast("Role", self.value)

    @property
    def text(self) -> str:
        """The text of the paragraph on one line."""
        return self.reading.text(self.span)


class Figure(LeafBase):
    """A picture on a line of its own. Its text is one character, U+FFFC, as for a picture inside a paragraph."""

    __slots__ = ()

    def __repr__(self) -> str:
        from docparse.model.short import short  # only to show

        return f"<Figure {short(self.alt or self.address)}, line {self.line}>"

    @property
    def alt(self) -> str:
        """The alternative text, or empty."""
        return self._picture.title

    @property
    def address(self) -> str:
        """The address of the picture; empty if the file does not say where it is."""
        return self._picture.value

    @property
    def _picture(self) -> Mark:
        marks = self.reading.inline_marks_in(self.span)
        return next((mark for mark in marks if mark.kind == "img"), Mark(self.span, "img"))


class Table(LeafBase):
    """Rows of cells. Its text has tabs between cells."""

    __slots__ = ()

    def __repr__(self) -> str:
        from docparse.model.short import count_of  # only to show

        return f"<Table {count_of(len(self.cells), 'row')}, line {self.line}>"

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The cell texts row by row. Positions covered by a merged cell are empty."""
        from docparse.model.cells import rows_in_columns  # most texts have no tables

        return rows_in_columns(self._parts, self.reading.source)

    @property
    def cells(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells of each row, with the columns and rows they cover."""
        from docparse.model.cells import cells_of

        return cells_of(self._parts, self.reading.source)

    @property
    def _parts(self) -> tuple[tuple[Part, ...], ...]:
        return rows_of(parts_of(self, "table"))


class List(LeafBase):
    """A list: bullets, or items whose numbers were typed."""

    __slots__ = ()

    def __repr__(self) -> str:
        from docparse.model.short import count_of  # only to show

        return f"<List {count_of(len(self.items), 'item')}, line {self.line}>"

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in order; items of inner lists follow the one they belong to."""
        from docparse.model.cells import items_of  # most texts have no lists

        return items_of(parts_of(self, "list"), self.reading.source)


class Code(LeafBase):
    """Lines of code."""

    __slots__ = ()

    @property
    def language(self) -> str:
        """The language of the code, if the file names it."""
        return self.value


class Quote(LeafBase):
    """A quotation."""

    __slots__ = ()


class Rule(LeafBase):
    """A horizontal rule. Section texts leave it out."""

    __slots__ = ()


class Raw(LeafBase):
    """A piece in another format, such as a block of HTML in Markdown. Section texts leave it out."""

    __slots__ = ()

    @property
    def format(self) -> str:
        """The format that the piece is in."""
        return self.value


Leaf = Title | Paragraph | Figure | Table | List | Code | Quote | Rule | Raw


def parts_of(leaf: LeafBase, kind: str) -> tuple[Part, ...]:
    """Return the parts of a table, list or quotation by its marks."""
    reading, span = leaf.reading, leaf.span
    # An empty cell at the very end begins where the leaf ends.
    marks = [*reading.marks_in(span), *reading.empty_marks_at(span.end)]
    return parts_in(reading.source.text, Mark(span, kind), marks)


def rows_of(parts: Sequence[Part]) -> tuple[tuple[Part, ...], ...]:
    """Return the cells of a table, row by row."""
    return tuple(row.parts for row in parts)
