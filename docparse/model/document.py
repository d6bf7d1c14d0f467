"""The resulting tree: a document, its sections, and the leaves in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docparse.messages import Message
from docparse.model.heading import Heading, Kind, label_of, leads_to, marker_text
from docparse.model.ids import PathKey, id_of, words_of
from docparse.model.leaves import Leaf, Paragraph, Raw, Role, Rule, Table, Title
from docparse.model.reading import Reading
from docparse.model.source import Source, Span
from docparse.model.wording import Wording, text_of

if TYPE_CHECKING:
    from docparse.model.front import FrontPart


@dataclass(frozen=True, slots=True, repr=False)
class Section:
    """A heading and everything that belongs to it. A report is a section of kind `report`."""

    #: Where marker and title are in the text, and how sure it is that this is a heading.
    heading: Heading
    #: From the marker to the end of the last block.
    span: Span
    #: The section's own blocks and its subsections, in order.
    blocks: tuple[Block, ...]
    #: The headings from the outermost section down to this one.
    trail: tuple[Heading, ...] = field(compare=False)
    #: What `id` is made of, together with the title.
    key: PathKey = field(compare=False)
    reading: Reading = field(compare=False)

    def __repr__(self) -> str:
        from docparse.model.short import count_of, short  # only to show

        label, children = short(label_of(self.reading, self.heading)), len(self.children)
        counted = count_of(children, "child", "children")
        return f"<Section {self.level} {label}, line {self.line}, {counted}>"

    @property
    def title(self) -> str:
        """The title; empty for an item."""
        return self.reading.text(self.heading.title)

    @property
    def marker(self) -> str:
        """The marker before the title, exactly as typed, such as `（一）`; empty if there is none.

        A number that is part of the title (调研报告3) is only in `number`.
        """
        return marker_text(self.reading.source, self.heading)

    @property
    def number(self) -> int | None:
        """The value of the marker's number: 12 for 十二、, -1 for 最后，; `None` without a number."""
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
    def id(self) -> str:
        """A unique name that stays the same when other text changes.

        It is the same in HTML, XML, JSON and JSON Lines.
        """
        return id_of(words_of(self.reading.source, self.heading), self.level, self.key)

    @property
    def line(self) -> int:
        """The line where it begins, from 1. For web pages and Word files, lines are those of the visible text."""
        return self.reading.source.position(self.span.start)[0]

    @property
    def path(self) -> tuple[str, ...]:
        """Marker and title of each section from the top to this one."""
        reading = self.reading
        return tuple(label_of(reading, heading) for heading in self.trail)

    @property
    def children(self) -> tuple[Section, ...]:
        """The sections directly below it."""
        return _sections_in(self.blocks)

    @property
    def text(self) -> str:
        """Its own text, one block per line, without its heading and subsections."""
        return _own_text(self.blocks)

    @property
    def full_text(self) -> str:
        """`text`, and the headings and texts of its subsections.

        Broken lines are joined, and page numbers are left out.
        """
        return _full_text(self.reading, self.blocks)

    @property
    def front_matter(self) -> dict[Role, str]:
        """The parts around the title and text of a report as typed: subtitle, date and so on (see `Role`)."""
        return _front_matter_of(self.blocks)

    @property
    def front_parts(self) -> tuple[FrontPart, ...]:
        """The same parts in order, without labels, with the span of their words."""
        return _front_parts_of(self.blocks)


