"""Whether a number that the outline did not take is in the text all the same: （二）…；（三）… within a line."""

from __future__ import annotations

import re
from typing import NamedTuple

from docparse.checks.survey.numerals import numeral_of
from docparse.checks.survey.runs import NumberedRun
from docparse.checks.survey.wrong_numbers import WrongNumber
from docparse.model.source import BLANKS, Span, skip, skip_back
from docparse.numbering.numerals import write_like

_BRACKETS = ("（", "(")
_SENTENCE_ENDS = "。；;！？!?：:”）)】］]}\n\r" + BLANKS
#: A number before the first is looked for so many characters back.
_NEAR = 2000
#: What a number may follow without a stop; a reference follows 见, and 二、 of 十二、 is another number.
_WORD = re.compile("[\u4e00-\u9fff，,](?<![见見第按依照据由至和与及或〇一二三四五六七八九十百])")


def start_of_search(run: NumberedRun) -> int:
    """Return the first offset that the first number of a run could have: after the number of the heading above."""
    start = run.entries[0].marker.span.start
    if run.parent is None:
        return max(0, start - _NEAR)
    above = run.parent.heading
    return max(above.marker.span.end if above.marker else above.span.start, start - _NEAR)


def is_written(text: str, run: NumberedRun, wrong: WrongNumber, start: int) -> bool:
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
    form = _Form(
        _BRACKETS if before in _BRACKETS else (before,),
        _closings_for(after),
        anywhere=wrong.kind == "start",
    )
    at = text.find(numeral, start, marker.span.start)
    while at >= 0:
        if form.is_around(text, Span(start, marker.span.start), Span(at, at + len(numeral))):
            return True
        at = text.find(numeral, at + 1, marker.span.start)
    return False


def _closings_for(after: str) -> str:
    """Return the characters that may follow a numeral in place of `after`; empty for all but figures: 15.1 现场踏勘."""
    if after and after[0] in "）)":
        return "）)"
    if after and "\u4e00" <= after[0] <= "\u9fff":
        return after[0]
    return "、.．，,：:）)" if after else ""


class _Form(NamedTuple):
    """What is around a number in the form of another: [（(]五[）)], 第五条, 5 with any mark.

    Steps rather than an expression: one for each number would have to be compiled, and a thousand blanks would be
    tried a thousand times.
    """

    openings: tuple[str, ...]
    closings: str
    #: It may follow any word: 八、表扬项目1.模范学生 2.环保志工, but not 见（1）.
    anywhere: bool

    def is_around(self, text: str, within: Span, numeral: Span) -> bool:
        """Tell whether a numeral has this form and begins a sentence, all of it inside `within`."""
        start, end = numeral
        end = skip(text, end, within.end)
        if end >= within.end or not self._is_closed(text[end]):
            return False
        start = skip_back(text, start, within.start)
        if self.openings == ("",):
            return start < numeral.start or self._may_begin(text, within.start, start, end)
        return any(
            text.endswith(opening, within.start, start)
            and self._may_begin(text, within.start, start - len(opening), end)
            for opening in self.openings
        )

    def _is_closed(self, char: str) -> bool:
        return char in self.closings if self.closings else not char.isdecimal()

    def _may_begin(self, text: str, first: int, at: int, end: int) -> bool:
        """Tell whether a number may begin at an offset: after the number above, the end of a sentence, or any word."""
        if at == first or text[at - 1] in _SENTENCE_ENDS:
            return True
        # 1.5亿元 is a figure, and 单一， ends a phrase
        is_number = text[end] in "、.．）)" and not text[end + 1].isdecimal()
        return self.anywhere and is_number and _WORD.match(text, at - 1) is not None
