"""The local evidence on each candidate, weighed: all that the search needs to know of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from docparse.candidates.doubts import is_reliable
from docparse.lines.hints import BOLD_LEVEL
from docparse.model.heading import Candidate, Marker
from docparse.model.style import Style
from docparse.numbering.numerals import LAST
from docparse.numbering.runs import find_neighbours, run_of
from docparse.numbering.styles import SPOKEN_RANK, UNPROVEN

#: A heading inside a line that a list follows is no longer.
_LONGEST_LEAD = 24
#: The runs of lines without a number that name what is below them: short lines, those above such lines, and parts
#: like 参考文献.
LABEL, UPPER_LABEL, PART = "label", "upper label", "part"
LABELS = frozenset({LABEL, UPPER_LABEL, PART})
#: What may be below them: 一、 below a label, a list below 参考文献, nothing below 前言.
_RANK_OF_LABEL, _RANK_OF_PART = 43, SPOKEN_RANK - 1
_RANKS = (("holds list", 69), ("holds chapter", 20))


#: What an `OpenHeading` is made of, in the order of its `__init__`.
_Values = tuple[str, int, str, int, bool, bool, int, str, int, bool]


class OpenHeading:
    """A heading on the stack of a state of the search.

    Compared by identity, which makes comparing stacks fast: headings of equal values are one object.
    """

    __slots__ = (
        "counts_on",
        "decimal",
        "hint",
        "indent",
        "number",
        "on_own_line",
        "prefix",
        "rank",
        "report",
        "run",
        "style",
    )

    def __init__(self, values: _Values) -> None:
        run, number, prefix, rank, report, on_own_line, hint, style, indent, counts_on = values
        #: Run: the family of its style, for a report with the words before the number.
        self.run = run
        #: -1 without a number, so that no number continues it.
        self.number = number
        self.prefix = prefix
        self.rank = rank
        self.report = report
        #: It is a short sentence on a line of its own.
        self.on_own_line = on_own_line
        #: The level that the format gives it; 0 if it gives none.
        self.hint = hint
        #: The name of its style; a family has several.
        self.style = style
        #: An article, whose numbers count on through chapters: these are never below it.
        self.counts_on = counts_on
        #: Which of the indents of its style it has; 0 where the style has but one.
        self.indent = indent
        #: It has several figures: 2.1.
        self.decimal = prefix != "" and not report


class Evidence:
    """All that the search needs to know of one candidate.

    It is looked at for each state; the fields of a named tuple take several times as long to read.
    """

    __slots__ = (
        *("accept", "after_list", "announced", "fresh", "heading", "inserted"),
        *("interrupts", "lone", "number", "reject", "style", "under"),
    )

    #: A web page starts a new article (返回目录 or the like) between the candidate before and this one.
    fresh: bool
    #: It is a label, and numbers count on through it: it is below none of them.
    interrupts: bool
    #: It has no neighbour in sequence.
    lone: bool
    #: The text before it ends in a colon.
    announced: bool
    #: A list has ended before it.
    after_list: bool
    #: The costs of reading it as a heading and as text, apart from the moves.
    accept: float
    reject: float

    def __init__(self, heading: OpenHeading, marker: Marker | None) -> None:
        #: The candidate as a heading.
        self.heading = heading
        self.style: Style | None = None
        self.number = 0
        #: The rank that counts for what it may be under.
        self.under = 0
        #: Its number is put in between two others: 第三十七条之一.
        self.inserted = False
        if marker:
            _, self.style, self.number, prefix = marker
            self.under = self.style.under
            self.inserted = prefix != "" and marker.is_inserted


def find_evidence(
    candidates: Sequence[Candidate], breaks: Sequence[int], cost_of: Mapping[str, float]
) -> Iterator[Evidence]:
    """Yield the evidence on each candidate; `breaks` are offsets at which a web page starts another article."""
    entries: list[tuple[Marker | None, str, bool]] = []
    for candidate in candidates:
        marker, doubts = candidate.marker, candidate.doubts
        run = marker.row.run if marker and candidate.kind != "report" else _run_of(candidate)
        entries.append((marker, run, not doubts or is_reliable(doubts)))
    headings = _OpenHeadings()
    end_before = 0
    before: Marker | None = None
    coming: list[Candidate | None] = [*candidates[1:], None]
    for candidate, following, (marker, run, _), in_sequence in zip(
        candidates, coming, entries, find_neighbours(entries), strict=False
    ):
        (start, end), _, _, _, glued, doubts, hint, announced, after_list, _ = candidate
        if marker is None:
            rank = _rank_without_marker(doubts, run)
            accept, reject = 0.0, _cost_as_text(doubts, cost_of)
        else:
            style, number = marker.row, marker.number
            rank = style.rank
            accept = style.doubt
            if in_sequence:
                accept *= cost_of["proved"]
            elif not glued:
                accept += cost_of["lone"]
            reject = _cost_of_rejecting(style, number, cost_of, glued, in_sequence)
            if glued and number == 1 and _opens_list(candidate, following):
                accept += cost_of["opens list"]
            if glued and start == end_before and before and number == before.number + 1:
                accept += cost_of["in line"]
        for doubt in doubts:
            accept += cost_of[doubt]
        if hint:
            reject += cost_of["text hinted"]
            run = run or f"#{hint}"
        evidence = Evidence(headings.get(candidate, run, rank), marker)
        evidence.fresh = bool(breaks) and (
            bisect_left(breaks, end_before) < bisect_left(breaks, start)
        )
        evidence.lone, evidence.announced = not in_sequence, announced
        evidence.after_list = after_list
        evidence.interrupts = "interrupts" in doubts
        evidence.accept, evidence.reject = accept, reject
        yield evidence
        end_before, before = end, marker


def _opens_list(candidate: Candidate, following: Candidate | None) -> bool:
    """Tell whether a short heading is right before the first number of a lower style: 一、单选题: 1、…."""
    if following is None or following.marker is None or candidate.marker is None:
        return False
    (start, end), below = candidate.span, following.marker
    return (
        following.span.start == end
        and end - start <= _LONGEST_LEAD
        and below.number == 1
        and below.row.rank > candidate.marker.row.rank
    )


class _OpenHeadings:
    """One object for all headings of equal values."""

    def __init__(self) -> None:
        self._known: dict[_Values, OpenHeading] = {}

    def get(self, candidate: Candidate, run: str, rank: int) -> OpenHeading:
        """Return a candidate as an open heading."""
        _, marker, kind, _, _, _, hint, _, _, indent = candidate
        report, on_own_line = kind == "report", kind == "heading"
        if marker is None:
            values = run, 0 if report else -1, "", rank, report, on_own_line, hint, "", 0, False
        else:
            _, row, number, prefix = marker
            if prefix and marker.is_inserted:
                prefix = ""
            # Bold lines are headings, but their level comes from the numbers.
            hint = 0 if hint == BOLD_LEVEL else hint
            values = (
                run,
                number,
                prefix,
                rank,
                report,
                on_own_line,
                hint,
                row.name,
                indent,
                row.counts_on,
            )
        heading = self._known.get(values)
        if heading is None:
            heading = self._known[values] = OpenHeading(values)
        return heading


def _run_of(candidate: Candidate) -> str:
    marker = candidate.marker
    if marker is None:
        if candidate.kind == "report" or candidate.hint:
            return ""
        if "named" in candidate.doubts:
            return PART
        return UPPER_LABEL if "above label" in candidate.doubts else LABEL
    return run_of(marker, report=True) if candidate.kind == "report" else marker.row.run


def _rank_without_marker(doubts: tuple[str, ...], run: str) -> int:
    if run in (LABEL, UPPER_LABEL):
        return _RANK_OF_LABEL
    if run == PART:
        return next((rank for doubt, rank in _RANKS if doubt in doubts), _RANK_OF_PART)
    return 0


def _cost_as_text(doubts: tuple[str, ...], cost_of: Mapping[str, float]) -> float:
    """Return the cost of reading a line without a marker as text."""
    if "unannounced" in doubts:
        return cost_of["plain"]
    if "interrupts" in doubts:
        return cost_of["text"]  # several of them prove each other
    return cost_of["words"] if doubts else cost_of["text"]


def _cost_of_rejecting(
    style: Style, number: int, cost_of: Mapping[str, float], glued: bool, in_sequence: bool
) -> float:
    """Return the cost of reading a marker as text."""
    if glued:
        return cost_of["text in sequence" if in_sequence else "text inside"]
    if style.doubt >= UNPROVEN or number == LAST:  # 最后， begins many a sentence
        return cost_of["words"]
    return cost_of["text"] + cost_of["text in sequence"] if in_sequence else cost_of["text"]
