"""What is odd about a parent, by the names of `costs.COSTS`."""

from __future__ import annotations

from docparse.levels.costs import COSTS
from docparse.levels.evidence import LABELS, PART, Evidence, OpenHeading
from docparse.levels.states import Seen
from docparse.numbering.styles import CAPITAL, ROMANS, SPOKEN_RANK

#: The tuples of one name, made once.
SINGLE: dict[str, tuple[str, ...]] = {name: (name,) for name in COSTS}
#: No style up to this rank is below an enumeration in sentences: 一、 is not below 首先，.
_HELD = 55


def leaves_decimals(number: int, opened: OpenHeading, below: OpenHeading) -> bool:
    """Tell whether a number that goes back leaves decimals: 1. after 2.1, which is below 2."""
    return below.decimal and number <= opened.number and _is_prefix(below.prefix, opened)


def may_follow(heading: OpenHeading, before: OpenHeading, parent: OpenHeading | None) -> bool:
    """Tell whether another style after `before` is not odd: 一、 after 前言, 2.1 after a list below 2."""
    if before.run == PART:
        return True
    return heading.decimal and not before.decimal and _is_prefix(heading.prefix, parent)


def find_odd_move(
    evidence: Evidence, parent: OpenHeading | None, before: str, name: str, is_innermost: bool
) -> tuple[str, ...]:
    """Return what is odd about another parent than the last heading of the run has, which is of the run `before`."""
    if name != "through":
        return SINGLE["moved"]
    # An article that counts on is not below a list that the one before it was not below; other styles count on below
    # parents of one style only.
    # 4. is below (a), as 3. was below a label.
    labelled = before in LABELS
    deeper = parent is not None and parent.rank > evidence.heading.rank and not labelled
    counts_on = evidence.style is not None and evidence.style.counts_on
    titled = is_innermost and parent is not None and parent.on_own_line and not parent.counts_on
    return SINGLE["torn" if deeper or not (counts_on or titled) else "moved"]


def find_odd_nesting(
    above: tuple[OpenHeading, ...], seen: Seen, heading: OpenHeading
) -> tuple[str, ...]:
    """Return the names of what is odd about a style below itself; `above` are the headings above it."""
    run = heading.run
    others = [opened for opened in above if opened.run == run]
    if heading.indent and all(0 < opened.indent != heading.indent for opened in others):
        return SINGLE["variant"]
    titled = above[-1].on_own_line and heading.number == 1
    if titled and all(opened.style != heading.style for opened in others):
        return SINGLE["variant"]
    # 三、 with 一、 to 七、 below it is likely if 一、 and 二、 had （一） below them
    childless = all(above != run for _, above, _, _ in seen)
    return ("nested", "childless") if childless else SINGLE["nested"]


def find_odd_rank(
    evidence: Evidence,
    parent: OpenHeading,
    outer: OpenHeading | None,
    name: str,
    odd: tuple[str, ...],
) -> tuple[str, ...]:
    """Return `odd` with what is odd about a parent that is usually the lower style; `outer` is the parent's parent."""
    style = evidence.style
    if outer and outer.run in ROMANS and parent.style == CAPITAL.name:
        return odd  # I. A. 1.
    if parent.decimal and name == "open" and style and style.heads_decimals and not style.division:
        return ()  # 1. below 2.1, whether 2.1 is below 2. or not
    if parent.counts_on and style and style.division:
        return odd + SINGLE["held"]
    if parent.rank != SPOKEN_RANK:
        return odd + SINGLE["rank"]
    if evidence.under <= _HELD:
        return odd + SINGLE["held"]
    # 第一，反幼稚 on a line of its own, and （一） below it
    return odd if parent.on_own_line else odd + SINGLE["rank"]


def find_odd_parent(evidence: Evidence, parent: OpenHeading | None) -> tuple[str, ...]:
    """Return the names of what is odd about a parent: its level in the format, the number of a decimal."""
    heading, style = evidence.heading, evidence.style
    odd: tuple[str, ...] = ()
    # ### 1、 below ### 一、 is found on many pages, but not below ### 背景
    if parent and 0 < heading.hint < parent.hint + (parent.number < 0):
        odd = SINGLE["above hint"]
    if style and style.decimal and not _is_prefix(heading.prefix, parent):
        odd += ("prefix", "bare decimal") if evidence.lone else SINGLE["prefix"]
    return odd


def _is_prefix(prefix: str, parent: OpenHeading | None) -> bool:
    """Tell whether a decimal begins with the number of its parent: 4.1 below 4, 4.1.2 below 4.1, 1.0.1 below 1."""
    if parent is None:
        return False
    return prefix.removesuffix(".0") == (
        f"{parent.prefix}.{parent.number}" if parent.prefix else str(parent.number)
    )