#: What a document and a section are made of.
Block = Section | Leaf


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """A text as a tree of sections."""

    #: The text without furniture, with broken lines joined.
    reading: Reading
    #: The sections that are in no other, and the blocks before them.
    blocks: tuple[Block, ...]

    def __repr__(self) -> str:
        from docparse.model.short import count_of, short  # only to show

        named = " ".join(filter(None, (self.source.origin.path, short(self.title)))) or "untitled"
        return f"<Document {named}, {count_of(sum(1 for _ in self.sections()), 'section')}>"

    @property
    def source(self) -> Source:
        """The original text, and where it came from."""
        return self.reading.source

    @property
    def furniture(self) -> tuple[Span, ...]:
        """Page numbers, site banners and similar lines that are not part of the text."""
        return self.reading.furniture

    @property
    def title(self) -> str:
        """The title of the whole document; empty if it has none."""
        return self._title.text if self._title else ""

    @property
    def _title(self) -> Title | None:
        return next((block for block in self.blocks if isinstance(block, Title)), None)

    @property
    def front_matter(self) -> dict[Role, str]:
        """The parts around title and text as typed: subtitle, number, addressee, date and so on (see `Role`).

        This includes a date and a signature at the end, but not those of the reports in a compilation.
        """
        return _front_matter_of(self.blocks)

    @property
    def front_parts(self) -> tuple[FrontPart, ...]:
        """The same parts in order, without labels, with the span of their words.

        Examples:
            >>> import docparse
            >>> text = "云政发〔2021〕12号\\n云岭县人民政府关于防汛工作的通知\\n各乡镇人民政府：\\n现通知如下。\\n一、早部署\\n"
            >>> [(part.role, part.text) for part in docparse.parse(text).front_parts]
            [('issuer', '云岭县人民政府'), ('number', '云政发〔2021〕12号'), ('addressee', '各乡镇人民政府')]
        """
        return _front_parts_of(self.blocks)

    @property
    def children(self) -> tuple[Section, ...]:
        """The outermost sections."""
        return _sections_in(self.blocks)

    @property
    def text(self) -> str:
        """The text before the first section, one block per line, without the title."""
        return _own_text(self.blocks, self._title)

    @property
    def full_text(self) -> str:
        """`text`, and the headings and texts of all sections."""
        return _full_text(self.reading, self.blocks, self._title)

    def sections(self) -> Iterator[Section]:
        """Yield all sections in order, parents before their children."""
        for block in self.walk():
            if isinstance(block, Section):
                yield block

    def headings(self) -> Iterator[Heading]:
        """Yield the heading of each section in order."""
        for section in self.sections():
            yield section.heading

    def reports(self) -> Iterator[Section]:
        """Yield the reports of a compilation; nothing for a file that is a single report."""
        for section in self.sections():
            if section.kind == "report":
                yield section

    def tables(self) -> Iterator[Table]:
        """Yield all tables in order. A table inside a cell is part of the outer one."""
        for block in self.walk():
            if isinstance(block, Table):
                yield block

    def walk(self) -> Iterator[Block]:
        """Yield all blocks of the tree in order."""
        return _walk(self.blocks)

    def find(
        self,
        *,
        title: str | None = None,
        marker: str | None = None,
        path: Sequence[str] | None = None,
    ) -> Section | None:
        """Return the first section that matches, or `None`.

        `title` and `marker` must match exactly. `path` gives the way down to the section: each step is a marker, a title, or
        both as in `Section.path`, and steps may be left out. A string is one step.

        >>> import docparse
        >>> law = docparse.parse("第一章 总则\\n第一条 为了方便，制定本法。\\n第二章 附则\\n第二条 本法自公布之日起施行。\\n")
        >>> law.find(marker="第二条"), law.find(path=["附则", "第一条"])
        (<Section 2 第二条, line 4, 0 children>, None)
        """
        for section in self.sections():
            if (
                title in (None, section.title)
                and marker in (None, section.marker)
                and (path is None or leads_to(section.reading, section.trail, path))
            ):
                return section
        return None

    def parent_of(self, section: Section) -> Section | None:
        """Return the section that directly contains `section`, or `None` at the top.

        Raises `ValueError` for a section of another document.
        """
        parent, found = None, None
        blocks = self.blocks
        for heading in section.trail:
            parent, found = found, _section_at(blocks, heading)
            blocks = found.blocks
        return parent


def _section_at(blocks: Sequence[Block], heading: Heading) -> Section:
    start = heading.span.start
    at = bisect_left(blocks, start, key=lambda block: block.span.start)
    # An empty cell may begin where a section does.
    while at < len(blocks) and blocks[at].span.start == start:
        block = blocks[at]
        if isinstance(block, Section) and block.heading == heading:
            return block
        at += 1
    raise ValueError(Message("reading.foreign_section"))


def _sections_in(blocks: tuple[Block, ...]) -> tuple[Section, ...]:
    return tuple([block for block in blocks if isinstance(block, Section)])


def _own_text(blocks: tuple[Block, ...], title: Title | None = None) -> str:
    leaves = [block for block in blocks if not isinstance(block, _NOT_OWN) and block is not title]
    return "\n".join([leaf.text for leaf in leaves])


def _full_text(reading: Reading, blocks: tuple[Block, ...], title: Title | None = None) -> str:
    shown = (block for block in _walk(blocks) if not isinstance(block, _NO_WORDS))
    return text_of(reading, (wording_of(block) for block in shown if block is not title))


def wording_of(block: Block) -> Wording:
    """Return a leaf, or the heading of a section, as a piece of text."""
    if isinstance(block, Section):
        return block.heading.span, None
    return block.span, block


#: Blocks without words for a reader, and those that `text` has not.
_NO_WORDS = (Rule, Raw)
_NOT_OWN = (Section, Rule, Raw)


def _walk(blocks: tuple[Block, ...], *, into_reports: bool = True) -> Iterator[Block]:
    # A list of iterators instead of recursion: a text may nest deeper than Python's stack.
    stack = [iter(blocks)]
    while stack:
        for block in stack[-1]:
            yield block
            if isinstance(block, Section) and (into_reports or block.kind != "report"):
                stack.append(iter(block.blocks))
                break
        else:
            stack.pop()


def _leaves_of(blocks: tuple[Block, ...]) -> Iterator[Leaf]:
    """Yield the leaves outside of reports."""
    for block in _walk(blocks, into_reports=False):
        if not isinstance(block, Section):
            yield block


def _front_parts_of(blocks: tuple[Block, ...]) -> tuple[FrontPart, ...]:
    from docparse.model.front import front_parts_of  # seldom asked for

    return tuple(front_parts_of(_leaves_of(blocks)))


def _front_matter_of(blocks: tuple[Block, ...]) -> dict[Role, str]:
    found: dict[Role, list[str]] = {}
    for block in _leaves_of(blocks):
        if isinstance(block, Paragraph) and block.role:
            found.setdefault(block.role, []).append(block.text)
    return {role: "\n".join(texts) for role, texts in found.items()}
