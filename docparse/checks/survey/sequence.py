"""What is wrong with the numbers of a run, and what they should be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from docparse.numbering.numerals import LAST

#: gap      一、 三、
#: repeat   一、 二、 二、
#: order    一、 四、 三、 二、
#: start    the first is 二、
#: restart  （一） （二） （一）: the heading between them is lost
FaultKind = Literal["gap", "repeat", "order", "start", "restart"]


class Fault(NamedTuple):
    """A number that is not the one expected at its place."""

    kind: FaultKind
    #: The index of the entry in its run.
    at: int
    expected: int


def find_faults(numbers: Sequence[int]) -> list[Fault]:
    """Return what is wrong with the numbers of a run, each fault once.

    >>> [(fault.kind, fault.at) for fault in find_faults([1, 2, 2, 4, 7])]
    [('repeat', 2), ('gap', 4)]
    """
    faults: list[Fault] = []
    expected = numbers[0]
    if expected > 1:
        faults.append(Fault("start", 0, 1))
    swapped = False
    for at, number in enumerate(numbers):
        if swapped or number in (expected, LAST):
            expected, swapped = expected + 1, False
            continue
        following = numbers[at + 1] if at + 1 < len(numbers) else None
        # 一、 三、 二、 四、 has two that changed places, no gap.
        swapped = number == expected + 1 and following == expected
        if following == expected + 1:
            # Only this one is wrong: 一、 二、 二、 四、 has no gap before 四、.
            again = number == following or number in numbers[:at]
            faults.append(Fault("repeat" if again else "order", at, expected))
        elif swapped:
            faults.append(Fault("order", at, expected))
        else:
            faults.append(Fault(_kind(number, expected), at, expected))
            expected = number
        expected += 1
    return faults


def _kind(number: int, expected: int) -> FaultKind:
    if number > expected:
        return "gap"
    if number == expected - 1:
        return "repeat"
    return "restart" if number == 1 else "order"


def renumbered(numbers: Sequence[int], faults: Sequence[Fault]) -> list[int]:
    """Return the numbers of a run as they should be; where it starts again it starts again at one."""
    restarts = {fault.at for fault in faults if fault.kind == "restart"}
    right: list[int] = []
    number = min(numbers[0], 1)
    for at, old in enumerate(numbers):
        # Behind a single entry one again would be the same number twice.
        if at in restarts and number > min(numbers[0], 1) + 1:
            number = 1
        right.append(LAST if old == LAST else number)
        number += 1
    return right
