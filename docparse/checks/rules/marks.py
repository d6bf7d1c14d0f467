"""Rules about the marks in and behind a number: 一． （一）、 1、."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from docparse.checks.finding import Finding
from docparse.checks.survey.runs import Entry, Run
from docparse.checks.survey.survey import Survey
from docparse.model.diagnostic import Edit
from docparse.model.source import BLANKS, Span
from docparse.model.style import Style
from docparse.numbering.styles import THIRD_LEVEL, THIRD_UNMARKED, THIRD_WITH_STOP

_MARKS = "、﹑､.．,，:：;；。"
_MARKS_BEHIND = frozenset(_MARKS)
_CLOSES = frozenset(BLANKS + "）)〕】")
_BEFORE_MARK = _CLOSES.union(_MARKS)
_OPENING, _CLOSING = "（(", "）)"
_BLANK_BEHIND = re.compile("[ \t\u3000\xa0]+")


def _mark_of(survey: Survey, entry: Entry) -> Span | None:
    """Return where the marks behind a numeral or a bracket stand, those behind the marker too."""
    text, (start, end) = survey.text, entry.marker.span
    last = text[end - 1]
    if text[end : end + 1] not in _MARKS_BEHIND:
        # The commonest forms, 一、 and （一）, need no search for the numeral.
        if last in "）)〕】":
            return Span(end, end)
        if end - start > 1 and last in "、." and text[end - 2] not in _BEFORE_MARK:
            return Span(end - 1, end)
    place = survey.numeral(entry.marker)
    if place is None:
        return None
    start = place.end
    while start < end and text[start] in _CLOSES:
        start += 1
    end = start
    while end < len(text) and text[end] in _MARKS:
        end += 1
    return Span(start, end)


def find_missing(survey: Survey) -> Iterator[Finding]:
    """一总体要求: nothing stands between the number and the title."""
    for run in survey.counts:
        styles = _styles_of(run)
        # 1引言 2材料与方法 is how papers number, if they do so throughout.
        papers = len(styles) == 1 and THIRD_UNMARKED in styles
        for entry in run.entries:
            if entry.marker.row.followed_by == "word" and not papers:
                yield _missing(survey, entry.marker.span, styles)
    for unread in survey.unread:
        if unread.kind == "no-mark":
            styles = _styles_of(unread.run)
            yield _missing(survey, unread.span, styles)


def _styles_of(run: Run) -> Counter[Style]:
    return Counter(entry.marker.row for entry in run.entries)


def _missing(survey: Survey, numeral: Span, styles: Counter[Style]) -> Finding:
    arabic = survey.text[numeral.start].isdecimal()
    mark = "." if arabic and styles[THIRD_LEVEL] >= styles[THIRD_WITH_STOP] else "、"
    edit = Edit(Span(numeral.end, numeral.end), mark)
    return Finding(numeral, {"this": survey.source.slice(numeral), "mark": mark}, (edit,))


def find_wrong(survey: Survey) -> Iterator[Finding]:
    """一.总体 一，总体: not the mark of enumeration behind a bare Chinese number; 1，加强 1：加强 likewise."""
    for entry in survey.of_styles(_may_have_wrong_mark):
        right = entry.marker.row.mark
        mark = _mark_of(survey, entry)
        if mark is None or mark.end - mark.start != 1:
            continue
        written = survey.text[mark.start : mark.end]
        if written not in (right, "﹑", "､"):
            values = {"this": survey.name(entry.marker), "mark": right, "written": written}
            yield Finding(mark, values, (Edit(mark, right),))


def _may_have_wrong_mark(style: Style) -> bool:
    # Another rule tells 1、 and 1. from each other.
    return style.followed_by == "" and (
        style.mark == "、" or (style.mark == "." and style.irregular)
    )


def find_blank_marks(survey: Survey) -> Iterator[Finding]:
    """一　总体要求: a blank stands where the mark belongs."""
    for entry in survey.of_styles(lambda style: style.followed_by == "blank" and style.mark):
        end = entry.marker.span.end
        blank = _BLANK_BEHIND.match(survey.text, end)
        edits = (Edit(Span(end, blank.end()), "、"),) if blank else ()
        yield Finding(entry.marker.span, {"this": survey.name(entry.marker)}, edits)


def find_after_brackets(survey: Survey) -> Iterator[Finding]:
    """（一）、加强: a mark behind the bracket."""
    return _find_surplus(survey, "bracket")


def find_after_circles(survey: Survey) -> Iterator[Finding]:
    """①、加强: a mark behind the circle."""
    return _find_surplus(survey, "circle")


def _find_surplus(survey: Survey, enclosed: str) -> Iterator[Finding]:
    for entry in survey.of_styles(lambda style: style.enclosed == enclosed):
        mark = _mark_of(survey, entry)
        # (2)，得到新息序列: the number of a formula in its sentence
        if mark and mark.start < mark.end and survey.text[mark.start] not in "，,":
            written = survey.text[mark.start : mark.end]
            values = {"this": survey.name(entry.marker).rstrip(_MARKS), "written": written}
            yield Finding(mark, values, (Edit(mark, ""),))


def _has_mark(style: Style) -> bool:
    """Tell whether a mark of enumeration or a point belongs after the numeral."""
    return style.mark in ("、", ".")


def find_doubled(survey: Survey) -> Iterator[Finding]:
    """一、、总体 1.、加强: two marks at once."""
    for entry in survey.of_styles(_has_mark):
        mark = _mark_of(survey, entry)
        if mark is None or mark.end - mark.start < 2:
            continue
        written = survey.text[mark.start : mark.end]
        values = {"this": survey.name(entry.marker), "written": written}
        right = "、" if entry.marker.row.mark == "、" else written[0]
        kept = right if written[0] == right else ""
        first = mark.start + len(kept)
        yield Finding(mark, values, (Edit(Span(first, mark.end), "" if kept else right),))


def find_mixed(survey: Survey) -> Iterator[Finding]:
    """1. 2、 3.: two ways of writing one run."""
    in_report: dict[int, Counter[Style]] = {}
    mixed = []
    for run in survey.counts:
        first = run.row
        report = in_report.setdefault(id(run.report), Counter())
        if all(entry.marker.row == first for entry in run.entries):
            report[first] += len(run.entries)
            continue
        styles = _styles_of(run)
        report.update(styles)
        mixed.append((run, styles, report))
    for run, styles, report in mixed:
        usual = max(
            styles,
            key=lambda style: (not style.irregular, styles[style], report[style], style.name),
        )
        for entry in run.entries:
            style = entry.marker.row
            if style == usual or style.irregular:
                continue
            values = {"this": survey.name(entry.marker), "usual": usual.name}
            edits = tuple(_in_style(survey, entry, usual))
            mark = survey.text[entry.marker.span.start : entry.marker.span.end].strip()
            yield Finding(entry.marker.span, {**values, "this": mark}, edits)


def _in_style(survey: Survey, entry: Entry, usual: Style) -> Iterator[Edit]:
    """Yield the edit that gives a bare number the mark of its run."""
    mark = _mark_of(survey, entry)
    if (
        {entry.marker.row, usual} == {THIRD_LEVEL, THIRD_WITH_STOP}
        and mark
        and mark.end - mark.start == 1
    ):
        yield Edit(mark, usual.name[-1])


def find_arabic_stops(survey: Survey) -> Iterator[Finding]:
    """1、加强 1．加强: a bare Arabic number has a dot on the line."""
    for entry in survey.of_styles(lambda style: style.mark == "." and not style.irregular):
        mark = _mark_of(survey, entry)
        if mark and mark.end - mark.start == 1 and survey.text[mark.start] != ".":
            values = {"this": survey.name(entry.marker), "written": survey.text[mark.start]}
            # 1、5月: a dot would make a decimal of it
            figure = survey.text[mark.end : mark.end + 1].isdecimal()
            yield Finding(mark, values, () if figure else (Edit(mark, "."),))


def find_ordinal_marks(survey: Survey) -> Iterator[Finding]:
    """第一、加强: a comma belongs behind 第一."""
    for entry in survey.of_styles(lambda style: style.mark == "，"):
        mark = Span(entry.marker.span.end - 1, entry.marker.span.end)
        written = survey.text[mark.start]
        if written != "，":
            values = {"this": survey.name(entry.marker), "written": written}
            yield Finding(mark, values, (Edit(mark, "，"),))


def find_spoken_marks(survey: Survey) -> Iterator[Finding]:
    """一是，加强: nothing belongs behind 一是."""
    for entry in survey.of_styles(lambda style: style.spoken and style.unit):
        end = entry.marker.span.end
        if survey.text[end : end + 1] in (
            "，",
            "、",
            ",",
            "：",
            ":",
        ):
            mark = Span(end, end + 1)
            values = {"this": survey.name(entry.marker), "written": survey.text[end]}
            yield Finding(mark, values, (Edit(mark, ""),))


def find_word_marks(survey: Survey) -> Iterator[Finding]:
    """第一章、总则: a blank belongs behind 第一章."""
    for entry in survey.of_styles(lambda style: style.division):
        end = entry.marker.span.end
        start = end - 1 if survey.text[end - 1] in "：:" else end
        if survey.text[start : start + 1] and survey.text[start] in "、：:，,.．":
            mark = Span(start, start + 1)
            values = {"this": survey.name(entry.marker), "written": survey.text[start]}
            blank = survey.text[mark.end : mark.end + 1] in (" ", "\u3000")
            yield Finding(mark, values, (Edit(mark, "" if blank else "\u3000"),))


def find_decimal_dots(survey: Survey) -> Iterator[Finding]:
    """3.1.范围: no dot belongs behind the last figure."""
    for entry in survey.of_styles(lambda style: style.decimal):
        marker = entry.marker
        if survey.text[marker.span.end - 1] in ".．、":
            mark = Span(marker.span.end - 1, marker.span.end)
            blank = survey.text[mark.end : mark.end + 1] in (" ", "\u3000", "\t")
            values = {"this": survey.name(marker), "written": survey.text[mark.start]}
            yield Finding(mark, values, (Edit(mark, "" if blank else " "),))


def _ends_in_mark(style: Style) -> bool:
    return style.enclosed == "bracket" or (_has_mark(style) and style.followed_by == "")


def find_blanks(survey: Survey) -> Iterator[Finding]:
    """一、 总体: a blank between mark and title."""
    for entry in survey.of_styles(_ends_in_mark):
        end = entry.marker.span.end
        blank = _BLANK_BEHIND.match(survey.text, end)
        if blank and survey.text[blank.end() : blank.end() + 1] not in ("", "\n", "\r"):
            span = Span(*blank.span())
            figure = survey.text[blank.end()].isdecimal()
            edits = () if figure else (Edit(span, ""),)
            yield Finding(span, {"this": survey.name(entry.marker)}, edits)


def find_widths(survey: Survey) -> Iterator[Finding]:
    """（一) (二）: the brackets of one run are of two widths."""
    for run in survey.runs:
        if run.row.enclosed != "bracket":
            continue
        places = [place for entry in run.entries for place in _brackets(survey, entry)]
        wide = sum(survey.text[place.start] in "（）" for place in places)
        if wide in (0, len(places)):
            continue
        right = "（）" if 2 * wide >= len(places) else "()"
        for entry in run.entries:
            wrong = [
                place for place in _brackets(survey, entry) if survey.text[place.start] not in right
            ]
            edits = tuple(
                Edit(place, right[survey.text[place.start] in _CLOSING]) for place in wrong
            )
            if edits:
                marker = survey.text[entry.marker.span.start : entry.marker.span.end]
                yield Finding(entry.marker.span, {"this": marker, "right": right}, edits)


def _brackets(survey: Survey, entry: Entry) -> list[Span]:
    span = entry.marker.span
    return [
        Span(at, at + 1)
        for at in range(span.start, span.end)
        if survey.text[at] in _OPENING + _CLOSING
    ]
