"""A run renumbered: the numerals of its markers, the decimals below them, the references to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docparse.checks.survey.runs import NumberedRun, Renumbering, RunEntry
from docparse.checks.survey.survey import Survey
from docparse.model.diagnostic import Edit
from docparse.model.document import Section
from docparse.model.source import Span
from docparse.numbering.numerals import write_like

_FIGURES = re.compile("[0-9０-９]+")


def renumber(survey: Survey, run: NumberedRun, right: Sequence[int]) -> Renumbering:
    """Return the edits that give the entries of `run` the numbers `right`; none if that cannot be done."""
    edits: list[Edit] = []
    new_numbers: dict[int, int] = {}
    for entry, number in zip(run.entries, right, strict=True):
        if number == entry.marker.number:
            continue
        place = survey.numeral(entry.marker)
        written = place and write_like(number, survey.text[place.start : place.end])
        if not place or not written:
            return Renumbering()
        new_numbers[entry.marker.span.start] = number
        edits.append(Edit(place, written))
        edits += _edit_decimals(survey, entry, number)
    # A number that is missing may mean an entry: nobody knows which.
    safe = survey.doubtful.isdisjoint(entry.section.span.start for entry in run.entries)
    mentions = {
        part.span: part
        for entry in run.entries
        for part in survey.mentions.get(entry.section.span.start, ())
    }
    for part in mentions.values():
        if part.target is None or part.doubled:
            safe = False
            continue
        new_number = new_numbers.get(part.target.heading.span.start)
        if new_number is not None:
            numeral = survey.source.slice(part.numeral)
            edits.append(Edit(part.numeral, write_like(new_number, numeral) or numeral))
    return Renumbering(tuple(sorted(edits)), safe)


def _edit_decimals(survey: Survey, entry: RunEntry, number: int) -> Iterator[Edit]:
    """Yield the edits of the decimals below an entry that was 3 and is 4, 3.1 to 4.1, and of references to them."""
    old = entry.marker
    depth = len(old.prefix.split(".")) if old.prefix else 0
    path = f"{old.prefix}.{old.number}" if old.prefix else str(old.number)
    for section in _walk(entry.section):
        marker = section.heading.marker
        if marker is None or not marker.row.decimal:
            continue
        if marker.prefix != path and not marker.prefix.startswith(path + "."):
            continue
        places = [marker.span]
        for part in survey.mentions.get(section.span.start, ()):
            if part.target and part.prefix == marker.prefix:
                places.append(Span(part.span.start, part.numeral.end))
        for place in places:
            figures = [*_FIGURES.finditer(survey.text, *place)]
            # A file in docparse's JSON may say of a marker what its text does not.
            figure = figures[depth] if depth < len(figures) else None
            if figure and (written := write_like(number, figure[0])):
                yield Edit(Span(*figure.span()), written)


def _walk(section: Section) -> Iterator[Section]:
    """Yield the sections below a section."""
    stack = list(section.blocks)
    while stack:
        block = stack.pop()
        if isinstance(block, Section):
            yield block
            stack.extend(block.blocks)
