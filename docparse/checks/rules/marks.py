"""P01-P06: a mark after a number that is missing, wrong or one too many: 一． （一）、 1、."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from docparse.checks.rule import CUSTOM, CheckRule, Finding
from docparse.checks.survey.marks import MARKS, has_mark, marks_after
from docparse.checks.survey.runs import styles_of
from docparse.checks.survey.survey import Survey
from docparse.messages.text import Text
from docparse.model.diagnostic import Edit
from docparse.model.source import Span
from docparse.model.style import Style
from docparse.numbering.styles import THIRD_LEVEL, THIRD_UNMARKED, THIRD_WITH_STOP

_SPACES = re.compile("[ \t\u3000\xa0]+")

_INSERT_MARK = Text("insert the mark", "补上标点")
_REPLACE_MARK = Text("replace the mark", "改正标点")
_DELETE_MARK = Text("delete the mark", "删去标点")
_WRONG = Text("{written} after {this}: expected {mark}", "{this}后用“{written}”：应为“{mark}”")
_SURPLUS = Text("unnecessary {written} after {this}", "{this}后多了“{written}”")


def _find_missing(survey: Survey) -> Iterator[Finding]:
    """一总体要求."""
    for run in survey.counted_runs:
        styles = styles_of(run)
        # 1引言 2材料与方法 is how papers number, if they do so throughout.
        papers = len(styles) == 1 and THIRD_UNMARKED in styles
        for entry in run.entries:
            if entry.marker.row.followed_by == "word" and not papers:
                yield _missing(survey, entry.marker.span, styles)
    styles_in: dict[int, Counter[Style]] = {}
    for missed in survey.missed_numbers:
        if missed.kind == "no-mark":
            if id(missed.run) not in styles_in:
                styles_in[id(missed.run)] = styles_of(missed.run)
            yield _missing(survey, missed.span, styles_in[id(missed.run)])


def _missing(survey: Survey, numeral: Span, styles: Counter[Style]) -> Finding:
    arabic = survey.text[numeral.start].isdecimal()
    mark = "." if arabic and styles[THIRD_LEVEL] >= styles[THIRD_WITH_STOP] else "、"
    edit = Edit(Span(numeral.end, numeral.end), mark)
    return Finding(numeral, {"this": survey.source.slice(numeral), "mark": mark}, (edit,))


NO_MARK = CheckRule(
    "P01",
    "no-mark",
    "error",
    "GB/T 15834-2011 B.3.2, B.3.3",
    _find_missing,
    summary=Text("A mark separates a number from its title.", "序号与标题之间应有标点。"),
    message=Text("no mark after {this}: expected {mark}", "{this}后缺标点：应为“{mark}”"),
    fix=_INSERT_MARK,
)


def _find_wrong(survey: Survey) -> Iterator[Finding]:
    """一.总体 一，总体; 1，加强 1：加强."""
    for entry in survey.entries_in(_may_have_wrong_mark):
        right = entry.marker.row.mark
        mark = marks_after(survey, entry)
        if mark is None or mark.end - mark.start != 1:
            continue
        written = survey.text[mark.start : mark.end]
        if written not in (right, "﹑", "､"):
            values = {"this": survey.name(entry.marker), "mark": right, "written": written}
            yield Finding(mark, values, (Edit(mark, right),))


def _may_have_wrong_mark(style: Style) -> bool:
    if style.followed_by:
        return False
    # Other rules tell 1、 and 1. from each other.
    return style.mark == "、" or (style.mark == "." and style.irregular)


WRONG_MARK = CheckRule(
    "P02",
    "wrong-mark",
    "warning",
    "GB/T 15834-2011 B.3.2, B.3.3",
    _find_wrong,
    summary=Text(
        "A bare Chinese number is followed by 、, a bare Arabic number by a dot.",
        "汉字序号后用顿号，阿拉伯数字序号后用下脚点。",
    ),
    message=_WRONG,
    fix=_REPLACE_MARK,
)


def _find_spaces_as_marks(survey: Survey) -> Iterator[Finding]:
    """一　总体要求."""
    for entry in survey.entries_in(lambda style: style.followed_by == "blank" and style.mark):
        end = entry.marker.span.end
        spaces = _SPACES.match(survey.text, end)
        edits = (Edit(Span(end, spaces.end()), "、"),) if spaces else ()
        yield Finding(entry.marker.span, {"this": survey.name(entry.marker)}, edits)


BLANK_MARK = CheckRule(
    "P03",
    "blank-mark",
    "info",
    "GB/T 15834-2011 B.3.2",
    _find_spaces_as_marks,
    summary=Text(
        "A bare Chinese number is followed by 、, not by a space.", "汉字序号后用顿号，不用空格。"
    ),
    message=Text("space after {this}: expected 、", "{this}后用空格：应为顿号"),
    fix=Text("replace the space with 、", "改为顿号"),
)


def _find_after_brackets(survey: Survey) -> Iterator[Finding]:
    """（一）、加强."""
    return _find_surplus(survey, "bracket")


def _find_after_circles(survey: Survey) -> Iterator[Finding]:
    """①、加强."""
    return _find_surplus(survey, "circle")


def _find_surplus(survey: Survey, enclosed: str) -> Iterator[Finding]:
    for entry in survey.entries_in(lambda style: style.enclosed == enclosed):
        mark = marks_after(survey, entry)
        # (2)，得到新息序列: the number of a formula in its sentence
        if mark and mark.start < mark.end and survey.text[mark.start] not in "，,":
            written = survey.text[mark.start : mark.end]
            values = {"this": survey.name(entry.marker).rstrip(MARKS), "written": written}
            yield Finding(mark, values, (Edit(mark, ""),))


MARK_AFTER_BRACKET = CheckRule(
    "P04",
    "mark-after-bracket",
    "warning",
    "GB/T 15834-2011 B.3.4",
    _find_after_brackets,
    summary=Text("A number in brackets has no mark after it.", "带括号的序号后不加标点。"),
    message=_SURPLUS,
    fix=_DELETE_MARK,
)

MARK_AFTER_CIRCLE = CheckRule(
    "P05",
    "mark-after-circle",
    "warning",
    CUSTOM,
    _find_after_circles,
    summary=Text("A circled number has no mark after it.", "带圈的序号后不加标点。"),
    message=_SURPLUS,
    fix=_DELETE_MARK,
)


def _find_doubled(survey: Survey) -> Iterator[Finding]:
    """一、、总体 1.、加强."""
    for entry in survey.entries_in(has_mark):
        mark = marks_after(survey, entry)
        if mark is None or mark.end - mark.start < 2:
            continue
        written = survey.text[mark.start : mark.end]
        right = "、" if entry.marker.row.mark == "、" else written[0]
        # The first mark is kept if it is right: an edit should change as little as it can.
        edit = (
            Edit(Span(mark.start + 1, mark.end), "") if written[0] == right else Edit(mark, right)
        )
        yield Finding(mark, {"this": survey.name(entry.marker), "written": written}, (edit,))


DOUBLED_MARK = CheckRule(
    "P06",
    "doubled-mark",
    "warning",
    "GB/T 15834-2011 B.3",
    _find_doubled,
    summary=Text("A number has one mark after it.", "序号后只用一个标点。"),
    message=Text("{written} after {this}: one mark is enough", "{this}后标点重复：“{written}”"),
    fix=Text("delete the extra mark", "删去多余的标点"),
)

RULES = (NO_MARK, WRONG_MARK, BLANK_MARK, MARK_AFTER_BRACKET, MARK_AFTER_CIRCLE, DOUBLED_MARK)
