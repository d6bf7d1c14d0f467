"""W: what web pages, page layouts and mail leave in a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from docparse.checks.rule import CUSTOM, CheckRule, Finding
from docparse.checks.survey.survey import Survey
from docparse.lines.furniture import COMMENT
from docparse.lines.line import Line
from docparse.messages.text import Text
from docparse.model.diagnostic import Edit
from docparse.model.document import Section
from docparse.model.leaves import Paragraph, Title
from docparse.model.source import BLANKS, Span

#: Formats whose headers, footers and page numbers belong to their pages.
_PAGED = ("docx", "pdf", "doc", "rtf", "odt", "epub")
_DELETE_LINE = Text("delete the line", "删去此行")
_LONGEST_SHOWN = 20
_BLANKS = BLANKS + "\n"


def _find_site_lines(survey: Survey) -> Iterator[Finding]:
    """返回目录, 上一篇：…."""
    if survey.source.origin.format in _PAGED:
        return
    for span in survey.document.furniture:
        words = survey.text[span.start : span.end]
        if not words.strip(_BLANKS) or _is_page_number(words) or words.startswith(COMMENT):
            continue
        if span.start not in survey.contents:  # typed on purpose
            yield _residue(survey, span)


SITE_LINE = CheckRule(
    "W01",
    "site-line",
    "info",
    CUSTOM,
    _find_site_lines,
    summary=Text("No lines of a web page are left in the text.", "文中没有网页残留。"),
    message=Text("{written}: left over from a web page", "网页残留：{written}"),
    fix=_DELETE_LINE,
    safe=False,
)


def _find_page_numbers(survey: Survey) -> Iterator[Finding]:
    """- 12 -."""
    if survey.source.origin.format in _PAGED:
        return
    for span in survey.document.furniture:
        if _is_page_number(survey.text[span.start : span.end]):
            yield _residue(survey, span)


PAGE_NUMBER = CheckRule(
    "W02",
    "page-number",
    "info",
    CUSTOM,
    _find_page_numbers,
    summary=Text("No page numbers are left in the text.", "文中没有残留的页码。"),
    message=Text("{written}: a page number left in the text", "残留页码：{written}"),
    fix=_DELETE_LINE,
    safe=False,
)

_PAGE_EDGES = BLANKS + "-—–－_。."


def _is_page_number(words: str) -> bool:
    core = words.strip(_PAGE_EDGES)
    return core.isdecimal() or (core[:1] in "第共Pp" and any(map(str.isdecimal, core)))


def _residue(survey: Survey, span: Span) -> Finding:
    words = survey.source.slice(span)
    shown = words if len(words) <= _LONGEST_SHOWN else words[:_LONGEST_SHOWN] + "…"
    return Finding(span, {"written": shown}, (Edit(_line_of(survey.text, span), ""),))


def _line_of(text: str, span: Span) -> Span:
    """Return the whole line of `span` with its end; `span` itself if there is more on the line."""
    start, end = span
    while start and text[start - 1] in BLANKS:
        start -= 1
    while end < len(text) and text[end] in BLANKS:
        end += 1
    if (start == 0 or text[start - 1] == "\n") and text[end : end + 1] == "\n":
        return Span(start, end + 1)
    return span


_MARKUP = re.compile(
    """&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|hellip|mdash|middot
        |\\#[0-9]{2,5}|\\#x[0-9a-fA-F]{2,4});
    |</?(?P<tag>p|br|div|span|font|strong|b|a|td|tr|table|img|h[1-6])
        (?:[ \t][^<>\n]{0,200})?/?>  # attributes""",
    re.VERBOSE,
)
#: A text that names tags has no closing ones: 选择首个<p>元素.
_CLOSING = re.compile("</(?P<tag>[a-z][a-z0-9]*)>")
_ALONE = frozenset({"br", "img"})
_QUOTED_TAG = re.compile("['\"]<")
_LONGEST_LINE = 1000


