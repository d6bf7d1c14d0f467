"""Texts that are part of a longer one, and chapters that go on from an earlier part of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from docparse.checks.survey.runs import NumberedRun, RunEntry
from docparse.model.document import Section
from docparse.model.heading import Marker
from docparse.model.source import BLANKS

#: The numbers of chapters and articles by their family, each in order.
Divisions = Mapping[str, Sequence[Marker]]


def divisions_of(entries: Iterable[RunEntry]) -> Divisions:
    """Return the numbers of chapters and articles among some entries."""
    found: dict[str, list[Marker]] = defaultdict(list)
    for entry in entries:
        if entry.marker.row.division:
            found[entry.marker.row.run].append(entry.marker)
    for markers in found.values():
        markers.sort(key=lambda marker: marker.span)
    return found


def find_leading(
    text: str, sections: Sequence[Section], runs: Sequence[NumberedRun], divisions: Divisions
) -> frozenset[int]:
    """Return the offsets of the headings that an excerpt opens with, one below the other: 第三章 / 第三十二条.

    Without a title above the first, those that a text without its beginning goes on with as well: 2. 3. / 二、.
    """
    if not sections:
        return frozenset()
    has_title = bool(text[: sections[0].span.start].strip(BLANKS + "\n"))
    if has_title and not _is_of_a_book(sections[0].heading.marker, divisions):
        return frozenset()
    found: list[int] = []
    section: object = sections[0]
    while isinstance(section, Section) and section.kind != "report":
        found.append(section.heading.span.start)
        section = section.blocks[0] if section.blocks else None
    if not has_title:
        found += (
            run.entries[0].marker.span.start
            for run in runs
            if run.parent is None and run.row.ordered
        )
    return frozenset(found)


def _is_of_a_book(first: Marker | None, divisions: Divisions) -> bool:
    """Tell whether the first number is an article, or the only chapter: a file below the title of the book."""
    if first is None:
        return False
    alone = bool(first.row.division) and len(divisions[first.row.run]) == 1
    return first.row.counts_on or alone


def goes_on(run: NumberedRun, divisions: Divisions) -> bool:
    """Tell whether chapters or articles go on from an earlier part: attachments between them look like reports."""
    marker = run.entries[0].marker
    if not marker.row.division:
        return False
    places = divisions[marker.row.run]
    at = bisect_left(places, marker.span, key=lambda one: one.span)
    return at > 0 and places[at - 1].number == marker.number - 1
