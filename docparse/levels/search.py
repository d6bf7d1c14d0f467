"""The search for the cheapest reading: a beam of stacks of open headings, moved on by each candidate.

A state is a stack of open styles, each with its last number. For each candidate a state may count
on in an open run, open a style below any open heading, or read the candidate as text; every such
move has its price in `costs.COSTS`, and so has the local evidence. The few cheapest states are kept
(a beam), so that time is linear in the candidates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter

from docparse.levels.costs import COSTS
from docparse.levels.evidence import Entry, Mark
from docparse.numbering.numerals import LAST

_BEAM = 4
#: A state that costs so much more than the best one is given up.
_HOPELESS = 5.0
#: So often a style may stand below itself; more would let hostile text nest without end.
_MOST_NESTED = 1
#: A gap or a lost beginning costs no more than so many further numbers.
_MOST_STEPS = 10


# What follows is made several times for each candidate: bare tuples take a third of the time of named ones.
#: The last heading of a run: the run, the run it stood below, and its number.
_Last = tuple[str, str, int]
#: That of each run of this report, the last one first. They are few: to go through them costs less than a dictionary
#: that is copied for each state.
_Seen = tuple[_Last, ...]
#: (step before, depth (0 is text), names of the moves, margin, the depth and names of the best other reading):
#: a decision on the way to a state. The depth of the other reading is -1 where none came near.
Step = tuple["Step | None", int, tuple[str, ...], float, int, tuple[str, ...]]
#: (cost, stack, seen, last step)
_State = tuple[float, tuple[Entry, ...], _Seen, Step | None]
#: (cost, depth, names): a way to be a heading.
_Move = tuple[float, int, tuple[str, ...]]
#: (cost, depth, state, names)
_Option = tuple[float, int, _State, tuple[str, ...]]
_COST = itemgetter(0)

#: The tuples of one name, made once.
_ALONE: dict[str, tuple[str, ...]] = {name: (name,) for name in COSTS}
_BESIDE: dict[tuple[str, bool], tuple[str, ...]] = {
    (name, announced): (name, "beside", "announced") if announced else (name, "beside")
    for name in ("open", "through", "lost")
    for announced in (False, True)
}


class Search:
    """The search with one set of prices."""

    def __init__(self, price: Mapping[str, float]) -> None:
        self._price = price
        #: By whether a colon announces what comes.
        self._beside = price["beside"], price["beside"] + price["announced"]
        self._fresh = price["fresh"]
        self._next = price["next"], _ALONE["next"]

    def run(self, marks: Iterable[Mark]) -> Step | None:
        """Return the last step to the cheapest state behind the last of `marks`."""
        states: list[_State] = [(0.0, (), (), None)]
        for mark in marks:
            states = self._advance(states, mark)
        return states[0][3]

    def _advance(self, states: list[_State], mark: Mark) -> list[_State]:
        """Return the cheapest states behind the candidate `mark`, in order of cost."""
        options: list[_Option] = []
        accept, reject = mark.accept, mark.reject
        limit = states[0][0] + reject + _HOPELESS
        add_moves = self._add_moves if mark.style and not mark.entry.report else self._add_others
        for state in states:
            known = state[0]
            if known > limit:
                break
            if known + reject <= limit:
                options.append((known + reject, 0, state, ()))
            base = known + accept
            hopeless = add_moves(options, state, mark, base, limit - base) + base + _HOPELESS
            if hopeless < limit:
                limit = hopeless
        options.sort(key=_COST)  # of two at one price the first stays the first
        return self._cheapest(options, mark, limit)

    def _cheapest(self, options: list[_Option], mark: Mark, limit: float) -> list[_State]:
        """Return the states that the first of `options` lead to, each stack once."""
        best, place, _, first_names = options[0]
        # The cheapest option that reads the candidate otherwise: its cost makes the margin.
        other, other_depth = best + _HOPELESS, -1
        other_names: tuple[str, ...] = ()
        for cost, depth, _, names in options:
            if depth != place:
                other, other_depth, other_names = cost, depth, names
                break
        entry, number = mark.entry, mark.number
        run, report = entry.run, entry.report
        # A part without a number leaves the open runs as they are: 二、 still counts on behind 小结.
        opened = (entry,) if mark.style or report or entry.hint else ()
        reached: dict[tuple[Entry, ...], _State] = {}
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
                seen = () if report else _see(seen, (run, above, number))
            step: Step
            if depth == place:
                step = path, depth, names, other - cost, other_depth, other_names
            else:
                step = path, depth, names, best - cost, place, first_names
            reached[stack] = cost, stack, seen, step
            if len(reached) == _BEAM:
                break
        return list(reached.values())

    def _add_moves(
        self, options: list[_Option], state: _State, mark: Mark, base: float, limit: float
    ) -> float:
        """Add each way to be a numbered heading that costs no more than `limit` above `base`; return the least of the costs."""
        stack = state[1]
        entry, number = mark.entry, mark.number
        run, prefix = entry.run, entry.prefix
        open_runs, exact, least = 0, False, limit
        floor = len(stack)
        for opened in reversed(stack):
            if opened.report:
                break
            if opened.run == run:
                open_runs += 1
                if opened.number + 1 == number and opened.prefix == prefix and not entry.hint:
                    cost, names = self._next
                else:
                    cost, names = self._count_on(opened, mark)
                exact = exact or cost == 0
                if cost <= limit:
                    options.append((cost + base, floor, state, names))
                    if cost < least:
                        least = cost
            floor -= 1
        if open_runs <= _MOST_NESTED and (number == 1 or not exact):
            cost = self._add_openings(options, state, mark, floor, open_runs, base, limit)
            if cost < least:
                least = cost
        return least

    def _add_openings(
        self,
        options: list[_Option],
        state: _State,
        mark: Mark,
        floor: int,
        open_runs: int,
        base: float,
        limit: float,
    ) -> float:
        """Add each way to open a style above the depth `floor`, where `open_runs` of its own stand open; return the least of the costs."""
        _, stack, seen, _ = state
        entry, style, number, under, fresh, _, announced, _, _ = mark
        run = entry.run
        last = _find_seen(seen, run)
        opening, name = self._opening_number(last, number)
        least = limit
        if opening > limit and not fresh:
            return least
        is_special = entry.hint or (style and style.decimal)
        height = len(stack)
        for depth in range(height + 1, floor, -1):
            cost, names = opening, _ALONE[name]
            if depth <= height:
                if stack[depth - 1].run == run:
                    open_runs -= 1  # beside an entry of its own run it counts on, it does not open
                    continue
                cost += self._beside[announced]
                names = _BESIDE[name, announced]
                if fresh and depth == floor + 1:
                    cost += self._fresh
            if cost > limit:
                continue
            parent = stack[depth - 2] if depth - 1 > floor else None
            odd = _nested_in(seen, run) if open_runs else ()
            if parent and under <= parent.rank and parent.run != run:
                odd += _ALONE["rank"]
            if is_special:
                odd += _oddly_special(mark, parent)
            if last and not open_runs and last[1] != (parent.run if parent else ""):
                odd += _ALONE["moved"]
            if odd:
                names += odd
                for extra in odd:
                    cost += self._price[extra]
                if cost > limit:
                    continue
            options.append((cost + base, depth, state, names))
            if cost < least:
                least = cost
        return least

    def _add_others(
        self, options: list[_Option], state: _State, mark: Mark, base: float, limit: float
    ) -> float:
        """Add each way to be a report, or a heading without a number; return the least of the costs."""
        stack = state[1]
        height = floor = len(stack)
        while floor and not stack[floor - 1].report:
            floor -= 1
        least = limit
        if mark.entry.report:
            for cost, depth, names in self._report_moves(stack, mark, floor):
                options.append((cost + base, depth, state, names))
                least = min(least, cost)
            return least
        depth, hint = floor + 1, mark.entry.hint
        while depth <= height and 0 < stack[depth - 1].hint < hint:
            depth += 1
        options.append((base, depth, state, ("hinted",) if hint else ()))
        return min(least, 0.0)

    def _report_moves(self, stack: tuple[Entry, ...], mark: Mark, floor: int) -> Iterator[_Move]:
        """A report counts on in a compilation, or opens one at the root or inside a report."""
        counted = False
        for depth in range(floor, 0, -1):
            if stack[depth - 1].run == mark.entry.run:
                cost, names = self._count_on(stack[depth - 1], mark)
                yield cost, depth, names
                counted = True
        if not counted and sum(opened.report for opened in stack) <= _MOST_NESTED + 1:
            name = "open" if mark.number <= 1 else "lost"
            yield self._price[name], floor + 1, (name,)

    def _count_on(self, opened: Entry, mark: Mark) -> tuple[float, tuple[str, ...]]:
        """Return the price of counting on from `opened`, and the names of the moves."""
        entry = mark.entry
        step = 1 if mark.number == LAST or not mark.style else mark.number - opened.number
        if entry.prefix != opened.prefix and not entry.report:
            name = "prefix"
        elif step == 1:
            name = "next"
        elif step > 1:
            name = "gap"
        else:
            name = "restart" if mark.number == 1 else "back"
        cost, names = self._price[name], _ALONE[name]
        if name == "gap":
            cost += 0.25 * min(step - 2, _MOST_STEPS)
        if name == "restart" and opened.standalone and not entry.standalone:
            cost += self._price["unlike"]
            names += ("unlike",)
        if name == "prefix" and mark.lone:
            cost += self._price["bare decimal"]
            names += ("bare decimal",)
        if 0 < opened.hint != entry.hint > 0:
            cost += self._price["other hint"]
            names += ("other hint",)
        return cost, names

    def _opening_number(self, last: _Last | None, number: int) -> tuple[float, str]:
        """Return the price of the number that opens a style of which `last` was seen last."""
        if number <= 1:  # 0 引言
            return self._price["open"], "open"
        if last and number == last[2] + 1:
            return self._price["through"], "through"
        return self._price["lost"] + 0.25 * min(abs(number - 2), _MOST_STEPS), "lost"


def _nested_in(seen: _Seen, run: str) -> tuple[str, ...]:
    """Return the names of what is odd about a style below itself."""
    # 三、 with 一、 to 七、 below it is likely where 一、 and 二、 had （一） below them
    childless = all(above != run for _, above, _ in seen)
    return ("nested", "childless") if childless else ("nested",)


def _oddly_special(mark: Mark, parent: Entry | None) -> tuple[str, ...]:
    """Return the names of what is odd about a decimal below `parent`, or a level that the format gives."""
    odd: tuple[str, ...] = ()
    # ### 1、 below ### 一、 is as on many pages, but not below ### 背景
    if parent and 0 < mark.entry.hint < parent.hint + (parent.number < 0):
        odd = ("above hint",)
    if mark.style and mark.style.decimal and not _is_prefix(mark.entry.prefix, parent):
        odd += ("prefix", "bare decimal") if mark.lone else ("prefix",)
    return odd


def _see(seen: _Seen, last: _Last) -> _Seen:
    """Return `seen` with the last number of a run in the place of the one before."""
    others, run = seen, last[0]
    if seen and seen[0][0] == run:
        others = seen[1:]
    else:
        for at, (known, _, _) in enumerate(seen):
            if known == run:
                others = seen[:at] + seen[at + 1 :]
                break
    return (last,) + others  # noqa: RUF005 (takes half the time of a display with a star)


def _find_seen(seen: _Seen, run: str) -> _Last | None:
    for entry in seen:
        if entry[0] == run:
            return entry
    return None


def _is_prefix(prefix: str, parent: Entry | None) -> bool:
    """Tell whether 4.1 stands below 4, or 4.1.2 below 4.1."""
    if parent is None:
        return False
    return prefix == (f"{parent.prefix}.{parent.number}" if parent.prefix else str(parent.number))
