"""What the lines around a line with a marker tell against it: the sentence before it goes on, others are like it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from docparse.candidates.short_lines import names_law
from docparse.candidates.table_rows import ROWS, is_row
from docparse.candidates.text_lines import TextLines
from docparse.lines.line import Line, is_cut_off, is_sentence
from docparse.model.heading import Marker
from docparse.model.style import Style
from docparse.numbering.markers import is_set_apart
from docparse.numbering.styles import WEAK
from docparse.numbering.systems import ROMAN

_OPENS_BRACKET = frozenset("（(【〔[")
#: What a sentence breaks off after before the number that it refers to.
_LEADS_TO = "第见見按和及至与與或依照除合足到约約据據"
_ACCORDING = ("根据", "依据", "根據", "依據")
#: Words that only end as what leads to a number does.
_OTHER_WORDS = ("意见", "意見", "配合", "结合", "結合", "整合", "综合", "充足")
#: Divisions that have titles: a chapter is no sentence.
TITLED = frozenset({"part", "section"})


class Surroundings:
    """The lines and markers of a text, among which each marker is judged."""

    def __init__(
        self,
        lines: TextLines,
        markers: Mapping[int, Marker],
        note: Set[int],
        set_apart: Set[Style],
    ) -> None:
        """`markers` are by the offsets of their lines, `note` the offsets of the lines of a note of attachments.

        `set_apart` are the styles whose numbers are set apart from their words as a rule.
        """
        self._lines, self._markers, self._note, self._set_apart = lines, markers, note, set_apart
        self._text, self._all = lines.source.text, lines.all
        self._contents, self._is_wrapped = lines.contents, lines.layout.width > 0

    def doubt_about(self, at: int, marker: Marker, *, in_sequence: bool) -> str:
        """Return the doubt that the surroundings raise about the marker of line `at`; empty for none.

        `in_sequence` tells whether the marker has a neighbour.
        """
        text, all_lines, row = self._text, self._all, marker.row
        if self._note or self._contents:
            start = all_lines[at].start
            if start in self._note:
                return "attachment"
            if start in self._contents:
                return "listed"
        may_continue = self._is_wrapped or not in_sequence or _leads_to(text, all_lines, at, row)
        if may_continue and _continues(self._lines, at, marker, in_sequence=in_sequence):
            return "broken"
        if not in_sequence:
            if _runs_on(self._lines, at, marker, self._markers, row in self._set_apart):
                return "run on"
            if row.doubt >= WEAK and not row.spoken and is_sentence(text, all_lines[at]):
                return "sentence"
        if row.division in TITLED and _is_prose(self._lines, at, self._markers):
            return "reference"
        if ROWS.isdisjoint(row.could_be):
            return ""
        return "row" if is_row(text, all_lines, at, self._markers) else ""


def find_set_apart(text: str, markers: Mapping[int, Marker]) -> set[Style]:
    """Return the styles of words (第一条, 1.1) that have a blank or a mark after the number as a rule."""
    apart: dict[Style, list[bool]] = {}
    for marker in markers.values():
        style = marker.row
        if style.unique_in_report:
            apart.setdefault(style, []).append(is_set_apart(text, marker))
    return {style for style, each in apart.items() if 3 * sum(each) >= 2 * len(each) > 2}


def _is_quoted(lines: TextLines, at: int, markers: Mapping[int, Marker]) -> bool:
    """Tell whether the name of a law or another of its articles is right before line `at`: 《民法通则》 / 第一百一十九条侵害…."""
    text, before = lines.source.text, lines.all[at - 1]
    other, marker = markers.get(before.start), markers[lines.all[at].start]
    follows = other is not None and other.row == marker.row
    return at > 0 and (follows or names_law(text, before))


def _runs_on(
    lines: TextLines, at: int, marker: Marker, markers: Mapping[int, Marker], as_a_rule: bool
) -> bool:
    """Tell whether the number of line `at`, which is out of sequence, runs on into a sentence: 第三条走廊已经清空。

    `as_a_rule` tells whether the numbers of its style are set apart as a rule: then it may be a title as well.
    """
    if is_set_apart(lines.source.text, marker):
        return False
    if not as_a_rule and marker.row.division == "article" and _is_quoted(lines, at, markers):
        return False
    return as_a_rule or (
        # Ⅱ型地铁站台比Ⅰ型长。
        (marker.row.division != "" or marker.row.numerals is ROMAN)
        and is_sentence(lines.source.text, lines.all[at])
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


def _leads_to(text: str, lines: Sequence[Line], at: int, row: Style) -> bool:
    """Tell whether the line before breaks off before a number that it refers to: 除应满足本须知第 / 3.1 项."""
    end = lines[at - 1].end
    last = text[end - 1]
    if not at or last not in _LEADS_TO or text[lines[at].start] in _OPENS_BRACKET:
        return False
    if last == "第":
        return True
    # 1. and 一、 are seldom referred to: 加强部门配合 / 2. 落实责任
    if not (row.decimal or row.division or row.unmarked) or text.endswith(_OTHER_WORDS, 0, end):
        return False
    return last not in "据據" or text.endswith(_ACCORDING, 0, end)


def _continues(lines: TextLines, at: int, marker: Marker, *, in_sequence: bool) -> bool:
    """Tell whether line `at` continues the sentence of the line before it."""
    if not at:
        return False
    text, line, before = lines.source.text, lines.all[at], lines.all[at - 1]
    is_apart = is_set_apart(text, marker) or marker.span.end == line.end
    # …会议通过 / 第一章 总 则, where 第二章 and 第三章 are lost
    is_title = marker.row.division in TITLED and is_apart and not is_sentence(text, line)
    if lines.layout.width and lines.layout.continues(text, before, line):
        return not (is_apart and (in_sequence or is_title))
    # A marker in sequence does not continue the line before, whatever that ends in.
    if _leads_to(text, lines.all, at, marker.row):
        return not (line.after_blank or is_title)
    indented = lines.layout.indented and line.indent > 0
    own_paragraph = (
        in_sequence or is_title or line.after_blank or lines.source.whole_lines or indented
    )
    return not own_paragraph and is_cut_off(text, before)
