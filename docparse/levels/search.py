"""The search for the cheapest reading: a beam search over stacks of open headings, one step for each candidate.

A state is a stack of open headings. For each candidate a state may continue an open run, open a style below any open
heading, or read the candidate as text; `moves` has these ways. Each has its cost in `costs.COSTS`, and so has the
local evidence. The few cheapest states are kept (a beam), so that time is linear in the number of candidates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import itemgetter

from docparse.levels.evidence import Evidence, OpenHeading
from docparse.levels.moves import Moves
from docparse.levels.states import LastHeading, Option, Seen, State, Step

_BEAM = 4
#: A state that costs this much more than the best one is given up.
_HOPELESS = 5.0

_COST = itemgetter(0)


def find_cheapest(evidence: Iterable[Evidence], cost_of: Mapping[str, float]) -> Step | None:
    """Return the last step of the cheapest reading; the others are found by going back from it."""
    moves = Moves(cost_of)
    states: list[State] = [(0.0, (), (), None)]
    for one in evidence:
        states = _advance(states, one, moves)
    return states[0][3]


def _advance(states: list[State], evidence: Evidence, moves: Moves) -> list[State]:
    """Return the cheapest states after a candidate, in order of cost."""
    options: list[Option] = []
    accept, reject = evidence.accept, evidence.reject
    limit = states[0][0] + reject + _HOPELESS
    find_options = moves.finder_for(evidence)
    for state in states:
        cost = state[0]
        if cost > limit:
            break
        if cost + reject <= limit:
            options.append((cost + reject, 0, state, ()))
        found = find_options(state, evidence, limit - (cost + accept))
        options += found
        for cost, _, _, _ in found:
            if cost + _HOPELESS < limit:
                limit = cost + _HOPELESS
    options.sort(key=_COST)  # of two that cost the same the first stays the first
    return _cheapest(options, evidence, limit)


def _cheapest(options: list[Option], evidence: Evidence, limit: float) -> list[State]:
    """Return the states that the first of `options` lead to, each stack once."""
    best, best_depth, _, best_names = options[0]
    # The cheapest option that reads the candidate otherwise: its cost makes the margin.
    other, other_depth = best + _HOPELESS, -1
    other_names: tuple[str, ...] = ()
    for cost, depth, _, names in options:
        if depth != best_depth:
            other, other_depth, other_names = cost, depth, names
            break
    heading, number = evidence.heading, evidence.number
    run, prefix, report, opened = heading.run, heading.prefix, heading.report, (heading,)
    reached: dict[tuple[OpenHeading, ...], State] = {}
    for cost, depth, (_, stack, seen, path), names in options:
        if cost > limit:
            break
        if depth:
            parents = stack[: depth - 1]
            stack = parents + opened
            if stack in reached:
                continue
            above = parents[-1].run if depth > 1 else ""
            # A new report has its own order of styles.
            seen = () if report else with_last(seen, (run, above, number, prefix))
        elif stack in reached:
            continue
        step: Step
        if depth == best_depth:
            step = path, depth, names, other - cost, other_depth, other_names
        else:
            step = path, depth, names, best - cost, best_depth, best_names
        reached[stack] = cost, stack, seen, step
        if len(reached) == _BEAM:
            break
    return list(reached.values())


def with_last(seen: Seen, last: LastHeading) -> Seen:
    """Return `seen` with `last` in the place of the last heading of the same run."""
    others, run = seen, last[0]
    if seen and seen[0][0] == run:
        others = seen[1:]
    else:
        for at, (known, _, _, _) in enumerate(seen):
            if known == run:
                others = seen[:at] + seen[at + 1 :]
                break
    return (last,) + others  # noqa: RUF005 (half the time of a display with a star)
