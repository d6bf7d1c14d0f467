"""Wrong numbers that the text explains: the expected number is there, though the outline did not take it."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from docparse.checks.survey.missed_numbers import MissedNumber
from docparse.checks.survey.numerals import numeral_of
from docparse.checks.survey.runs import NumberedRun
from docparse.checks.survey.wrong_numbers import WrongNumber
from docparse.model.document import Section
from docparse.model.heading import Marker
from docparse.model.source import BLANKS, Span, skip, skip_back
from docparse.numbering.numerals import write_like
from docparse.numbering.systems import CIRCLED

_BRACKETS = ("（", "(")
_SENTENCE_ENDS = "。；;！？!?：:”）)\n\r" + BLANKS
#: A number before the first is looked for so many characters back.
_NEAR = 2000
#: Of a list that lost its beginning more than one number would be left: (二六) is quoted.
_MOST_LOST = 3
#: A run that skips more has lost text, if it was that long before.
_MOST_MISSING = 7
_MOST_COUNTED = 50
#: The words for two among 首先、其次、最后.
_NEXT = ("其次", "再次", "再者")
#: （A） and （B） of 5.1（A） and 5.1（B）, the two ways that a form offers.
_VARIANT = re.compile("[ ]?[（(]([A-Za-z甲乙丙])[)）]")
#: Feitelson of D. G. Feitelson: an author, whose initial is no number.
_NAME = re.compile("(?:[ ]?[A-Z][.])*[ ]?[A-Z][a-z]+[,， ]")


class Excuses:
    """Why the wrong numbers of a text may be right after all."""

    def __init__(
        self, text: str, missed_numbers: Sequence[MissedNumber], filled: frozenset[int]
    ) -> None:
        """Take the numbers that the outline did not take, in order, and the runs with something below an entry."""
        self._text = text
        self._missed = missed_numbers
        self._filled = filled
        #: Of each family: where its missed numbers are, and the least of them up to there, from 1.
        self._least: dict[str, tuple[list[int], list[int]]] = {}
        for missed in missed_numbers:
            if missed.number > 0:
                starts, least = self._least.setdefault(missed.family, ([], []))
                starts.append(missed.span.start)
                least.append(min(missed.number, least[-1]) if least else missed.number)

    def excuse(self, run: NumberedRun, wrong: WrongNumber) -> bool:
        """Tell whether a number is right after all, or not certainly wrong."""
        text, entry = self._text, run.entries[wrong.at]
        if self._missed and self._is_missed(run, wrong):
            return True
        row = entry.marker.row
        if row.numerals.letters and _is_initial(text, entry.marker):
            return True
        if row.numerals is CIRCLED and self._are_notes(run):
            return True
        if wrong.kind == "gap" and _is_other_list(run, wrong):
            return True
        if row.followed_by == "blank" and id(run) not in self._filled:
            return True  # places of a race: 1 2 2 4
        if wrong.kind == "start":
            end = entry.marker.span.end
            # A single number proves nothing in 第三条您总说腿疼, 3题, 2 周小雅 and (2)，得到新息序列.
            weak = row.unmarked or row.counts_on or text[end : end + 1] in ("，", ",")
            # 其次 may follow 最大的问题是….
            weak = weak or (row.spoken and text.startswith(_NEXT, entry.marker.span.start))
            weak = weak or _is_quoted(run) or entry.marker.number > _MOST_LOST
            has_sections = any(isinstance(block, Section) for block in entry.section.blocks)
            if len(run.entries) == 1 and weak and not has_sections:
                return True
            return not row.spoken and _is_written(text, run, wrong, _start_of_search(run))
        if wrong.kind == "gap":
            return _is_written(text, run, wrong, run.entries[wrong.at - 1].marker.span.end)
        return wrong.kind == "repeat" and (
            _are_variants(text, run, wrong.at) or _is_second_of_list(text, run, wrong)
        )

    def _are_notes(self, run: NumberedRun) -> bool:
        """Tell whether most numbers of a run are also in the text: ① at the end of a page, for ① in a sentence."""
        text = self._text
        cited = sum(
            _is_in_line(text, text[slice(*entry.marker.span)].strip("、.． \t"))
            for entry in run.entries[:_MOST_COUNTED]
        )
        return 2 * cited > len(run.entries[:_MOST_COUNTED])

    def _is_missed(self, run: NumberedRun, wrong: WrongNumber) -> bool:
        """Tell whether the expected number is among the missed ones: it is reported there, as without a mark."""
        entries, missed = run.entries, self._missed
        here = entries[wrong.at].marker.span.start
        expected = range(wrong.expected, entries[wrong.at].marker.number)
        if wrong.at:
            before = entries[wrong.at - 1].marker.span.start
            between = missed[_index(missed, before) : _index(missed, here)]
            if wrong.kind == "restart":
                # What starts again is below the number that was not taken.
                return any(one.kind != "again" for one in between)
            if any(one.family == run.family and one.number in expected for one in between):
                return True
        elif self._least_before(run.family, here) < expected.stop:
            return True
        # 1 3 2: the expected number comes after this one, and is reported there.
        after = wrong.at + 1
        end = entries[after].marker.span.start if after < len(entries) else here + _NEAR
        later = missed[_index(missed, here) : _index(missed, end)]
        return any(
            one.kind == "again" and one.run is run and one.number in expected for one in later
        )

    def _least_before(self, family: str, offset: int) -> float:
        """Return the least number of a family that was missed before an offset; infinite if there is none."""
        starts, least = self._least.get(family, ([], []))
        at = bisect_left(starts, offset)
        return least[at - 1] if at else math.inf


def _are_variants(text: str, run: NumberedRun, at: int) -> bool:
    """Tell whether a repeated number and the one before have letters after them: 5.1（A） 5.1（B）."""
    if not at:
        return False
    before = _VARIANT.match(text, run.entries[at - 1].marker.span.end)
    here = _VARIANT.match(text, run.entries[at].marker.span.end)
    return before is not None and here is not None and before[1] != here[1]


def _is_second_of_list(text: str, run: NumberedRun, wrong: WrongNumber) -> bool:
    """Tell whether （1） is in a line since the last （2）: 注：（1）… opens a list that the outline did not take."""
    number = run.entries[wrong.at].marker.number
    first = wrong._replace(expected=number - 1)
    start = run.entries[wrong.at - 1].marker.span.end
    return number == 2 and run.row.enclosed == "bracket" and _is_written(text, run, first, start)


def _is_initial(text: str, marker: Marker) -> bool:
    """Tell whether a letter is the initial of an author's name: D. G. Feitelson, L. Rudolph."""
    return bool(_NAME.match(text, marker.span.end))


