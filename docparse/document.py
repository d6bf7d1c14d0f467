"""What the stages hand to each other, and the tree that comes out.

All records are frozen: tuples with names where they are made by the thousand, `Record`s where equality
leaves the shared text out. Places are `Span`s in code points of the one source text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, cast

from docparse.parts import Part, parts_in
from docparse.record import Record, setters_of
from docparse.source import BLANKS, INLINE_MARKS, Mark, Source, Span

#: The kinds of the gold format: a report of a compilation, a heading on a line of its own, a
#: run-in heading that opens its paragraph, an item of an enumeration, and a title.
Kind = Literal["report", "heading", "runin", "item", "title"]
#: What a paragraph beside a title is; empty for running text.
Role = Literal["", "subtitle", "byline", "date", "abstract", "keywords"]


#: How many marks before a place are looked at for those that reach over it.
_DEEPEST = 32


class Marker(NamedTuple):
    """The numbering before a title, with its punctuation: `一、` `（三）` `第二章` `4.1`."""

    span: Span
    #: The style's name: its first marker, `一、` for all of `一、` `二、` `三、`. See `markers.STYLES`.
    style: str
    #: The number counted up from entry to entry; the last figure of `4.1`. -1 is 最后.
    number: int
    #: What stands before that number: `4` in `4.1`, the words of the line in `调研报告3`.
    prefix: str = ""


class Candidate(NamedTuple):
    """A place that may open a section."""

    #: From the marker, or without one from the title, to the end of its paragraph.
    span: Span
    marker: Marker | None
    #: A first guess: `report`, `heading` for a short sentence alone in its paragraph, `runin`.
    kind: Kind
    #: The words behind the marker; where the title ends is settled later.
    title: Span
    #: Something stands before it on its line: a heading glued to the end of another sentence.
    glued: bool = False
    #: Local evidence as names in `costs.COSTS`, each of which makes a heading less likely.
    doubts: tuple[str, ...] = ()
    #: The level that the format gives it as a heading; 0 where it says nothing.
    hint: int = 0
    #: It ends in a colon: what comes next is likely to stand below it.
    announces: bool = False


class Rejection(NamedTuple):
    """A candidate read as running text, and why."""

    candidate: Candidate
    reason: str
    #: From 0 to 1: how much worse the best reading as a heading would be.
    confidence: float = 1.0


class Heading(NamedTuple):
    """A resolved opening of a section."""

    #: Marker, title and the punctuation that closes the title.
    span: Span
    level: int
    kind: Kind
    marker: Marker | None
    #: The words of the title without closing punctuation; empty for an item.
    title: Span
    #: From 0 to 1: how much worse the best other reading would be.
    confidence: float = 1.0
    #: The moves of the search that led here, as names in `costs.COSTS`.
    moves: tuple[str, ...] = ()


class Reading(NamedTuple):
    """The source as a reader reads it: furniture left out, broken lines joined."""

    source: Source
    #: Page numbers, banners and the like, in order.
    furniture: tuple[Span, ...] = ()
    #: Line breaks inside a paragraph, with the blanks around them, in order.
    joins: tuple[Span, ...] = ()
    #: Furniture and joins together, in order; what `text` leaves out.
    cuts: tuple[Span, ...] = ()

    @classmethod
    def of(
        cls, source: Source, furniture: tuple[Span, ...] = (), joins: tuple[Span, ...] = ()
    ) -> Reading:
        """Make a reading of furniture and joins, each in order.

        A join may have furniture in it, a page number between two halves of a paragraph; what is left
        of the join on both sides counts.
        """
        breaks = tuple(_without(joins, furniture)) if furniture else joins
        return cls(source, furniture, breaks, tuple(sorted((*furniture, *breaks))))

    def is_cut(self, offset: int) -> bool:
        """Tell whether the character at `offset` is left out."""
        cuts = self.cuts
        at = bisect_left(cuts, (offset + 1, 0)) - 1
        return at >= 0 and offset < cuts[at].end

    def cuts_in(self, span: Span) -> tuple[Span, ...]:
        """Return what of the cuts lies inside `span`, in order."""
        cuts = self.cuts
        if not cuts:
            return ()
        start, end = span
        first = bisect_left(cuts, (start, start))
        # A pager behind a title may begin inside it and end behind it, or the other way round.
        if first and cuts[first - 1].end > start:
            first -= 1
        elif first == len(cuts) or cuts[first].start >= end:
            return ()
        last = bisect_left(cuts, (end, end), first)
        inside = cuts[first:last]
        if inside and (inside[0].start < span.start or inside[-1].end > span.end):
            inside = tuple(
                Span(max(cut.start, span.start), min(cut.end, span.end)) for cut in inside
            )
        return inside

    def marks_in(self, span: Span) -> tuple[Mark, ...]:
        """Return the marks that lie inside `span`, in order."""
        marks = self.source.marks
        first = bisect_left(marks, span.start, key=_start_of)
        last = bisect_left(marks, span.end, first, key=_start_of)
        return tuple(mark for mark in marks[first:last] if mark.span.end <= span.end)

    def inline_marks_in(self, span: Span) -> tuple[Mark, ...]:
        """Return the marks inside the lines of `span`, in order, those that reach out of it cut off.

        A bold stretch over a whole paragraph is cut where its title ends.
        """
        marks = self.source.marks
        if not marks:
            return ()
        first = bisect_left(marks, span.start, key=_start_of)
        last = bisect_left(marks, span.end, first, key=_start_of)
        # Inline marks nest a few deep; a mark further back ends before.
        reaching = [
            mark for mark in marks[max(0, first - _DEEPEST) : first] if mark.span.end > span.start
        ]
        found = (
            mark
            if span.start <= mark.span.start and mark.span.end <= span.end
            else _cut_off(mark, span)
            for mark in (*reaching, *marks[first:last])
            if mark.kind in INLINE_MARKS
        )
        return tuple(found)

    def text(self, span: Span) -> str:
        """Return the text of `span` without its cuts, trimmed of blanks at both ends.

        Chinese is joined to Chinese with nothing, a Latin word to a Latin word with a blank.
        """
        source = self.source.text
        cuts = self.cuts_in(span)
        if not cuts:
            return source[span.start : span.end].strip(BLANKS + "\n")
        pieces: list[str] = []
        at, last = span.start, ""
        for cut in (*cuts, Span(span.end, span.end)):
            if piece := source[at : cut.start]:
                pieces.append(glue_of(last, piece))
                pieces.append(piece)
                last = piece[-1]
            at = cut.end
        return "".join(pieces).strip(BLANKS + "\n")


def _start_of(mark: Mark) -> int:
    return mark.span.start


def _cut_off(mark: Mark, span: Span) -> Mark:
    return mark._replace(span=Span(max(mark.span.start, span.start), min(mark.span.end, span.end)))


def _without(joins: Sequence[Span], furniture: Sequence[Span]) -> Iterator[Span]:
    for join in joins:
        at = join.start
        index = bisect_left(furniture, (join.start, 0))
        while index < len(furniture) and furniture[index].start < join.end:
            if at < furniture[index].start:
                yield Span(at, furniture[index].start)
            at = furniture[index].end
            index += 1
        if at < join.end:
            yield Span(at, join.end)


def glue_of(left: str, right: str) -> str:
    """Return what stands between two pieces of a paragraph where a cut has been taken out.

    Between Chinese it is nothing, between Latin words a blank; the figures of a number are put together.
    """
    if left and right and left[-1] < "\u2000" and right[0] < "\u2000" and not left[-1].isspace():
        return "" if left[-1].isdigit() and right[0].isdigit() else " "
    return ""


class LeafBase(Record):
    """A piece of the text that no section divides; its subclasses say what it is."""

    __slots__ = _values = ("span", "reading", "value")
    _shown = ("span", "value")
    span: Span
    reading: Reading
    #: The role of a paragraph, the language of code, the format of a raw piece.
    value: str

    def __init__(self, span: Span, reading: Reading, value: str = "") -> None:
        _set_leaf_span(self, span)
        _set_leaf_reading(self, reading)
        _set_leaf_value(self, value)

    @property
    def text(self) -> str:
        """The lines as they are."""
        return self.reading.source.slice(self.span)


_set_leaf_span, _set_leaf_reading, _set_leaf_value = setters_of(LeafBase)


class Title(LeafBase):
    """The title of the document, or of the report that it stands in."""

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
        """What a paragraph beside a title is; empty for running text."""
        return cast("Role", self.value)

    @property
    def text(self) -> str:
        """The paragraph as it reads, on one line."""
        return self.reading.text(self.span)


class Figure(LeafBase):
    """A picture alone on its line; its text is U+FFFC, its words and address are a mark's."""

    __slots__ = ()


