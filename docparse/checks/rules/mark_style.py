"""P07-P14: numbers of a run that are written alike, and the marks and spaces that the standard asks for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from docparse.checks.rule import CUSTOM, CheckRule, Finding
from docparse.checks.survey.marks import has_mark, marks_after
from docparse.checks.survey.runs import NumberedRun, RunEntry, styles_of
from docparse.checks.survey.survey import Survey
from docparse.messages.text import Text
from docparse.model.diagnostic import Edit
from docparse.model.source import Span
from docparse.model.style import Style
from docparse.numbering.styles import THIRD_LEVEL, THIRD_WITH_STOP

_SPACES = re.compile("[ \t\u3000\xa0]+")
_OPENING, _CLOSING = "（(", "）)"

_SURPLUS = Text("unnecessary {written} after {this}", "{this}后多了“{written}”")


def _find_mixed(survey: Survey) -> Iterator[Finding]:
    """1. 2、 3.."""
    in_report: dict[int, Counter[Style]] = {}
    mixed: list[tuple[NumberedRun, Counter[Style], Counter[Style]]] = []
    for run in (part for whole in survey.counted_runs for part in _lists_of(whole)):
        styles = styles_of(run)
        report = in_report.setdefault(id(run.report), Counter())
        report.update(styles)
        if len(styles) > 1:
            mixed.append((run, styles, report))
    for run, styles, report in mixed:
        usual = _usual_style(styles, report)
        mark = _usual_mark(survey, run, usual)
        for entry in run.entries:
            style = entry.marker.row
            if style != usual and not style.irregular:
                values = {
                    "this": survey.source.slice(entry.marker.span).strip(),
                    "usual": usual.name[:-1] + mark if mark else usual.name,
                }
                yield Finding(entry.marker.span, values, _in_style(survey, entry, usual, mark))


def _lists_of(run: NumberedRun) -> Iterator[NumberedRun]:
    """Yield the parts of a run that each begin at one: the outline may have found no heading between two lists."""
    starts = [at for at, entry in enumerate(run.entries) if at and entry.marker.number == 1]
    for start, end in pairwise((0, *starts, len(run.entries))):
        yield run._replace(entries=run.entries[start:end])


def _usual_style(styles: Counter[Style], report: Counter[Style]) -> Style:
    """Return the style that a run should have: the commonest in the run, then in the report."""
    # Another rule reports irregular styles.
    return max(
        styles,
        key=lambda style: (not style.irregular, styles[style], report[style], style.name),
    )


def _usual_mark(survey: Survey, run: NumberedRun, usual: Style) -> str:
    """Return the mark that most numbers of a bare style have, as they are written: ． of 1．; empty for other styles."""
    if usual not in (THIRD_LEVEL, THIRD_WITH_STOP):
        return ""
    marks = (marks_after(survey, entry) for entry in run.entries if entry.marker.row == usual)
    written = Counter(survey.source.slice(mark) for mark in marks if mark)
    return max(written, key=lambda mark: (written[mark], mark), default=usual.name[-1])[:1]


def _in_style(survey: Survey, entry: RunEntry, usual: Style, right: str) -> tuple[Edit, ...]:
    """Return the edit that gives a bare number the mark of its run."""
    mark = marks_after(survey, entry)
    bare = {entry.marker.row, usual} == {THIRD_LEVEL, THIRD_WITH_STOP}
    if bare and mark and mark.end - mark.start == 1:
        return (Edit(mark, right),)
    return ()


MIXED_STYLE = CheckRule(
    "P07",
    "mixed-style",
    "warning",
    CUSTOM,
    _find_mixed,
    summary=Text("Numbers at one level are written in the same way.", "同一组序号写法一致。"),
    message=Text("{this} among numbers written as {usual}", "{this}与同组的{usual}写法不一致"),
    fix=Text("write it like the other numbers", "改为同组写法"),
)


def _find_arabic_marks(survey: Survey) -> Iterator[Finding]:
    """1、加强 1．加强."""
    for entry in survey.entries_in(lambda style: style.mark == "." and not style.irregular):
        mark = marks_after(survey, entry)
        if mark and mark.end - mark.start == 1 and survey.text[mark.start] != ".":
            values = {"this": survey.name(entry.marker), "written": survey.text[mark.start]}
            # 1、5月: a dot would make a decimal of it
            before_figure = survey.text[mark.end : mark.end + 1].isdecimal()
            yield Finding(mark, values, () if before_figure else (Edit(mark, "."),))


ARABIC_MARK = CheckRule(
    "P08",
    "arabic-mark",
    "style",
    "GB/T 15834-2011 B.3.3",
    _find_arabic_marks,
    summary=Text("A bare Arabic number is followed by a dot.", "阿拉伯数字序号后用下脚点。"),
    message=Text("{written} after {this}: expected a dot", "{this}后用“{written}”：应为“.”"),
    fix=Text("replace the mark", "改正标点"),
)


def _find_ordinal_marks(survey: Survey) -> Iterator[Finding]:
    """第一、加强."""
    for entry in survey.entries_in(lambda style: style.mark == "，"):
        mark = Span(entry.marker.span.end - 1, entry.marker.span.end)
        written = survey.text[mark.start]
        if written != "，":
            values = {"this": survey.name(entry.marker), "written": written}
            yield Finding(mark, values, (Edit(mark, "，"),))


ORDINAL_MARK = CheckRule(
    "P09",
    "ordinal-mark",
    "style",
    "GB/T 15834-2011 B.3.1",
    _find_ordinal_marks,
    summary=Text("第一 and 其一 are followed by a comma.", "“第一”“其一”之后用逗号。"),
    message=Text("{written} after {this}: expected ，", "{this}后用“{written}”：应为逗号"),
    fix=Text("replace the mark", "改正标点"),
)


def _find_spoken_marks(survey: Survey) -> Iterator[Finding]:
    """一是，加强."""
    for entry in survey.entries_in(lambda style: style.spoken and style.unit):
        end = entry.marker.span.end
        written = survey.text[end : end + 1]
        if written and written in "，、,：:":
            mark = Span(end, end + 1)
            values = {"this": survey.name(entry.marker), "written": written}
            yield Finding(mark, values, (Edit(mark, ""),))


SPOKEN_MARK = CheckRule(
    "P10",
    "spoken-mark",
    "style",
    "GB/T 15834-2011 B.3.7",
    _find_spoken_marks,
    summary=Text("一是 and 一要 have no mark after them.", "“一是”“一要”之后不加标点。"),
    message=_SURPLUS,
    fix=Text("delete the mark", "删去标点"),
)


def _find_word_marks(survey: Survey) -> Iterator[Finding]:
    """第一章、总则."""
    for entry in survey.entries_in(lambda style: style.division):
        end = entry.marker.span.end
        start = end - 1 if survey.text[end - 1] in "、：:.．" else end
        written = survey.text[start : start + 1]
        if written and written in "、：:，,.．":
            mark = Span(start, start + 1)
            values = {"this": survey.name(entry.marker), "written": written}
            before_space = survey.text[mark.end : mark.end + 1] in (" ", "\u3000")
            yield Finding(mark, values, (Edit(mark, "" if before_space else "\u3000"),))


WORD_MARK = CheckRule(
    "P11",
    "word-mark",
    "style",
    "GB/T 15834-2011 B.3.6",
    _find_word_marks,
    summary=Text("第一章 and 第一条 are followed by a space.", "“第一章”“第一条”之后空一字。"),
    message=Text("{written} after {this}: expected a space", "{this}后用“{written}”：应空一字"),
    fix=Text("replace the mark with a space", "改为空格"),
)


def _find_decimal_dots(survey: Survey) -> Iterator[Finding]:
    """3.1.范围."""
    for entry in survey.entries_in(lambda style: style.decimal):
        marker = entry.marker
        mark = Span(marker.span.end - 1, marker.span.end)
        written = survey.text[mark.start]
        if written in ".．、":
            before_space = survey.text[mark.end : mark.end + 1] in (" ", "\u3000", "\t")
            values = {"this": survey.name(marker), "written": written}
            yield Finding(mark, values, (Edit(mark, "" if before_space else " "),))


DECIMAL_DOT = CheckRule(
    "P12",
    "decimal-dot",
    "style",
    "GB/T 15834-2011 B.3.5; CY/T 35-2001",
    _find_decimal_dots,
    summary=Text("A decimal number does not end in a dot.", "多级数字序号末尾不加点。"),
    message=Text("unnecessary {written} after {this}", "{this}末尾多了“{written}”"),
    fix=Text("delete the dot", "删去末尾的点"),
)


def _find_spaces(survey: Survey) -> Iterator[Finding]:
    """一、 总体."""
    for entry in survey.entries_in(_ends_in_mark):
        end = entry.marker.span.end
        spaces = _SPACES.match(survey.text, end)
        if spaces and survey.text[spaces.end() : spaces.end() + 1] not in ("", "\n", "\r"):
            span = Span(*spaces.span())
            # 1. 5月: without the space it would be a decimal
            before_figure = survey.text[spaces.end()].isdecimal()
            edits = () if before_figure else (Edit(span, ""),)
            yield Finding(span, {"this": survey.name(entry.marker)}, edits)


def _ends_in_mark(style: Style) -> bool:
    return style.enclosed == "bracket" or (has_mark(style) and not style.followed_by)


BLANK = CheckRule(
    "P13",
    "blank",
    "style",
    CUSTOM,
    _find_spaces,
    summary=Text("There is no space between a mark and the title.", "序号与标题之间不空格。"),
    message=Text("unnecessary space after {this}", "{this}后有空格"),
    fix=Text("delete the space", "删去空格"),
)


def _find_widths(survey: Survey) -> Iterator[Finding]:
    """（一) (二）."""
    for run in survey.runs:
        if run.row.enclosed != "bracket":
            continue
        places = [place for entry in run.entries for place in _brackets(survey, entry)]
        wide = sum(survey.text[place.start] in "（）" for place in places)
        if wide in (0, len(places)):
            continue
        right = "（）" if 2 * wide >= len(places) else "()"
        for entry in run.entries:
            edits = tuple(
                Edit(place, right[survey.text[place.start] in _CLOSING])
                for place in _brackets(survey, entry)
                if survey.text[place.start] not in right
            )
            if edits:
                values = {"this": survey.source.slice(entry.marker.span), "right": right}
                yield Finding(entry.marker.span, values, edits)


def _brackets(survey: Survey, entry: RunEntry) -> list[Span]:
    span = entry.marker.span
    return [
        Span(at, at + 1)
        for at in range(span.start, span.end)
        if survey.text[at] in _OPENING + _CLOSING
    ]


MIXED_WIDTH = CheckRule(
    "P14",
    "mixed-width",
    "style",
    CUSTOM,
    _find_widths,
    summary=Text(
        "Brackets around numbers at one level are all full-width or all half-width.",
        "同一组序号的括号全角半角一致。",
    ),
    message=Text(
        "{this}: the other numbers have brackets like {right}",
        "{this}的括号与同组的{right}不一致",
    ),
    fix=Text("change the brackets", "统一括号"),
)

RULES = (
    MIXED_STYLE,
    ARABIC_MARK,
    ORDINAL_MARK,
    SPOKEN_MARK,
    WORD_MARK,
    DECIMAL_DOT,
    BLANK,
    MIXED_WIDTH,
)
