"""Markers, candidates, and the headings and rejections that these become.

Named tuples, since they are made by the thousand. Places are `Span`s in code points of the one source text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from docparse.model.reading import Reading
from docparse.model.source import Source, Span
from docparse.model.style import Style

#: The kinds of the gold format: a report of a compilation, a heading on a line of its own, a
#: run-in heading that opens its paragraph, an item of an enumeration, and a title.
Kind = Literal["report", "heading", "runin", "item", "title"]


class Marker(NamedTuple):
    """The numbering before a title, with its punctuation: `一、` `（三）` `第二章` `4.1`."""

    span: Span
    #: The row of its style: `一、` for all of `一、` `二、` `三、`. See `numbering.styles`.
    row: Style
    #: The number counted up from entry to entry; the last figure of `4.1`. -1 is 最后.
    number: int
    #: What is counted apart from that number: `4` in `4.1`, `之1` in `第三十七条之一` and `第 37-1 條`, the words of
    #: the line in `调研报告3`.
    prefix: str = ""

    def __repr__(self) -> str:
        return f"<Marker {self.style} {self.prefix}{self.number}, at {self.span.start}>"

    @property
    def style(self) -> str:
        """The style's name: its first marker."""
        return self.row.name

    @property
    def is_inserted(self) -> bool:
        """Tell whether the number was inserted between two others, like 第三十七条之一."""
        return self.row.division != "" and self.prefix != ""


class Candidate(NamedTuple):
    """A place that may open a section."""

    #: From the marker, or without one from the title, to the end of its paragraph.
    span: Span
    marker: Marker | None
    #: A first guess: `report`, `heading` for a short sentence that is its whole paragraph, `runin`.
    kind: Kind
    #: The words after the marker; the end of the title is settled later.
    title: Span
    #: It is not the first on its line: a heading glued to the end of another sentence.
    glued: bool = False
    #: Local evidence as names in `costs.COSTS`, each of which makes a heading less likely.
    doubts: tuple[str, ...] = ()
    #: The level that the format gives it as a heading; 0 if it gives none.
    hint: int = 0
    #: The text before it ends in a colon, which announces it.
    announced: bool = False
    #: It comes after a list of sentences and a paragraph that ended it.
    after_list: bool = False
    #: Which of the indents that its style has: a style with two of them counts at two levels.
    indent: int = 0


class Rejection(NamedTuple):
    """A candidate read as running text, and why."""

    candidate: Candidate
    reason: str
    #: From 0 to 1: how sure that is.
    confidence: float = 1.0


class Heading(NamedTuple):
    """The marker and title that open a section, with level, kind and confidence."""

    #: Marker, title and the punctuation that closes the title.
    span: Span
    level: int
    kind: Kind
    marker: Marker | None
    #: The words of the title without closing punctuation; empty for an item.
    title: Span
    #: From 0 to 1: how often headings like it have the right parent.
    confidence: float = 1.0
    #: The moves of the search that led here, as names in `costs.COSTS`.
    moves: tuple[str, ...] = ()

    def __repr__(self) -> str:
        style = f" {self.marker.style}" if self.marker else ""
        return f"<Heading {self.level} {self.kind}{style}, at {self.span.start}>"


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


def leads_to(reading: Reading, trail: Sequence[Heading], path: Sequence[str]) -> bool:
    """Tell whether the steps of `path` lead down to the last heading of a trail; steps may be left out."""
    steps = (path,) if isinstance(path, str) else path
    if not steps or not _is_named(reading, trail[-1], steps[-1]):
        return False
    rest = iter(trail[:-1])
    return all(any(_is_named(reading, heading, step) for heading in rest) for step in steps[:-1])


def _is_named(reading: Reading, heading: Heading, step: str) -> bool:
    marker, title = marker_text(reading.source, heading), reading.text(heading.title)
    return step in (title, marker) or step == label_of(reading, heading)


#: How much more the best other reading of a candidate costs (less than 0 if something further down decided), its
#: depth (0 is text, -1 if none came near) and the moves that lead to it.
OtherReading = tuple[float, int, tuple[str, ...]]
