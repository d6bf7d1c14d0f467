"""The local evidence on each candidate, weighed: all that the search needs to know of it."""

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

#: A marker in sequence keeps this share of the doubt of its style.
_DOUBT_IN_SEQUENCE = 0.3


class OpenHeading:
    """A heading on the stack of a state of the search.

    Compared by identity, which makes comparing stacks fast: headings of equal values are one object.
    """

    __slots__ = ("hint", "number", "on_own_line", "prefix", "rank", "report", "run")

    def __init__(self, values: tuple[str, int, str, int, bool, bool, int]) -> None:
        #: Run: the family of its style, for a report with the words before the number.
        self.run = values[0]
        #: -1 without a number, so that no number continues it.
        self.number = values[1]
        self.prefix = values[2]
        self.rank = values[3]
        self.report = values[4]
        #: It is a short sentence on a line of its own.
        self.on_own_line = values[5]
        #: The level that the format gives it; 0 if it gives none.
        self.hint = values[6]


class Evidence(NamedTuple):
    """What the search needs to know of one candidate."""

    #: The candidate as a heading.
    heading: OpenHeading
    style: Style | None
    number: int
    #: The rank that counts for what it may be under.
    under: int
    #: A site ends one article and begins the next between the candidate before and this one.
    fresh: bool
    #: It has no neighbour in sequence.
    lone: bool
    #: The candidate before it ends in a colon.
    announced: bool
    #: The costs of reading it as a heading and as text, apart from the moves.
    accept: float
    reject: float


def find_evidence(
    candidates: Sequence[Candidate], breaks: Sequence[int], cost_of: Mapping[str, float]
) -> Iterator[Evidence]:
    """Yield the evidence on each candidate; `breaks` are offsets at which a site begins another article."""
    runs = [_run_of(candidate) for candidate in candidates]
    neighbours = find_neighbours(
        [
            (candidate.marker, run, is_reliable(candidate.doubts))
            for candidate, run in zip(candidates, runs, strict=True)
        ]
    )
    known: dict[tuple[object, ...], OpenHeading] = {}
    before: Candidate | None = None
    for candidate, run, in_sequence in zip(candidates, runs, neighbours, strict=True):
        span, marker, kind, _, _, doubts, hint, _ = candidate
        accept = sum([cost_of[doubt] for doubt in doubts]) if doubts else 0.0
        if marker is None:
            style, number, prefix, rank, under = None, 0, "", 0, 0
            reject = _cost_as_text(doubts, cost_of)
        else:
            _, style, number, prefix = marker
            rank, under = style.rank, style.under
            more, reject = _costs_of_marker(candidate, marker, before, in_sequence, cost_of)
            accept += more
        if hint:
            reject += cost_of["text hinted"]
            run = run or f"#{hint}"
            # Bold lines are headings, but their level comes from the numbers.
            if marker and hint == BOLD_LEVEL:
                hint = 0
        report = kind == "report"
        counted = number if style or report else -1
        values = run, counted, prefix, rank, report, kind == "heading", hint
        heading = known.get(values)
        if heading is None:
            heading = known[values] = OpenHeading(values)
        end_before = before.span.end if before else 0
        fresh = bool(breaks) and bisect_left(breaks, end_before) < bisect_left(breaks, span.start)
        announced = before is not None and before.announces
        yield Evidence(
            heading, style, number, under, fresh, not in_sequence, announced, accept, reject
        )
        before = candidate


def _run_of(candidate: Candidate) -> str:
    marker = candidate.marker
    if marker is None:
        return ""
    return run_of(marker, report=True) if candidate.kind == "report" else marker.row.run


def _cost_as_text(doubts: tuple[str, ...], cost_of: Mapping[str, float]) -> float:
    """Return the cost of reading a line without a marker as text."""
    if "unannounced" in doubts:
        return cost_of["plain"]
    return cost_of["words"] if doubts else cost_of["text"]


def _costs_of_marker(
    candidate: Candidate,
    marker: Marker,
    before: Candidate | None,
    in_sequence: bool,
    cost_of: Mapping[str, float],
) -> tuple[float, float]:
    """Return the costs of reading a marker as a heading, apart from its doubts, and as text."""
    doubt = marker.row.doubt
    accept = doubt * _DOUBT_IN_SEQUENCE if in_sequence else doubt
    if candidate.glued:
        follows = before is not None and candidate.span.start == before.span.end
        if (
            follows
            and marker.number == (before.marker.number if before and before.marker else 0) + 1
        ):
            accept += cost_of["in line"]
        return accept, cost_of["text in sequence" if in_sequence else "text inside"]
    if not in_sequence:
        accept += cost_of["lone"]
    if doubt >= UNPROVEN:
        return accept, cost_of["words"]
    return accept, cost_of["text"] + (cost_of["text in sequence"] if in_sequence else 0.0)
