"""The weights of confidence: a logistic regression on the facts about each heading, by Newton's method."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from benchmarks.fit.cases import Case
from benchmarks.scoring import parents_of, settle
from docparse.levels.confidence import WEIGHTS, find_facts
from docparse.levels.resolve import STANDARD_COSTS, find_steps
from docparse.levels.states import Step
from docparse.writers.outline.rows import OutlineRow

_ROUNDS = 12
#: Keeps the weights of facts that are never wrong from growing without end.
_PULL = 1.0
#: Of the headings with this confidence or more, at least `_WANTED` are right: the weights are set so.
LIMIT, _WANTED = 0.95, 0.99
#: Large sets of one sort should not decide alone, least of all what is odd.
_FIT_POWER, _CAREFUL_POWER = 0.5, 0.25
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.97, 0.99, 1.0)


class Judged(NamedTuple):
    """A heading that the search found."""

    facts: tuple[float, ...]
    is_right: bool


def judge(case: Case) -> list[Judged]:
    """Return the headings of a text, each right if it is one and has the right parent; optional ones are left out."""
    steps: list[Step] = find_steps(case.candidates, case.breaks, STANDARD_COSTS)
    rows = [
        OutlineRow(*case.places[at], step[1], "heading", "", "")
        for at, step in enumerate(steps)
        if step[1] and at not in case.free
    ]
    gold, found, optional = settle(case.gold, rows)
    truth, parents = parents_of(gold), parents_of(found)
    return [
        Judged(facts, truth.get(place) == parents[place])
        for at, facts in find_facts(case.candidates, steps)
        if (place := case.places[at]) in parents and place not in optional
    ]


def fit_weights(sets: Mapping[str, Sequence[Judged]]) -> dict[str, float]:
    """Return weights by the names of `WEIGHTS`."""
    rows = [
        ((1.0, *one.facts), one.is_right, weight) for one, weight in _weighted(sets, _FIT_POWER)
    ]
    size = len(WEIGHTS)
    weights = [0.0] * size
    for _ in range(_ROUNDS):
        gradient = [-_PULL * value for value in weights]
        curve = [[_PULL * (row == column) for column in range(size)] for row in range(size)]
        for values, is_right, weight in rows:
            chance = _chance(weights, values)
            spread = weight * chance * (1 - chance)
            for row, value in enumerate(values):
                gradient[row] += weight * (is_right - chance) * value
                for column in range(size):
                    curve[row][column] += spread * value * values[column]
        change = _solve(curve, gradient)
        weights = [value + step for value, step in zip(weights, change, strict=True)]
    return dict(zip(WEIGHTS, weights, strict=True))


def be_careful(
    weights: Mapping[str, float], sets: Mapping[str, Sequence[Judged]]
) -> dict[str, float]:
    """Return weights with less of `sure`, so that of the headings at `LIMIT` or more `_WANTED` are right."""
    rows = sorted(
        (
            (_odds(list(weights.values()), (1.0, *one.facts)), weight, one.is_right)
            for one, weight in _weighted(sets, _CAREFUL_POWER)
        ),
        reverse=True,
    )
    right = all_ = 0.0
    lowest = math.inf
    for odds, weight, is_right in rows:
        right, all_ = right + weight * is_right, all_ + weight
        if right >= _WANTED * all_:
            lowest = odds
    return {**weights, "sure": weights["sure"] - lowest + math.log(LIMIT / (1 - LIMIT))}


def _weighted(sets: Mapping[str, Sequence[Judged]], power: float) -> Iterator[tuple[Judged, float]]:
    """Yield each heading with its weight, 1 on average: the larger its set the less, by this power."""
    count = sum(map(len, sets.values()))
    mean = count / sum(len(rows) ** (1 - power) for rows in sets.values() if rows)
    for rows in sets.values():
        for one in rows:
            yield one, mean * len(rows) ** -power


def confidence_of(weights: Mapping[str, float], facts: tuple[float, ...]) -> float:
    """Return how sure a heading with these facts is."""
    return _chance(list(weights.values()), (1.0, *facts))


def _odds(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


def _chance(weights: Sequence[float], values: Sequence[float]) -> float:
    return 1 / (1 + math.exp(-_odds(weights, values)))


def _solve(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    """Solve a set of linear equations by Gaussian elimination; the matrix is positive definite."""
    rows = [[*row, value] for row, value in zip(matrix, vector, strict=True)]
    size = len(rows)
    for at in range(size):
        pivot = rows[at][at]
        rows[at] = [value / pivot for value in rows[at]]
        for other in range(size):
            if other != at:
                factor = rows[other][at]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[at], strict=True)]
    return [row[-1] for row in rows]
