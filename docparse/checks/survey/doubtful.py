"""Wrong numbers that the outline explains as well as a mistake does: they are remarks, not errors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from docparse.checks.survey.runs import NumberedRun
from docparse.checks.survey.wrong_numbers import WrongNumber
from docparse.model.source import opens_line

#: A run with its wrong numbers.
WrongRun: TypeAlias = tuple[NumberedRun, list[WrongNumber]]

#: A text seldom loses more than the first two numbers.
_LATEST_START = 3


def is_doubtful(text: str, run: NumberedRun, wrong_numbers: Sequence[WrongNumber]) -> bool:
    """Tell whether a number of a run that is out of sequence may belong to another list.

    The whole run is doubtful then: its numbers cannot be corrected together.
    """
    return any(_may_be_other_list(text, run, wrong) for wrong in wrong_numbers)


def _may_be_other_list(text: str, run: NumberedRun, wrong: WrongNumber) -> bool:
    entries, at = run.entries, wrong.at
    number = entries[at].marker.number
    following = entries[at + 1].marker.number if at + 1 < len(entries) else 0
    row, span = entries[at].marker.row, entries[at].marker.span
    match wrong.kind:
        case "gap":
            # 第二章 第五章: more is missing than is there.
            return number - wrong.expected > min(at, entries[at - 1].marker.number)
        case "order":
            # 7、 2、: the 2 of another list, unless 3、 2、 changed places or 8、 follows.
            is_swapped = number == wrong.expected + 1 and following == wrong.expected
            return not is_swapped and following != wrong.expected + 1
        case "repeat":
            # 1 甲 1 乙: two lists, unless 3 follows
            return number == 1 and row.unmarked and following != 3
        case "start":
            weak = row.unmarked or row.numerals.letters or not opens_line(text, span.start)
            return number > _LATEST_START or (weak and len(entries) == 1)
        case "restart":
            return False
