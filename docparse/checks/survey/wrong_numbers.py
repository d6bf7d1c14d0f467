"""The wrong numbers of a run, and the numbers that it should have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from docparse.numbering.numerals import LAST

#: gap      一、 三、
#: repeat   一、 二、 二、
#: order    一、 四、 三、 二、
#: start    the first is 二、
#: restart  （一） （二） （一）: the heading between them is lost
WrongKind = Literal["gap", "repeat", "order", "start", "restart"]


class WrongNumber(NamedTuple):
    """A number that is not the one expected at its place."""

    kind: WrongKind
    #: The index of the entry in its run.
    at: int
    expected: int


def find_wrong_numbers(numbers: Sequence[int]) -> list[WrongNumber]:
    """Return what is wrong with the numbers of a run, each mistake once.

    >>> [(wrong.kind, wrong.at) for wrong in find_wrong_numbers([1, 2, 2, 4, 7])]
    [('repeat', 2), ('gap', 4)]
    """
    found: list[WrongNumber] = []
    expected = numbers[0]
    if expected > 1:
        found.append(WrongNumber("start", 0, 1))
    swapped = False
    seen: set[int] = set()
    for at, number in enumerate(numbers):
        if at:
            seen.add(numbers[at - 1])
        if swapped or number in (expected, LAST):
            expected, swapped = expected + 1, False
            continue
        following = numbers[at + 1] if at + 1 < len(numbers) else None
        # 一、 三、 二、 四、: two changed places, none is missing.
        swapped = number == expected + 1 and following == expected
        if following == expected + 1:
            # Only this one is wrong: 一、 二、 二、 四、 has no gap before 四、.
            again = number == following or number in seen
            found.append(WrongNumber("repeat" if again else "order", at, expected))
        elif swapped:
            found.append(WrongNumber("order", at, expected))
        else:
            found.append(WrongNumber(_kind(number, expected), at, expected))
            expected = number
        expected += 1
    return found


def _kind(number: int, expected: int) -> WrongKind:
    if number > expected:
        return "gap"
    if number == expected - 1:
        return "repeat"
    return "restart" if number == 1 else "order"


def renumbered(numbers: Sequence[int], wrong_numbers: Sequence[WrongNumber]) -> list[int]:
    """Return the numbers that a run should have; where it starts again it starts at one."""
    restarts = {wrong.at for wrong in wrong_numbers if wrong.kind == "restart"}
    right: list[int] = []
    number = min(numbers[0], 1)
    for at, old in enumerate(numbers):
        # After a single entry, one again would be the same number twice.
        if at in restarts and number > min(numbers[0], 1) + 1:
            number = 1
        right.append(LAST if old == LAST else number)
        number += 1
    return right
