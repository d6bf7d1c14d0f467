"""An averaged structured perceptron: costs move until the right reading is the cheapest.

M. Collins, Discriminative Training Methods for Hidden Markov Models, EMNLP 2002.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import NamedTuple

from benchmarks.fit.cases import Case
from benchmarks.fit.paths import Counts, Local, cheapest, cheapest_right, count_costs, local_costs

#: The scale is fixed by one cost; continuing a run costs nothing.
FIXED = frozenset({"text", "next"})
_EPOCHS = 8
#: How far the costs move for a text that is read wrongly, and the share of the way back to their values of today.
_RATE, _PULL = 0.002, 0.2
#: A text with more differences than these does not move the costs further.
_MOST_DIFFERENCES = 6.0
#: A set of few texts weighs no more than this for each of them.
_MOST_WEIGHT = 3.0


class _Example(NamedTuple):
    case: Case
    local: Sequence[Local]
    weight: float


def fit_costs(
    sets: Mapping[str, Sequence[Case]], costs: Mapping[str, float], seed: int = 0
) -> dict[str, float]:
    """Return costs fitted to `sets`, starting from `costs`. Sets weigh the same, and their texts equally; signs stay."""
    examples = [
        _Example(case, local_costs(case), 1 / len(cases))
        for cases in sets.values()
        for case in cases
        if case.candidates
    ]
    mean = sum(example.weight for example in examples) / len(examples)
    random = Random(seed)
    fitted, sums = dict(costs), dict.fromkeys(costs, 0.0)
    for _ in range(_EPOCHS):
        random.shuffle(examples)
        for example in examples:
            rate = _RATE * min(_MOST_WEIGHT, example.weight / mean)
            for name, change in _changes(example, fitted).items():
                fitted[name] = _with_sign(fitted[name] - rate * change, costs[name])
            for name, value in fitted.items():
                sums[name] += value
        for name, value in fitted.items():
            fitted[name] = value + _PULL * (costs[name] - value)
    return {name: total / (_EPOCHS * len(examples)) for name, total in sums.items()}


def _changes(example: _Example, costs: Mapping[str, float]) -> Counts:
    """Return how much more often the right reading pays each cost than the cheapest, if that is cheaper."""
    right = cheapest_right(example.case, costs)
    if right is None:
        return {}
    wanted = count_costs(right, example.local)
    found = count_costs(cheapest(example.case, costs), example.local)
    changes = {
        name: wanted.get(name, 0.0) - found.get(name, 0.0)
        for name in {*wanted, *found}
        if name in costs and name not in FIXED
    }
    if sum(costs[name] * change for name, change in changes.items()) <= 0:
        return {}
    size = sum(abs(change) for change in changes.values())
    share = min(1.0, _MOST_DIFFERENCES / size)
    return {name: share * change for name, change in changes.items() if change}


def _with_sign(value: float, today: float) -> float:
    """Return `value`, or 0 where it has another sign than today: a doubt stays a doubt."""
    if today > 0:
        return max(0.0, value)
    return min(0.0, value) if today < 0 else value
