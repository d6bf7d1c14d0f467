"""The markers that lines begin with, and the doubts that the lines around raise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from docparse.candidates.attachments import find_attachment_note
from docparse.candidates.bare_markers import find_bare_markers
from docparse.candidates.doubts import find_doubts, is_reliable
from docparse.candidates.letters import settle_letters
from docparse.candidates.line_doubts import Surroundings, find_set_apart
from docparse.candidates.listed_names import find_listed_names
from docparse.candidates.series import find_series
from docparse.candidates.text_lines import TextLines
from docparse.lines.line import STOPS, Line
from docparse.model.heading import Marker
from docparse.numbering.markers import (
    is_set_apart,
    opening_chars,
    read_dated,
    read_marker,
    read_spaced,
)
from docparse.numbering.runs import find_neighbours, run_of
from docparse.numbering.styles import DECIMAL, FIRST_UNMARKED, THIRD_WITH_BLANK, UNPROVEN

#: A heading that begins with a bare Chinese numeral is no longer.
_LONGEST_BARE = 24
_SECOND = 2
_BLANK = frozenset(" \u3000")


class LineMarkers(NamedTuple):
    """The markers that lines begin with."""

    #: The offset of a line -> its marker.
    at: dict[int, Marker]
    #: The same -> the doubts about the marker, where there are any.
    doubts: dict[int, tuple[str, ...]]


def read_line_markers(lines: TextLines) -> LineMarkers:
    """Return the marker at the beginning of each line that has one, with its doubts."""
    places, found = _read_markers(lines)
    if series := find_series(lines, found.at):
        places, found = _with_series(lines, found, series)
    markers, doubts = found
    for start in list(find_bare_markers(lines, places, markers, doubts)):
        del doubts[start]
    markers.update(find_listed_names(lines, markers))
    text = lines.source.text
    set_apart = find_set_apart(text, markers)
    around = Surroundings(lines, markers, find_attachment_note(lines, markers), set_apart)
    near = find_neighbours(
        [
            (
                marker,
                marker.row.run,
                (start not in doubts or is_reliable(doubts[start]))
                and (not set_apart or marker.row not in set_apart or is_set_apart(text, marker)),
            )
            for start, marker in markers.items()
        ]
    )
    for at, in_sequence, (start, marker) in zip(places, near, list(markers.items()), strict=True):
        if (not in_sequence or marker.row.doubt >= UNPROVEN) and not _is_marker(
            lines, at, found, in_sequence=in_sequence
        ):
            del markers[start]
            doubts.pop(start, None)
        elif doubt := around.doubt_about(at, marker, in_sequence=in_sequence):
            doubts[start] = (*doubts.get(start, ()), doubt)
    return found


def _with_series(
    lines: TextLines, found: LineMarkers, series: Mapping[int, Marker]
) -> tuple[list[int], LineMarkers]:
    """Return `found` with the markers of `series`, in order, and the indexes of all their lines."""
    at = {
        start: marker
        for start, *_ in lines.all
        if (marker := found.at.get(start) or series.get(start))
    }
    places = [index for index, line in enumerate(lines.all) if line.start in at]
    return places, LineMarkers(at, found.doubts)


def _read_markers(lines: TextLines) -> tuple[list[int], LineMarkers]:
    """Return the indexes of the lines that begin with a marker, and these markers, in order."""
    text, own = lines.source.text, lines.own
    opening = opening_chars(own)
    places: list[int] = []
    found = LineMarkers({}, {})
    last: dict[str, int] = {}
    first_spaced: dict[str, Marker] = {}
    for at, (start, end, _, _) in enumerate(lines.all):
        if text[start] in opening and (marker := read_marker(text, start, end, own=own)):
            if doubts := find_doubts(text, marker, end):
                dated = "decimal" in doubts and read_dated(text, start, end)
                if dated and dated.number == last.get(run_of(dated), 0) + 1:
                    marker = dated
                else:
                    found.doubts[start] = doubts
            close = marker.span.end
            spaced = None
            if text[close : close + 1] in _BLANK and _heads_decimals(marker):
                spaced = read_spaced(text, start, end)
            if spaced and _is_decimal(spaced, marker, last):
                marker = spaced
            _, row, number, prefix = marker
            if spaced and spaced.number == 1:
                first_spaced[spaced.prefix] = spaced
            elif row.decimal and number == _SECOND and prefix in first_spaced:
                # 3. 1 before 3.2
                first = first_spaced.pop(prefix)
                found.at[first.span.start] = first
            last[row.run] = number
            if row.decimal:
                last[f"{row.run} {prefix}"] = number
            places.append(at)
            found.at[start] = marker
    settle_letters(text, found.at)
    return places, found


def _heads_decimals(marker: Marker) -> bool:
    """Tell whether a marker may be the beginning of a decimal with a blank inside: 7., 4.1."""
    return marker.row.heads_decimals or marker.row == DECIMAL


def _is_decimal(spaced: Marker, plain: Marker, last: Mapping[str, int]) -> bool:
    """Tell whether 7. 2 continues 7. 1, or 7. 1 is below 7., so that it is a decimal with a blank inside."""
    if spaced.number == 1:
        return plain.number in (last.get(plain.row.run), last.get(THIRD_WITH_BLANK.run))
    return spaced.number == last.get(f"{spaced.row.run} {spaced.prefix}", 0) + 1


def _is_marker(lines: TextLines, at: int, found: LineMarkers, *, in_sequence: bool) -> bool:
    """Tell whether a line begins with a marker, and not with words that look like one."""
    line = lines.all[at]
    marker = found.at[line.start]
    if marker.row.doubt >= UNPROVEN and (
        not in_sequence or _counts_things(lines.source.text, marker, line)
    ):
        return False
    if in_sequence or line.start not in lines.hints.levels:
        return True
    # ## 二、三线城市的房价: a heading, but without a number
    return is_reliable(found.doubts.get(line.start, ()))


def _counts_things(text: str, marker: Marker, line: Line) -> bool:
    """Tell whether a Chinese numeral without a mark begins a sentence: 三个和尚没水喝。 A figure may."""
    words = text[line.start : line.end]
    return marker.row == FIRST_UNMARKED and (
        len(words) > _LONGEST_BARE or not STOPS.isdisjoint(words)
    )
