"""Texts that are part of a longer one, and numbers that go on from an earlier part of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from docparse.checks.survey.runs import NumberedRun
from docparse.model.document import Section
from docparse.model.heading import Marker
from docparse.model.source import BLANKS

#: The numbers of each family of styles, in the order of the text.
Numbers = Mapping[str, Sequence[Marker]]


def numbers_of(runs: Iterable[NumberedRun]) -> Numbers:
    """Return all numbers by their family, in the order of the text."""
    found: dict[str, list[Marker]] = defaultdict(list)
    for run in runs:
        found[run.family] += (entry.marker for entry in run.entries)
    for markers in found.values():
        markers.sort(key=lambda marker: marker.span)
    return found


def find_leading(
    text: str, sections: Sequence[Section], runs: Sequence[NumberedRun], numbers: Numbers
) -> frozenset[int]:
    """Return the offsets of the headings that an excerpt opens with, one below the other: 第三章 / 第三十二条.

    Without a title above the first, those that a text without its beginning goes on with as well: 2. 3. / 二、.
    """
    if not sections:
        return frozenset()
    has_title = bool(text[: sections[0].span.start].strip(BLANKS + "\n"))
    if has_title and not _is_of_a_book(sections[0].heading.marker, numbers):
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


def _is_of_a_book(first: Marker | None, numbers: Numbers) -> bool:
    """Tell whether the first number is an article, or the only chapter: a file below the title of the book."""
    if first is None:
        return False
    alone = bool(first.row.division) and len(numbers[first.row.run]) == 1
    return first.row.counts_on or alone


def goes_on(run: NumberedRun, numbers: Numbers) -> bool:
    """Tell whether a run goes on from the one before it: the outline took what is between them for another part.

    第三章 after attachments, 2. after the chapters below 1., B below the list of A.
    """
    marker = run.entries[0].marker
    places = numbers[run.family]
    at = bisect_left(places, marker.span, key=lambda one: one.span)
    return at > 0 and places[at - 1].number == marker.number - 1
