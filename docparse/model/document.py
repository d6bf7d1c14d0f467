"""The resulting tree: a document, its sections, and the leaves in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docparse.model.heading import Heading, Kind
from docparse.model.leaves import Leaf, Paragraph, Role, Title
from docparse.model.reading import Reading
from docparse.model.source import Source, Span

if TYPE_CHECKING:
    from docparse.model.front import FrontPart


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what belongs to it; a report is a section of kind `report`."""

    heading: Heading
    #: From the marker to the end of the last block.
    span: Span
    blocks: tuple[Block, ...]
    #: The headings from the outermost section down to this one.
    trail: tuple[Heading, ...] = field(repr=False, compare=False)
    reading: Reading = field(repr=False, compare=False)

    @property
    def title(self) -> str:
        """The words of the title; empty for an item."""
        return self.reading.text(self.heading.title)

    @property
    def marker(self) -> str:
        """The marker before the title, exactly as written; empty if there is none.

        A number that is part of the title (调研报告3) is only in `number`.
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
        """The parts around title and text of a report (see `Role`), as they are written: subtitle, date and so on."""
        return _front_matter_of(self.blocks)

    @property
    def front_parts(self) -> tuple[FrontPart, ...]:
        """The same in order, each without its label, with the span of its words."""
        return _front_parts_of(self.blocks)

    @property
    def text(self) -> str:
        """The section's own paragraphs and other blocks, one a line, without its subsections."""
        return "\n".join(
            block.text for block in self.blocks if not isinstance(block, (Section, Title))
        )


Block = Section | Leaf


def marker_text(source: Source, heading: Heading) -> str:
    """Return the marker before a heading's title as written; empty if there is none."""
    marker = heading.marker
    if marker is None or marker.span.start >= heading.title.start < heading.title.end:
        return ""
    return source.slice(marker.span)


def label_of(reading: Reading, heading: Heading) -> str:
    """Return marker and title of a heading as one string, with a blank between them if the author put one there."""
    marker = marker_text(reading.source, heading)
    title = reading.text(heading.title)
    between = heading.marker and reading.source.slice(
        Span(heading.marker.span.end, heading.title.start)
    )
    return f"{marker} {title}" if marker and title and between else marker + title


@dataclass(frozen=True, slots=True)
class Document:
    """A text as a tree of sections."""

    reading: Reading
    blocks: tuple[Block, ...]

    @property
    def source(self) -> Source:
        """The text as it was received."""
        return self.reading.source

    @property
    def furniture(self) -> tuple[Span, ...]:
        """Page numbers, site banners and the like: kept, but not part of the text."""
        return self.reading.furniture

    @property
    def title(self) -> str:
        """The title of the whole document; empty if it has none."""
        return next((block.text for block in self.blocks if isinstance(block, Title)), "")

    @property
    def front_matter(self) -> dict[Role, str]:
        """The parts around title and text (see `Role`), as they are written: subtitle, number, addressee, date and so on.

        A date and a signature at the end are among them; those of its reports are not.
        """
        return _front_matter_of(self.blocks)

    @property
    def front_parts(self) -> tuple[FrontPart, ...]:
        """The same in order, each without its label, with the span of its words.

        Examples:
            >>> import docparse
            >>> text = "云政发〔2021〕12号\\n云岭县人民政府关于防汛工作的通知\\n各乡镇人民政府：\\n现通知如下。\\n一、早部署\\n"
            >>> [(part.role, part.text) for part in docparse.parse(text).front_parts]
            [('issuer', '云岭县人民政府'), ('number', '云政发〔2021〕12号'), ('addressee', '各乡镇人民政府')]
        """
        return _front_parts_of(self.blocks)

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
        """Return marker and title of the sections around `section`, its own last."""
        return section.path

    def walk(self) -> Iterator[Block]:
        """Yield every block of the tree in the order of the text."""
        return _walk(self.blocks)


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
