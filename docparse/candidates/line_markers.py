"""The markers that lines begin with, and the doubts that the lines around raise."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from docparse.candidates.doubts import find_doubts, is_reliable
from docparse.candidates.text_lines import TextLines
from docparse.lines.line import Line, is_cut_off
from docparse.model.heading import Marker
from docparse.numbering.markers import opening_chars, read_dated, read_marker
from docparse.numbering.runs import find_neighbours, run_of
from docparse.numbering.styles import FIRST_UNMARKED, UNPROVEN

#: The longest row of a table.
_LONGEST_ROW = 40
#: A heading that begins with a bare Chinese numeral is no longer.
_LONGEST_BARE = 24
_STOPS = frozenset("，。；：,;:！？!?、")
#: A note of attachments begins so.
ATTACHED = ("附件：", "附件:", "附：", "附:", "附 件：")


class LineMarkers(NamedTuple):
    """The markers that lines begin with."""

    #: The offset of a line -> its marker.
    at: dict[int, Marker]
    #: The same -> the doubts about the marker, where there are any.
    doubts: dict[int, tuple[str, ...]]

    def add_doubt(self, start: int, doubt: str) -> None:
        """Add a doubt about the marker at offset `start`."""
        self.doubts[start] = (*self.doubts.get(start, ()), doubt)


def read_line_markers(lines: TextLines) -> LineMarkers:
    """Return the marker at the beginning of each line that has one, with its doubts."""
    places, found = _read_markers(lines)
    markers, doubts = found
    note = _attachment_note(lines, markers)
    near = find_neighbours(
        [
            (marker, marker.row.run, start not in doubts or is_reliable(doubts[start]))
            for start, marker in markers.items()
        ]
    )
    wrapped = lines.layout.width > 0
    for at, in_sequence, (start, marker) in zip(places, near, list(markers.items()), strict=True):
        row = marker.row
        if (not in_sequence or row.doubt >= UNPROVEN) and not _is_marker(
            lines, at, found, in_sequence=in_sequence
        ):
            del markers[start]
            doubts.pop(start, None)
        elif start in note:
            found.add_doubt(start, "attachment")
        elif start in lines.contents:
            found.add_doubt(start, "listed")
        elif (wrapped or not in_sequence) and _continues(lines, at, in_sequence=in_sequence):
            found.add_doubt(start, "broken")
        elif "table row" in row.could_be and _is_row(lines.all, at, markers):
            found.add_doubt(start, "row")
    return found


def _read_markers(lines: TextLines) -> tuple[list[int], LineMarkers]:
    """Return the indexes of the lines that begin with a marker, and these markers, in order."""
    text, own = lines.source.text, lines.own
    opening = opening_chars(own)
    places: list[int] = []
    found = LineMarkers({}, {})
    last: dict[str, int] = {}
    for at, (start, end, _, _) in enumerate(lines.all):
        if text[start] in opening and (marker := read_marker(text, start, end, own=own)):
            if doubts := find_doubts(text, marker, end):
                dated = "decimal" in doubts and read_dated(text, start, end)
                if dated and dated.number == last.get(run_of(dated), 0) + 1:
                    marker = dated
                else:
                    found.doubts[start] = doubts
            last[marker.row.run] = marker.number
            places.append(at)
            found.at[start] = marker
    return places, found


def _is_marker(lines: TextLines, at: int, found: LineMarkers, *, in_sequence: bool) -> bool:
    """Tell whether a line begins with a marker, and not with words that look like one."""
    line = lines.all[at]
    marker = found.at[line.start]
    if marker.row.doubt >= UNPROVEN and (
        not in_sequence or _is_sentence(lines.source.text, marker, line)
    ):
        return False
    if in_sequence or line.start not in lines.hints.levels:
        return True
    # ## 二、三线城市的房价: a heading, but without a number
    return is_reliable(found.doubts.get(line.start, ()))


def _continues(lines: TextLines, at: int, *, in_sequence: bool) -> bool:
    """Tell whether line `at` continues the sentence of the line before it."""
    if not at:
        return False
    text, line, before = lines.source.text, lines.all[at], lines.all[at - 1]
    if lines.layout.width and lines.layout.continues(text, before, line):
        return True
    # A marker in sequence does not continue the line before, whatever that ends in.
    own_paragraph = in_sequence or line.after_blank or lines.source.whole_lines
    return not own_paragraph and is_cut_off(text, before)


def _attachment_note(text_lines: TextLines, markers: Mapping[int, Marker]) -> set[int]:
    """Return the offsets of the lines that continue a note of attachments: 附件：1.名单 / 2.预算表."""
    text, lines = text_lines.source.text, text_lines.all
    found = set[int]()
    first = text.find("附")
    while first >= 0:
        at = bisect_left(lines, (first,))
        if at < len(lines) and _opens_note(text, lines[at], first):
            number, at = 2, at + 1
            while at < len(lines) and (known := markers.get(lines[at].start)):
                if known.number != number:
                    break
                found.add(lines[at].start)
                number, at = number + 1, at + 1
        first = text.find("附", first + 1)
    return found


def _opens_note(text: str, line: Line, start: int) -> bool:
    """Tell whether `line` begins at offset `start` and names the first of the attachments."""
    end = line.end
    if line.start != start or end - start > _LONGEST_ROW or not text.startswith(ATTACHED, start):
        return False
    return text[start:end].lstrip("附件錄录:： \u3000").startswith(("1", "１", "一"))


def _is_sentence(text: str, marker: Marker, line: Line) -> bool:
    """Tell whether a Chinese numeral without a mark begins a sentence: 三个和尚没水喝。 A figure may."""
    words = text[line.start : line.end]
    return marker.row == FIRST_UNMARKED and (
        len(words) > _LONGEST_BARE or not _STOPS.isdisjoint(words)
    )


def _is_row(lines: Sequence[Line], at: int, markers: Mapping[int, Marker]) -> bool:
    """Tell whether the line before or after line `at` is short too, and next in number: rows of a table."""
    marker = markers[lines[at].start]
    for near, step in ((at - 1, -1), (at + 1, 1)):
        other = markers.get(lines[near].start) if 0 <= near < len(lines) else None
        if other is None or other.row != marker.row:
            continue
        short = max(line.end - line.start for line in (lines[at], lines[near])) <= _LONGEST_ROW
        if short and other.number == marker.number + step:
            return True
    return False
