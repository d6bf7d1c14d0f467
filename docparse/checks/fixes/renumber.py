"""A run renumbered: the numerals of its markers, the decimals below them, the references to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docparse.checks.survey.runs import Entry, Renumbering, Run
from docparse.checks.survey.survey import Survey
from docparse.model.diagnostic import Edit
from docparse.model.document import Section
from docparse.model.source import Span
from docparse.numbering.numerals import write_like


def renumber(survey: Survey, run: Run, right: Sequence[int]) -> Renumbering:
    """Return the edits that give the entries of `run` the numbers `right`; none if that cannot be done."""
    edits: list[Edit] = []
    moved: dict[int, int] = {}
    for entry, number in zip(run.entries, right, strict=True):
        if number == entry.marker.number:
            continue
        place = survey.numeral(entry.marker)
        written = place and write_like(number, survey.text[place.start : place.end])
        if not place or not written:
            return Renumbering()
        moved[entry.marker.span.start] = number
        edits.append(Edit(place, written))
        edits += _prefixes(survey, entry, number)
    safe = True
    mentions = {
        part.span: part
        for entry in run.entries
        for part in survey.mentions.get(entry.section.span.start, ())
    }
    for part in mentions.values():
        if part.target is None or part.doubled:
            safe = False  # it points at a number that is doubled or missing: nobody knows at which
            continue
        number_now = moved.get(part.target.heading.span.start)
        if number_now is not None:
            numeral = survey.text[part.numeral.start : part.numeral.end]
            edits.append(Edit(part.numeral, write_like(number_now, numeral) or numeral))
    return Renumbering(tuple(sorted(edits)), safe)


def _prefixes(survey: Survey, entry: Entry, number: int) -> Iterator[Edit]:
    """Yield the edits of the decimals below an entry, 3.1 below 4, which was 3, and of what names them."""
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
            figure = [*_FIGURES.finditer(survey.text, *place)][depth]
            if written := write_like(number, figure[0]):
                yield Edit(Span(*figure.span()), written)


_FIGURES = re.compile("[0-9０-９]+")


def _walk(section: Section) -> Iterator[Section]:
    stack = list(section.blocks)
    while stack:
        block = stack.pop()
        if isinstance(block, Section):
            yield block
            stack.extend(block.blocks)
