"""The styles of numbering, one row each, and where in a text a marker of one could stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from docparse.heading import Marker
from docparse.numerals import LAST, ORDINALS, letter_value, value_of
from docparse.patterns import Pattern
from docparse.source import Span, make


class Style(NamedTuple):
    """One way of numbering.

    `rank` is the usual order, small above large, as GB/T 9704-2012 7.3.3 and GB/T 15834-2011 B.3.8
    give it for 一、（一）1.（1） and ① and as laws, papers and Taiwan documents have it for the rest;
    what counts in the end is how the report at hand uses its styles.
    """

    name: str
    #: The characters that a marker of this style can begin with.
    first: str
    #: A regular expression; its group `n` is the numeral.
    pattern: str
    rank: int
    #: How easily such a marker is something else, as a cost.
    doubt: float = 0.0
    #: The rank that matters for what it may stand under, where it is not `rank`.
    under: int = 0
    #: Styles of one family count on through each other when their marks are mixed: 1. 2、 3、
    family: str = ""
    #: Found inside a line too, behind the end of a sentence.
    glues: bool = False
    #: Counted by letters: C is 3, not 100.
    letters: bool = False


def _span_of(first: str, last: str) -> str:
    return "".join(map(chr, range(ord(first), ord(last) + 1)))


_B = "[ \u3000]*"
_GAP = "(?=[ \u3000]|\t|$)"
#: The characters of numerals.
CHINESE = "〇零一二三四五六七八九十百千两兩廿卅ㄧー⼀⼆⼋⼗"
_FINANCIAL = "壹贰貳貮叁參参叄肆伍陆陸柒捌玖拾佰"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
FIGURES = "0123456789０１２３４５６７８９"
_CIRCLED = _span_of("①", "⑳") + _span_of("㉑", "㉟") + _span_of("㊱", "㊿") + _span_of("❶", "❿")
_CAPITALS = _span_of("A", "Z") + _span_of("Ａ", "Ｚ")
_SMALL = _span_of("a", "z") + _span_of("ａ", "ｚ")
_CN = f"(?P<n>[{CHINESE}]{{1,7}})"
_UP_TO_99 = "(?P<n>[一二三四五六七八九十]{1,3})"
#: The mark of enumeration and its narrow forms.
_STOP = "[、﹑､]"
_AR = "(?P<n>[0-9０-９]{1,3})"
_FIGURE = "[0-9０-９]{1,3}"
_NO_FIGURE = "(?![0-9０-９])"


def _word(unit: str) -> str:
    """The pattern of 第 N and a word: 第一章, 第 12 条, 第三十七条之一."""
    return f"第{_B}(?P<n>[{CHINESE}]{{1,7}}|[0-9０-９]{{1,4}}){_B}{unit}(?:之[{CHINESE}]{{1,3}})?"


#: A new style is a row here and an example in docs/spec.md. Of two rows that match at one place the
#: first wins: 1.1.1 before 1.1 before 1.
STYLES: tuple[Style, ...] = (
    Style("第一编", "第", _word("[编編]"), 10),
    Style("第一分编", "第", _word("分[编編]"), 14),
    Style("第一篇", "第", _word("篇") + "[:：]?", 16),
    Style("第一部分", "第", _word("(?:部分|部份)") + "[:：]?", 18),
    Style("第一章", "第", _word("章"), 20, glues=True),
    Style("第一节", "第", _word("[节節]"), 30, glues=True),
    # Articles stand below chapters, in judicial interpretations below 一、一般规定 as well
    Style("第一条", "第", _word("[条條]"), 40, under=55, glues=True),
    # 第一步：, 第二课时 导入; a blank or a colon behind, or the end of the line: 第一节课 is text
    Style(
        "第一步",
        "第",
        f"第{_B}(?P<n>[{CHINESE}]{{1,3}}|[0-9０-９]{{1,3}}){_B}"
        "(?:步|课时|課時|讲|講|课|課|单元|單元|阶段|階段|环节|環節|步骤|步驟|模块|板块|卷|册|冊)(?:[:：]|(?=[ \u3000]|$))",
        48,
        1.0,
        under=62,
    ),
    Style("第一，", "第", f"第{_B}{_UP_TO_99}[，,、：:]", 100, 0.5),
    Style("壹、", _FINANCIAL, f"(?P<n>[{_FINANCIAL}]{{1,5}}){_B}[、﹑．.]", 44),
    # 甲、乙双方 begins many a contract
    Style("甲、", _STEMS, f"(?P<n>[{_STEMS}])[、．.]", 46, 2.0, under=52),
    Style("一是", CHINESE, f"{_UP_TO_99}是", 100, 0.5),
    Style("一要", CHINESE, f"{_UP_TO_99}要", 100, 1.0),
    Style("一、", CHINESE, f"{_CN}{_B}{_STOP}+", 50, family="一", glues=True),
    Style("一.", CHINESE, f"{_CN}{_B}[.．]", 50, 0.5, family="一"),
    Style("一，", CHINESE, f"{_UP_TO_99}{_B}[，,:：]", 50, 3.0, family="一"),
    Style("一 ", CHINESE, f"{_UP_TO_99}{_GAP}", 50, 3.0, family="一"),
    # (一)、 and (四)是 are how damaged reports write it
    Style(
        "一",
        CHINESE,
        "(?P<n>[一二三四五六七八九十]{1,3})(?=[\u4e00-\u9fff])",
        50,
        6.0,
        family="一",
    ),
    Style("（一）", "（(", f"[（(]{_B}{_CN}{_B}[)）](?:、|是(?!否))?", 60, glues=True),
    Style("〔一〕", "〔", f"〔{_B}{_CN}{_B}〕", 60),
    Style("【一】", "【", f"【{_B}{_CN}{_B}】", 60),
    Style("㈠", _span_of("㈠", "㈩"), "(?P<n>[㈠-㈩])[、.．]?", 60, family="（一）"),
    Style("1.1.1.1", FIGURES, f"(?P<n>{_FIGURE}(?:[.．]{_FIGURE}){{3,5}}){_NO_FIGURE}[.．、]?", 74),
    Style(
        "1.1.1",
        FIGURES,
        f"(?P<n>{_FIGURE}(?:[.．]{_FIGURE}){{2}}){_NO_FIGURE}[.．、]?",
        73,
        glues=True,
    ),
    Style("1.1", FIGURES, f"(?P<n>{_FIGURE}[.．]{_FIGURE}){_NO_FIGURE}[.．、]?", 72, glues=True),
    Style("1、", FIGURES, f"{_AR}{_B}{_STOP}+", 70, family="1", glues=True),
    Style("1.", FIGURES, f"{_AR}{_B}[.．]{_NO_FIGURE}", 70, 0.3, family="1", glues=True),
    Style("1，", FIGURES, f"{_AR}[，,]{_NO_FIGURE}", 70, 2.5, family="1"),
    Style("1:", FIGURES, f"{_AR}[:：]{_NO_FIGURE}", 70, 3.0, family="1"),
    Style("1)", FIGURES, f"{_AR}{_B}[)）]", 82, 0.3, glues=True),
    # 1引言 and 二存在的问题, proved by their sequence alone
    Style("1", FIGURES, "(?P<n>[0-9０-９]{1,2})(?=[\u4e00-\u9fff])", 70, 5.0, family="1"),
    # 3 合同标的; but page numbers stand so too
    Style("1 ", FIGURES, f"{_AR}{_GAP}", 70, 3.0),
    Style("⒈", _span_of("⒈", "⒛"), "(?P<n>[⒈-⒛])", 70, family="1", glues=True),
    Style("（1）", "（(", f"[（(]{_B}{_AR}{_B}[)）]、?", 80, glues=True),
    Style("【1】", "【", f"【{_B}{_AR}{_B}】", 80, 0.5),
    Style("⑴", _span_of("⑴", "⒇"), "(?P<n>[⑴-⒇])", 80, family="（1）", glues=True),
    Style("①", _CIRCLED, f"(?P<n>[{_CIRCLED}])[、.．]?", 90, glues=True),
    Style("Ⅰ", _span_of("Ⅰ", "Ⅻ"), "(?P<n>[Ⅰ-Ⅻ])[、.．]?", 44, 0.5),
    Style("I.", "IVX", "(?P<n>[IVX]{1,4})[、.．](?![A-Za-z.])", 44, 1.0),
    Style(
        "A.",
        _CAPITALS,
        f"(?P<n>[{_CAPITALS}])[、.．](?![A-Za-z.])",
        76,
        2.0,
        under=95,
        letters=True,
    ),
    Style("a)", _SMALL, f"(?P<n>[{_SMALL}])[)）、.．](?![A-Za-z.])", 92, 1.0, letters=True),
    Style("(a)", "（(", f"[（(](?P<n>[{_SMALL}{_CAPITALS}])[)）]", 92, 0.5, letters=True),
    Style("其一，", "其", "其(?P<n>[一二三四五六七八九十])[，,、：:]", 100, 1.0),
    Style("首先，", "首其再此最", f"(?P<n>{'|'.join(ORDINALS)})[，,]", 100, 3.0),
)

#: Name -> row. Reports add the forms of the line that opens one, see `reports.py`.
STYLE_OF: dict[str, Style] = {style.name: style for style in STYLES}

#: Markers of this doubt or more are words as well: 1引言, 二存在的问题. Only their sequence proves them.
UNPROVEN = 5.0

DECIMALS = frozenset({"1.1", "1.1.1", "1.1.1.1"})


class _Table(dict[str, tuple[re.Pattern[str], tuple[Style, ...]]]):
    """First character of markers -> one pattern for all styles that share it, and these styles.

    A pattern is compiled when its first character is met: a report has few of them.
    """

    def __missing__(self, char: str) -> tuple[re.Pattern[str], tuple[Style, ...]]:
        styles = tuple(style for style in STYLES if char in style.first)
        self[char] = row = _pattern_of(styles), styles
        return row


@lru_cache(maxsize=128)
def _pattern_of(styles: tuple[Style, ...]) -> re.Pattern[str]:
    rows = (style.pattern.replace("?P<n>", f"?P<n{at}>") for at, style in enumerate(styles))
    return re.compile("|".join(f"(?P<s{at}>{row})" for at, row in enumerate(rows)))


_FIRST = frozenset("".join(style.first for style in STYLES))
# Tenders put a sign before the terms that must be met: ★1.系统架构, ▲（二）业绩.
_SIGN = frozenset("★☆▲△●◆◇■□※◎")
_OPENING = _FIRST | _SIGN
_TABLE = _Table()


def opening_chars(own: tuple[Style, ...] = ()) -> frozenset[str]:
    """Return what a line with a marker begins with, in one of the table's styles or of those of the house."""
    return _OPENING.union(*(style.first for style in own)) if own else _OPENING