def _is_in_line(text: str, sign: str) -> bool:
    """Tell whether a sign is somewhere right after a word: a sentence.①"""
    at = text.find(sign)
    while at >= 0:
        if at and text[at - 1] not in BLANKS + "\n":
            return True
        at = text.find(sign, at + 1)
    return False


def _is_other_list(run: NumberedRun, wrong: WrongNumber) -> bool:
    """Tell whether so many numbers are missing that the number is of another list: 18、 after 3、."""
    missing = run.entries[wrong.at].marker.number - wrong.expected
    return missing > max(_MOST_MISSING, wrong.at)


def _index(missed_numbers: Sequence[MissedNumber], offset: int) -> int:
    return bisect_left(missed_numbers, offset, key=lambda missed: missed.span.start)


def _is_quoted(run: NumberedRun) -> bool:
    """Tell whether a number is below one of a lower style, 6、 below (四): it is as likely quoted."""
    parent = run.parent.heading.marker if run.parent else None
    return parent is not None and run.row.under < parent.row.rank


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
    form = _Form(_BRACKETS if before in _BRACKETS else (before,), _closings_for(after))
    at = text.find(numeral, start, marker.span.start)
    while at >= 0:
        if form.is_around(text, Span(start, marker.span.start), Span(at, at + len(numeral))):
            return True
        at = text.find(numeral, at + 1, marker.span.start)
    return False


def _closings_for(after: str) -> str:
    """Return the characters that may follow a numeral in place of `after`."""
    if after and after[0] in "）)":
        return "）)"
    return after[0] if after and "\u4e00" <= after[0] <= "\u9fff" else "、.．，,：:）)"


class _Form(NamedTuple):
    """What is around a number in the form of another: [（(]五[）)], 第五条, 5 with any mark.

    Steps rather than an expression: one for each number would have to be compiled, and a thousand blanks would be
    tried a thousand times.
    """

    openings: tuple[str, ...]
    closings: str

    def is_around(self, text: str, within: Span, numeral: Span) -> bool:
        """Tell whether a numeral has this form and begins a sentence, all of it inside `within`."""
        start, end = numeral
        end = skip(text, end, within.end)
        if end >= within.end or text[end] not in self.closings:
            return False
        start = skip_back(text, start, within.start)
        if self.openings == ("",):
            return start < numeral.start or _begins_sentence(text, within.start, start)
        return any(
            text.endswith(opening, within.start, start)
            and _begins_sentence(text, within.start, start - len(opening))
            for opening in self.openings
        )


def _begins_sentence(text: str, first: int, at: int) -> bool:
    return at == 0 or (at > first and text[at - 1] in _SENTENCE_ENDS)
