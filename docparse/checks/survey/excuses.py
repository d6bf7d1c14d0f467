"""Wrong numbers that the text explains: the expected number is there, though the outline did not take it."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence

from docparse.checks.survey.missed_numbers import MissedNumber
from docparse.checks.survey.runs import NumberedRun
from docparse.checks.survey.shapes import (
    Shape,
    closes_quotation,
    has_same_words,
    is_after_list,
    shape_of,
)
from docparse.checks.survey.written import is_written, start_of_search
from docparse.checks.survey.wrong_numbers import WrongNumber
from docparse.model.document import Section
from docparse.model.heading import Marker
from docparse.model.source import BLANKS, skip_back
from docparse.numbering.systems import CIRCLED

#: 1 3 2: the number that is reported instead is so near.
_NEAR = 2000
#: Of a list that lost its beginning more than one number would be left: (二六) is quoted.
_MOST_LOST = 3
#: A run that skips more has lost text, if it was that long before.
_MOST_MISSING = 7
_MOST_COUNTED = 50
#: The words for two among 首先、其次、最后.
_NEXT = ("其次", "再次", "再者")
#: What may stand for 第一 above 第三.
_FIRST_WORDS = ("首先", "其次")
#: （A） and （B） of 5.1（A） and 5.1（B）, the two ways that a form offers.
_VARIANT = re.compile("[ ]?[（(]([A-Za-z甲乙丙])[)）]")
#: 36 (4), 398: the issue of a journal.
_ISSUE = re.compile("[0-9][ ]?[（(][0-9]{1,3}[)）][,，:：]")
#: Feitelson of D. G. Feitelson: an author, whose initial is no number.
_NAME = re.compile("(?:[ ]?[A-Z][.])*[ ]?[A-Z][a-z]+[,， ]")


class Excuses:
    """Why the wrong numbers of a text may be right after all."""

    def __init__(
        self,
        text: str,
        missed_numbers: Sequence[MissedNumber],
        filled: frozenset[int],
        *,
        is_lazy: bool = False,
    ) -> None:
        """Take the numbers that the outline did not take, in order, and the runs with something below an entry.

        Where numbers may be lazy, as in Markdown, a list may have one number throughout.
        """
        self._text = text
        self._missed = missed_numbers
        self._filled = filled
        self._is_lazy = is_lazy
        #: The shape of each run by its id.
        self._shapes: dict[int, Shape] = {}
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
        if row.followed_by == "blank" and self._are_figures(run, wrong):
            return True
        shape = self._shape_of(run)
        match wrong.kind:
            case _ if shape in ("columns", "quoted"):
                return True
            case "start":
                return _starts_late(text, run, wrong)
            case "gap":
                start = run.entries[wrong.at - 1].marker.span.end
                return _is_volume(text, entry.marker) or is_written(text, run, wrong, start)
            case "order":
                return (
                    is_after_list(run, wrong)
                    or closes_quotation(text, run, wrong)
                    or _is_second_of_list(text, run, wrong)
                )
            case "repeat":
                is_lazy = shape == "lazy" and self._is_lazy
                return is_lazy or shape == "versions" or _is_repeated(text, run, wrong)
        return False

    def _shape_of(self, run: NumberedRun) -> Shape:
        if id(run) not in self._shapes:
            self._shapes[id(run)] = shape_of(self._text, run)
        return self._shapes[id(run)]

    def _are_figures(self, run: NumberedRun, wrong: WrongNumber) -> bool:
        """Tell whether numbers before blanks are figures: places 1 2 2 4, rates 3 就是 3％ / 5 就是 5％, a date 94 年."""
        first = run.entries[0].marker.number
        skips = wrong.kind == "gap" and first > 1
        return id(run) not in self._filled or skips or first > _MOST_MISSING

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


def _starts_late(text: str, run: NumberedRun, wrong: WrongNumber) -> bool:
    """Tell whether a run may begin with a later number: the first is there in another form, or it is no number."""
    entry = run.entries[0]
    row, end = entry.marker.row, entry.marker.span.end
    if _VARIANT.match(text, end):
        return True  # 4.2.2（A） in a table of what differs
    # Nobody loses the first eight numbers, or three chapters: the second volume begins with 第七章.
    if entry.marker.number > (_MOST_LOST if row.division else _MOST_MISSING):
        return True
    # A single number proves nothing in 第三条您总说腿疼, 3题, 2 周小雅 and (2)，得到新息序列.
    weak = row.unmarked or row.counts_on or text[end : end + 1] in ("，", ",")
    # 其次 may follow 最大的问题是…
    if row.spoken and text.startswith(_NEXT, entry.marker.span.start):
        return True
    weak = weak or _is_quoted(run) or entry.marker.number > _MOST_LOST
    has_sections = any(isinstance(block, Section) for block in entry.section.blocks)
    if len(run.entries) == 1 and weak and not has_sections:
        return True
    start = start_of_search(run)
    if row.spoken:
        return any(text.find(word, start, entry.marker.span.start) >= 0 for word in _FIRST_WORDS)
    return is_written(text, run, wrong, start)


def _is_repeated(text: str, run: NumberedRun, wrong: WrongNumber) -> bool:
    """Tell whether a number may come twice: the same heading, or one of two ways, or it opens another list."""
    return (
        has_same_words(text, run, wrong.at)
        or _are_variants(text, run, wrong.at)
        or _is_second_of_list(text, run, wrong)
    )


def _are_variants(text: str, run: NumberedRun, at: int) -> bool:
    """Tell whether a repeated number and the one before have letters after them: 5.1（A） 5.1（B）."""
    if not at:
        return False
    before = _VARIANT.match(text, run.entries[at - 1].marker.span.end)
    here = _VARIANT.match(text, run.entries[at].marker.span.end)
    return before is not None and here is not None and before[1] != here[1]


def _is_second_of_list(text: str, run: NumberedRun, wrong: WrongNumber) -> bool:
    """Tell whether （1） is in a line since the last number: 注：（1）… opens a list that the outline did not take."""
    number = run.entries[wrong.at].marker.number
    first = wrong._replace(expected=number - 1)
    start = run.entries[wrong.at - 1].marker.span.end
    if number != 2 or (wrong.kind == "repeat" and run.row.enclosed != "bracket"):
        return False
    return is_written(text, run, first, start)


def _is_initial(text: str, marker: Marker) -> bool:
    """Tell whether a letter is the initial of an author's name: D. G. Feitelson, L. Rudolph."""
    return bool(_NAME.match(text, marker.span.end))


def _is_volume(text: str, marker: Marker) -> bool:
    """Tell whether a number in brackets is the issue of a journal: Transportation Science 36 (4), 398."""
    before = skip_back(text, marker.span.start, 0)
    return bool(_ISSUE.match(text, max(before - 1, 0)))


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