def read_marker(
    text: str, start: int, end: int, *, glued: bool = False, own: tuple[Style, ...] = ()
) -> Marker | None:
    """Return the marker that stands at offset `start`, `None` if there is none before `end`.

    `glued` asks for the styles alone that are looked for inside a line; `own` styles come first.

    >>> read_marker("（十二）发展", 0, 6)
    Marker(span=Span(start=0, end=4), style='（一）', number=12, prefix='')
    """
    for style in own:
        if text[start] in style.first and (match := _pattern_of((style,)).match(text, start, end)):
            return _marker_of(style, Span(start, match.end()), match["n0"])
    if text[start] not in _FIRST:
        signed = text[start] in _SIGN and not glued
        return _read_signed(text, start, end, own) if signed else None
    pattern, styles = _TABLE[text[start]]
    match = pattern.match(text, start, end)
    if match is None:
        return None
    # The groups come in pairs, s0 n0 s1 n1; the last group that matched is the row's own or its n.
    at = (match.lastindex or 1) - 1 >> 1
    style = styles[at]
    if glued and not style.glues:
        return None
    return _marker_of(style, make(Span, (start, match.end())), match[2 * at + 2])


_SIGNS = Pattern("[★☆▲△●◆◇■□※◎]+[ \u3000]*")


