"""A document as the rules see it: its runs of numbered sections, found once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from docparse.diagnostic import Edit
from docparse.document import Document, Marker, Section
from docparse.markers import run_of
from docparse.source import Span


class Finding(NamedTuple):
    """What a rule found, before it has a code and words."""

    span: Span
    #: What the rule's message is filled with.
    values: Mapping[str, str] = {}
    edits: tuple[Edit, ...] = ()
    safe: bool = True


class Entry(NamedTuple):
    """A numbered section and its marker."""

    section: Section
    marker: Marker


class Run(NamedTuple):
    """The sections below one parent that count in one family of styles, in order."""

    parent: Section | None
    family: str
    entries: list[Entry]


class Survey:
    """What the rules share of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.source = document.source
        self.text = document.source.text

    @cached_property
    def runs(self) -> list[Run]:
        """Every run, in the order of the text; lines that open a report are in none."""
        return [run for parent in self._parents() for run in _runs_below(parent, self.document)]

    def _parents(self) -> Iterator[Section | None]:
        yield None
        yield from self.document.sections()

    def numeral(self, marker: Marker) -> str:
        """Return a marker as it is named in a message: without blanks and marks at its edges."""
        return self.text[marker.span.start : marker.span.end].strip(" \u3000、，.．,:：")


def _runs_below(parent: Section | None, document: Document) -> list[Run]:
    runs: dict[str, Run] = {}
    for block in (document if parent is None else parent).blocks:
        if not isinstance(block, Section):
            continue
        heading = block.heading
        marker = heading.marker
        if marker is None or heading.kind == "report":
            continue
        family = run_of(marker)
        run = runs.get(family)
        if run is None:
            run = runs[family] = Run(parent, family, [])
        run.entries.append(Entry(block, marker))
    return list(runs.values())
