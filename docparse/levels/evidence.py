"""The local evidence on each candidate, weighed: what the search needs to know of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docparse.candidates.doubts import is_reliable
from docparse.lines.hints import BOLD_LEVEL
from docparse.model.heading import Candidate, Marker
from docparse.model.style import Style
from docparse.numbering.runs import find_neighbours, run_of
from docparse.numbering.styles import UNPROVEN


class Entry:
    """A heading as it stands open on the stack of a state.

    Two of the same values are one object, so that stacks are compared at once.
    """

    __slots__ = ("hint", "number", "prefix", "rank", "report", "run", "standalone")

    def __init__(self, values: tuple[str, int, str, int, bool, bool, int]) -> None:
        #: What it counts in: the family of its style, with the words before the number of a report.
        self.run = values[0]
        #: What has no number cannot be counted on from: it has -1.
        self.number = values[1]
        self.prefix = values[2]
        self.rank = values[3]
        self.report = values[4]
        #: It is a short sentence alone in its paragraph.
        self.standalone = values[5]
        #: The level that the format gives it; 0 where it says nothing.
        self.hint = values[6]


class Mark(NamedTuple):
    """What the search needs to know of one candidate."""

    entry: Entry
    style: Style | None
    number: int
    #: The rank that counts for what it may stand under.
    under: int
    #: A site ends one article and begins the next between the candidate before and this one.
    fresh: bool
    #: It has no neighbour in sequence.
    lone: bool
    #: The candidate before it ends in a colon.
    announced: bool
    #: What it costs to read it as a heading, and as text, apart from the moves.
    accept: float
    reject: float


def find_marks(
    candidates: Sequence[Candidate], breaks: Sequence[int], price: Mapping[str, float]
) -> Iterator[Mark]:
    """Put style, number and local evidence of each candidate into the form of the search."""
    entries: list[tuple[Marker | None, str, bool]] = []
    for _, marker, kind, _, _, doubts, _, _ in candidates:
        if marker is None:
            run = ""
        elif kind == "report":
            run = run_of(marker, report=True)
        else:
            run = marker[1].run
        entries.append((marker, run, not doubts or is_reliable(doubts)))
    neighbours = find_neighbours(entries)
    known: dict[tuple[object, ...], Entry] = {}
    behind = number = 0
    announced = False
    text, in_sequence = price["text"], price["text in sequence"]
    for candidate, (_, run, _), near in zip(candidates, entries, neighbours, strict=True):
        (start, end), marker, kind, _, glued, doubts, hint, announces = candidate
        accept = 0.0
        for doubt in doubts:
            accept += price[doubt]
        if marker is None:
            style, prefix = None, ""
            counted = rank = under = 0
            reject = text
            if "unannounced" in doubts:
                reject = price["plain"]
            elif doubts:
                reject = price["words"]
        else:
            _, style, counted, prefix = marker
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
        report = kind == "report"
        numbered = counted if style or report else -1
        values = run, numbered, prefix, rank, report, kind == "heading", hint
        entry = known.get(values)
        if entry is None:
            entry = known[values] = Entry(values)
        fresh = bool(breaks) and bisect_left(breaks, behind) < bisect_left(breaks, start)
        yield Mark(entry, style, counted, under, fresh, not near, announced, accept, reject)
        behind, announced, number = end, announces, counted
