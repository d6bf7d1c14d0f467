"""Faults of the numbers that the text explains: the number is there, and the outline did not take it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from docparse.checks.survey.numerals import numeral_of
from docparse.checks.survey.runs import Run
from docparse.checks.survey.sequence import Fault
from docparse.checks.survey.unread import Unread
from docparse.model.document import Section
from docparse.model.source import BLANK
from docparse.numbering.numerals import write_like

#: A number before the first is looked for so far back.
_NEAR = 2000


def is_excused(text: str, run: Run, fault: Fault, unread: Sequence[Unread]) -> bool:
    """Tell whether a fault is none, or nothing that can be said with certainty."""
    entry = run.entries[fault.at]
    if unread and _is_unread(run, fault, unread):
        return True
    row = entry.marker.row
    if row.followed_by == "blank" and not any(one.section.blocks for one in run.entries):
        return True  # places of a race: 1 2 2 4
    if fault.kind == "start":
        end = entry.marker.span.end
        # One number alone proves nothing: 第三条您总说腿疼, 3题, 2 周小雅; nor does (2)，得到新息序列.
        weak = row.unmarked or row.counts_on or text[end : end + 1] in ("，", ",")
        weak = weak or _is_quoted(run)
        below = any(isinstance(block, Section) for block in entry.section.blocks)
        if len(run.entries) == 1 and weak and not below:
            return True
        return not row.spoken and _is_written(text, run, fault, _opening(run))
    if fault.kind == "gap":
        return _is_written(text, run, fault, run.entries[fault.at - 1].marker.span.end)
    return False


def _is_quoted(run: Run) -> bool:
    """Tell whether a number stands below one of a lower style, 6、 with (四) below: as likely it is quoted."""
    parent = run.parent.heading.marker if run.parent else None
    return parent is not None and run.entries[0].marker.row.under < parent.row.rank


def _is_unread(run: Run, fault: Fault, unread: Sequence[Unread]) -> bool:
    """Tell whether the number that is missed is there without its mark: that is what is wrong."""
    starts = [entry.marker.span.start for entry in run.entries[max(fault.at - 1, 0) : fault.at + 2]]
    before = starts[0] if fault.at else -1
    here = run.entries[fault.at].marker.span.start
    first = bisect_left(unread, before, key=_start_of)
    between = unread[first : bisect_left(unread, here, first, key=_start_of)]
    if fault.kind == "restart":
        # What starts again stands below the number that was not taken.
        return any(one.kind != "again" for one in between)
    missed = range(fault.expected, run.entries[fault.at].marker.number)
    if any(one.family == run.family and one.number in missed for one in between):
        return True
    # 1 3 2: the one that is missed stands behind, and that is said of it
    behind = starts[-1] if starts[-1] > here else here + _NEAR
    later = unread[first + len(between) : bisect_left(unread, behind, key=_start_of)]
    return any(one.kind == "again" and one.run is run and one.number in missed for one in later)


def _start_of(unread: Unread) -> int:
    return unread.span.start


def _opening(run: Run) -> int:
    """Return where the first number of a run can stand: behind the number of the heading above."""
    start = run.entries[0].marker.span.start
    if run.parent is None:
        return max(0, start - _NEAR)
    above = run.parent.heading
    return max(above.marker.span.end if above.marker else above.span.start, start - _NEAR)


def _is_written(text: str, run: Run, fault: Fault, start: int) -> bool:
    """Tell whether the number that is missed begins a sentence in the text from `start` on."""
    marker = run.entries[fault.at].marker
    place = numeral_of(text, marker)
    if place is None:
        return True
    numeral = write_like(fault.expected, text[place.start : place.end])
    if numeral is None:
        return True
    before = text[marker.span.start : place.start].strip()
    behind = text[place.end : marker.span.end].strip()
    return bool(_pattern_of(before, numeral, behind).search(text, start, marker.span.start))


@lru_cache(maxsize=256)
def _pattern_of(before: str, numeral: str, behind: str) -> re.Pattern[str]:
    """Return the expression for a number in the form of another: [（(]五[）)], 第五条, 5 with any mark."""
    opening = "[（(]" if before in "（(" and before else re.escape(before)
    if behind and behind[0] in "）)":
        closing = "[）)]"
    elif behind and "\u4e00" <= behind[0] <= "\u9fff":
        closing = re.escape(behind[0])
    else:
        closing = "[、.．，,：:）)]"
    return re.compile(
        f"(?:^|[。；;！？!?：:”）)\n\r{BLANK}]){opening}[{BLANK}]*{re.escape(numeral)}[{BLANK}]*{closing}"
    )
