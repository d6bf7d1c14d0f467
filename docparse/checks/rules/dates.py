"""Rules about dates and the numbers of documents."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from docparse.checks.finding import Finding
from docparse.checks.survey.survey import Survey
from docparse.model.diagnostic import Edit
from docparse.model.leaves import Paragraph
from docparse.model.patterns import Pattern
from docparse.model.source import Span
from docparse.numbering.numerals import value_of

_CHINESE_DATE = Pattern(
    "(?P<y>[一二][九〇○零Ｏ][一二三四五六七八九〇○零Ｏ]{2})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日"
)
_BEHIND_YEAR = Pattern("年[0-9]{1,2}月[0-9]{1,2}日")
_CENTURIES = ("二〇", "二○", "二零", "二Ｏ", "一九")
_FIGURES = re.compile("[0-9]{2}")
#: Before two figures of a year: they are the end of a whole year, or count something else.
_LONGER = frozenset("0123456789０１２３４５６７８９十百〇零年.-—至第")
# 国办发[2012]第01号, from the bracket on; before it stands the sign of an office
_NUMBER = Pattern(
    "(?P<open>[\\[［【（(〔﹝])(?P<year>(?:19|20)[0-9]{2})(?P<close>[\\]］】）)〕﹞])"
    "(?P<order>第?)(?P<zeros>0*)(?P<n>[1-9][0-9]{0,4})(?P<unit>号|號)"
)
_SIGNS = frozenset(
    "发發函办辦字令文规規通知复復审審批政党黨委府公告财財税稅教人社监監环環建卫衛农農商贸貿"
)


def find_chinese_dates(survey: Survey) -> Iterator[Finding]:
    """二〇一二年七月一日 below a document: its date is in Arabic figures."""
    # A look for two characters is much quicker than one for the expression.
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
        if not any(span.start <= match.start() < span.end for span in dates):
            continue
        year = "".join(str(value_of(figure) or 0) for figure in match["y"])
        month, day = value_of(match["m"]), value_of(match["d"])
        written = f"{year}年{month}月{day}日"
        span = Span(*match.span())
        yield Finding(span, {"written": match.group(), "right": written}, (Edit(span, written),))


def find_zeros(survey: Survey) -> Iterator[Finding]:
    """2012年07月01日: zeros before a month or a day."""
    for date in survey.dates:
        zeros = [
            Span(part.start, part.start + 1)
            for part in (date.month, date.day)
            if part and survey.text[part.start] == "0" and part.end - part.start > 1
        ]
        if zeros:
            values = {"written": survey.source.slice(date.span)}
            yield Finding(date.span, values, tuple(Edit(zero, "") for zero in zeros))


def find_impossible(survey: Survey) -> Iterator[Finding]:
    """2月30日: there is no such day."""
    for date in survey.dates:
        month = int(survey.source.slice(date.month))
        day = int(survey.source.slice(date.day)) if date.day else 1
        if not (1 <= month <= 12 and 1 <= day <= monthrange(date.year, month)[1]):
            yield Finding(date.span, {"written": survey.source.slice(date.span)})


def find_short_years(survey: Survey) -> Iterator[Finding]:
    """12年7月1日: a year is written whole."""
    for match in _BEHIND_YEAR.finditer(survey.text, 0, len(survey.text)):
        year = Span(match.start() - 2, match.start())
        written = survey.source.slice(year)
        before = survey.text[max(0, year.start - 4) : max(0, year.start)]
        # 民國99年3月5日 counts otherwise
        if _FIGURES.fullmatch(written) and before[-1:] not in _LONGER and "民" not in before:
            yield Finding(year, {"written": written})


def find_document_numbers(survey: Survey) -> Iterator[Finding]:
    """国办发[2012]第01号: the year stands in 〔〕, nothing before the number."""
    for match in _NUMBER.finditer(survey.text, 0, len(survey.text)):
        if survey.text[match.start() - 1 : match.start()] not in _SIGNS:
            continue
        edits: list[Edit] = []
        for name, right in (("open", "〔"), ("close", "〕"), ("order", ""), ("zeros", "")):
            span = Span(*match.span(name))
            if match[name] != right:
                edits.append(Edit(span, right))
        if edits:
            right = f"〔{match['year']}〕{match['n']}{match['unit']}"
            span = Span(match.start("open"), match.end())
            yield Finding(
                span, {"written": survey.source.slice(span), "right": right}, tuple(edits)
            )
