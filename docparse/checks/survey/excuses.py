"""Wrong numbers that the text explains: the expected number is there, though the outline did not take it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from docparse.checks.survey.missed_numbers import MissedNumber
from docparse.checks.survey.numerals import numeral_of
from docparse.checks.survey.runs import NumberedRun
from docparse.checks.survey.wrong_numbers import WrongNumber
from docparse.model.document import Section
from docparse.model.source import BLANK
from docparse.numbering.numerals import write_like

#: A number before the first is looked for so many characters back.
_NEAR = 2000


def is_excused(
    text: str, run: NumberedRun, wrong: WrongNumber, missed_numbers: Sequence[MissedNumber]
) -> bool:
    """Tell whether a number is right after all, or not certainly wrong."""
    entry = run.entries[wrong.at]
    if missed_numbers and _is_missed(run, wrong, missed_numbers):
        return True
    row = entry.marker.row
    if row.followed_by == "blank" and not any(one.section.blocks for one in run.entries):
        return True  # places of a race: 1 2 2 4
    if wrong.kind == "start":
        end = entry.marker.span.end
        # A single number proves nothing in 第三条您总说腿疼, 3题, 2 周小雅 and (2)，得到新息序列.
        weak = row.unmarked or row.counts_on or text[end : end + 1] in ("，", ",")
        weak = weak or _is_quoted(run)
        has_sections = any(isinstance(block, Section) for block in entry.section.blocks)
        if len(run.entries) == 1 and weak and not has_sections:
            return True
        return not row.spoken and _is_written(text, run, wrong, _start_of_search(run))
    if wrong.kind == "gap":
        return _is_written(text, run, wrong, run.entries[wrong.at - 1].marker.span.end)
    return False


def _is_quoted(run: NumberedRun) -> bool:
    """Tell whether a number is below one of a lower style, 6、 below (四): it is as likely quoted."""
    parent = run.parent.heading.marker if run.parent else None
    return parent is not None and run.row.under < parent.row.rank


def _is_missed(
    run: NumberedRun, wrong: WrongNumber, missed_numbers: Sequence[MissedNumber]
) -> bool:
    """Tell whether the expected number is among the missed ones: it is reported there, as without a mark."""
    starts = [entry.marker.span.start for entry in run.entries[max(wrong.at - 1, 0) : wrong.at + 2]]
    before = starts[0] if wrong.at else -1
    here = run.entries[wrong.at].marker.span.start
    first = bisect_left(missed_numbers, before, key=_start_of)
    between = missed_numbers[first : bisect_left(missed_numbers, here, first, key=_start_of)]
    if wrong.kind == "restart":
        # What starts again is below the number that was not taken.
        return any(one.kind != "again" for one in between)
    expected = range(wrong.expected, run.entries[wrong.at].marker.number)
    if any(one.family == run.family and one.number in expected for one in between):
        return True
    # 1 3 2: the expected number comes after this one, and is reported there.
    end = starts[-1] if starts[-1] > here else here + _NEAR
    later = missed_numbers[first + len(between) : bisect_left(missed_numbers, end, key=_start_of)]
    return any(one.kind == "again" and one.run is run and one.number in expected for one in later)


def _start_of(missed: MissedNumber) -> int:
    return missed.span.start


def _start_of_search(run: NumberedRun) -> int:
    """Return the first offset that the first number of a run could have: after the number of the heading above."""
    start = run.entries[0].marker.span.start
    if run.parent is None:
        return max(0, start - _NEAR)
    above = run.parent.heading
    return max(above.marker.span.end if above.marker else above.span.start, start - _NEAR)


def _is_written(text: str, run: NumberedRun, wrong: WrongNumber, start: int) -> bool:
    """Tell whether the expected number begins a sentence between `start` and the wrong number."""
    marker = run.entries[wrong.at].marker
    place = numeral_of(text, marker)
    if place is None:
        return True
    numeral = write_like(wrong.expected, text[place.start : place.end])
    if numeral is None:
        return True
    before = text[marker.span.start : place.start].strip()
    after = text[place.end : marker.span.end].strip()
    return bool(_pattern_of(before, numeral, after).search(text, start, marker.span.start))


@lru_cache(maxsize=256)
def _pattern_of(before: str, numeral: str, after: str) -> re.Pattern[str]:
    """Return the expression for a number in the form of another: [（(]五[）)], 第五条, 5 with any mark."""
    opening = "[（(]" if before in "（(" and before else re.escape(before)
    if after and after[0] in "）)":
        closing = "[）)]"
    elif after and "\u4e00" <= after[0] <= "\u9fff":
        closing = re.escape(after[0])
    else:
        closing = "[、.．，,：:）)]"
    sentence_start = f"(?:^|[。；;！？!?：:”）)\n\r{BLANK}])"
    return re.compile(f"{sentence_start}{opening}[{BLANK}]*{re.escape(numeral)}[{BLANK}]*{closing}")
