"""Runs whose numbers are no single sequence: columns, quoted articles, two versions, a list in a list.

The outline has one run where the text has several; no number of them is wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from docparse.checks.survey.runs import NumberedRun
from docparse.checks.survey.wrong_numbers import WrongNumber
from docparse.model.document import Section
from docparse.model.source import BLANKS

#: columns    1. 3. 5. 7. above 2. 4. 6. 8.
#: quoted     第二百六十六条 and 第二十三条 below 《中华人民共和国刑法》
#: versions   the old and the new text of each article, one after the other
#: lazy       1. 1. 1., which Markdown shows as 1. 2. 3.
Shape = Literal["", "columns", "quoted", "versions", "lazy"]

#: Fewer numbers prove no columns.
_FEWEST = 4
#: 《中华人民共和国刑法》 above 第二百六十六条
_NAMED_WORK = re.compile("《[^《》\n]{2,60}》[^\n。；]{0,12}$")
#: 开标时间和地点（A） and 开标时间和地点（B）
_BRACKETED = re.compile("[（(][^（）()\n]{1,40}[)）]")
_LONGEST_WORDS = 80
_LONGEST_LIST = 50


def shape_of(text: str, run: NumberedRun) -> Shape:
    """Return what a run is, if its numbers are no single sequence."""
    numbers = [entry.marker.number for entry in run.entries]
    if _are_columns(numbers):
        return "columns"
    if _are_quoted(text, run):
        return "quoted"
    if len(set(numbers)) == 1 and text[run.entries[0].marker.span.start].isdecimal():
        return "lazy"
    return "versions" if _are_versions(numbers) else ""


def _are_columns(numbers: Sequence[int]) -> bool:
    """Tell whether numbers are those of two columns, one below the other, with none missing: 1 3 5 7 2 4 6 8."""
    steps = Counter(following - number for number, following in pairwise(numbers))
    forward = [step for step in steps if step > 0]
    back = sum(count for step, count in steps.items() if step <= 0)
    whole = len(set(numbers)) == len(numbers) == max(numbers) - min(numbers) + 1
    return back == 1 == len(forward) and forward[0] > 1 and len(numbers) > _FEWEST and whole


def _are_quoted(text: str, run: NumberedRun) -> bool:
    """Tell whether the name of another work is right above the first article of a run."""
    if not run.row.counts_on:
        return False
    start = run.entries[0].marker.span.start
    above = text[max(0, start - _LONGEST_WORDS) : start].rstrip(BLANKS + "\r\n")
    return _NAMED_WORK.search(above) is not None


def _are_versions(numbers: Sequence[int]) -> bool:
    """Tell whether several numbers each come twice, one after the other."""
    counts = Counter(numbers)
    twice = {one for one, following in pairwise(numbers) if one == following and counts[one] == 2}
    return len(twice) > 1


def is_after_list(run: NumberedRun, wrong: WrongNumber) -> bool:
    """Tell whether a number goes on after a list of the same style below the one before: 1. （1. 2. 3.） 2."""
    before = run.entries[max(0, wrong.at - _LONGEST_LIST) : wrong.at]
    numbers = [entry.marker.number for entry in before]
    start = len(numbers) - 1
    while start > 0 and numbers[start] == numbers[start - 1] + 1:
        start -= 1
    # A single number is no list: 一、 二、 一、 三、.
    is_list = 0 < start < len(numbers) - 1 and numbers[start] == 1
    return is_list and numbers[start - 1] == run.entries[wrong.at].marker.number - 1


def closes_quotation(text: str, run: NumberedRun, wrong: WrongNumber) -> bool:
    """Tell whether a quotation ends between a number and the one before, which was quoted: （六）…。” / （二）."""
    start = run.entries[wrong.at - 1].marker.span.end
    between = text[start : run.entries[wrong.at].marker.span.start]
    return between.count("”") > between.count("“") or between.count("」") > between.count("「")


def has_same_words(text: str, run: NumberedRun, at: int) -> bool:
    """Tell whether an entry has the words of the one before, or differs from it only in brackets.

    2、概述 twice is a table of contents, 5.1 开标时间和地点（A） and （B） are the two ways that a form offers.
    """
    here, before = (
        _words_of(text, entry.section) for entry in (run.entries[at], run.entries[at - 1])
    )
    if not here or not before:
        return False
    return here == before or (
        here.endswith(("）", ")")) and _BRACKETED.sub("", here) == _BRACKETED.sub("", before) != ""
    )


def _words_of(text: str, section: Section) -> str:
    marker = section.heading.marker
    start = marker.span.end if marker else section.heading.span.start
    return text[start : start + _LONGEST_WORDS].lstrip(BLANKS).split("\n")[0].strip(BLANKS + "\r")
