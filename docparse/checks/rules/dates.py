"""D: dates and the numbers of documents."""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator

from docparse.checks.rule import CheckRule, Finding
from docparse.checks.survey.survey import Survey
from docparse.messages.text import Text
from docparse.model.diagnostic import Edit
from docparse.model.leaves import Paragraph
from docparse.model.patterns import Pattern
from docparse.model.source import Span
from docparse.numbering.numerals import value_of

#: How the years of two centuries begin. A search for two characters is much quicker than one for the whole date.
_CENTURIES = ("二〇", "二○", "二零", "二Ｏ", "一九")
#: 二〇一二年七月一日
_CHINESE_DATE = Pattern(
    """(?P<y>[一二][九〇○零Ｏ][一二三四五六七八九〇○零Ｏ]{2})年
    (?P<m>[一二三四五六七八九十]{1,2})月
    (?P<d>[一二三四五六七八九十]{1,3})日""",
    re.VERBOSE,
)


def _find_chinese_dates(survey: Survey) -> Iterator[Finding]:
    """二〇一二年七月一日 below a document."""
    if not any(century in survey.text for century in _CENTURIES):
        return
    found = list(_CHINESE_DATE.finditer(survey.text, 0, len(survey.text)))
    if not found:
        return
    dates = [
        block.span
        for block in survey.document.walk()
        if isinstance(block, Paragraph) and block.role == "date"
    ]
    for match in found:
        at = bisect_right(dates, match.start(), key=lambda span: span.start) - 1
        if at < 0 or match.start() >= dates[at].end:
            continue
        year = "".join(str(value_of(figure) or 0) for figure in match["y"])
        right = f"{year}年{value_of(match['m'])}月{value_of(match['d'])}日"
        span = Span(*match.span())
        yield Finding(span, {"written": match.group(), "right": right}, (Edit(span, right),))


CHINESE_DATE = CheckRule(
    "D01",
    "chinese-date",
    "info",
    "GB/T 9704-2012 7.3.5.4",
    _find_chinese_dates,
    summary=Text("The date of a document is in Arabic numerals.", "成文日期用阿拉伯数字。"),
    message=Text("{written}: expected {right}", "{written}：应为{right}"),
    fix=Text("write it in Arabic numerals", "改为阿拉伯数字"),
)


def _find_zeros(survey: Survey) -> Iterator[Finding]:
    """2012年07月01日."""
    for date in survey.dates:
        zeros = [
            Span(part.start, part.start + 1)
            for part in (date.month, date.day)
            if part and survey.text[part.start] == "0" and part.end - part.start > 1
        ]
        if zeros:
            values = {"written": survey.source.slice(date.span)}
            yield Finding(date.span, values, tuple(Edit(zero, "") for zero in zeros))


DATE_ZERO = CheckRule(
    "D02",
    "date-zero",
    "info",
    "GB/T 9704-2012 7.3.5.4",
    _find_zeros,
    summary=Text("A month or a day has no leading zero.", "月、日不编虚位。"),
    message=Text("{written}: unnecessary leading zero", "{written}：多了前面的0"),
    fix=Text("delete the zero", "删去0"),
)


def _find_impossible(survey: Survey) -> Iterator[Finding]:
    """2月30日."""
    for date in survey.dates:
        month = int(survey.source.slice(date.month))
        day = int(survey.source.slice(date.day)) if date.day else 1
        if not (1 <= month <= 12 and 1 <= day <= monthrange(date.year, month)[1]):
            yield Finding(date.span, {"written": survey.source.slice(date.span)})


NO_SUCH_DATE = CheckRule(
    "D03",
    "no-such-date",
    "error",
    "the calendar",
    _find_impossible,
    summary=Text("A date exists in the calendar.", "日期应当存在。"),
    message=Text("{written}: there is no such date", "{written}：没有这个日期"),
)

#: The rest of a date after a year; a search for the one character 年 is the quickest.
_AFTER_YEAR = Pattern("年[0-9]{1,2}月[0-9]{1,2}日")
_TWO_FIGURES = re.compile("[0-9]{2}")
#: Before two figures of a year: they are the end of a whole year, or count something else.
_LONGER = frozenset("0123456789０１２３４５６７８９十百〇零年.-—至第")


def _find_short_years(survey: Survey) -> Iterator[Finding]:
    """12年7月1日."""
    for match in _AFTER_YEAR.finditer(survey.text, 0, len(survey.text)):
        year = Span(match.start() - 2, match.start())
        written = survey.source.slice(year)
        before = survey.text[max(0, year.start - 4) : max(0, year.start)]
        # 民國99年3月5日 is not of this calendar.
        if _TWO_FIGURES.fullmatch(written) and before[-1:] not in _LONGER and "民" not in before:
            yield Finding(year, {"written": written})


SHORT_YEAR = CheckRule(
    "D04",
    "short-year",
    "info",
    "GB/T 9704-2012 7.3.5.4",
    _find_short_years,
    summary=Text("A year has four digits.", "年份写全四位。"),
    message=Text("{written}: expected a year of four digits", "{written}：年份应写全四位"),
)

#: [2012]第01号 of 国办发[2012]第01号
_DOCUMENT_NUMBER = Pattern(
    """(?P<open>[\\[［【(（〔﹝]) (?P<year>(?:19|20)[0-9]{2}) (?P<close>[\\]］】）)〕﹞])  # [2012]
    (?P<order>第?) (?P<zeros>0*) (?P<n>[1-9][0-9]{0,4}) (?P<unit>号|號)  # 第01号""",
    re.VERBOSE,
)
#: The last character of an office's sign, which comes before the bracket: 国办发, 财税.
_SIGNS = frozenset(
    "发發函办辦字令文规規通知复復审審批政党黨委府公告财財税稅教人社监監环環建卫衛农農商贸貿"
)
_RIGHT_PARTS = (("open", "〔"), ("close", "〕"), ("order", ""), ("zeros", ""))


def _find_document_numbers(survey: Survey) -> Iterator[Finding]:
    """国办发[2012]第01号."""
    for match in _DOCUMENT_NUMBER.finditer(survey.text, 0, len(survey.text)):
        if survey.text[match.start() - 1 : match.start()] not in _SIGNS:
            continue
        edits = tuple(
            Edit(Span(*match.span(part)), right)
            for part, right in _RIGHT_PARTS
            if match[part] != right
        )
        if edits:
            span = Span(match.start("open"), match.end())
            right = f"〔{match['year']}〕{match['n']}{match['unit']}"
            values = {"written": survey.source.slice(span), "right": right}
            yield Finding(span, values, edits)


DOCUMENT_NUMBER = CheckRule(
    "D05",
    "document-number",
    "warning",
    "GB/T 9704-2012 7.2.5",
    _find_document_numbers,
    summary=Text(
        "The number of a document has its year in 〔〕, and neither 第 nor leading zeros.",
        "发文字号的年份用六角括号，不加“第”，不编虚位。",
    ),
    message=Text("{written}: expected {right}", "{written}：应为{right}"),
    fix=Text("write it as the standard requires", "按标准改写"),
)

RULES = (CHINESE_DATE, DATE_ZERO, NO_SUCH_DATE, SHORT_YEAR, DOCUMENT_NUMBER)
