"""The moves of the search: how a candidate can fit into what is open, and what each way costs.

Bare tuples are made here for each candidate and state; with named ones a parse takes 10 % longer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docparse.levels.evidence import LABEL, LABELS, PART, UPPER_LABEL, Evidence, OpenHeading
from docparse.levels.oddities import (
    SINGLE,
    find_odd_move,
    find_odd_nesting,
    find_odd_parent,
    find_odd_rank,
    leaves_decimals,
    may_follow,
)
from docparse.levels.states import LastHeading, Option, Seen, State
from docparse.numbering.numerals import LAST

#: A style may be below itself this often; more would let hostile text nest without end.
_MOST_NESTED = 1
#: Skipped numbers after this many cost no more.
_MOST_STEPS = 10
#: Of two places that cost the same, the format decides: beside an entry that it puts at the same level.
_TIE = 0.01

#: The first number of a style that is no lower is what a colon announces, whatever style the colon is in: c) …： / 1)
_LIST_RANK = 70

#: (state, evidence, room) -> each way to be a heading that costs at most `room` more than the state and the evidence.
FindOptions = Callable[[State, Evidence, float], list[Option]]

#: By the move, and by whether a colon announces what comes.
_BESIDE: dict[tuple[str, bool], tuple[str, ...]] = {
    (name, announced): (name, "beside", "announced") if announced else (name, "beside")
    for name in ("open", "through", "lost", "torn")
    for announced in (False, True)
}


class Moves:
    """The moves with one set of costs."""

    def __init__(self, cost_of: Mapping[str, float]) -> None:
        self._cost_of = cost_of
        #: By whether a colon announces what comes.
        self._beside = cost_of["beside"], cost_of["beside"] + cost_of["announced"]
        self._next = cost_of["next"], SINGLE["next"]

    def finder_for(self, evidence: Evidence) -> FindOptions:
        """Return the function that finds the options for a candidate of this sort."""
        if evidence.heading.report:
            return self._as_report
        if evidence.style:
            return self._as_numbered
        return self._as_label if evidence.heading.run in LABELS else _as_unnumbered

    def _as_numbered(self, state: State, evidence: Evidence, room: float) -> list[Option]:
        """Return the ways to continue a run, the innermost first, then those to open a style."""
        stack, base = state[1], state[0] + evidence.accept
        heading, number = evidence.heading, evidence.number
        run, prefix, hint = heading.run, heading.prefix, heading.hint
        options: list[Option] = []
        open_runs, fits = 0, False
        floor = len(stack)
        for opened in reversed(stack):
            if opened.report:
                break
            if opened.run == run:
                open_runs += 1
                if opened.number + 1 == number and opened.prefix == prefix and not hint:
                    cost, names = self._next
                else:
                    cost, names = self._continue(opened, evidence)
                    if floor < len(stack) and leaves_decimals(number, opened, stack[floor]):
                        cost, names = cost + self._cost_of["torn"], (*names, "torn")
                fits = fits or cost == 0
                if cost <= room:
                    options.append((cost + base, floor, state, names))
            floor -= 1
        # 最后， continues what is there, it begins nothing.
        if open_runs <= _MOST_NESTED and (number == 1 or not fits) and number != LAST:
            options += self._openings(state, evidence, floor, open_runs, room)
        return options

    def _continue(self, opened: OpenHeading, evidence: Evidence) -> tuple[float, tuple[str, ...]]:
        """Return the cost of continuing the run of `opened`, and the names of the moves."""
        heading = evidence.heading
        is_next = evidence.number == LAST or not evidence.style
        step = 1 if is_next else evidence.number - opened.number
        if evidence.inserted and not step:
            step = 1
        if heading.prefix != opened.prefix and not heading.report:
            name = "prefix"
        elif step == 1:
            name = "next"
        elif step > 1:
            name = "gap"
        else:
            name = "restart" if evidence.number == 1 else "back" if step else "repeat"
        cost, names = self._cost_of[name], SINGLE[name]
        if name == "gap":
            cost += self._cost_of["further"] * min(step - 2, _MOST_STEPS)
        odd: tuple[str, ...] = ()
        differs = not heading.on_own_line or opened.style != heading.style
        if name == "restart" and opened.on_own_line and differs:
            odd += SINGLE["unlike"]
        if name == "prefix" and evidence.lone:
            odd += SINGLE["bare decimal"]
        if 0 < opened.hint != heading.hint > 0:
            odd += SINGLE["other hint"]
        return (
            (cost + sum([self._cost_of[one] for one in odd]), names + odd) if odd else (cost, names)
        )

    def _openings(
        self, state: State, evidence: Evidence, floor: int, open_runs: int, room: float
    ) -> list[Option]:
        """Return the ways to open a style, the innermost first; `floor` is the depth of the report around it."""
        _, stack, seen, _ = state
        run, height = evidence.heading.run, len(stack)
        last = _last_of(seen, run)
        opening, name = self._opening_number(last, evidence)
        if opening > room and not evidence.fresh:
            return []
        options: list[Option] = []
        base = state[0] + evidence.accept
        heading = evidence.heading
        is_special = heading.hint or heading.decimal
        style = evidence.style
        is_part = style is None or style.decimal or style.division in ("part", "section")
        begins = evidence.number == 1 and evidence.under >= _LIST_RANK
        for depth in range(height + 1, floor, -1):
            cost, names = opening, SINGLE[name]
            parent = stack[depth - 2] if depth - 1 > floor else None
            if depth <= height:
                beside = stack[depth - 1]
                if beside.run == run:
                    open_runs -= 1  # beside a heading of its own run it continues, it does not open
                    continue
                after_list = evidence.after_list and depth == height
                if not after_list and not may_follow(heading, beside, parent):
                    # 一、 after 4、…： is not what the colon announces.
                    announced = evidence.announced and (begins or evidence.under > beside.rank)
                    cost += self._beside[announced]
                    names = _BESIDE[name, announced]
                if 0 < beside.hint == heading.hint:
                    cost -= _TIE
                if evidence.fresh and depth == floor + 1:
                    cost += self._cost_of["fresh"]
            elif evidence.after_list:
                cost, names = cost + self._cost_of["ended list"], (*names, "ended list")
            if cost > room:
                continue
            odd = find_odd_nesting(stack[: depth - 1], seen, heading) if open_runs else ()
            # 第四条 below （二）, as 第一条 to 第三条 were below （一）
            # and 4. below (a), as 3. was below a label
            usual = (
                not is_part
                and last
                and parent
                and not parent.decimal
                and (last[1] == parent.run or (name == "through" and last[1] in LABELS))
            )
            if parent and not usual and evidence.under <= parent.rank and parent.run != run:
                outer = stack[depth - 3] if depth > 2 else None
                odd = find_odd_rank(evidence, parent, outer, name, odd)
            if is_special:
                odd += find_odd_parent(evidence, parent)
            if last and not open_runs and last[1] != (parent.run if parent else ""):
                odd += find_odd_move(evidence, parent, last[1], name, depth > height)
            if odd:
                names += odd
                for one in odd:
                    cost += self._cost_of[one]
            if cost <= room:
                options.append((cost + base, depth, state, names))
        return options

    def _opening_number(self, last: LastHeading | None, evidence: Evidence) -> tuple[float, str]:
        """Return cost and name of opening a style with a number; `last` is the last heading of its run."""
        number = evidence.number
        if number <= 1 and not evidence.inserted:  # 0 引言
            return self._cost_of["open"], "open"
        if last and evidence.heading.decimal and last[3] == evidence.heading.prefix:
            return self._cost_of["torn"], "torn"
        if last and number == last[2] + (not evidence.inserted) and not evidence.heading.decimal:
            return self._cost_of["through"], "through"
        steps = min(abs(number - 2), _MOST_STEPS)
        return self._cost_of["lost"] + self._cost_of["further"] * steps, "lost"

    def _as_report(self, state: State, evidence: Evidence, room: float) -> list[Option]:
        """Return the ways to be a report: it continues a compilation, or opens one at the root or in a report."""
        stack, base = state[1], state[0] + evidence.accept
        floor = _floor_of(stack)
        options: list[Option] = []
        for depth in range(floor, 0, -1):
            if stack[depth - 1].run == evidence.heading.run:
                cost, names = self._continue(stack[depth - 1], evidence)
                options.append((cost + base, depth, state, names))
        if not options and sum(opened.report for opened in stack) <= _MOST_NESTED + 1:
            name = "open" if evidence.number <= 1 else "lost"
            options.append((self._cost_of[name] + base, floor + 1, state, SINGLE[name]))
        return options

    def _as_label(self, state: State, evidence: Evidence, room: float) -> list[Option]:
        """Return the ways to be a label: beside another, at the top, or below the heading that is open.

        The numbers that follow decide: 二、 goes on from 一、 above the label, or 一、 begins below it.
        """
        _, stack, seen, _ = state
        base = state[0] + evidence.accept
        floor = _floor_of(stack)
        options: list[Option] = []
        run = evidence.heading.run
        if run == LABEL and len(stack) > floor and stack[-1].run == UPPER_LABEL:
            return [(base, len(stack) + 1, state, SINGLE["label"])]
        for depth in range(len(stack), floor, -1):
            parent = stack[depth - 2].run if depth - 1 > floor else ""
            is_lower = run == UPPER_LABEL and parent == UPPER_LABEL
            if stack[depth - 1].run in LABELS and not is_lower:
                options.append((base, depth, state, SINGLE["next"]))
        depths = {option[1] for option in options}
        ways: list[tuple[int, str, str]] = []  # depth, move, run of the parent
        if floor + 1 not in depths:
            above = stack[floor - 1].run if floor else ""
            ends = len(stack) > floor and run != PART  # 参考文献 is mostly beside the chapters
            ways.append((floor + 1, "top" if ends else "open", above))
        is_free = len(stack) > floor and len(stack) + 1 not in depths and not evidence.interrupts
        if is_free and stack[-1].run not in LABELS:
            name = "inner part" if run == PART else "label"
            ways.append((len(stack) + 1, name, stack[-1].run))
        last = _last_of(seen, run)
        for depth, name, above in ways:
            names = SINGLE[name] + (SINGLE["moved"] if last and last[1] != above else ())
            options.append((base + sum([self._cost_of[one] for one in names]), depth, state, names))
        return options


def _last_of(seen: Seen, run: str) -> LastHeading | None:
    for last in seen:
        if last[0] == run:
            return last
    return None


def _floor_of(stack: tuple[OpenHeading, ...]) -> int:
    """Return the depth of the innermost open report; 0 without one."""
    floor = len(stack)
    while floor and not stack[floor - 1].report:
        floor -= 1
    return floor


def _as_unnumbered(state: State, evidence: Evidence, room: float) -> list[Option]:
    """Return the way to be a heading of the format without a number: below headings that the format puts above it."""
    stack, hint = state[1], evidence.heading.hint
    depth = _floor_of(stack) + 1
    while depth <= len(stack) and 0 < stack[depth - 1].hint < hint:
        depth += 1
    return [(state[0] + evidence.accept, depth, state, SINGLE["hinted"] if hint else ())]
