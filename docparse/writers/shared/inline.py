"""The text of a paragraph or title with the marks inside it, for the writers that have a form for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from docparse.model.reading import Reading, glue_of
from docparse.model.source import BLANKS, Mark, Span

_EDGES = BLANKS + "\n"


class Run(NamedTuple):
    """A stretch of text and the marks around it, the outermost first."""

    text: str
    marks: tuple[Mark, ...] = ()


def runs_of(reading: Reading, span: Span) -> list[Run]:
    """Return `reading.text(span)` cut where a mark begins or ends.

    The texts of the runs, put together, are that text. A picture is a run of U+FFFC of its own.
    """
    marks = reading.inline_marks_in(span)
    if not marks:
        text = reading.text(span)
        return [Run(text, ())] if text else []
    return _trimmed(list(_pieces(reading, span, marks)))


def _pieces(reading: Reading, span: Span, marks: Sequence[Mark]) -> Iterator[Run]:
    text, cuts = reading.source.text, reading.cuts_in(span)
    edges = {span.start, span.end}
    edges.update(edge for mark in marks for edge in mark.span)
    edges.update(edge for cut in cuts for edge in cut)
    begun, at_cut = 0, 0
    active: list[Mark] = []
    written, behind_cut = "", False
    for start, end in pairwise(sorted(edges)):
        while at_cut < len(cuts) and cuts[at_cut].end <= start:
            at_cut += 1
        active = [mark for mark in active if mark.span.end > start]
        while begun < len(marks) and marks[begun].span.start <= start:
            if marks[begun].span.end > start:
                active.append(marks[begun])
            begun += 1
        if at_cut < len(cuts) and cuts[at_cut].start <= start:
            behind_cut = True
            continue
        piece = text[start:end]
        if behind_cut:
            piece = glue_of(written, piece) + piece
            behind_cut = False
        written = piece[-1:] or written
        yield Run(piece, tuple(active))


def _trimmed(runs: list[Run]) -> list[Run]:
    """Take the blanks at both ends of the whole away."""
    runs = [run for run in runs if run.text]
    while runs and not (text := runs[0].text.lstrip(_EDGES)):
        runs.pop(0)
    if runs:
        runs[0] = runs[0]._replace(text=text)
    while runs and not (text := runs[-1].text.rstrip(_EDGES)):
        runs.pop()
    if runs:
        runs[-1] = runs[-1]._replace(text=text)
    return runs