class Table(LeafBase):
    """Rows of cells; its text has tabs between them."""

    __slots__ = ()

    @property
    def rows(self) -> tuple[tuple[Part, ...], ...]:
        """The cells row by row; `value` tells a header and cells that span others."""
        return rows_of(_parts_of(self, "table"))


class List(LeafBase):
    """A list: bullets, or items whose numbers were typed."""

    __slots__ = ()

    @property
    def items(self) -> tuple[Part, ...]:
        """The items in order; `value` is the depth of each, from 1, `title` its number."""
        return _parts_of(self, "list")


class Code(LeafBase):
    """Lines of code."""

    __slots__ = ()

    @property
    def language(self) -> str:
        """The language that the code is in, if the file says it."""
        return self.value


class Quote(LeafBase):
    """What is quoted."""

    __slots__ = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """Lines, each a paragraph, and the blocks between them."""
        return _parts_of(self, "quote")


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


def _parts_of(leaf: LeafBase, kind: str) -> tuple[Part, ...]:
    reading, span = leaf.reading, leaf.span
    marks = [*reading.marks_in(span)]
    known = reading.source.marks
    # An empty cell at the very end begins where the leaf ends.
    at = bisect_left(known, span.end, key=_start_of)
    while at < len(known) and known[at].span == (span.end, span.end):
        marks.append(known[at])
        at += 1
    return parts_in(reading.source.text, Mark(span, kind), marks)


