"""The markers that lines begin with, and the doubts that the lines around raise."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from docparse.candidates.doubts import find_doubts, is_reliable
from docparse.candidates.sentences import is_chinese
from docparse.candidates.text_lines import TextLines
from docparse.lines.line import Line, is_cut_off
from docparse.model.heading import Marker
from docparse.model.source import BLANKS
from docparse.model.style import Style
from docparse.numbering.markers import opening_chars, read_dated, read_marker, read_spaced
from docparse.numbering.runs import find_neighbours, run_of
from docparse.numbering.styles import FIRST_UNMARKED, UNPROVEN

#: The longest row of a table.
_LONGEST_ROW = 40
#: A heading that begins with a bare Chinese numeral is no longer.
_LONGEST_BARE = 24
_FEWEST_BARE = 3
_BLANK = frozenset(" \u3000")
_FEWEST_CELLS = 4
_OPENS_BRACKET = frozenset("（(【〔[")
#: What a sentence breaks off after before the number that it refers to.
_LEADS_TO = frozenset("第见見按和及至与與或依照据據除合足到约約")
_ENDS = frozenset("。！？!?…”’」』》）)")
_MARKS = frozenset("、．.：:")
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
    _accept_bare_markers(lines, places, found)
    note = _attachment_note(lines, markers)
    near = find_neighbours(
        [
            (marker, marker.row.run, start not in doubts or is_reliable(doubts[start]))
            for start, marker in markers.items()
        ]
    )
    wrapped = lines.layout.width > 0
    set_apart = _styles_set_apart(lines.source.text, markers)
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
        elif (wrapped or not in_sequence or _leads_to(lines, at)) and _continues(
            lines, at, in_sequence=in_sequence
        ):
            found.add_doubt(start, "broken")
        elif row in set_apart and not in_sequence and not _is_set_apart(lines.source.text, marker):
            found.add_doubt(start, "run on")
        elif "table row" in row.could_be and _is_row(lines.source.text, lines.all, at, markers):
            found.add_doubt(start, "row")
    return found


def _styles_set_apart(text: str, markers: Mapping[int, Marker]) -> set[Style]:
    """Return the styles of words (第一条, 1.1) that have a blank or a mark after the number as a rule."""
    apart: Counter[Style] = Counter()
    every: Counter[Style] = Counter()
    for marker in markers.values():
        if marker.row.unique_in_report:
            every[marker.row] += 1
            apart[marker.row] += _is_set_apart(text, marker)
    return {style for style, count in every.items() if 3 * apart[style] >= 2 * count > 2}


def _is_set_apart(text: str, marker: Marker) -> bool:
    """Tell whether a blank, a mark or the end of the line parts a number and its words."""
    end = marker.span.end
    return text[end - 1] in _MARKS or not text[end : end + 1].strip(BLANKS)


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
            after = text[marker.span.end : marker.span.end + 1]
            spaced = after in _BLANK and marker.row.heads_decimals and read_spaced(text, start, end)
            if spaced and _is_decimal(spaced, marker, last):
                marker = spaced
            last[marker.row.run] = marker.number
            if marker.row.decimal:
                last[f"{marker.row.run} {marker.prefix}"] = marker.number
            places.append(at)
            found.at[start] = marker
    return places, found


def _is_decimal(spaced: Marker, plain: Marker, last: Mapping[str, int]) -> bool:
    """Tell whether 7. 2 continues 7. 1, or 7. 1 is below 7., so that it is a decimal with a blank inside."""
    if spaced.number == 1:
        return plain.number == last.get(plain.row.run)
    return spaced.number == last.get(f"{spaced.row.run} {spaced.prefix}", 0) + 1


def _accept_bare_markers(lines: TextLines, places: Sequence[int], found: LineMarkers) -> None:
    """Take away the doubt about markers alone on their lines, （一） and （二）, that part the sections of a text.

    There are at least three that count up from one, with text between them. The text before most of them is complete.
    """
    text, all_lines = lines.source.text, lines.all
    chains: dict[str, list[int]] = {}
    complete: Counter[str] = Counter()
    for at in places:
        marker = found.at[all_lines[at].start]
        if marker.row.unmarked or found.doubts.get(all_lines[at].start) != ("empty",):
            continue
        run = f"{marker.row.run} {marker.prefix}"
        chain = chains.setdefault(run, [])
        is_next = chain and marker.number == len(chain) + 1 and at > chain[-1] + 1
        if is_next or (not chain and marker.number == 1):
            chain.append(at)
            complete[run] += not at or _is_complete(text, all_lines[at - 1], found.at)
    for run, chain in chains.items():
        decimal = bool(chain) and found.at[all_lines[chain[0]].start].row.decimal
        # After a line that breaks off it is the number of a formula, or of a page.
        if len(chain) >= _FEWEST_BARE - decimal and complete[run] * 4 >= len(chain) * 3:
            for at in chain:
                del found.doubts[all_lines[at].start]


def _is_complete(text: str, line: Line, markers: Mapping[int, Marker]) -> bool:
    """Tell whether a line is the end of a paragraph or a short title."""
    start, end, _, _ = line
    if marker := markers.get(start):
        start = marker.span.end
    words = text[start:end].strip(BLANKS)
    if not words:  # the cell of a table
        return False
    return words[-1] in _ENDS or (len(words) <= _LONGEST_ROW and is_chinese(words))


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


def _leads_to(lines: TextLines, at: int) -> bool:
    """Tell whether the line before breaks off before a number that it refers to: 除应满足本须知第 / 3.1 项."""
    text, before = lines.source.text, lines.all[at - 1]
    return (
        at > 0
        and text[before.end - 1] in _LEADS_TO
        and text[lines.all[at].start] not in _OPENS_BRACKET
    )


def _continues(lines: TextLines, at: int, *, in_sequence: bool) -> bool:
    """Tell whether line `at` continues the sentence of the line before it."""
    if not at:
        return False
    text, line, before = lines.source.text, lines.all[at], lines.all[at - 1]
    if lines.layout.width and lines.layout.continues(text, before, line):
        return True
    # A marker in sequence does not continue the line before, whatever that ends in.
    if _leads_to(lines, at):
        return not line.after_blank
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


def _is_row(text: str, lines: Sequence[Line], at: int, markers: Mapping[int, Marker]) -> bool:
    """Tell whether the line before or after line `at` is short too, and next in number: rows of a table."""
    marker = markers[lines[at].start]
    for near, step in ((at - 1, -1), (at + 1, 1)):
        other = markers.get(lines[near].start) if 0 <= near < len(lines) else None
        if other is None or other.row != marker.row:
            continue
        both = (lines[at], lines[near])
        short = max(line.end - line.start for line in both) <= _LONGEST_ROW
        cells = all(len(text[line.start : line.end].split()) >= _FEWEST_CELLS for line in both)
        if (short or cells) and other.number == marker.number + step:
            return True
    return False
