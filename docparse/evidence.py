"""The local evidence on each candidate, weighed: what the search needs to know of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docparse.costs import is_sound
from docparse.heading import Candidate, Marker
from docparse.hints import BOLD_LEVEL
from docparse.markers import STYLE_OF, UNPROVEN, find_neighbours, run_of
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
    entries: list[tuple[Marker | None, str, bool]] = []
    for _, marker, kind, _, _, doubts, _, _ in candidates:
        run = run_of(marker, kind == "report") if marker else ""
        entries.append((marker, run, not doubts or is_sound(doubts)))
    neighbours = find_neighbours(entries)
    behind = number = 0
    announced = False
    text, in_sequence = price["text"], price["text in sequence"]
    for candidate, (_, run, _), near in zip(candidates, entries, neighbours, strict=True):
        (start, end), marker, kind, _, glued, doubts, hint, announces = candidate
        accept = 0.0
        for doubt in doubts:
            accept += price[doubt]
        if marker is None:
            name = prefix = ""
            counted = rank = under = 0
            reject = text
            if "unannounced" in doubts:
                reject = price["plain"]
            elif doubts:
                reject = price["words"]
        else:
            _, name, counted, prefix = marker
            style = STYLE_OF[name]
            doubtful, rank, under = style.doubt, style.rank, style.under
            accept += doubtful * (0.3 if near else 1.0)
            if glued:
                reject = in_sequence if near else price["text inside"]
                if start == behind and counted == number + 1:
                    accept += price["in line"]
            else:
                if not near:
                    accept += price["lone"]
                if doubtful >= UNPROVEN:
                    reject = price["words"]
                else:
                    reject = text + in_sequence if near else text
        if hint:
            reject += price["text hinted"]
            run = run or f"#{hint}"
            # Bold lines are headings, of no level: the numbers give it.
            if marker and hint == BOLD_LEVEL:
                hint = 0
        report, alone = kind == "report", kind == "heading"
        fresh = bool(breaks) and bisect_left(breaks, behind) < bisect_left(breaks, start)
        around = fresh, not near, hint, announced, accept, reject
        yield make(Mark, (name, run, counted, prefix, rank, under or rank, report, alone, *around))
        behind, announced, number = end, announces, counted
