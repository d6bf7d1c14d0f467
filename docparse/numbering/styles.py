"""The styles of numbering, one row each; `model.style` has the columns.

The ranks are as GB/T 9704-2012 7.3.3 and GB/T 15834-2011 B.3.8 have them for 一、（一）1.（1） and ①, and as laws, papers
and Taiwan documents have them for the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from docparse.model.style import LETTER, Misreading, Numerals, Style
from docparse.numbering.numerals import ORDINALS


def _span_of(first: str, last: str) -> str:
    return "".join(map(chr, range(ord(first), ord(last) + 1)))


#: The characters of numerals.
CHINESE = "〇零一二三四五六七八九十百千两兩廿卅ㄧー⼀⼆⼋⼗"
FIGURES = "0123456789０１２３４５６７８９"
_TO_TEN = "一二三四五六七八九十"
_CIRCLES = _span_of("①", "⑳") + _span_of("㉑", "㉟") + _span_of("㊱", "㊿") + _span_of("❶", "❿")
_CAPITAL_LETTERS = _span_of("A", "Z") + _span_of("Ａ", "Ｚ")
_SMALL_LETTERS = _span_of("a", "z") + _span_of("ａ", "ｚ")
_FINANCIAL_FIGURES = "壹贰貳貮叁參参叄肆伍陆陸柒捌玖拾佰"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_FIGURE = "[0-9０-９]{1,3}"

#: The numeral systems.
_CHINESE = Numerals(f"[{CHINESE}]{{1,7}}", CHINESE, "chinese")
_UP_TO_99 = Numerals(f"[{_TO_TEN}]{{1,3}}", CHINESE, "chinese")
_UP_TO_10 = Numerals(f"[{_TO_TEN}]", _TO_TEN, "chinese")
_ARABIC = Numerals(_FIGURE, FIGURES, "arabic")
_TWO_FIGURES = Numerals("[0-9０-９]{1,2}", FIGURES, "arabic")
_EITHER = Numerals(f"[{CHINESE}]{{1,7}}|[0-9０-９]{{1,4}}", CHINESE + FIGURES)
_EITHER_SHORT = Numerals(f"[{CHINESE}]{{1,3}}|{_FIGURE}", CHINESE + FIGURES)
_FINANCIAL = Numerals(f"[{_FINANCIAL_FIGURES}]{{1,5}}", _FINANCIAL_FIGURES)
_STEM = Numerals(f"[{_STEMS}]", _STEMS)
_CHINESE_IN_BRACKETS = Numerals("[㈠-㈩]", _span_of("㈠", "㈩"), "chinese")
_FIGURE_WITH_POINT = Numerals("[⒈-⒛]", _span_of("⒈", "⒛"), "arabic")
_FIGURE_IN_BRACKETS = Numerals("[⑴-⒇]", _span_of("⑴", "⒇"), "arabic")
_CIRCLED = Numerals(f"[{_CIRCLES}]", _CIRCLES)
_ROMAN = Numerals("[Ⅰ-Ⅻ]", _span_of("Ⅰ", "Ⅻ"))
_ROMAN_LETTERS = Numerals("[IVX]{1,4}", "IVX")
_CAPITALS = Numerals(f"[{_CAPITAL_LETTERS}]", _CAPITAL_LETTERS, letters=True)
_SMALL = Numerals(f"[{_SMALL_LETTERS}]", _SMALL_LETTERS, letters=True)
_LETTERS = Numerals(f"[{_SMALL_LETTERS}{_CAPITAL_LETTERS}]", "", letters=True)
_WORDS = Numerals("|".join(ORDINALS), "首其再此最")


def _decimal(figures: int, most: int) -> Numerals:
    """Return the numerals of `figures` to `most` figures."""
    times = f"{figures - 1},{most - 1}" if most > figures else f"{figures - 1}"
    more = "[.．]" + _FIGURE if figures == most == 2 else f"(?:[.．]{_FIGURE}){{{times}}}"
    return Numerals(_FIGURE + more, FIGURES, "arabic", figures)


#: Closings and what must not follow.
_STOP = "[、﹑､]+"
_POINT = "[.．]"
_ROUND = "[（(]"
_ROUND_END = "[)）]"
_COMMA = "[，,、：:]"
_NO_FIGURE = "(?![0-9０-９])"
_NO_LETTER = "(?![A-Za-z.])"


def _could_be(*misreadings: Misreading) -> frozenset[Misreading]:
    return frozenset(misreadings)


def _division(name: str, unit: str, rank: int, words: str, tail: str = "") -> Style:
    """Return 第 N and a word: 第一章, 第 12 条, 第三十七条之一. `words` are what references call it."""
    return Style(
        name,
        _EITHER,
        rank,
        opening="第",
        unit=unit,
        tail=f"(?:之[{CHINESE}]{{1,3}})?{tail}",
        blanks="around",
        could_be=_could_be("time", "reference"),
        division="part",
        ordered=True,
        cited_as=tuple((word, 1) for word in words.split()),
    )


def _bracketed(name: str, numerals: Numerals, rank: int, opening: str, closing: str) -> Style:
    return Style(
        name,
        numerals,
        rank,
        opening=opening,
        closing=closing,
        blanks="around",
        enclosed="bracket",
        standardized=True,
    )


def _decimal_of(name: str, figures: int, most: int, rank: int) -> Style:
    numerals = _decimal(figures, most)
    return Style(name, numerals, rank, tail=_NO_FIGURE + "[.．、]?")


def _spoken(name: str, numerals: Numerals, doubt: float) -> Style:
    """Return a style that elaborates what is before it; it may be below anything."""
    return Style(name, numerals, 100, doubt=doubt, spoken=True)


def _letters(name: str, numerals: Numerals, rank: int, doubt: float) -> Style:
    return Style(
        name, numerals, rank, tail=_NO_LETTER, doubt=doubt, is_level=True, standardized=True
    )


#: The first four levels of GB/T 9704-2012 7.3.3 and the fifth of GB/T 15834-2011 B.3.8; their families are below.
_ONE = Style(
    "一、",
    _CHINESE,
    50,
    closing=_STOP,
    blanks="around",
    could_be=_could_be("approximate number", "pair of numbers"),
    family="一",
    mid_line="anywhere",
    mark="、",
    ordered=True,
    is_level=True,
    standardized=True,
    cited_as=(("部分", 2), ("部份", 2), ("點", 1), ("款", 1)),
    offers_below="（一）",
    offered=1,
)
_ONE_IN_BRACKETS = replace(
    _bracketed("（一）", _CHINESE, 60, _ROUND, _ROUND_END),
    # (一)、 and (四)是 are how damaged reports write it
    tail="(?:、|是(?!否))?",
    could_be=_could_be("pointer"),
    mid_line="anywhere",
    ordered=True,
    is_level=True,
    cited_as=(("项", 1), ("目", 2), ("款", 2)),
    cited_alone=True,
    offers_below="1.",
)
_FIGURE_AND_STOP = Style(
    "1、",
    _ARABIC,
    70,
    closing=_STOP,
    blanks="around",
    could_be=_could_be("approximate number", "pair of numbers", "figures"),
    family="1",
    mid_line="anywhere",
    heads_decimals=True,
    mark=".",
    ordered=True,
    is_level=True,
    standardized=True,
    cited_as=(("目", 1),),
    offers_below="（1）",
)
_FIGURE_IN_ROUND = replace(
    _bracketed("（1）", _ARABIC, 80, _ROUND, _ROUND_END),
    tail="、?",
    could_be=_could_be("pointer", "telephone"),
    mid_line="anywhere",
    in_sentence=True,
    ordered=True,
    is_level=True,
    cited_as=(("项", 2),),
    cited_alone=True,
    offers_below="①",
)

#: Other ways to write a number of the first and of the third level.
_ONE_OTHERWISE = replace(
    _ONE, could_be=frozenset(), mid_line="", irregular=True, cited_as=(), offered=0
)
_FIGURE_OTHERWISE = replace(
    _FIGURE_AND_STOP,
    blanks="",
    could_be=_could_be("figures"),
    mid_line="",
    irregular=True,
    cited_as=(),
)

#: A new style is a row here, an example in docs/spec.md and a row in docs/styles.md. Of two rows that match at one
#: place the first is read: 1.1.1 before 1.1 before 1.
STYLES: tuple[Style, ...] = (
    replace(_division("第一编", "[编編]", 10, "编 編"), offers_below="第一章"),
    _division("第一分编", "分[编編]", 14, "分编 分編"),
    _division("第一篇", "篇", 16, "篇", "[:：]?"),
    replace(_division("第一部分", "(?:部分|部份)", 18, "部分 部份", "[:：]?"), offers_below="一、"),
    replace(
        _division("第一章", "章", 20, "章"),
        mid_line="after a stop",
        offers_below="第一条 ",
        offered=2,
    ),
    replace(
        _division("第一节", "[节節]", 30, "节 節"),
        division="section",
        mid_line="after a stop",
        offers_below="第一条 ",
    ),
    # Articles are below chapters, in judicial interpretations below 一、一般规定 as well
    replace(
        _division("第一条", "[条條]", 40, "条 條"),
        below=55,
        division="article",
        counts_on=True,
        mid_line="after a stop",
        ordered=False,
        offers_below="（一）",
    ),
    # 第一步：, 第二课时 导入; then a blank, a colon or the end of the line: 第一节课 is text
    Style(
        "第一步",
        _EITHER_SHORT,
        48,
        opening="第",
        unit="(?:步|课时|課時|讲|講|课|課|单元|單元|阶段|階段|环节|環節|步骤|步驟|模块|板块|卷|册|冊)",
        closing="(?:[:：]|(?=[ \u3000]|$))",
        blanks="around",
        doubt=1.0,
        below=62,
    ),
    replace(
        _spoken("第一，", _UP_TO_99, 0.5), opening="第", closing=_COMMA, blanks="before", mark="，"
    ),
    Style(
        "壹、",
        _FINANCIAL,
        44,
        closing="[、﹑．.]",
        blanks="around",
        mark="、",
        ordered=True,
        standardized=True,
        cited_as=(("部分", 3), ("部份", 3)),
        offers_below="一、",
    ),
    # 甲、乙双方 begins many a contract
    Style(
        "甲、",
        _STEM,
        46,
        closing="[、．.]",
        doubt=2.0,
        could_be=_could_be("pair of stems"),
        below=52,
        mark="、",
        is_level=True,
        standardized=True,
    ),
    replace(
        _spoken("一是", _UP_TO_99, 0.5),
        unit="是",
        could_be=_could_be("running list", "repeated word"),
    ),
    replace(
        _spoken("一要", _UP_TO_99, 1.0),
        unit="要",
        could_be=_could_be("running list", "repeated word"),
    ),
    _ONE,
    replace(_ONE_OTHERWISE, name="一.", closing=_POINT, doubt=0.5),
    replace(_ONE_OTHERWISE, name="一，", numerals=_UP_TO_99, closing="[，,:：]", doubt=3.0),
    replace(
        _ONE_OTHERWISE,
        name="一 ",
        numerals=_UP_TO_99,
        closing="",
        blanks="",
        followed_by="blank",
        doubt=3.0,
        could_be=_could_be("table row"),
    ),
    # 二存在的问题, proved by its sequence only
    replace(
        _ONE_OTHERWISE,
        name="一",
        numerals=_UP_TO_99,
        closing="",
        blanks="",
        followed_by="word",
        doubt=6.0,
        could_be=_could_be("count"),
        mark="",
    ),
    _ONE_IN_BRACKETS,
    _bracketed("〔一〕", _CHINESE, 60, "〔", "〕"),
    _bracketed("【一】", _CHINESE, 60, "【", "】"),
    replace(
        _ONE_IN_BRACKETS,
        name="㈠",
        numerals=_CHINESE_IN_BRACKETS,
        opening="",
        closing="",
        tail="[、.．]?",
        blanks="",
        could_be=frozenset(),
        family="（一）",
        mid_line="",
        cited_as=(),
        cited_alone=False,
    ),
    _decimal_of("1.1.1.1", 4, 6, 74),
    replace(
        _decimal_of("1.1.1", 3, 3, 73),
        could_be=_could_be("measure", "range"),
        mid_line="after a stop",
    ),
    replace(
        _decimal_of("1.1", 2, 2, 72),
        could_be=_could_be("measure", "range", "figures"),
        mid_line="after a stop",
    ),
    _FIGURE_AND_STOP,
    replace(
        _FIGURE_AND_STOP,
        name="1.",
        closing=_POINT,
        tail=_NO_FIGURE,
        doubt=0.3,
        could_be=_could_be("fraction", "figures"),
        cited_as=(),
        offered=3,
    ),
    replace(_FIGURE_OTHERWISE, name="1，", closing="[，,]", tail=_NO_FIGURE, doubt=2.5),
    replace(_FIGURE_OTHERWISE, name="1:", closing="[:：]", tail=_NO_FIGURE, doubt=3.0),
    Style(
        "1)",
        _ARABIC,
        82,
        closing=_ROUND_END,
        blanks="around",
        doubt=0.3,
        mid_line="anywhere",
        in_sentence=True,
        is_level=True,
        standardized=True,
    ),
    # 1引言, proved by its sequence only
    replace(
        _FIGURE_OTHERWISE,
        name="1",
        numerals=_TWO_FIGURES,
        closing="",
        followed_by="word",
        doubt=5.0,
        could_be=_could_be("count", "figures", "table row"),
        mark="",
    ),
    # 3 合同标的; but page numbers look like that too
    Style(
        "1 ",
        _ARABIC,
        70,
        followed_by="blank",
        doubt=3.0,
        could_be=_could_be("count", "figures", "table row"),
        heads_decimals=True,
        standardized=True,
    ),
    replace(
        _FIGURE_OTHERWISE,
        name="⒈",
        numerals=_FIGURE_WITH_POINT,
        closing="",
        could_be=frozenset(),
        mid_line="anywhere",
        mark="",
        irregular=False,
    ),
    _FIGURE_IN_ROUND,
    replace(_bracketed("【1】", _ARABIC, 80, "【", "】"), doubt=0.5),
    replace(
        _FIGURE_IN_ROUND,
        name="⑴",
        numerals=_FIGURE_IN_BRACKETS,
        opening="",
        closing="",
        tail="",
        blanks="",
        could_be=frozenset(),
        family="（1）",
        cited_as=(),
        cited_alone=False,
    ),
    Style(
        "①",
        _CIRCLED,
        90,
        tail="[、.．]?",
        mid_line="anywhere",
        in_sentence=True,
        enclosed="circle",
        ordered=True,
        is_level=True,
        standardized=True,
    ),
    Style("Ⅰ", _ROMAN, 44, tail="[、.．]?", doubt=0.5, standardized=True),
    Style(
        "I.", _ROMAN_LETTERS, 44, closing="[、．.]", tail=_NO_LETTER, doubt=1.0, standardized=True
    ),
    replace(_letters("A.", _CAPITALS, 76, 2.0), closing="[、．.]", below=95),
    replace(_letters("a)", _SMALL, 92, 1.0), closing="[)）、.．]"),
    replace(_letters("(a)", _LETTERS, 92, 0.5), opening=_ROUND, closing=_ROUND_END, tail=""),
    replace(_spoken("其一，", _UP_TO_10, 1.0), opening="其", closing=_COMMA, mark="，"),
    replace(_spoken("首先，", _WORDS, 3.0), closing="[，,]"),
)

_REPORT = Numerals(f"[{_TO_TEN}]{{1,3}}|[0-9０-９]{{1,2}}", _TO_TEN + FIGURES)

#: Lines that open a report of a compilation, the number before the title.
LEADING_REPORTS: tuple[Style, ...] = (
    Style("第一篇：", _REPORT, 0, opening="第", unit="篇", closing="[:：]", family="篇"),
    Style("篇一：", _REPORT, 0, opening="篇", tail="[:：.、]?", family="篇"),
    # 篇 is before the number or after it
    Style(
        "【篇1】",
        _REPORT,
        0,
        opening="[【\\[（(](?=[^】\\])）]*篇)(?:篇|第)?",
        unit="篇?",
        closing="[】\\])）]",
        begins="【[（(",
        family="篇",
    ),
    Style(
        "范文一",
        _REPORT,
        0,
        opening="(?:范文|例文|样本|模板|范本)(?:第)?",
        unit="篇?",
        tail="[:：.、]?",
        begins="范例样模",
    ),
    # 附件1：评分标准; but a list of attachments below a notice is no run of reports
    Style(
        "附件1：",
        _REPORT,
        0,
        opening="附[件录錄]",
        closing="[:： \u3000]+(?=[^0-9])",
        begins="附",
    ),
)
#: The same with the number after the title. 篇 says enough by itself; else the same words come before each number.
TRAILING_REPORTS: tuple[Style, ...] = (
    Style("…篇一", _REPORT, 0, opening="(?P<words>.{2,45})[ \u3000(（【]*篇", closing="[)）】]?"),
    Style(
        "…第一篇",
        _REPORT,
        0,
        opening="(?P<words>.{2,45}?)[ \u3000(（【—-]*第",
        unit="篇",
        closing="[)）】]?",
    ),
    Style("…1", _REPORT, 0, opening=f"(?P<words>.{{3,40}}?(?:{LETTER}|[》”）]))[ \u3000]?"),
    Style(
        "…（一）",
        _REPORT,
        0,
        opening=f"(?P<words>.{{3,40}}?(?:{LETTER}|[》”]))[ \u3000]?[（(]",
        closing="[)）]",
    ),
)

#: Name -> row, those of the lines that open a report included.
STYLE_OF: Mapping[str, Style] = MappingProxyType(
    {style.name: style for style in (*STYLES, *LEADING_REPORTS, *TRAILING_REPORTS)}
)

#: Rows that other modules need by themselves.
ARTICLE = STYLE_OF["第一条"]
ATTACHMENT = STYLE_OF["附件1："]
PART = STYLE_OF["第一部分"]
CHINESE_LEVEL = STYLE_OF["一、"]
CHINESE_UNMARKED = STYLE_OF["一"]
FIGURE_LEVEL = STYLE_OF["1."]
FIGURE_AND_STOP = STYLE_OF["1、"]
FIGURE_UNMARKED = STYLE_OF["1"]

#: Markers of this doubt or more are words as well: 1引言, 二存在的问题. Only their sequence proves them.
UNPROVEN = 5.0
