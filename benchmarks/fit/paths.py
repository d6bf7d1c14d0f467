"""The readings of a text as sums of costs: the cheapest of all, and the cheapest that agrees with the gold outline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from benchmarks.fit.cases import Case
from docparse.levels.evidence import Evidence, find_evidence
from docparse.levels.moves import Moves
from docparse.levels.resolve import STANDARD_COSTS, find_steps
from docparse.levels.search import with_last
from docparse.levels.states import Option, State

#: States that are kept for each candidate: more than the search keeps, since the gold reading may look dear at first.
_BEAM = 10
_NO_LIMIT = 1e9
_ROOT = -1
#: The part of a sum that is no cost of the table: doubts of styles.
_CONSTANT = ""
#: How often a reading pays each cost.
Counts = Mapping[str, float]


class Sum(dict[str, float]):
    """A sum of costs, by name; adding a number adds to its constant part."""

    def __add__(self, other: Sum | float) -> Sum:
        total = Sum(self)
        for name, times in _terms(other).items():
            total[name] = total.get(name, 0.0) + times
        return total

    __radd__ = __add__


def _terms(value: Sum | float) -> Mapping[str, float]:
    return value if isinstance(value, Sum) else {_CONSTANT: value}


class _Names(dict[str, float]):
    """Stands for a table of costs: each cost is its name."""

    def __missing__(self, name: str) -> Sum:
        return Sum({name: 1.0})


class Local(NamedTuple):
    """What a candidate costs by itself, as a heading and as text."""

    accept: Mapping[str, float]
    reject: Mapping[str, float]


def local_costs(case: Case) -> list[Local]:
    """Return the costs of each candidate apart from the moves, by name."""
    # A share is no term of a sum.
    names = _Names({"proved": STANDARD_COSTS["proved"]})
    evidence = find_evidence(case.candidates, case.breaks, names)
    return [Local(_terms(one.accept), _terms(one.reject)) for one in evidence]


#: Depth (0 is text) and the names of the moves, for each candidate.
Reading = Sequence[tuple[int, tuple[str, ...]]]


def count_costs(reading: Reading, local: Sequence[Local]) -> Counts:
    """Return how often a reading pays each cost that is a move or local; `further` and `fresh` are parts of moves."""
    total = Sum()
    for (depth, moves), (accept, reject) in zip(reading, local, strict=True):
        total += Sum(Counter(moves)) + Sum(accept if depth else reject)
    total.pop(_CONSTANT, None)
    return total


def cheapest(case: Case, costs: Mapping[str, float]) -> Reading:
    """Return the reading that the search finds."""
    steps = find_steps(case.candidates, case.breaks, costs)
    return [(depth, moves) for _, depth, moves, *_ in steps]


class _Partial(NamedTuple):
    """A reading of the candidates so far."""

    state: State
    #: The candidates that are open, outermost first.
    opened: tuple[int, ...]
    #: The optional candidates that were taken.
    taken: frozenset[int]
    reading: tuple[tuple[int, tuple[str, ...]], ...]


def cheapest_right(case: Case, costs: Mapping[str, float]) -> Reading | None:
    """Return the cheapest reading that agrees with the gold outline, whose optional rows are free; `None` without one."""
    moves = Moves(costs)
    partials = [_Partial((0.0, (), (), None), (), frozenset(), ())]
    for at, evidence in enumerate(find_evidence(case.candidates, case.breaks, costs)):
        find_options = moves.finder_for(evidence)
        options: list[tuple[float, int, tuple[str, ...], _Partial]] = []
        for partial in partials:
            found = find_options(partial.state, evidence, _NO_LIMIT)
            options += _right_options(case, at, evidence, partial, found)
        if not options:
            return None
        options.sort(key=lambda option: option[0])
        partials = _best(case, at, evidence, options)
    return partials[0].reading


def _right_options(
    case: Case, at: int, evidence: Evidence, partial: _Partial, found: Sequence[Option]
) -> list[tuple[float, int, tuple[str, ...], _Partial]]:
    target, is_free = case.targets.get(at), at in case.free
    right: list[tuple[float, int, tuple[str, ...], _Partial]] = []
    if target is None or target.is_optional or is_free:
        right.append((partial.state[0] + evidence.reject, 0, (), partial))
    if is_free or target is not None:
        parent = None if target is None or is_free else _parent_of(case, target.parents, partial)
        for cost, depth, _, names in found:
            above = partial.opened[depth - 2] if depth > 1 else _ROOT
            if parent is None or above == parent:
                right.append((cost, depth, names, partial))
    return right


def _parent_of(case: Case, parents: Sequence[int], partial: _Partial) -> int:
    """Return the nearest of `parents` that the reading has: an optional one only if it was taken."""
    for near in parents:
        if not case.targets[near].is_optional or near in partial.taken:
            return near
    return _ROOT


def _best(
    case: Case,
    at: int,
    evidence: Evidence,
    options: Sequence[tuple[float, int, tuple[str, ...], _Partial]],
) -> list[_Partial]:
    """Return the cheapest readings up to a candidate, each stack once."""
    heading, target = evidence.heading, case.targets.get(at)
    best: dict[object, _Partial] = {}
    for cost, depth, names, ((_, stack, seen, _), opened, taken, reading) in options:
        if depth:
            above = stack[depth - 2].run if depth > 1 else ""
            stack, opened = (*stack[: depth - 1], heading), (*opened[: depth - 1], at)
            last = heading.run, above, evidence.number, heading.prefix
            seen = () if heading.report else with_last(seen, last)
            if target and target.is_optional:
                taken = taken | {at}
        if (stack, opened) not in best:
            state = cost, stack, seen, None
            best[stack, opened] = _Partial(state, opened, taken, (*reading, (depth, names)))
            if len(best) == _BEAM:
                break
    return list(best.values())
