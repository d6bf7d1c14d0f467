"""Runs: the numbered sections below one parent that count in one family of styles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docparse.model.diagnostic import Edit
from docparse.model.document import Section
from docparse.model.heading import Marker
from docparse.model.style import Style


class Entry(NamedTuple):
    """A numbered section and its marker."""

    section: Section
    marker: Marker


class Run(NamedTuple):
    """The sections below one parent that count in one family of styles, in order."""

    #: The report that it stands in; `None` outside of all.
    report: Section | None
    parent: Section | None
    family: str
    entries: list[Entry]

    @property
    def row(self) -> Style:
        """The style of its first entry."""
        return self.entries[0].marker.row


class Renumbering(NamedTuple):
    """Edits that give a run its right numbers."""

    edits: tuple[Edit, ...] = ()
    #: Each reference to an entry of the run has gone with it.
    safe: bool = True


def entries_of(runs: Iterable[Run]) -> Iterator[Entry]:
    """Yield the entries of all runs."""
    for run in runs:
        yield from run.entries


def part_of(run: Run) -> int:
    """Return where the chapter begins that a run stands in; -1 for none.

    Articles count through the chapters, and so what stands below them is of one make in all of them.
    """
    trail = run.parent.trail if run.parent else ()
    for heading in trail:
        if heading.marker and heading.marker.row.counts_on:
            return -1
    # The parts of a tender count each in its own way.
    parts = (one.span.start for one in trail if one.marker and one.marker.row.division == "part")
    return next(parts, -1)