def _find_markup(survey: Survey) -> Iterator[Finding]:
    """&nbsp; <br>."""
    if survey.source.origin.format != "text" or not ("&" in survey.text or "<" in survey.text):
        return
    closed = {match["tag"] for match in _CLOSING.finditer(survey.text)}
    for match in _MARKUP.finditer(survey.text):
        tag = match["tag"]
        if tag and (tag not in closed | _ALONE or _is_in_code(survey.text, match.start())):
            continue
        yield Finding(Span(*match.span()), {"written": match.group()[:_LONGEST_SHOWN]})


def _is_in_code(text: str, offset: int) -> bool:
    """Tell whether a tag is in a line of code that makes a page: html = '<div></div>'."""
    start = text.rfind("\n", max(0, offset - _LONGEST_LINE), offset) + 1
    return _QUOTED_TAG.search(text, start, offset + 1) is not None


MARKUP = CheckRule(
    "W03",
    "markup",
    "warning",
    CUSTOM,
    _find_markup,
    summary=Text("There is no markup in plain text.", "纯文本中没有网页标记。"),
    message=Text("{written}: markup in a plain text", "残留标记：{written}"),
)

#: Where more than one line in so many is joined to the next, the text is wrapped at a width.
_WRAPPED = 5
#: A line of fewer characters is a name or a cell, and no broken sentence.
_FEWEST = 12


def _find_broken_lines(survey: Survey) -> Iterator[Finding]:
    """全县共有人口30 / 万人。"""
    if survey.source.origin.format != "text":
        return
    joins = [join for join in survey.document.reading.joins if "\n" in survey.source.slice(join)]
    layout, lines = survey.layout
    if layout.width:
        # A line that reaches the margin goes on below it; only one that ends before it is broken.
        full = {line.end for line in lines if layout.is_full(survey.text, line)}
        joins = [join for join in joins if join.start not in full]
        joins += [join for join in _torn_lines(survey, lines) if join.start not in full]
    elif _WRAPPED * len(joins) > survey.text.count("\n"):
        return
    # The lines of a title are set as they read well.
    titles = [block.span for block in survey.document.walk() if isinstance(block, Title)]
    # 农村户 / - 3 - / 厕: the sentence is joined once the page number is deleted, and not to it.
    furniture = {edge for span in survey.document.furniture for edge in span}
    for join in sorted(joins):
        if not furniture.isdisjoint(join):
            continue
        at = bisect_right(titles, join.start, key=lambda span: span.start) - 1
        if at >= 0 and join.start < titles[at].end:
            continue
        start = max(join.start - 1, 0)
        edit = Edit(join, _separator(survey.text, join))
        yield Finding(Span(start, join.start), {}, (edit,))


def _torn_lines(survey: Survey, lines: Sequence[Line]) -> Iterator[Span]:
    """Yield the line ends in wrapped text that the outline took for ends of paragraphs, in mid-sentence."""
    text = survey.text
    plain, other = (
        set(),
        {section.span.start for section in survey.sections if section.kind == "heading"},
    )
    for block in survey.document.walk():
        if isinstance(block, Paragraph) and not block.role:
            plain.add(block.span.start)
        elif not isinstance(block, Section):
            other.add(block.span.start)
    for before, line in pairwise(lines):
        in_text = line.start in plain and before.start not in other
        if not in_text or line.after_blank or line.indent > before.indent:
            continue
        words = text[before.end - 1]
        if before.end - before.start >= _FEWEST and (
            "\u4e00" <= words <= "\u9fff" or words in "，、"
        ):
            yield Span(before.end, line.start)


def _separator(text: str, join: Span) -> str:
    """Return what is put between two joined lines: a space between words of the Latin alphabet."""
    left, right = text[join.start - 1], text[join.end : join.end + 1]
    return " " if left < "\u2000" and right < "\u2000" and not left.isdigit() else ""


BROKEN_LINE = CheckRule(
    "W04",
    "broken-line",
    "info",
    CUSTOM,
    _find_broken_lines,
    summary=Text("No line ends in the middle of a sentence.", "句子中间不断行。"),
    message=Text("the line ends in the middle of a sentence", "一句话在行末断开"),
    fix=Text("join the lines", "接上下一行"),
    safe=False,
)

RULES = (SITE_LINE, PAGE_NUMBER, MARKUP, BROKEN_LINE)
