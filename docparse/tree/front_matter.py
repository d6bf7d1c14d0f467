"""The parts between a title and the text, and below the text: subtitle, byline, date, abstract, keywords.

The parts are those that GB/T 7713.2-2022 5.1 and GB/T 9704-2012 7.3.5 give papers and official
documents; their places and their first words tell them apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docparse.lines.contents import names_contents
from docparse.lines.letterhead import Row, read_letterhead
from docparse.lines.names import is_signed
from docparse.model.heading import Heading
from docparse.model.leaves import Role
from docparse.model.patterns import Pattern
from docparse.model.reading import Reading
from docparse.model.source import BLANKS, Span, skip
from docparse.tree.official import find_addressee, find_closing

#: The most paragraphs after a title that may belong to it, and at the end of a text that may belong to its date.
_MOST_ABOVE = 12
#: The most rows of a letterhead.
_MOST_ROWS = 20
#: Roles of rows that may be below the text as well as above it.
_MAY_CLOSE = frozenset({"", "byline", "date", "signature"})
_LONGEST = 50
#: The fields of minutes: 时间：2021年7月14日, 地点：县政府四楼.
_TIMES = ("时间", "時間", "会议时间", "會議時間", "日期")
_PLACES = ("地点", "地點", "会议地点", "會議地點", "地　点", "主持")
#: The paragraphs of an abstract below a line 摘要 have at least this many characters; a table of contents has fewer.
_SHORTEST = 20
_OF_SUBTITLE = tuple("—— — -- －－ ── ―― – 副标题： 副标题: 副題： 副题： 副題: 副题:".split())
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
        scope = _Scope(reading, paragraphs[first:at], named, opened)
        is_titled = start in opened or any(span.start in named for span in scope.rows[:_MOST_ABOVE])
        found = dict(_above(scope))
        roles.update(found)
        if is_titled or "addressee" in found.values():
            roles.update(_below(scope, found))
    return roles


class _Scope(NamedTuple):
    """The paragraphs of a report, and what is known of them."""

    reading: Reading
    rows: Sequence[Span]
    #: Titles, start -> end.
    named: Mapping[int, int]
    opened: Mapping[int, Heading]

    def words(self, row: Span) -> str:
        """Return a paragraph as it is in the source, in which its parts have their places."""
        return self.reading.source.slice(row)


def _above(scope: _Scope) -> Iterator[tuple[int, Role]]:
    """Yield the parts at the beginning of a report, with the offsets at which they begin."""
    reading, rows, named, opened = scope
    title = next((at for at, row in enumerate(rows[:_MOST_ABOVE]) if row.start in named), -1)
    going: Role = ""
    titled = False
    at, most = 0, _MOST_ABOVE
    while at < min(most, len(rows)):
        paragraph = rows[at]
        if letterhead := _read_letterhead(scope, at, titled=titled):
            for row, parts in zip(rows[at:], letterhead, strict=False):
                yield from ((row.start + offset, role) for offset, role in parts)
            at, most = at + len(letterhead), most + len(letterhead)
            continue
        at += 1
        heading = opened.get(paragraph.start)
        words = reading.text(paragraph)
        if not words:  # nothing but furniture
            continue
        if len(words) <= _LONGEST and names_contents(words):
            return
        if heading or paragraph.start in named:
            is_report = heading is not None and heading.kind == "report"
            titled = titled or paragraph.start in named or is_report
            if heading and heading.marker and not is_report:
                return
            # 摘要 on a line of its own; the text below it is the abstract.
            going = _part_of(words) if heading and not heading.marker else ""
            continue
        role = _role_of(scope, at - 1, words, going, titled=titled)
        going = going if role == going == "abstract" else ""
        if role:
            yield paragraph.start, role
        elif end := _end_of_addressee(scope, at - 1, titled=titled):
            yield from _addressee(scope, paragraph, end)
            return
        elif at > title and len(words) > _LONGEST and not _is_in_brackets(words):
            return  # but not after （1.农业大学 信息学院；2.县农业局）, before an abstract


def _role_of(scope: _Scope, at: int, words: str, going: Role, *, titled: bool) -> Role:
    """Return the role of a row near a title; `going` is that of the part which a heading has named."""
    role = _part_of(words)
    if not role and going and (going == "keywords" or len(words) >= _SHORTEST):
        return going
    if role or not titled or len(words) > _LONGEST or _is_field_of_meeting(scope, at):
        return role
    return _line_of(words)


def _end_of_addressee(scope: _Scope, at: int, *, titled: bool) -> int:
    """Return where the addressee ends that a row below a title begins with; 0 if there is none.

    A text may have lost its title: 各乡镇人民政府： is an addressee on the first line too.
    """
    words = scope.words(scope.rows[at])
    end = find_addressee(words) if titled or at == 0 else 0
    return end if titled or "各" in words[:end] else 0


def _is_in_brackets(words: str) -> bool:
    return words[0] in "（(" and words[-1] in "）)"


def _is_field_of_meeting(scope: _Scope, at: int) -> bool:
    """Tell whether a row is a field of minutes: 时间：7月14日, right above or below 地点：."""
    beside = [row for row in (at - 1, at + 1) if 0 <= row < len(scope.rows)]
    return scope.words(scope.rows[at]).startswith(_TIMES) and any(
        scope.words(scope.rows[row]).startswith(_PLACES) for row in beside
    )


def _read_letterhead(scope: _Scope, at: int, *, titled: bool) -> list[Row]:
    """Return the parts of the rows from `at` that are a letterhead: above the title it has a number or an issuer."""
    reading, rows, named, opened = scope
    end, most = at, min(at + _MOST_ROWS, len(rows))
    while end < most and (start := rows[end].start) not in opened and start not in named:
        end += 1
    letterhead = read_letterhead(reading.source.text, rows[at:end])
    if not letterhead:
        return []
    roles = {role for row in letterhead for _, role in row}
    return [] if not titled and roles.isdisjoint(("number", "issuer")) else letterhead


def _addressee(scope: _Scope, paragraph: Span, end: int) -> Iterator[tuple[int, Role]]:
    """Yield the addressee that ends at offset `end` of a paragraph, and the text after it, if there is any."""
    yield paragraph.start, "addressee"
    after = skip(scope.reading.source.text, paragraph.start + end, paragraph.end, BLANKS + "\n")
    if after < paragraph.end:
        yield after, ""


def _below(scope: _Scope, above: Mapping[int, Role]) -> Iterator[tuple[int, Role]]:
    """Yield the parts below the text of a report, with the offsets at which they begin."""
    rows = scope.rows
    opened = {at for at, row in enumerate(rows) if row.start in scope.opened}
    after = [place for place, role in above.items() if not role]
    head = [
        at
        for at, row in enumerate(rows[: _MOST_ABOVE + _MOST_ROWS])
        if row.start in scope.named
        or (
            above.get(row.start, "date") not in _MAY_CLOSE
            and not any(row.start < place < row.end for place in after)
        )
    ]
    first = 1 + max([*head, *opened.intersection((0,))], default=-1)
    text = scope.reading.source.text
    words = [text[start:end] for start, end in rows]
    is_dated = "date" in above.values()
    closing = find_closing(words, first, opened, _is_date, is_dated=is_dated)
    for at, parts in closing.items():
        # （2023年1月12日通过） below the title is the date, and no note at the end.
        if rows[at].start in above and not _MAY_CLOSE.issuperset(role for _, role in parts):
            continue
        yield from ((rows[at].start + offset, role) for offset, role in parts)


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
    if words.startswith(_OF_SUBTITLE):
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
