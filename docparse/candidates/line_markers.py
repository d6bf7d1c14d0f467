"""The markers that lines begin with, and what the lines around say against them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set

from docparse.candidates.doubts import find_doubts, is_reliable
from docparse.lines.hints import Hints
from docparse.lines.lines import Layout, Line, is_cut_off
from docparse.model.heading import Marker
from docparse.model.source import Source
from docparse.model.style import Style
from docparse.numbering.markers import opening_chars, read_dated, read_marker
from docparse.numbering.runs import find_neighbours, run_of
from docparse.numbering.styles import FIRST_UNMARKED, UNPROVEN

#: The longest row of a table.
_LONGEST_ROW = 40
#: A heading that begins with a bare Chinese numeral is no longer.
_LONGEST_BARE = 24
_STOPS = frozenset("，。；：,;:！？!?、")
#: What a note of attachments begins with.
ATTACHED = ("附件：", "附件:", "附：", "附:", "附 件：")
#: What stands for a marker and its doubts where there is none.
NO_MARKER: tuple[None, tuple[str, ...]] = None, ()


def read_line_markers(
    source: Source,
    lines: Sequence[Line],
    layout: Layout,
    contents: Set[int],
    own: tuple[Style, ...],
    hints: Hints,
) -> dict[int, tuple[Marker, tuple[str, ...]]]:
    """Return the marker at the beginning of each line that has one, with its doubts."""
    text = source.text
    markers: dict[int, tuple[Marker, tuple[str, ...]]] = {}
    places: list[int] = []  # the indexes of their lines
    last: dict[str, int] = {}
    opening = opening_chars(own)
    entries: list[tuple[Marker, str, bool]] = []
    for at, (start, end, _, _) in enumerate(lines):
        if text[start] in opening and (marker := read_marker(text, start, end, own=own)):
            doubts = find_doubts(text, marker, end)
            dated = "decimal" in doubts and read_dated(text, start, end)
            if dated and dated.number == last.get(run_of(dated), 0) + 1:
                marker, doubts = dated, ()
            _, style, number, _ = marker
            run = style.run
            last[run] = number
            markers[start] = (marker, doubts)
            places.append(at)
            entries.append((marker, run, not doubts or is_reliable(doubts)))
    note = _attachment_note(text, lines, markers)
    near = find_neighbours(entries)
    for at, in_sequence, (marker, _, is_known) in zip(places, near, entries, strict=True):
        line = lines[at]
        start, _, _, apart = line
        doubts = markers[start][1]
        style = marker[1]
        if style.doubt >= UNPROVEN and (not in_sequence or _is_sentence(text, marker, line)):
            del markers[start]
        elif not in_sequence and start in hints.levels and not is_known:
            del markers[start]  # ## 二、三线城市的房价: a heading, but without a number
        elif start in note:
            markers[start] = (marker, (*doubts, "attachment"))
        elif start in contents:
            markers[start] = (marker, (*doubts, "listed"))
        elif at and (
            (layout.width and layout.continues(text, lines[at - 1], line))
            # What is in sequence does not go on with the line before, whatever that ends in.
            or (
                not (in_sequence or apart or source.whole_lines) and is_cut_off(text, lines[at - 1])
            )
        ):
            markers[start] = (marker, (*doubts, "broken"))
        elif "table row" in style.could_be and _is_row(lines, at, markers):
            markers[start] = (marker, (*doubts, "row"))
    return markers


def _attachment_note(
    text: str, lines: Sequence[Line], markers: Mapping[int, tuple[Marker, tuple[str, ...]]]
) -> set[int]:
    """Return where the lines begin that go on with a note of attachments: 附件：1.名单 / 2.预算表."""
    found = set[int]()
    first = text.find("附")
    while first >= 0:
        at = bisect_left(lines, (first,))
        if at < len(lines) and _opens_note(text, lines[at], first):
            number, at = 2, at + 1
            while at < len(lines) and (known := markers.get(lines[at].start)):
                if known[0].number != number:
                    break
                found.add(lines[at].start)
                number, at = number + 1, at + 1
        first = text.find("附", first + 1)
    return found


def _opens_note(text: str, line: Line, start: int) -> bool:
    """Tell whether a line begins at offset `start`, and names the first of the attachments."""
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


def _is_row(
    lines: Sequence[Line], at: int, markers: Mapping[int, tuple[Marker, tuple[str, ...]]]
) -> bool:
    """Tell whether the line beside line `at` is short as well, and next in number: rows of a table."""
    marker = markers[lines[at].start][0]
    for near, step in ((at - 1, -1), (at + 1, 1)):
        other = markers.get(lines[near].start) if 0 <= near < len(lines) else None
        if other is None or other[0].row != marker.row:
            continue
        short = max(line.end - line.start for line in (lines[at], lines[near])) <= _LONGEST_ROW
        if short and other[0].number == marker.number + step:
            return True
    return False