def sign_of(marker: str) -> str:
    """Return the sign before a marker's number, with the blanks behind it: `★` of `★1.`."""
    sign = _SIGNS.match(marker, 0, len(marker))
    return sign.group() if sign else ""


def _read_signed(text: str, start: int, end: int, own: tuple[Style, ...]) -> Marker | None:
    """Return the marker behind a sign, with the sign."""
    sign = _SIGNS.match(text, start, end)
    if sign is None or sign.end() == end:
        return None
    marker = read_marker(text, sign.end(), end, own=own)
    return marker and marker._replace(span=Span(start, marker.span.end))


_DATED = Pattern("([0-9０-９]{1,2})[.．](?=[0-9]{1,2}(?:月[0-9]|[号號][院楼樓]))")


def read_dated(text: str, start: int, end: int) -> Marker | None:
    """Return the marker `2.` at offset `start` though a date follows: 2.5月15日前完成."""
    match = _DATED.match(text, start, end)
    return _marker_of(STYLE_OF["1."], Span(start, match.end()), match[1]) if match else None


def _marker_of(style: Style, span: Span, numeral: str) -> Marker | None:
    prefix = ""
    if style.name in DECIMALS:
        *before, numeral = numeral.replace("．", ".").split(".")
        prefix = ".".join(str(value_of(figure)) for figure in before)
    number = letter_value(numeral) if style.letters else value_of(numeral)
    return None if number is None else make(Marker, (span, style.name, number, prefix))


