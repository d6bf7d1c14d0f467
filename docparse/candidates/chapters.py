"""Chapters that the format marks as headings: an annex or a cover between two of them is inside the first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from docparse.candidates.text_lines import TextLines
from docparse.lines.hints import BOLD_LEVEL
from docparse.model.heading import Candidate, Marker

#: Chapters without numbers prove nothing with fewer: a notice and its annex may each have one.
_FEWEST_UNNUMBERED = 3


class Chapters(NamedTuple):
    """The headings of the highest level that the format gives, and between which two of them the text goes on."""

    #: The offsets at which they begin, in order.
    starts: Sequence[int] = ()
    #: For each but the last: the one after it belongs to the same text.
    goes_on: Sequence[bool] = ()
    #: The level of what is inside one.
    below: int = 0

    def hold(self, offset: int) -> bool:
        """Tell whether an offset is inside a chapter that another of the same text follows."""
        at = bisect_right(self.starts, offset) - 1
        return 0 <= at < len(self.goes_on) and offset > self.starts[at] and self.goes_on[at]


def find_chapters(
    lines: TextLines, markers: Mapping[int, Marker], reports: Mapping[int, Candidate]
) -> Chapters:
    """Return the chapters of a text; none if the format marks no headings.

    第二章 合同条款 / 附件1 / 第三章 评标办法: the annex is part of the contract. In a compilation the chapters of each
    report begin with the first.
    """
    levels = {
        start: level
        for start, level in lines.hints.levels.items()
        if level < BOLD_LEVEL and start not in reports
    }
    top = min(levels.values(), default=0)
    starts = sorted(start for start, level in levels.items() if level == top)
    if len(starts) <= 1:
        return Chapters()
    unnumbered = len(starts) >= _FEWEST_UNNUMBERED and min(reports, default=0) > starts[0]
    goes_on: list[bool] = []
    last = markers.get(starts[0])
    for at, (_, start) in enumerate(pairwise(starts)):
        marker = markers.get(start)
        goes_on.append(
            _counts_on(last, marker) if marker else unnumbered and (at > 0 or last is not None)
        )
        last = marker or last
    return Chapters(starts, goes_on, top + 1)


def _counts_on(last: Marker | None, marker: Marker) -> bool:
    """Tell whether a number goes on from the last one, or from some that are missing."""
    if last is None or last.row.run != marker.row.run:
        return marker.number > 1
    return marker.number > last.number


def settle_in_chapters(
    lines: TextLines, chapters: Chapters, reports: Mapping[int, Candidate]
) -> tuple[TextLines, dict[int, Candidate]]:
    """Return the reports that are not inside a chapter, and the lines with those that are as headings."""
    inside = [start for start in reports if chapters.hold(start)]
    if not inside:
        return lines, dict(reports)
    levels = {**dict.fromkeys(inside, chapters.below), **lines.hints.levels}
    hints = lines.hints._replace(levels=levels)
    kept = {start: report for start, report in reports.items() if start not in set(inside)}
    return lines._replace(hints=hints), kept
