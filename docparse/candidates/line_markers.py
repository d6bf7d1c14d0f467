"""The markers that lines begin with, and the doubts that the lines around raise."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from docparse.candidates.doubts import find_doubts, is_reliable
from docparse.candidates.listed_names import find_listed_names
from docparse.candidates.sentences import is_chinese
from docparse.candidates.series import find_series
from docparse.candidates.text_lines import TextLines
from docparse.lines.line import Line, is_cut_off
from docparse.model.heading import Marker
from docparse.model.source import BLANKS
from docparse.model.style import Style
from docparse.numbering.markers import (
    is_set_apart,
    opening_chars,
    read_dated,
    read_marker,
    read_spaced,
)
from docparse.numbering.runs import find_neighbours, run_of
from docparse.numbering.styles import DECIMAL, FIRST_UNMARKED, THIRD_WITH_BLANK, UNPROVEN
from docparse.numbering.systems import ROMAN

#: The longest row of a table.
_LONGEST_ROW = 40
#: A heading that begins with a bare Chinese numeral is no longer.
_LONGEST_BARE = 24
_FEWEST_BARE = 3
_SECOND = 2
#: A style of this doubt or more needs a neighbour or a title: C. 罗是这支球队的核心。 has none.
_WEAK = 2.0
_BLANK = frozenset(" \u3000")
_SHORTEST_SENTENCE = 8
_FEWEST_CELLS, _LONGEST_CELL = 3, 12
_OPENS_BRACKET = frozenset("（(【〔[")
#: What a sentence breaks off after before the number that it refers to.
_LEADS_TO = frozenset("第见見按和及至与與或依照除合足到约約")
#: Divisions that have titles: a chapter is no sentence.
TITLED = frozenset({"part", "section"})
_ENDS_SENTENCE = frozenset("。；")
_ACCORDING = ("根据", "依据", "根據", "依據")
#: Words that only end as what leads to a number does.
_OTHER_WORDS = ("意见", "意見", "配合", "结合", "結合", "整合", "综合", "充足")
_ENDS = frozenset("。！？!?…”’」』》）)")
_STOPS = frozenset("，。；：,;:！？!?、")
_EMPTY = ("empty",)
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
    if series := find_series(lines, found.at):
        places, found = _with_series(lines, found, series)
    markers, doubts = found
    _accept_bare_markers(lines, places, found)
    markers.update(find_listed_names(lines, markers))
    note = _attachment_note(lines, markers)
    wrapped = lines.layout.width > 0
    text, all_lines = lines.source.text, lines.all
    set_apart = _styles_set_apart(text, markers)
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
        row, line = marker.row, all_lines[at]
        if (not in_sequence or row.doubt >= UNPROVEN) and not _is_marker(
            lines, at, found, in_sequence=in_sequence
        ):
            del markers[start]
            doubts.pop(start, None)
        elif start in note:
            found.add_doubt(start, "attachment")
        elif start in lines.contents:
            found.add_doubt(start, "listed")
        elif (wrapped or not in_sequence or _leads_to(lines, at, marker)) and _continues(
            lines, at, marker, in_sequence=in_sequence
        ):
            found.add_doubt(start, "broken")
        elif not in_sequence and _runs_on(lines, at, marker, row in set_apart):
            found.add_doubt(start, "run on")
        elif not in_sequence and row.doubt >= _WEAK and not row.spoken and _is_sentence(text, line):
            found.add_doubt(start, "sentence")
        elif row.division in TITLED and _is_prose(lines, at, markers):
            found.add_doubt(start, "reference")
        elif _is_row(text, all_lines, at, markers):
            found.add_doubt(start, "row")
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


def _runs_on(lines: TextLines, at: int, marker: Marker, as_a_rule: bool) -> bool:
    """Tell whether the number of line `at`, which is out of sequence, runs on into a sentence: 第三条走廊已经清空。

    `as_a_rule` tells whether the numbers of its style are set apart as a rule: then it may be a title as well.
    """
    if is_set_apart(lines.source.text, marker):
        return False
    return as_a_rule or (
        # Ⅱ型地铁站台比Ⅰ型长。
        (marker.row.division != "" or marker.row.numerals is ROMAN)
        and _is_sentence(lines.source.text, lines.all[at])
    )


def _is_prose(lines: TextLines, at: int, markers: Mapping[int, Marker]) -> bool:
    """Tell whether a sentence about a chapter is right before or after another: 第2节回顾研究。/ 第3节给出模型。"""
    row = markers[lines.all[at].start].row
    return _runs_into_sentence(lines, at, markers) == row and any(
        0 <= near < len(lines.all) and _runs_into_sentence(lines, near, markers) == row
        for near in (at - 1, at + 1)
    )


def _runs_into_sentence(lines: TextLines, at: int, markers: Mapping[int, Marker]) -> Style | None:
    """Return the style of the marker of line `at` if the line is a sentence that is not set apart from it."""
    line = lines.all[at]
    marker = markers.get(line.start)
    if not marker or lines.source.text[line.end - 1] != "。":
        return None
    return None if is_set_apart(lines.source.text, marker) else marker.row


def _styles_set_apart(text: str, markers: Mapping[int, Marker]) -> set[Style]:
    """Return the styles of words (第一条, 1.1) that have a blank or a mark after the number as a rule."""
    apart: dict[Style, list[bool]] = {}
    for marker in markers.values():
        style = marker.row
        if style.unique_in_report:
            apart.setdefault(style, []).append(is_set_apart(text, marker))
    return {style for style, each in apart.items() if 3 * sum(each) >= 2 * len(each) > 2}


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
    return places, found


def _heads_decimals(marker: Marker) -> bool:
    """Tell whether a marker may be the beginning of a decimal with a blank inside: 7., 4.1."""
    return marker.row.heads_decimals or marker.row == DECIMAL


def _is_decimal(spaced: Marker, plain: Marker, last: Mapping[str, int]) -> bool:
    """Tell whether 7. 2 continues 7. 1, or 7. 1 is below 7., so that it is a decimal with a blank inside."""
    if spaced.number == 1:
        return plain.number in (last.get(plain.row.run), last.get(THIRD_WITH_BLANK.run))
    return spaced.number == last.get(f"{spaced.row.run} {spaced.prefix}", 0) + 1


def _accept_bare_markers(lines: TextLines, places: Sequence[int], found: LineMarkers) -> None:
    """Take away the doubt about markers alone on their lines, （一） and （二）, that part the sections of a text.

    There are at least three that count up from one, with text between them. The text before most of them is complete.
    """
    text, all_lines = lines.source.text, lines.all
    chains: dict[str, list[int]] = {}
    complete: Counter[str] = Counter()
    if _EMPTY not in found.doubts.values():
        return
    first = next((at for at, line in enumerate(all_lines) if _is_sentence(text, line)), 0)
    for at in places:
        marker = found.at[all_lines[at].start]
        if found.doubts.get(all_lines[at].start) != _EMPTY:
            continue
        run = f"{marker.row.run} {marker.prefix}"
        chain = chains.setdefault(run, [])
        is_next = chain and marker.number == len(chain) + 1 and at > chain[-1] + 1
        # A page number is below the text of its page, so the first is not above all sentences.
        may_begin = not marker.row.unmarked or at < first
        if is_next or (not chain and marker.number == 1 and may_begin):
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
        not in_sequence or _counts_things(lines.source.text, marker, line)
    ):
        return False
    if in_sequence or line.start not in lines.hints.levels:
        return True
    # ## 二、三线城市的房价: a heading, but without a number
    return is_reliable(found.doubts.get(line.start, ()))


def _leads_to(lines: TextLines, at: int, marker: Marker) -> bool:
    """Tell whether the line before breaks off before a number that it refers to: 除应满足本须知第 / 3.1 项."""
    text, (start, _, _, _), (_, end, _, _) = lines.source.text, lines.all[at], lines.all[at - 1]
    last = text[end - 1]
    if not at or not (last in _LEADS_TO or last in "据據") or text[start] in _OPENS_BRACKET:
        return False
    if last == "第":
        return True
    # 1. and 一、 are seldom referred to: 加强部门配合 / 2. 落实责任
    row = marker.row
    if not (row.decimal or row.division or row.unmarked) or text.endswith(_OTHER_WORDS, 0, end):
        return False
    return last in _LEADS_TO or text.endswith(_ACCORDING, 0, end)


def _continues(lines: TextLines, at: int, marker: Marker, *, in_sequence: bool) -> bool:
    """Tell whether line `at` continues the sentence of the line before it."""
    if not at:
        return False
    text, line, before = lines.source.text, lines.all[at], lines.all[at - 1]
    if lines.layout.width and lines.layout.continues(text, before, line):
        return not (in_sequence and is_set_apart(text, marker))
    # A marker in sequence does not continue the line before, whatever that ends in.
    if _leads_to(lines, at, marker):
        return not line.after_blank
    indented = lines.layout.indented and line.indent > 0
    own_paragraph = in_sequence or line.after_blank or lines.source.whole_lines or indented
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


def _is_sentence(text: str, line: Line) -> bool:
    return text[line.end - 1] in _ENDS_SENTENCE


def _counts_things(text: str, marker: Marker, line: Line) -> bool:
    """Tell whether a Chinese numeral without a mark begins a sentence: 三个和尚没水喝。 A figure may."""
    words = text[line.start : line.end]
    return marker.row == FIRST_UNMARKED and (
        len(words) > _LONGEST_BARE or not _STOPS.isdisjoint(words)
    )


def _is_row(text: str, lines: Sequence[Line], at: int, markers: Mapping[int, Marker]) -> bool:
    """Tell whether the line before or after line `at` is next in number, and both look like rows of a table."""
    marker = markers[lines[at].start]
    bare, celled = "table row" in marker.row.could_be, "row of cells" in marker.row.could_be
    if not (bare or celled):
        return False
    for near, step in ((at - 1, -1), (at + 1, 1)):
        other = markers.get(lines[near].start) if 0 <= near < len(lines) else None
        if other is None or other.row != marker.row or other.number != marker.number + step:
            continue
        both = ((lines[at], marker), (lines[near], other))
        if all(_has_titled_sentence(text, line, one) for line, one in both):
            continue
        if bare and max(line.end - line.start for line, _ in both) <= _LONGEST_ROW:
            return True
        if all(_has_cells(text, line, one) for line, one in both):
            return True
    return False


def _has_titled_sentence(text: str, line: Line, marker: Marker) -> bool:
    """Tell whether a name and a sentence follow a number: 2 职责 办公室负责档案的收集和保管。"""
    name, _, sentence = text[marker.span.end : line.end].strip(BLANKS).partition(" ")
    return (
        0 < len(name) <= _LONGEST_CELL
        and is_chinese(name)
        and len(sentence) >= _SHORTEST_SENTENCE
        and is_chinese(sentence[0])
        and sentence[-1] == "。"
    )


def _has_cells(text: str, line: Line, marker: Marker) -> bool:
    """Tell whether words and figures are set apart by blanks or commas: 第一名 陈小华 98.5; but not 第一章 总 则."""
    cells = text[marker.span.end : line.end].replace(",", " ").split()
    if "table row" in marker.row.could_be:
        return len(cells) >= _FEWEST_CELLS
    longest = max(map(len, cells), default=0)
    figures = any(cell[0].isdecimal() for cell in cells)
    return len(cells) >= _FEWEST_CELLS - figures and 1 < longest <= _LONGEST_CELL