class _Runs(dict[str, str]):
    """Style -> what its markers count in: its family, or the style alone."""

    def __missing__(self, style: str) -> str:
        self[style] = run = STYLE_OF[style].family or style
        return run


RUNS = _Runs()


def run_of(marker: Marker, report: bool = False) -> str:
    """Return the name of what a marker counts in: its style's family.

    For a line that opens a report that is its form with the words before the number, so that
    调研报告3 does not count on from 工作总结2.
    """
    run = RUNS[marker.style]
    return f"{run} {marker.prefix}" if report else run


def find_neighbours(entries: Sequence[tuple[Marker | None, str, bool]]) -> list[bool]:
    """Tell of each (marker, its run, is sound) whether a sound one beside it in the run is next in number.

    What is said against a sound one is not so strong that it proves nothing for others. A step of two
    counts: one number may be lost. Without a marker there is no neighbour.
    """
    near = [False] * len(entries)
    # Of each run the last entry, and the last sound one: its place and its marker.
    last: dict[str, tuple[int, Marker]] = {}
    last_sound: dict[str, tuple[int, Marker]] = {}
    for at, (marker, run, is_sound) in enumerate(entries):
        if marker is None:
            continue
        if marker[1] in DECIMALS:
            run = f"{run} {marker.prefix}"
        if before := last.get(run):
            if _counts_on(before[1], marker):
                other = before[0]
                near[at] = entries[other][2]
                near[other] = near[other] or is_sound
            sound = last_sound.get(run)
            if sound and sound is not before and _counts_on(sound[1], marker):
                near[at] = True
                near[sound[0]] = near[sound[0]] or is_sound
        last[run] = here = at, marker
        if is_sound:
            last_sound[run] = here
    return near


def _counts_on(before: Marker, marker: Marker) -> bool:
    number = marker[2]
    step = number - before[2]
    if step == 1 or number == LAST:
        return True
    # Of markers that are words as well one must follow the other.
    return step == 2 and max(STYLE_OF[before[1]].doubt, STYLE_OF[marker[1]].doubt) < UNPROVEN
