"""The styles of numbering, one row each."""

from __future__ import annotations

from typing import NamedTuple

from docparse.numbering.numerals import ORDINALS


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


#: A letter beyond ASCII, as a piece of an expression: [\u4e00-\u9fff] would take a millisecond to compile.
LETTER = "[^\\W\\d\\x00-\\x7f]"
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
#: A word follows.
_WORD = f"(?={LETTER})"


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
    Style("一", CHINESE, f"{_UP_TO_99}{_WORD}", 50, 6.0, family="一"),
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
    Style("1", FIGURES, f"(?P<n>[0-9０-９]{{1,2}}){_WORD}", 70, 5.0, family="1"),
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
