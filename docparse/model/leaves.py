"""The leaves of the tree: blocks that are no sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, cast, get_args

from docparse.model.parts import Part, parts_in
from docparse.model.reading import Reading
from docparse.model.source import Mark, Span

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


@dataclass(frozen=True, slots=True)
class LeafBase:
    """A block that is no section; its subclasses say which."""

    span: Span
    reading: Reading = field(repr=False, compare=False)
    #: The role of a paragraph, the language of code, the format of a raw piece.
    value: str = ""

    @property
    def text(self) -> str:
        """The lines as they are."""
        return self.reading.source.slice(self.span)


class Title(LeafBase):
    """The title of the document, or of the report around it."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """The title's words, its lines joined."""
        return self.reading.text(self.span)


class Paragraph(LeafBase):
    """Running text, perhaps of several lines of the file, or a part of the front matter."""

    __slots__ = ()

    @property
    def role(self) -> Role:
        """The role of a paragraph near a title; empty for running text."""
        return cast("Role", self.value)

    @property
    def text(self) -> str:
        """The paragraph as it reads, on one line."""
        return self.reading.text(self.span)


class Figure(LeafBase):
    """A picture on a line of its own. Its text is U+FFFC; its words and address are those of a mark."""

    __slots__ = ()


class Table(LeafBase):
    """Rows of cells; its text has tabs between them."""

    __slots__ = ()

    @property
    def rows(self) -> tuple[tuple[Part, ...], ...]:
        """The cells row by row; `value` tells a header and cells that span others."""
        return rows_of(parts_of(self, "table"))


class List(LeafBase):
    """A list: bullets, or items whose numbers were typed."""

    __slots__ = ()

    @property
    def items(self) -> tuple[Part, ...]:
        """The items in order; `value` is the depth of each, from 1, `title` its number."""
        return parts_of(self, "list")


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

    @property
    def parts(self) -> tuple[Part, ...]:
        """Lines, each a paragraph, and the blocks between them."""
        return parts_of(self, "quote")


class Rule(LeafBase):
    """A line --- between paragraphs."""

    __slots__ = ()


class Raw(LeafBase):
    """A piece of the file in another format: a block of HTML in Markdown."""

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
