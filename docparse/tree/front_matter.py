"""The parts between a title and the text, and below the text: subtitle, byline, date, abstract, keywords.

The parts are those that GB/T 7713.2-2022 5.1 and GB/T 9704-2012 7.3.5 give papers and official
documents; their places and their first words tell them apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from docparse.lines.contents import names_contents
from docparse.lines.names import is_signed
from docparse.model.heading import Heading
from docparse.model.leaves import Role
from docparse.model.patterns import Pattern
from docparse.model.reading import Reading
from docparse.model.source import Span

#: The most paragraphs after a title that may belong to it, and at the end of a text that may belong to its date.
_MOST_ABOVE = 12
_MOST_BELOW = 6
_LONGEST = 50
#: The paragraphs of an abstract below a line 摘要 have at least this many characters; a table of contents has fewer.
_SHORTEST = 20
_DASHES = ("——", "—", "--", "－－", "──", "――", "–")
_SUBTITLE = ("副标题：", "副标题:", "副題：", "副题：", "副題:", "副题:")
#: The end of a note in brackets below a title that names the version of the text.
_VERSIONS = ("稿）", "稿)", "版）", "版)", "试行）", "试行)", "試行）", "試行)", "本）", "本)")
#: First characters and words of these; without them the patterns need not be compiled.
_ABSTRACT_FIRST = frozenset("【[〔内摘提A")
_KEYWORDS_FIRST = frozenset("【[〔关關主K")
_DATE_FIRST = frozenset(
    "发印成填报會会日时時（( 中民〇○零一二三四五六七八九十0123456789０１２３４５６７８９"
)
_DATE_MARKS = frozenset("年./-")
_BYLINE_MARKS = ("：", ":", "/", "／", "记者", "記者", "通讯员")
# A label is in brackets, has a colon after it or is a line of its own: 【摘要】, 摘 要：, 内容提要
_LABEL_OPENS = "[【\\[〔]?"
_LABEL_CLOSES = "[】\\]〕]?[ \u3000]* (?: [:：] | (?<=[】\\]〕]) | $ )"
_ABSTRACT = Pattern(
    f"""{_LABEL_OPENS} (?:内容)? (?: 摘[ \u3000]*要 | 提[ \u3000]*要 ) {_LABEL_CLOSES}
    | Abstract[ ]* (?: [:：] | $ )""",
    re.VERBOSE,
)
_KEYWORDS = Pattern(
    f"""{_LABEL_OPENS} (?:
        关[ \u3000]*键[ \u3000]*[词字] | 關[ \u3000]*鍵[ \u3000]*[詞字] | 主题词 | 主題詞
    ) {_LABEL_CLOSES}
    | Key[ ]?words[ ]* (?: [:：] | $ )""",
    re.VERBOSE,
)
_DATE = Pattern(
    """(?: (?:发布|印发|成文|填报|报告|會議|会议)? (?:日期|时间|時間) [:：] [ ]*+ )?  # 发布日期：
    [（(]? [ ]*+ (?:中華民國|民國)?
    [0-9０-９〇○零一二三四五六七八九十]{2,4} [ ]*+ [年./\\-] [ ]*
    [0-9０-９一二三四五六七八九十]{1,3} [ ]*+ (?:
        [月./\\-] [ ]*+ [0-9０-９一二三四五六七八九十]{1,3} [ ]*+ [日号號]?+
        | 月  # 2013年5月
    ) [ ]*+ [）)]?""",
    re.VERBOSE,
)
#: （1994年1月28日国务院令第143号发布）
_DATED_NOTE = Pattern(
    "[（(].{0,6}[0-9〇一二三四五六七八九十]{2,4} *年 *[0-9一二三四五六七八九十]{1,3} *月"
)
_BYLINE = Pattern(
    """(?: 作[ \u3000]*者 | 撰[ \u3000]*稿 | 撰[ \u3000]*文 | 执[ \u3000]*笔 | 執[ \u3000]*筆  # 作 者：
        | 文|图文|记者|記者|通讯员|编者|供稿|报告人|報告人|汇报人|发言人|起草人|课题组|課題組
        | 作者单位|单位|單位|编制单位|编写单位
    ) [:：/／] [^。；]{2,40}
    | 本报记者 .{2,20}
    | (?:记者|記者|通讯员) [ ] .{2,20}""",
    re.VERBOSE,
)


def find_front_matter(
    reading: Reading,
    paragraphs: Sequence[Span],
    titles: Sequence[Span],
    headings: Sequence[Heading],
) -> dict[int, Role]:
    """Return the roles of the paragraphs around a title, by the offsets at which they begin.

    All arguments are in order. A text without a title, and outside of a report, has no byline and
    no date: any short line could be one. `paragraphs` are whole, headings and titles among them.
    """
    roles: dict[int, Role] = {}
    reports = [heading for heading in headings if heading.kind == "report"]
    starts = [0, *(report.span.start for report in reports)]
    ends = [*starts[1:], len(reading.source.text)]
    named = {span.start: span.end for span in titles}
    opened = {heading.span.start: heading for heading in headings}
    at = 0
    for start, end in zip(starts, ends, strict=True):
        first, at = at, bisect_left(paragraphs, (end, 0), at)
        scope = paragraphs[first:at]
        is_titled = start in opened or any(span.start in named for span in scope[:_MOST_ABOVE])
        found = dict(_above(reading, scope, named, opened))
        if is_titled and "date" not in found.values():
            found.update(_below(reading, scope, opened))
        roles.update(found)
    return roles


def _above(
    reading: Reading,
    scope: Sequence[Span],
    named: dict[int, int],
    opened: dict[int, Heading],
) -> Iterator[tuple[int, Role]]:
    """Yield the parts at the beginning of a report, with the offsets at which they begin."""
    going: Role = ""
    titled = False
    for paragraph in scope[:_MOST_ABOVE]:
        heading = opened.get(paragraph.start)
        words = reading.text(paragraph)
        if not words:  # nothing but furniture
            continue
        if len(words) <= _LONGEST and names_contents(words):
            return
        if heading or paragraph.start in named:
            titled = (
                titled or paragraph.start in named or bool(heading and heading.kind == "report")
            )
            if heading and heading.marker and heading.kind != "report":
                return
            # 摘要 on a line of its own; the text below it is the abstract.
            going = _part_of(words) if heading and not heading.marker else ""
            continue
        role = _part_of(words)
        if not role and going and (going == "keywords" or len(words) >= _SHORTEST):
            role = going
        if not role and titled and len(words) <= _LONGEST:
            role = _line_of(words)
        going = going if role == going == "abstract" else ""
        if role:
            yield paragraph.start, role
        elif len(words) > _LONGEST and not (words[0] in "（(" and words[-1] in "）)"):
            return  # but not after （1.农业大学 信息学院；2.县农业局）, before an abstract


def _below(
    reading: Reading, scope: Sequence[Span], opened: dict[int, Heading]
) -> Iterator[tuple[int, Role]]:
    """Yield the date at the end of a report, and the name of who signs above it."""
    for at in range(len(scope) - 1, max(0, len(scope) - _MOST_BELOW) - 1, -1):
        paragraph = scope[at]
        if paragraph.start in opened:
            return
        words = reading.text(paragraph)
        if _is_date(words):
            yield paragraph.start, "date"
            above = scope[at - 1] if at else paragraph
            signed = reading.text(above)
            if at and above.start not in opened and is_signed(signed):
                yield above.start, "byline"
            return


def _part_of(words: str) -> Role:
    """Return the role of an abstract or of keywords, which are labelled; empty for anything else."""
    first = words[:1]
    if first in _ABSTRACT_FIRST and _ABSTRACT.match(words, 0, len(words)):
        return "abstract"
    if first in _KEYWORDS_FIRST and _KEYWORDS.match(words, 0, len(words)):
        return "keywords"
    return ""


def _is_date(words: str) -> bool:
    # Most lines begin otherwise or have no such mark, and the expression is slow to compile.
    if words[:1] not in _DATE_FIRST or _DATE_MARKS.isdisjoint(words):
        return False
    return _DATE.fullmatch(words, 0, len(words)) is not None


def _line_of(words: str) -> Role:
    """Return the role of a short line below a title; empty for anything else."""
    if words.startswith((*_DASHES, *_SUBTITLE)):
        return "subtitle"
    if _is_date(words) or ("年" in words and _DATED_NOTE.match(words, 0, len(words))):
        return "date"
    if words[0] in "（(" and words[-1] in "）)":
        inside = words[1:-1]
        if words.endswith(_VERSIONS):
            return "subtitle"
        return "byline" if is_signed(inside.split("，")[0].split(",")[0]) else ""
    if any(mark in words for mark in _BYLINE_MARKS) and _BYLINE.fullmatch(words, 0, len(words)):
        return "byline"
    return "byline" if is_signed(words) else ""