def rows_of(parts: Sequence[Part]) -> tuple[tuple[Part, ...], ...]:
    """Return the cells of a table, row by row."""
    return tuple(row.parts for row in parts)


class Section(Record):
    """A heading and what belongs to it; a report is a section of kind `report`."""

    __slots__ = _values = ("heading", "span", "blocks", "trail", "reading")
    _shown = ("heading", "span", "blocks")
    heading: Heading
    #: From the marker to the end of the last block.
    span: Span
    blocks: tuple[Block, ...]
    #: The headings from the outermost section down to this one.
    trail: tuple[Heading, ...]
    reading: Reading

    def __init__(
        self,
        heading: Heading,
        span: Span,
        blocks: tuple[Block, ...],
        trail: tuple[Heading, ...],
        reading: Reading,
    ) -> None:
        _set_heading(self, heading)
        _set_span(self, span)
        _set_blocks(self, blocks)
        _set_trail(self, trail)
        _set_reading(self, reading)

    @property
    def title(self) -> str:
        """The words of the title; empty for an item."""
        return self.reading.text(self.heading.title)

    @property
    def marker(self) -> str:
        """The marker exactly as it stands before the title; empty where there is none.

        A number that is part of the title (调研报告3) is in `number` alone.
        """
        return marker_text(self.reading.source, self.heading)

    @property
    def number(self) -> int | None:
        """The value of the marker's number: 12 for 十二、."""
        return self.heading.marker.number if self.heading.marker else None

    @property
    def level(self) -> int:
        """Depth in the tree, from 1."""
        return self.heading.level

    @property
    def kind(self) -> Kind:
        """`report`, `heading`, `runin` or `item`."""
        return self.heading.kind

    @property
    def path(self) -> tuple[str, ...]:
        """Marker and title of each section from the outermost to this one."""
        reading = self.reading
        return tuple(label_of(reading, heading) for heading in self.trail)

    @property
    def front_matter(self) -> dict[Role, str]:
        """Subtitle, byline, date, abstract and keywords of a report, those that it has."""
        return _front_matter_of(self.blocks)

    @property
    def text(self) -> str:
        """The section's own paragraphs and other blocks, one a line, without its subsections."""
        return "\n".join(
            block.text for block in self.blocks if not isinstance(block, (Section, Title))
        )


