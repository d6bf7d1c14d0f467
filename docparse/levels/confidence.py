"""How sure a heading is: how often headings like it are headings with the parent that they have.

A logistic regression on six facts, fitted to outlines marked by hand by `python -m benchmarks.fit confidence`, which
prints `WEIGHTS`. `docs/measurements.md` says how right it is on texts that it was not fitted to.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from docparse.levels.costs import COSTS
from docparse.levels.states import Step
from docparse.model.heading import Candidate

#: A fact -> what it adds to the log odds. A heading about which nothing is odd has those of `sure` and `margin`.
WEIGHTS = {
    "sure": 4.28,
    # How much more the best other reading costs, at most 1: of the heading, of those above it, and of those that it continues.
    "margin": 0.75,
    # It has an odd move: one that costs more than `_ODD`.
    "odd": -0.55,
    # The root of the mean risk of the headings of its report, were each alone: from 0 to 1.
    "doubtful report": -3.73,
    # The share of the headings of its report with an odd move.
    "odd report": -3.48,
    # It begins inside a line.
    "glued": -1.50,
    # It has no number, is no heading of the format, and numbers do not count on through it.
    "without number": -3.58,
}
_ODD = 0.5
_ODD_MOVES = frozenset(name for name, cost in COSTS.items() if cost.value > _ODD)

#: Of an open heading: its depth, and the margins of the run that it is in and of all headings above it.
_Open = tuple[int, float, float]
#: Of a heading: the index of its candidate, its margin, that of all headings it hangs from, whether its move is odd.
_Placed = tuple[int, float, float, bool]
#: The index of a candidate, and what tells how sure its heading is, by the names of `WEIGHTS`.
Facts = tuple[int, tuple[float, ...]]


def find_confidences(candidates: Sequence[Candidate], steps: Sequence[Step]) -> list[float]:
    """Return how sure the decision on each candidate is, from 0 to 1.

    `steps` are those of the best reading, one for each candidate. Of one that is read as text only its margin counts.
    """
    found = [
        0.0 if depth else round(1 - _risk_of(margin), 3) for _, depth, _, margin, _, _ in steps
    ]
    known: dict[tuple[float, ...], float] = {}  # nothing is odd about most headings of a report
    for at, values in find_facts(candidates, steps):
        confidence = known.get(values)
        if confidence is None:
            confidence = known[values] = _confidence_of(values)
        found[at] = confidence
    return found


def _confidence_of(values: tuple[float, ...]) -> float:
    odds, *weights = WEIGHTS.values()
    for weight, value in zip(weights, values, strict=True):
        odds += weight * value
    return round(1 / (1 + math.exp(-odds)), 3)


def _risk_of(margin: float) -> float:
    """Return the risk of a decision whose best other reading costs `margin` more: half for a tie."""
    return 0.5 * math.exp(-margin) if margin >= 0 else 1 - 0.5 * math.exp(margin)


def find_facts(candidates: Sequence[Candidate], steps: Sequence[Step]) -> list[Facts]:
    """Return the facts about each heading, report by report."""
    facts: list[Facts] = []
    report: list[_Placed] = []
    opened: list[_Open] = []
    for at, (_, depth, moves, margin, _, _) in enumerate(steps):
        if not depth:
            continue
        if candidates[at].kind == "report":
            facts += _facts_of(candidates, report)
            report = []
        beside = None
        while opened and opened[-1][0] >= depth:
            beside = opened.pop()
        run = margin
        if beside and beside[0] == depth and beside[1] < run and "next" in moves:
            run = beside[1]
        chain = opened[-1][2] if opened and opened[-1][2] < run else run
        opened.append((depth, run, chain))
        report.append((at, margin, chain, not _ODD_MOVES.isdisjoint(moves)))
    return facts + _facts_of(candidates, report)


def _facts_of(candidates: Sequence[Candidate], report: Sequence[_Placed]) -> list[Facts]:
    if not report:
        return []
    risk = math.sqrt(sum([_risk_of(margin) for _, margin, _, _ in report]) / len(report))
    odd = sum([is_odd for _, _, _, is_odd in report]) / len(report)
    facts: list[Facts] = []
    for at, _, chain, is_odd in report:
        _, marker, _, _, glued, doubts, hint, _, _, _ = candidates[at]
        bare = marker is None and not hint and "interrupts" not in doubts
        facts.append((at, (chain if chain < 1 else 1.0, is_odd, risk, odd, glued, bare)))
    return facts
