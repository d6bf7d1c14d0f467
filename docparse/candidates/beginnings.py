"""What the lines of a text begin with: markers and the openings of reports."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import NamedTuple

from docparse.candidates.line_markers import LineMarkers
from docparse.candidates.text_lines import TextLines
from docparse.candidates.titles import LONGEST_TITLE
from docparse.lines.hints import BOLD_LEVEL
from docparse.model.heading import Candidate
from docparse.numbering.styles import UNPROVEN, WEAK

#: A line that begins so may well continue the sentence before it: 1.5亿元, 第三条规定.
_CONTINUES = frozenset({"decimal", "date", "reference", "broken", "approximate"})
#: After a line that breaks off these show that the sentence continues: 比上年增长 / 2.3%。
_FIGURES = frozenset({"decimal", "approximate", "broken"})


class Beginnings(NamedTuple):
    """The beginnings of the lines of a text."""

    lines: TextLines
    markers: LineMarkers
    #: The lines that could open a report, by their offsets.
    reports: Mapping[int, Candidate]

    def opening(self) -> set[int]:
        """Return the offsets of the lines that begin a paragraph because of their marker."""
        markers, doubts = self.markers
        opening = {
            start
            for start, marker in markers.items()
            if not WEAK <= marker.row.doubt < UNPROVEN
            and (start not in doubts or _CONTINUES.isdisjoint(doubts[start]))
        }
        return opening.union(self.reports)

    def firsts(self) -> dict[int, int]:
        """Return the offset of each line with a first number -> the rank of its style: 一、."""
        return {
            start: marker.row.rank
            for start, marker in self.markers.at.items()
            if marker.number == 1
        }

    def figures(self) -> set[int]:
        """Return the offsets of the lines that begin with a figure."""
        doubts = self.markers.doubts
        return {start for start, names in doubts.items() if not _FIGURES.isdisjoint(names)}

    def taken(self) -> set[int]:
        """Return the offsets of the lines with a marker and the headings of the format: these are no titles."""
        levels = self.lines.hints.levels
        hinted = [start for start, level in levels.items() if 0 < level < BOLD_LEVEL]
        return {*self.reports, *self.markers.at, *self.lines.contents, *hinted}


def free_lines(lines: TextLines, taken: Set[int]) -> list[int]:
    """Return the indexes of the lines that may be a title or a name: short ones whose offsets are not `taken`.

    Most lines are none, so each search for titles and names goes through these only.
    """
    return [
        at
        for at, (start, end, _, _) in enumerate(lines.all)
        if end - start <= LONGEST_TITLE and start not in taken
    ]
