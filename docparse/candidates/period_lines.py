"""Lines that name a day, a month or a year and open what belongs to it: minutes, a diary, the parts of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from docparse.lines.line import Line
from docparse.model.patterns import Pattern

#: 11月18日, 2023年3月1日（星期三）
_DATE = Pattern(
    "[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}(?:[ ][上下早晚晨午中例].{1,2})?|(?:[0-9]{4}[ ]?年[ ]?)?[0-9]{1,2}[ ]?月[ ]?[0-9]{1,2}[ ]?[日号號](?:[ ]?[（(]?(?:星期|周|週).[）)]?)?"
)
#: 九月份：, 第一周, 2018年：铆足干劲抓落实
_PERIOD = Pattern(
    "((?:19|20)[0-9]{2}年|第?[0-9一二三四五六七八九十]{1,3}[个個]?(?:月份?|周|季度))(?:[:：]?$|[:：][^，。；：]{4,16}$)"
)
_FIGURES = frozenset("第0123456789一二三四五六七八九十")
_LONGEST = 20
_FEWEST_DATES, _FEWEST_PERIODS = 3, 2


def find_dates(text: str, lines: Sequence[Line], free: Sequence[int]) -> set[int]:
    """Return the indexes of the lines that are a date, if there are several with text between them; else those of periods.

    At least one of them may be a name: `free` are the indexes of these.
    """
    figures = [at for at in free if text[lines[at].start].isdecimal()]
    if not any(_is_date(text, lines[at]) for at in figures):
        return _find_periods(text, lines, free)
    found = [at for at, line in enumerate(lines) if _is_date(text, line)]
    apart = all(after > at + 1 for at, after in pairwise([*found, len(lines)]))
    return set(found) if apart and len(found) >= _FEWEST_DATES else set()


def _find_periods(text: str, lines: Sequence[Line], free: Sequence[int]) -> set[int]:
    """Return the indexes of the lines that name a month, a week or a year, if there are several with text below them.

    `free` are the indexes of the lines that may be a name.
    """
    found = [at for at in free if text[lines[at].start] in _FIGURES and _is_period(text, lines[at])]
    apart = all(after > at + 1 for at, after in pairwise([*found, len(lines)]))
    return set(found) if apart and len(found) >= _FEWEST_PERIODS else set()


def _is_period(text: str, line: Line) -> bool:
    if line.end - line.start > _LONGEST:
        return False
    return _PERIOD.match(text, line.start, line.end) is not None


def _is_date(text: str, line: Line) -> bool:
    if line.end - line.start > _LONGEST or not text[line.start].isdecimal():
        return False
    return _DATE.fullmatch(text, line.start, line.end) is not None
