"""A climb on the score itself: one cost at a time, up or down, as long as the outlines get better.

The score does not change between most values, so this finds what the perceptron, which looks at costs, cannot.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from benchmarks.fit.cases import Case
from benchmarks.fit.perceptron import FIXED

_ROUNDS = 3
_SHORTEST_STEP, _SHARE, _SHRINKS = 0.4, 0.25, 0.6
#: What moving a cost away from its value of today must be worth.
_PULL = 0.0002


def score_sets(sets: Mapping[str, Sequence[Case]], costs: Mapping[str, float]) -> float:
    """Return the mean over sets of edge F1, of the pooled nodes and of the texts alike."""
    return sum(sum(score_set(cases, costs)) / 2 for cases in sets.values()) / len(sets)


def score_set(cases: Sequence[Case], costs: Mapping[str, float]) -> tuple[float, float]:
    """Return edge F1 of a set: of all nodes, and the mean over texts."""
    tallies = [case.score(costs) for case in cases]
    total = sum(tallies[1:], tallies[0])
    mean = sum(tally.scores()["edge"] for tally in tallies) / len(tallies)
    return total.scores()["edge"], mean


def climb(
    sets: Mapping[str, Sequence[Case]], costs: Mapping[str, float], seed: int = 0
) -> dict[str, float]:
    """Return costs with which `sets` score higher, starting from `costs`."""

    def worth(values: Mapping[str, float]) -> float:
        moved = sum(values[name] != costs[name] for name in costs)
        return score_sets(sets, values) - _PULL * moved

    random = Random(seed)
    best, most = dict(costs), worth(costs)
    steps = {name: max(_SHORTEST_STEP, _SHARE * abs(value)) for name, value in costs.items()}
    for _ in range(_ROUNDS):
        names = [name for name in costs if name not in FIXED]
        random.shuffle(names)
        for name in names:
            for step in (steps[name], -steps[name]):
                tried = {**best, name: best[name] + step}
                if (value := worth(tried)) > most:
                    best, most = tried, value
                    break
        steps = {name: _SHRINKS * step for name, step in steps.items()}
    return best
