"""The local evidence on each candidate, weighed: what the search needs to know of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docparse.costs import is_sound
from docparse.heading import Candidate
from docparse.hints import BOLD_LEVEL
from docparse.markers import RUNS, STYLE_OF, UNPROVEN, find_neighbours, run_of
from docparse.source import make


class Mark(NamedTuple):
    """What the search needs to know of one candidate."""

    style: str
    #: What it counts in: the family of its style, with the words before the number of a report.
    run: str
    number: int
    prefix: str
    rank: int
    under: int
    report: bool
    standalone: bool
    #: A site ends one article and begins the next between the candidate before and this one.
    fresh: bool
    #: It has no neighbour in sequence.
    lone: bool
    #: The level that the format gives it; 0 where it says nothing.
    hint: int
    #: The candidate before it ends in a colon.
    announced: bool
    accept: float
    reject: float


def find_marks(
    candidates: Sequence[Candidate], breaks: Sequence[int], price: Mapping[str, float]
) -> Iterator[Mark]:
    """Put style, number and local evidence of each candidate into the form of the search."""
    runs = [
        ""
        if marker is None
        else run_of(marker, report=True)
        if kind == "report"
        else RUNS[marker.style]
        for _, marker, kind, *_ in candidates
    ]
    neighbours = find_neighbours(
        [
            (candidate[1], run, is_sound(candidate[5]))
            for candidate, run in zip(candidates, runs, strict=True)
        ]
    )
    behind = number = 0
    announced = False
    text, in_sequence = price["text"], price["text in sequence"]
    for candidate, run, near in zip(candidates, runs, neighbours, strict=True):
        marker = candidate.marker
        style = STYLE_OF[marker.style] if marker else None
        accept = 0.0
        for doubt in candidate.doubts:
            accept += price[doubt]
        if style:
            accept += style.doubt * (0.3 if near else 1.0)
        if candidate.glued:
            reject = in_sequence if near else price["text inside"]
            if marker and candidate.span.start == behind and marker.number == number + 1:
                accept += price["in line"]
        elif style is None:
            reject = text
            if "unannounced" in candidate.doubts:
                reject = price["plain"]
            elif candidate.doubts:
                reject = price["words"]
        elif style.doubt >= UNPROVEN:
            reject = price["words"]
            accept += 0.0 if near else price["lone"]
        else:
            reject = text + (in_sequence if near else 0.0)
            accept += 0.0 if near else price["lone"]
        if candidate.hint:
            reject += price["text hinted"]
            run = run or f"#{candidate.hint}"
        values = (
            style.name if style else "",
            run,
            marker.number if marker else 0,
            marker.prefix if marker else "",
            style.rank if style else 0,
            (style.under or style.rank) if style else 0,
            candidate.kind == "report",
            candidate.kind == "heading",
            bool(breaks)
            and bisect_left(breaks, behind) < bisect_left(breaks, candidate.span.start),
            not near,
            # Bold lines are headings, of no level: the numbers give it.
            0 if style and candidate.hint == BOLD_LEVEL else candidate.hint,
            announced,
            accept,
            reject,
        )
        yield make(Mark, values)
        behind, announced = candidate.span.end, candidate.announces
        number = marker.number if marker else 0
