"""From candidates in order to headings with levels: the best reading that the search finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from docparse.levels.confidence import find_confidences
from docparse.levels.costs import COSTS
from docparse.levels.evidence import find_evidence
from docparse.levels.moves import Step
from docparse.levels.search import find_cheapest
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
    #: A title that looked like that of the first of several reports, and is that of the whole text.
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
    headings, rejections = [], []
    depths: list[int] = []  # of the open headings, doubtful ones left out
    deepest = DEPTH.most
    confidences = find_confidences(candidates, steps)
    for candidate, step, confidence in zip(candidates, steps, confidences, strict=True):
        _, depth, moves, _, _, _ = step
        if not depth:
            reason = candidate.doubts[0] if candidate.doubts else "out of sequence"
            rejections.append(Rejection(candidate, reason, confidence))
            continue
        while depths and depths[-1] >= depth:
            depths.pop()
        if confidence < min_confidence:
            rejections.append(Rejection(candidate, "doubtful", confidence))
            continue
        depths.append(depth)
        span, marker, kind, title, _, doubts, *_ = candidate
        if kind == "report" and "bare" in doubts:
            kind = "heading"  # it closes what a report closes, but names no document
        level = min(len(depths), deepest)
        headings.append(Heading(span, level, kind, marker, title, confidence, moves))
    others = [step[3:] for step in steps]
    first = headings[0] if headings else None
    if first is None or not _is_only_report(first, headings[1:]):
        return Resolution(headings, rejections, others)
    candidate = next(one for one in candidates if one.span.start == first.span.start)
    if "unannounced" not in candidate.doubts:
        return Resolution(headings, rejections, others)
    rejections.append(Rejection(candidate, "title", first.confidence))
    rejections.sort(key=lambda rejection: rejection.candidate.span.start)
    below = [heading._replace(level=max(1, heading.level - 1)) for heading in headings[1:]]
    return Resolution(below, rejections, others, first.span)


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


def _is_only_report(first: Heading, others: Sequence[Heading]) -> bool:
    """Tell whether the first heading opens a report, and no other does: it is the text, and its title that of the text."""
    is_report = first.kind == "report" and first.marker is None
    return is_report and all(one.kind != "report" for one in others)
