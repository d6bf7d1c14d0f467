"""The search for the cheapest reading: a beam of stacks of open headings, which each candidate moves on.

A state is a stack of open headings. For each candidate a state may continue an open run, open a style below any open
heading, or read the candidate as text; `moves` has these ways. Each has its cost in `costs.COSTS`, and so has the
local evidence. The few cheapest states are kept (a beam), so that time is linear in the number of candidates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import itemgetter

from docparse.levels.evidence import Evidence, OpenHeading
from docparse.levels.moves import LastHeading, Moves, Seen

_BEAM = 4
#: A state that costs this much more than the best one is given up.
_HOPELESS = 5.0

#: (step before, depth (0 is text), names of the moves, margin, depth and names of the best other reading):
#: a decision on the way to a state. The depth of the other reading is -1 where none came near.
Step = tuple["Step | None", int, tuple[str, ...], float, int, tuple[str, ...]]
#: (cost, stack, seen, last step)
_State = tuple[float, tuple[OpenHeading, ...], Seen, Step | None]
#: (cost, depth, state, names): a way on from a state.
_Option = tuple[float, int, _State, tuple[str, ...]]
_COST = itemgetter(0)


def find_cheapest(evidence: Iterable[Evidence], cost_of: Mapping[str, float]) -> Step | None:
    """Return the last step of the cheapest reading; the others are found by going back from it."""
    moves = Moves(cost_of)
    states: list[_State] = [(0.0, (), (), None)]
    for one in evidence:
        states = _advance(states, one, moves)
    return states[0][3]


def _advance(states: list[_State], evidence: Evidence, moves: Moves) -> list[_State]:
    """Return the cheapest states after a candidate, in order of cost."""
    options: list[_Option] = []
    accept, reject = evidence.accept, evidence.reject
    limit = states[0][0] + reject + _HOPELESS
    find_moves = moves.find_for(evidence)
    for state in states:
        cost, stack, seen, _ = state
        if cost > limit:
            break
        if cost + reject <= limit:
            options.append((cost + reject, 0, state, ()))
        base = cost + accept
        least = limit - base
        for more, depth, names in find_moves(stack, seen, evidence, least):
            options.append((more + base, depth, state, names))
            if more < least:
                least = more
        limit = min(limit, least + base + _HOPELESS)
    options.sort(key=_COST)  # of two that cost the same the first stays the first
    return _cheapest(options, evidence, limit)


def _cheapest(options: list[_Option], evidence: Evidence, limit: float) -> list[_State]:
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
    run, report = heading.run, heading.report
    # A part without a number leaves the open runs as they are: 二、 still continues after 小结.
    opened = (heading,) if evidence.style or report or heading.hint else ()
    reached: dict[tuple[OpenHeading, ...], _State] = {}
    for cost, depth, (_, stack, seen, path), names in options:
        if cost > limit:
            break
        if depth and opened:
            stack = stack[: depth - 1] + opened
        if stack in reached:
            continue
        if depth:
            above = stack[depth - 2].run if depth > 1 else ""
            # A new report has its own order of styles.
            seen = () if report else _with_last(seen, (run, above, number))
        step: Step
        if depth == best_depth:
            step = path, depth, names, other - cost, other_depth, other_names
        else:
            step = path, depth, names, best - cost, best_depth, best_names
        reached[stack] = cost, stack, seen, step
        if len(reached) == _BEAM:
            break
    return list(reached.values())


def _with_last(seen: Seen, last: LastHeading) -> Seen:
    """Return `seen` with `last` in the place of the last heading of the same run."""
    others, run = seen, last[0]
    if seen and seen[0][0] == run:
        others = seen[1:]
    else:
        for at, (known, _, _) in enumerate(seen):
            if known == run:
                others = seen[:at] + seen[at + 1 :]
                break
    return (last,) + others  # noqa: RUF005 (half the time of a display with a star)
