"""From candidates in order to headings with levels: the best reading that the search finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from docparse.levels.confidence import find_confidences
from docparse.levels.costs import COSTS
from docparse.levels.evidence import find_evidence
from docparse.levels.search import find_cheapest
from docparse.levels.states import Step
from docparse.model.heading import Candidate, Heading, OtherReading, Rejection
from docparse.model.limits import DEPTH
from docparse.model.source import Span

STANDARD_COSTS = {name: cost.value for name, cost in COSTS.items()}


class Resolution(NamedTuple):
    """The headings and rejections that the candidates became."""

    headings: list[Heading]
    rejections: list[Rejection]
    #: The best other reading of each candidate.
    others: list[OtherReading]
    #: The title of the only report, which is that of the whole text.
    title: Span | None = None


def resolve(
    candidates: Sequence[Candidate],
    breaks: Sequence[int] = (),
    min_confidence: float = 0.0,
    costs: Mapping[str, float] | None = None,
) -> Resolution:
    """Decide which of `candidates`, which are in order, are headings, and at what levels.

    `costs` replace those of `costs.COSTS`. `breaks` are offsets, in order, at which a site ends one article and begins the next.
    The spans, kinds and titles of the headings are those of the candidates. One of less than
    `min_confidence` is rejected as `doubtful`, and those below it move up.
    """
    cost_of = {**STANDARD_COSTS, **costs} if costs else STANDARD_COSTS
    steps = find_steps(candidates, breaks, cost_of)
    only_report = _find_only_report(candidates, steps)
    headings, rejections = [], []
    depths: list[int] = []  # of the open headings, those that are no heading in the end left out
    deepest = DEPTH.most
    confidences = find_confidences(candidates, steps)
    for at, (candidate, step) in enumerate(zip(candidates, steps, strict=True)):
        confidence = confidences[at]
        _, depth, moves, _, _, _ = step
        if not depth:
            reason = candidate.doubts[0] if candidate.doubts else "out of sequence"
            rejections.append(Rejection(candidate, reason, confidence))
            continue
        while depths and depths[-1] >= depth:
            depths.pop()
        if at == only_report or confidence < min_confidence:
            reason = "title" if at == only_report else "doubtful"
            rejections.append(Rejection(candidate, reason, confidence))
            continue
        depths.append(depth)
        span, marker, kind, title, _, doubts, *_ = candidate
        if kind == "report" and "bare" in doubts:
            kind = "heading"  # it closes what a report closes, but names no document
        level = len(depths) if len(depths) < deepest else deepest
        headings.append(Heading(span, level, kind, marker, title, confidence, moves))
    of_text = candidates[only_report].span if only_report >= 0 else None
    return Resolution(headings, rejections, [step[3:] for step in steps], of_text)


def find_steps(
    candidates: Sequence[Candidate], breaks: Sequence[int], cost_of: Mapping[str, float]
) -> list[Step]:
    """Return the steps of the cheapest reading, one for each candidate."""
    steps: list[Step] = []
    step = find_cheapest(find_evidence(candidates, breaks, cost_of), cost_of)
    while step:
        steps.append(step)
        step = step[0]
    steps.reverse()
    return steps


def _find_only_report(candidates: Sequence[Candidate], steps: Sequence[Step]) -> int:
    """Return the index of the title that opens the first section and the only report, which is the whole text; or -1.

    One that is announced or has a number opens a report even if it is the only one.
    """
    read = (at for at, (_, depth, *_) in enumerate(steps) if depth)
    first = next(read, -1)
    if first < 0 or not _opens_report(candidates[first]):
        return -1
    is_open = candidates[first].marker is None and "unannounced" in candidates[first].doubts
    return first if is_open and not any(_opens_report(candidates[at]) for at in read) else -1


def _opens_report(candidate: Candidate) -> bool:
    return candidate.kind == "report" and "bare" not in candidate.doubts
