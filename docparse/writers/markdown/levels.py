"""The levels at which headings are written into a Markdown file that has headings of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from docparse.lines.hints import FEWEST_MARKED
from docparse.model.document import Block, Document, Section
from docparse.model.leaves import Title
from docparse.model.source import Mark, Source, Span

DEEPEST = 6


class Written:
    """The headings that a file has already."""

    def __init__(self, source: Source) -> None:
        self._marks = [mark for mark in source.marks if mark.kind == "heading"]
        self._starts = [mark.span.start for mark in self._marks]

    @property
    def marks_all(self) -> bool:
        """Tell whether the file marks its headings."""
        return len(self._marks) >= FEWEST_MARKED

    def at(self, offset: int) -> Mark | None:
        """Return the heading in which an offset of the text lies."""
        index = bisect_right(self._starts, offset) - 1
        found = self._marks[index] if index >= 0 else None
        return found if found and offset < found.span.end else None

    def level_at(self, offset: int) -> int:
        """Return the level of the heading in which an offset lies; 0 where there is none."""
        found = self.at(offset)
        return int(found.value) if found and found.value.isdecimal() else 0


def levels_of(document: Document, written: Written) -> dict[int, int]:
    """Return the level of the title and of each section, by the offsets of their headings.

    A heading that the file has keeps its level. Where all have one, which says nothing, it moves one that is not below
    the heading that it belongs to (`## 一、` and below it `## （一）`). A new heading has the level of the one beside it,
    or one more than that above it.
    """
    levels: dict[int, int] = {}
    top = _title_level(document, written)
    own = [written.level_at(section.heading.span.start) for section in document.sections()]
    is_flat = len({*own} - {0}) == 1
    for block in document.blocks:
        if isinstance(block, Title):
            levels[block.span.start] = top
    # Sections whose subsections follow: these, the level of the numbered heading above, and the depth for new ones.
    waiting: list[tuple[Sequence[Block], int, int]] = [(document.blocks, 0, top)]
    while waiting:
        blocks, above, depth = waiting.pop()
        for section, level in _beside(blocks, above, depth, written, is_flat):
            start = section.heading.span.start
            is_numbered = section.marker and (section.kind != "item" or written.level_at(start))
            levels[start] = level
            waiting.append((section.blocks, level if is_numbered else above, level))
    return levels


def _title_level(document: Document, written: Written) -> int:
    """Return the level of the title; 0 where it cannot become a heading, as the file has others of the first level."""
    title = next((block for block in document.blocks if isinstance(block, Title)), None)
    if title is None:
        return 0
    if level := written.level_at(title.span.start):
        return level
    tops = (written.level_at(section.heading.span.start) for section in document.sections())
    return 0 if 1 in tops else 1


def _beside(
    blocks: Sequence[Block], above: int, depth: int, written: Written, is_flat: bool
) -> Iterator[tuple[Section, int]]:
    """Yield the sections among `blocks` with their levels."""
    sections = [block for block in blocks if isinstance(block, Section)]
    own = [written.level_at(section.heading.span.start) for section in sections]
    beside = 0
    for at, section in enumerate(sections):
        if level := own[at]:
            if is_flat and section.marker:
                level = max(min(level, beside or level), above + 1)
            beside = level
        elif section.kind == "item":
            level = beside or depth + 1
        else:
            later = next((other for other in own[at:] if other), 0)
            beside = level = beside or (later if later > depth else depth + 1)
        yield section, level


def span_of(block: Section | Title) -> Span:
    """Return the stretch of the text that becomes a heading."""
    return block.heading.span if isinstance(block, Section) else block.span
