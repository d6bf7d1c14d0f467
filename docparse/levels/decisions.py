"""The decision on each candidate, in words, as `--explain`, the web page and the editor's hover show it.

A decision has the level, how sure it is, each move with the heading that it refers to ("continues 一、 in line 12"),
the doubts, and the best other reading with what it would cost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docparse.levels.corrections import BY_HAND
from docparse.levels.costs import COSTS
from docparse.messages import Language, Text
from docparse.model.heading import Candidate, Heading, OtherReading, Rejection
from docparse.model.source import Source, Span
from docparse.numbering.runs import run_of

#: The most characters of a candidate or a heading that are shown.
_LONGEST = 24

KINDS = {
    "report": Text("report", "汇编中的一篇"),
    "heading": Text("heading", "标题"),
    "runin": Text("run-in title", "段首标题"),
    "item": Text("item", "列举项"),
    "title": Text("title", "文题"),
    "text": Text("text", "正文"),
}
#: Reasons without a cost.
REASONS_WITHOUT_COST = {
    BY_HAND: Text("was put here by hand", "由人工设定"),
    "title": Text("is the title of a text of one report", "全文只此一篇，是文题"),
    "doubtful": Text("is less sure than was asked for", "把握低于要求"),
    "out of sequence": Text("does not fit into the sequence of numbers", "与前后序号不相接"),
}
_PLACE = Text("{words} in line {line}", "第 {line} 行的“{words}”")
_AS_TEXT = Text("or text, {cost:+.1f}", "或为正文，{cost:+.1f}")
_AT_LEVEL = Text(
    "or level {level} ({moves}), {cost:+.1f}", "或为第 {level} 级（{moves}），{cost:+.1f}"
)


class Reason(NamedTuple):
    """A move of the search or a doubt: a name in `costs.COSTS`, or in `REASONS_WITHOUT_COST`."""

    name: str
    #: The heading that a move refers to, if it refers to one.
    heading: Heading | None = None

    def text(self, source: Source, language: Language) -> str:
        """Return the reason as the end of a sentence: "continues 一、 in line 12"."""
        cost = COSTS.get(self.name)
        if cost is None:
            other = REASONS_WITHOUT_COST.get(self.name)
            return other.text(language) if other else self.name
        if self.heading is None or cost.with_heading is None:
            return cost.explain(language)
        place = place_of(source, self.heading, language)
        return cost.with_heading.text(language).format(heading=place)


class Alternative(NamedTuple):
    """The best other reading of a candidate."""

    #: Its level as a heading; 0 is text.
    level: int
    #: The moves of the search that lead to it, as names in `costs.COSTS`; none for text.
    moves: tuple[str, ...]
    #: How much more it costs. Less than 0 if something further down decided.
    cost: float


class Decision(NamedTuple):
    """The decision on a candidate, and the reasons for it."""

    candidate: Candidate
    #: `None` if the candidate is text.
    heading: Heading | None
    #: From 0 to 1.
    confidence: float
    #: Of a heading the moves of the search, of text the reason for it.
    reasons: tuple[Reason, ...]
    #: Further evidence against a heading.
    doubts: tuple[Reason, ...]
    #: The best other reading; `None` if none came near.
    alternative: Alternative | None

    @property
    def level(self) -> int:
        """The level of the heading; 0 for text."""
        return self.heading.level if self.heading else 0

    @property
    def kind(self) -> str:
        """A kind of heading, or `text`."""
        return self.heading.kind if self.heading else "text"

    @property
    def all_reasons(self) -> tuple[Reason, ...]:
        """The reasons and then the doubts."""
        return self.reasons + self.doubts


def find_decisions(
    candidates: Sequence[Candidate],
    headings: Sequence[Heading],
    rejections: Sequence[Rejection],
    others: Sequence[OtherReading],
) -> tuple[Decision, ...]:
    """Return the decision on each of `candidates`; `others` are their best other readings."""
    referred = _Referred()
    resolved = {heading.span.start: heading for heading in headings}
    rejected = {rejection.candidate.span.start: rejection for rejection in rejections}
    found: list[Decision] = []
    for candidate, (margin, depth, moves) in zip(candidates, others, strict=True):
        start, doubts = candidate.span.start, candidate.doubts
        heading = resolved.get(start)
        if heading:
            reasons = tuple(referred.reasons_of(heading))
            confidence = heading.confidence
        else:
            rejection = rejected[start]
            reasons, confidence = (Reason(rejection.reason),), rejection.confidence
            doubts = tuple(doubt for doubt in doubts if doubt != rejection.reason)
        further = tuple(map(Reason, dict.fromkeys(doubts)))
        by_hand = bool(reasons) and reasons[0].name == BY_HAND
        alternative = Alternative(depth, moves, margin) if depth >= 0 and not by_hand else None
        found.append(Decision(candidate, heading, confidence, reasons, further, alternative))
    return tuple(found)


class _Referred:
    """The headings that the moves of the next heading can refer to."""

    def __init__(self) -> None:
        self._open: list[Heading] = []
        self._last: dict[str, Heading] = {}

    def reasons_of(self, heading: Heading) -> Iterator[Reason]:
        """Yield the moves of a heading with what they refer to; headings come in order."""
        sibling = None
        while self._open and self._open[-1].level >= heading.level:
            sibling = self._open.pop()
        if sibling and sibling.level != heading.level:
            sibling = None
        parent = self._open[-1] if self._open else None
        run = run_of(heading.marker, heading.kind == "report") if heading.marker else ""
        known = {"sibling": sibling, "parent": parent, "last": self._last.get(run)}
        for move in heading.moves:
            cost = COSTS.get(move)
            yield Reason(move, known.get(cost.refers_to) if cost else None)
        self._open.append(heading)
        self._last[run] = heading


def place_of(source: Source, heading: Heading, language: Language) -> str:
    """Return how a heading is named in a reason: `一、 in line 12`."""
    words = words_at(source, heading.marker.span if heading.marker else heading.title)
    line, _ = source.position(heading.span.start)
    return _PLACE.text(language).format(words=words, line=line)


def words_at(source: Source, span: Span, longest: int = _LONGEST) -> str:
    """Return the first characters of a span, white space folded."""
    return " ".join(source.slice(Span(span.start, min(span.end, span.start + longest))).split())


def describe_alternative(alternative: Alternative, language: Language) -> str:
    """Return the best other reading and what it would cost: "or level 2 (beside), +1.5"."""
    template = _AT_LEVEL if alternative.level else _AS_TEXT
    values = alternative._asdict() | {"moves": ", ".join(alternative.moves)}
    return template.text(language).format(**values)
