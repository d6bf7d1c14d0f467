"""Runs: the numbered sections below one parent that count in one family of styles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docparse.model.diagnostic import Edit
from docparse.model.document import Section
from docparse.model.heading import Marker
from docparse.model.style import Style


class RunEntry(NamedTuple):
    """A numbered section and its marker."""

    section: Section
    marker: Marker


class NumberedRun(NamedTuple):
    """The sections below one parent that count in one family of styles, in order."""

    #: The report that it is in; `None` outside of all reports.
    report: Section | None
    parent: Section | None
    family: str
    entries: list[RunEntry]

    @property
    def row(self) -> Style:
        """The style of its first entry."""
        return self.entries[0].marker.row


class Renumbering(NamedTuple):
    """Edits that give a run its right numbers."""

    edits: tuple[Edit, ...] = ()
    #: Each reference to an entry of the run is changed too.
    safe: bool = True


def runs_below(
    parent: Section | None, blocks: Iterable[object], report: Section | None
) -> list[NumberedRun]:
    """Return the runs among the blocks of a section or of the document."""
    runs: dict[str, NumberedRun] = {}
    for block in blocks:
        if not isinstance(block, Section):
            continue
        marker = block.heading.marker
        if marker is None or block.heading.kind == "report":
            continue
        family = marker.row.run
        if marker.row.decimal:
            family = f"{family} {marker.prefix}"
        run = runs.get(family)
        if run is None:
            run = runs[family] = NumberedRun(report, parent, family, [])
        run.entries.append(RunEntry(block, marker))
    return list(runs.values())


def entries_of(runs: Iterable[NumberedRun]) -> Iterator[RunEntry]:
    """Yield the entries of all runs."""
    for run in runs:
        yield from run.entries


def filled_runs(runs: Iterable[NumberedRun]) -> frozenset[int]:
    """Return the `id` of each run in which something is below an entry; the places of a race have nothing."""
    return frozenset(id(run) for run in runs if any(entry.section.blocks for entry in run.entries))


def styles_of(run: NumberedRun) -> Counter[Style]:
    """Return the styles in which the numbers of a run are written, with how often each is used."""
    return Counter(entry.marker.row for entry in run.entries)


def heading_above(run: NumberedRun) -> Marker | None:
    """Return the marker of the heading that a run is below, if it has one and does not open a report."""
    if run.parent is None or run.parent.kind == "report":
        return None
    return run.parent.heading.marker


def level_of(run: NumberedRun) -> tuple[int, str]:
    """Return what identifies a level: the report, and the family of the heading above."""
    marker = run.parent.heading.marker if run.parent else None
    return id(run.report), marker.row.run if marker else ""


def part_of(run: NumberedRun) -> int:
    """Return where the chapter begins that a run is in; -1 for none.

    Articles count on from chapter to chapter, and so what is below them is alike in all chapters.
    """
    trail = run.parent.trail if run.parent else ()
    for heading in trail:
        if heading.marker and heading.marker.row.counts_on:
            return -1
    # Each part of a tender counts in its own way.
    parts = (one.span.start for one in trail if one.marker and one.marker.row.division == "part")
    return next(parts, -1)


def continued_keys(runs: Iterable[NumberedRun]) -> set[tuple[object, ...]]:
    """Return the keys of the runs that count on below the next parent: (report, family), or with the chapter too.

    Many notices number （一） to （二十） through all their 一、 二、. A single run that happens to begin where
    another ended proves nothing if more of them begin at one. Each chapter of a tender may do it in its own way.
    """
    last: dict[tuple[object, ...], int] = {}
    votes: dict[tuple[object, ...], int] = {}
    for run in sorted(runs, key=_start_of):
        first = run.entries[0].marker.number
        report = (id(run.report), run.family)
        for key in (report, (*report, part_of(run))):
            if run.row.counts_on:
                votes[key] = 1
            elif key in last and first == last[key] + 1 > 1:
                votes[key] = votes.get(key, 0) + 1
            elif key in last and first == 1:
                votes[key] = votes.get(key, 0) - 1
            last[key] = run.entries[-1].marker.number
    return {key for key, vote in votes.items() if vote >= 0}


def _start_of(run: NumberedRun) -> int:
    return run.entries[0].marker.span.start