_set_heading, _set_span, _set_blocks, _set_trail, _set_reading = setters_of(Section)

Block = Section | Leaf


def marker_text(source: Source, heading: Heading) -> str:
    """Return the marker before a heading's title as written; empty where there is none."""
    marker = heading.marker
    if marker is None or marker.span.start >= heading.title.start < heading.title.end:
        return ""
    return source.slice(marker.span)


def label_of(reading: Reading, heading: Heading) -> str:
    """Return marker and title of a heading as one string, with a blank where the author had one."""
    marker = marker_text(reading.source, heading)
    title = reading.text(heading.title)
    between = heading.marker and reading.source.slice(
        Span(heading.marker.span.end, heading.title.start)
    )
    return f"{marker} {title}" if marker and title and between else marker + title


class Document(Record):
    """A text as a tree of sections."""

    __slots__ = _values = _shown = ("reading", "blocks")
    reading: Reading
    blocks: tuple[Block, ...]

    def __init__(self, reading: Reading, blocks: tuple[Block, ...]) -> None:
        _set_whole_reading(self, reading)
        _set_whole_blocks(self, blocks)

    @property
    def source(self) -> Source:
        """The text as it was received."""
        return self.reading.source

    @property
    def furniture(self) -> tuple[Span, ...]:
        """Page numbers, site banners and the like: kept, but out of the text."""
        return self.reading.furniture

    @property
    def title(self) -> str:
        """The title of the whole document; empty if it has none."""
        return next((block.text for block in self.blocks if isinstance(block, Title)), "")

    @property
    def front_matter(self) -> dict[Role, str]:
        """Subtitle, byline, date, abstract and keywords of the document, those that it has.

        Those of its reports are their own; a date and a signature at the end count.
        """
        return _front_matter_of(self.blocks)

    def sections(self) -> Iterator[Section]:
        """Yield every section in the order of the text, a parent before its children."""
        for block in self.walk():
            if isinstance(block, Section):
                yield block

    def headings(self) -> Iterator[Heading]:
        """Yield the outline: the heading of each section in order."""
        for section in self.sections():
            yield section.heading

    def reports(self) -> Iterator[Section]:
        """Yield the reports of a compilation; nothing for a file that is a single report."""
        for section in self.sections():
            if section.kind == "report":
                yield section

    def path_of(self, section: Section) -> tuple[str, ...]:
        """Return marker and title of the sections that `section` stands in, itself last."""
        return section.path

    def walk(self) -> Iterator[Block]:
        """Yield every block of the tree in the order of the text."""
        return _walk(self.blocks)


_set_whole_reading, _set_whole_blocks = setters_of(Document)


def _walk(blocks: tuple[Block, ...], *, into_reports: bool = True) -> Iterator[Block]:
    # A stack of its own instead of recursion: a text may nest deeper than Python's stack.
    stack = [iter(blocks)]
    while stack:
        for block in stack[-1]:
            yield block
            if isinstance(block, Section) and (into_reports or block.kind != "report"):
                stack.append(iter(block.blocks))
                break
        else:
            stack.pop()


def _front_matter_of(blocks: tuple[Block, ...]) -> dict[Role, str]:
    found: dict[Role, list[str]] = {}
    for block in _walk(blocks, into_reports=False):
        if isinstance(block, Paragraph) and block.role:
            found.setdefault(block.role, []).append(block.text)
    return {role: "\n".join(texts) for role, texts in found.items()}
