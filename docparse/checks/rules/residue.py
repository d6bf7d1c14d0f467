"""Rules about what web pages, page layouts and mail leave in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docparse.checks.finding import Finding
from docparse.checks.survey.survey import Survey
from docparse.lines.furniture import COMMENT
from docparse.model.diagnostic import Edit
from docparse.model.source import BLANKS, Span

_EDGES = BLANKS + "-—–－_。."
#: More joined lines than one in so many: the text is wrapped, and its breaks are no accident.
_WRAPPED = 5
_LONGEST_LINE = 60
_TAG = re.compile(
    "&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|hellip|mdash|middot|#[0-9]{2,5}|#x[0-9a-fA-F]{2,4});"
    "|</?(?:p|br|div|span|font|strong|b|a|td|tr|table|img|h[1-6])(?:[ \t][^<>\n]{0,200})?/?>"
)


def find_site_lines(survey: Survey) -> Iterator[Finding]:
    """返回目录, 上一篇：…: the lines of a site that is not there any more."""
    for span in survey.document.furniture:
        words = survey.text[span.start : span.end]
        if not _is_page_number(words) and not words.startswith(COMMENT):
            yield _residue(survey, span)


def find_page_numbers(survey: Survey) -> Iterator[Finding]:
    """- 12 -: the number of a page that is not there any more."""
    for span in survey.document.furniture:
        if _is_page_number(survey.text[span.start : span.end]):
            yield _residue(survey, span)


def _is_page_number(words: str) -> bool:
    core = words.strip(_EDGES)
    return core.isdecimal() or (core[:1] in "第共Pp" and any(map(str.isdecimal, core)))


def _residue(survey: Survey, span: Span) -> Finding:
    words = survey.source.slice(span)
    shown = words if len(words) <= 20 else words[:20] + "…"
    return Finding(span, {"written": shown}, (Edit(_line_of(survey.text, span), ""),))


def _line_of(text: str, span: Span) -> Span:
    """Return the whole line of `span` with its end where nothing else is on it, else `span`."""
    start, end = span
    while start and text[start - 1] in BLANKS:
        start -= 1
    while end < len(text) and text[end] in BLANKS:
        end += 1
    if (start == 0 or text[start - 1] == "\n") and text[end : end + 1] == "\n":
        return Span(start, end + 1)
    return span


def find_markup(survey: Survey) -> Iterator[Finding]:
    """&nbsp; <br>: the markup of a page in a text that is none."""
    if survey.source.origin.format != "text" or not ("&" in survey.text or "<" in survey.text):
        return
    for match in _TAG.finditer(survey.text):
        yield Finding(Span(*match.span()), {"written": match.group()[:20]})


def find_broken_lines(survey: Survey) -> Iterator[Finding]:
    """全县共有人口30 / 万人。: a line ends in the middle of a sentence."""
    joins = survey.document.reading.joins
    if survey.source.origin.format != "text" or not joins:
        return
    if _WRAPPED * len(joins) > survey.text.count("\n"):
        return
    for join in joins:
        if "\n" not in survey.source.slice(join):
            continue
        start = max(join.start - 1, 0)
        yield Finding(Span(start, join.start), {}, (Edit(join, _glue(survey.text, join)),))


def _glue(text: str, join: Span) -> str:
    left, right = text[join.start - 1], text[join.end : join.end + 1]
    return " " if left < "\u2000" and right < "\u2000" and not left.isdigit() else ""
