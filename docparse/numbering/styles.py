"""The styles of numbering, one row each; `model.style` has the columns, `systems` the numerals.

The ranks are as GB/T 9704-2012 7.3.3 and GB/T 15834-2011 B.3.8 have them for 一、（一）1.（1） and ①, and as laws, papers
and Taiwan documents have them for the rest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from docparse.model.style import LETTER, Misreading, Numerals, Style
from docparse.numbering import systems

#: Markers with at least this doubt may be ordinary words: 1引言, 二存在的问题. Only their sequence proves them.
UNPROVEN = 5.0

#: With at least this doubt (3 合同标的, C. 罗) they end no sentence and prove no line above them.
WEAK = 2.0

#: The styles from 第一编 to 一、 are no higher.
UPPER_RANK = 50

#: Below everything: an enumeration in sentences.
SPOKEN_RANK = 100

_STOP = "[、﹑､]+"
_POINT = "[.．]"
_COMMA = "[，,、：:]"
_POINT_OR_STOP = "[、．.]"
_NO_FIGURE = "(?![0-9０-９])"
_NO_LETTER = "(?![A-Za-z.])"
#: A.Review of minutes, but not A.B. and e.g.
_NO_INITIALS = "(?![A-Za-z.](?![a-z]{2}))"
#: Text recognition and typing mix them up: （三〕.
_ROUND = "[（(]", "[)）〕\\]］〉]"
_BLANKS = "[ \u3000]*"
#: Put in between two numbers: 第三十七条之一, 第 八 章 之 一, 第 7-1 條.
_INSERTED = f"(?:(?:[之の]|[ ]之[ ])[{systems.CHINESE_CHARS}]{{1,3}})?"
_INSERTED_FIGURE = f"(?:[-－–][0-9０-９]{{1,3}}{_BLANKS})?"
#: A mark, a blank or the end of the line, for words that are words of sentences too: 第一节课 is text.
_SET_APART = "(?:[、:：．.，,](?![0-9０-９])|(?=[ \u3000\t\xa0\ue5e5（(]|$))"
#: A wide blank: the letters of a word are closer.
_WIDE_BLANK = "(?=[\u3000\t]|  )"


def _could_be(*misreadings: Misreading) -> frozenset[Misreading]:
    return frozenset(misreadings)


def _division(name: str, unit: str, rank: int, words: str) -> Style:
    """Return 第 N and a word: 第一章, 第 12 条, 第三十七条之一, 第 7-1 條. `words` are what references call it."""
    return Style(
        name,
        systems.ANY,
        rank,
        opening="第",
        unit=_INSERTED_FIGURE + unit + _INSERTED,
        # 第一章、总则, but 第三条、第四条规定的 is a pair of references
        # nor is 第一章.docx a chapter
        closing=f"(?![.][a-z])(?:[、﹑:：．.，,](?!{_BLANKS}(?:第|$)))?",
        blanks="around",
        could_be=_could_be("time", "reference", "row of cells"),
        division="part",
        ordered=True,
        cited_as=tuple((word, 1) for word in words.split()),
    )


def _counted(name: str, unit: str, rank: int, below: int | None = None) -> Style:
    """Return 第 N and a word that counts other things as well: 第一回, 第一步. A mark, a blank or the end of the line follows."""
    return Style(
        name,
        systems.SHORT_OR_ROMAN,
        rank,
        opening="第",
        unit=unit,
        closing=_SET_APART,
        blanks="around",
        doubt=1.0,
        below=below,
        could_be=_could_be("time", "row of cells"),
    )


def _named(word: str, rank: int, numerals: Numerals = systems.SHORT) -> Style:
    """Return a word and a number: 卷一, 模块1：. `word` may be several ways to write it: 步骤|步驟."""
    ways = word.split("|")
    return Style(
        f"{ways[0]}一",
        numerals,
        rank,
        opening=word if len(ways) == 1 else f"(?:{word})",
        closing=_SET_APART,
        blanks="around",
        doubt=1.0,
        below=SPOKEN_RANK - 10,
        begins="".join(sorted({way[0] for way in ways})),
    )


def _english(word: str, rank: int) -> Style:
    """Return an English word and a number: Chapter 1, STEP 2. Sentences begin so too: only their sequence proves them."""
    return replace(
        _named(word, rank),
        name=f"{word} 1",
        opening=f"(?:{word}|{word.upper()}|{word.lower()})[ ]?",
        begins=word[0] + word[0].lower(),
        doubt=UNPROVEN,
    )


def _bracketed(name: str, numerals: Numerals, rank: int, brackets: tuple[str, str]) -> Style:
    opening, closing = brackets
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


def _decimal(name: str, numerals: Numerals, rank: int) -> Style:
    return Style(name, numerals, rank, tail=_NO_FIGURE + "[.．、]?", could_be=_could_be("address"))


def _spoken(name: str, numerals: Numerals, doubt: float) -> Style:
    """Return a style that elaborates what comes before it; it may be below anything."""
    return Style(name, numerals, SPOKEN_RANK, doubt=doubt, spoken=True)


# Rows are laid out by hand, so that the table can be looked over.
# fmt: off

#: The first four levels of GB/T 9704-2012 7.3.3. The other styles of each family, in `STYLES`, are copies that change only the fields given there.
_FIRST = Style(
    "一、", systems.CHINESE, 50, closing=_STOP, blanks="around", family="一", mid_line="anywhere", mark="、",
    could_be=_could_be("approximate number", "pair of numbers"), ordered=True, is_level=True, standardized=True,
    cited_as=(("部分", 2), ("部份", 2), ("點", 1), ("款", 1)), offers_below="（一）", offered=1,
)
_SECOND = replace(
    _bracketed("（一）", systems.CHINESE, 60, _ROUND), mid_line="anywhere", could_be=_could_be("pointer"),
    # (一)、 and (四)是 are how damaged reports write it
    tail=f"(?:[、.．]{_NO_FIGURE}|是(?!否))?", ordered=True, is_level=True,
    cited_as=(("项", 1), ("目", 2), ("款", 2)), cited_alone=True, offers_below="1.",
)
_THIRD = Style(
    # 1.2017年 is a number and a year
    "1.", systems.ARABIC, 70, closing=_POINT, tail=f"(?:{_NO_FIGURE}|(?=[12][0-9]{{3}}年))", blanks="around", doubt=0.3, family="1",
    mid_line="anywhere", mark=".", could_be=_could_be("fraction", "figures", "options"), heads_decimals=True,
    ordered=True, is_level=True, standardized=True, cited_as=(("目", 1),), offers_below="（1）", offered=3,
)
_FOURTH = replace(
    _bracketed("（1）", systems.ARABIC, 80, _ROUND), tail=f"(?:[、.．]{_NO_FIGURE})?", mid_line="anywhere", in_sentence=True,
    could_be=_could_be("pointer", "telephone"), ordered=True, is_level=True,
    cited_as=(("项", 2),), cited_alone=True, offers_below="①",
)
#: Other ways to write the first and the third, which a rule reports.
_FIRST_OTHERWISE = replace(
    _FIRST, could_be=_could_be(), mid_line="", irregular=True, cited_as=(), offered=0
)
_FIRST_UNMARKED = replace(_FIRST_OTHERWISE, numerals=systems.UP_TO_99, closing="", blanks="")
_THIRD_OTHERWISE = replace(
    _THIRD, blanks="", could_be=_could_be("figures"), mid_line="", irregular=True, cited_as=(), offered=0
)

#: A new style is a row here, an example in docs/spec.md and a row in docs/styles.md. Of two rows that match at one
#: place the first is read: 1.1.1 before 1.1 before 1.
STYLES: tuple[Style, ...] = (
    replace(_division("第一编", "[编編]", 10, "编 編"), offers_below="第一章"),
    _division("第一分编", "分[编編]", 14, "分编 分編"),
    _division("第一篇", "篇", 16, "篇"),
    replace(_division("第一部分", "(?:部分|部份)", 18, "部分 部份"), offers_below="一、"),
    replace(_division("第一章", "章", 20, "章"), mid_line="after a stop", offers_below="第一条 ", offered=2),
    replace(
        _division("第一节", "[节節]", 30, "节 節"), division="section", mid_line="after a stop", offers_below="第一条 "
    ),
    # Articles are below chapters, in judicial interpretations below 一、一般规定 as well
    replace(
        _division("第一条", "[条條]", 40, "条 條"), below=55, division="article", counts_on=True,
        mid_line="after a stop", ordered=False, offers_below="（一）",
    ),
    # Divisions of novels, plays, codes (款 and 目 between 节 and 条) and lessons
    _counted("第一部", "部", 8), _counted("第一卷", "卷", 12), _counted("第一册", "[册冊]", 13),
    _counted("第一辑", "[辑輯]", 15), _counted("第一集", "集", 17), _counted("第一幕", "幕", 19),
    _counted("第一回", "回", 20), _counted("第一话", "[话話]", 20), _counted("第一场", "[场場]", 25),
    _counted("第一款", "款", 34), _counted("第一目", "目", 36),
    _counted("第一单元", "(?:单元|單元)", 42, 62), _counted("第一模块", "(?:模块|板块)", 43, 62),
    _counted("第一阶段", "(?:阶段|階段)", 46, 62), _counted("第一环节", "(?:环节|環節)", 47, 62),
    _counted("第一讲", "(?:讲|講)", 48, 62), _counted("第一课时", "(?:课时|課時)", 49, 62),
    _counted("第一课", "(?:课|課)", 48, 62), _counted("第一步", "(?:步骤|步驟|步)", 49, 62),
    # 第一要真诚, 第二是主动
    replace(_spoken("第一是", systems.SHORT, UNPROVEN), opening="第", closing="[是要]", blanks="before"),
    # 第一季度, proved by its sequence only
    replace(_counted("第一季 ", f"{LETTER}{{1,2}}", 48, 62), closing="(?=[ \u3000\t\xa0]|$)", doubt=UNPROVEN),
    # 上部 and 下部 of a novel, 上篇 and 下篇 of a paper
    Style("上部", systems.POSITIONS, 9, unit="[部篇编編卷册冊集]", closing=_SET_APART, blanks="around", doubt=2.0),
    # 甲部 of a law or a paper from Hong Kong
    Style("甲部", systems.STEM, 32, unit="部", closing=_SET_APART, blanks="around", doubt=1.0),
    # 附录A of a standard (GB/T 1.1-2020, 9.8)
    Style(
        "附录A", systems.CAPITALS, 19, opening=f"附{_BLANKS}[录錄]{_BLANKS}", closing="(?![A-Za-z0-9])", doubt=0.5,
        begins="附", division="part", heads_decimals=True,
    ),
    # 001章, 1章, 一章
    Style("1章", systems.ANY, 20, unit="章", closing=_SET_APART, blanks="around", doubt=1.0, family="第一章"),
    Style("001 ", systems.PADDED, 20, closing="(?:[ \u3000]|[.．、](?![0-9]))", doubt=2.0, begins="0"),
    Style("1节", systems.ANY, 30, unit="[节節]", closing=_SET_APART, blanks="around", doubt=2.0, family="第一节"),
    Style("1回", systems.ANY, 20, unit="[回话話]", closing=_SET_APART, blanks="around", doubt=2.0),
    *(
        _named(word, rank)
        for word, rank in (
            ("卷", 12), ("单元|單元", 42), ("专题|專題", 42), ("模块|模塊", 43), ("项目|項目", 44), ("任务|任務", 45), ("阶段|階段", 46),
            ("环节|環節", 47), ("主题|主題", 43), ("案例", 48), ("实验|實驗", 48), ("活动|活動", 48), ("步骤|步驟", 49), ("方法", 49),
            ("问题|問題", 49), ("议题|議題", 44),
        )
    ),
    replace(_named("番外", 20), below=None),
    replace(_named("Q|Ｑ", 49), name="Q1"),
    *(
        _english(word, rank)
        for word, rank in (
            ("Chapter", 20), ("Article", 22), ("Section", 30), ("Unit", 42), ("Task", 45), ("Lesson", 48), ("Step", 49)
        )
    ),
    Style("Section 1.1", systems.DECIMAL_2, 31, opening="(?:Section|SECTION)[ ]", doubt=1.0, begins="S"),
    replace(_spoken("第一，", systems.SHORT, 0.5), opening="第", closing=_COMMA, blanks="before", mark="，"),
    replace(_spoken("第一点，", systems.SHORT, 0.5), opening="第", unit="(?:[点點]|[个個]?方面)", closing=f"(?:{_COMMA}|是)", mark="，"),
    Style(
        "壹、", systems.FINANCIAL, 44, closing="[、﹑．.]", blanks="around", mark="、", ordered=True,
        standardized=True, cited_as=(("部分", 3), ("部份", 3)), offers_below="一、",
    ),
    # 甲、乙双方 begins many a contract
    Style(
        "甲、", systems.STEM, 46, closing=_POINT_OR_STOP, doubt=2.0, below=52, mark="、",
        could_be=_could_be("pair of stems"), is_level=True, standardized=True,
    ),
    replace(_spoken("一是", systems.UP_TO_99, 0.5), unit="是", could_be=_could_be("running list", "repeated word")),
    # 三要素之间的关系, but 一要素质过硬
    replace(_spoken("一要", systems.UP_TO_99, 1.0), unit="要", tail="(?!素[^质質])", could_be=_could_be("running list", "repeated word")),
    _FIRST,
    replace(_FIRST_OTHERWISE, name="一.", closing=_POINT, doubt=0.5, mid_line="after a stop"),
    replace(_FIRST_OTHERWISE, name="一，", numerals=systems.UP_TO_99, closing="[，,:：]", doubt=3.0),
    replace(_FIRST_UNMARKED, name="一 ", followed_by="blank", doubt=3.0, could_be=_could_be("table row", "range")),
    # 二存在的问题, proved by its sequence only
    replace(_FIRST_UNMARKED, name="一", followed_by="word", doubt=6.0, could_be=_could_be("count", "row of cells"), mark=""),
    _SECOND,
    _bracketed("（壹）", systems.FINANCIAL, 58, _ROUND),
    _bracketed("〔一〕", systems.CHINESE, 60, ("〔", "〕")),
    _bracketed("【一】", systems.CHINESE, 60, ("【", "】")),
    replace(
        _SECOND, name="㈠", numerals=systems.CHINESE_IN_BRACKETS, opening="", closing="", tail="[、.．]?", blanks="",
        family="（一）", could_be=_could_be(), mid_line="", cited_as=(), cited_alone=False,
    ),
    _decimal("1.1.1.1", systems.DECIMAL_4_TO_6, 74),
    replace(
        _decimal("1.1.1", systems.DECIMAL_3, 73), mid_line="after a stop", could_be=_could_be("measure", "range", "address")
    ),
    replace(
        _decimal("1.1", systems.DECIMAL_2, 72), mid_line="after a stop",
        could_be=_could_be("measure", "range", "figures"),
    ),
    replace(
        _THIRD, name="1、", closing=_STOP, tail="", doubt=0.0, cited_as=(), offered=0,
        could_be=_could_be("approximate number", "pair of numbers", "figures", "options"),
    ),
    _THIRD,
    replace(_THIRD_OTHERWISE, name="1，", closing="[，,]", doubt=2.5, could_be=_could_be("figures", "row of cells")),
    replace(_THIRD_OTHERWISE, name="1:", closing="[:：]", doubt=3.0),
    Style(
        "1)", systems.ARABIC, 82, closing="[)）]", blanks="around", doubt=0.3, mid_line="anywhere", in_sentence=True,
        is_level=True, standardized=True,
    ),
    # 1引言, proved by its sequence only
    replace(
        _THIRD_OTHERWISE, name="1", numerals=systems.TWO_FIGURES, closing="", tail="", followed_by="word", doubt=5.0,
        could_be=_could_be("count", "figures", "table row"), mark="",
    ),
    # 3 合同标的; but page numbers look like that too
    Style(
        "1 ", systems.ARABIC, 70, followed_by="blank", doubt=3.0, heads_decimals=True, standardized=True,
        could_be=_could_be("count", "figures", "table row"),
    ),
    replace(
        _THIRD, name="⒈", numerals=systems.FIGURE_WITH_POINT, closing="", tail="", blanks="", doubt=0.0, mark="",
        could_be=_could_be(), cited_as=(), offered=0,
    ),
    _FOURTH,
    replace(_bracketed("【1】", systems.ARABIC, 80, ("【", "】")), doubt=0.5),
    replace(
        _FOURTH, name="⑴", numerals=systems.FIGURE_IN_BRACKETS, opening="", closing="", tail="", blanks="",
        family="（1）", could_be=_could_be(), cited_as=(), cited_alone=False,
    ),
    Style(
        "①", systems.CIRCLED, 90, tail="[、.．]?", could_be=_could_be("pointer"), mid_line="anywhere", in_sentence=True, enclosed="circle",
        ordered=True, is_level=True, standardized=True,
    ),
    Style("Ⅰ", systems.ROMAN, 44, tail=f"[、.．]?+{_NO_FIGURE}", doubt=0.5, standardized=True, could_be=_could_be("pointer")),
    # IV　其他事項
    Style("I ", systems.ROMAN_LETTERS, 44, closing=_WIDE_BLANK, doubt=2.0),
    Style("I.", systems.ROMAN_LETTERS, 44, closing="[、.．]", blanks="around", tail=_NO_LETTER, doubt=1.0, standardized=True),
    Style("ⅰ", systems.SMALL_ROMAN, 93, tail="[、.．]?", doubt=0.5, standardized=True),
    _bracketed("（ⅰ）", systems.SMALL_ROMAN, 93, _ROUND),
    Style("(i)", systems.SMALL_ROMAN_LETTERS, 93, opening=_ROUND[0], closing=_ROUND[1], doubt=0.5, standardized=True),
    Style("i)", systems.SMALL_ROMAN_LETTERS, 93, closing="[)）、.．]", tail=_NO_LETTER, doubt=1.0, standardized=True),
    _decimal("A.1.1.1", systems.DECIMAL_OF_LETTER_4_TO_5, 74),
    _decimal("A.1.1", systems.DECIMAL_OF_LETTER_3, 73),
    _decimal("A.1", systems.DECIMAL_OF_LETTER, 72),
    Style(
        "A.", systems.CAPITALS, 76, closing="[、.．]", blanks="around", tail=_NO_INITIALS, doubt=2.0, below=95, could_be=_could_be("options"),
        is_level=True, standardized=True,
    ),
    Style(
        "a)", systems.SMALL_LETTERS, 92, closing="[)）、.．]", blanks="around", tail=_NO_LETTER, doubt=1.0, mid_line="after a stop",
        is_level=True, standardized=True,
    ),
    Style(
        "(a)", systems.SMALL_LETTERS, 92, opening=_ROUND[0], closing=_ROUND[1], doubt=0.5, is_level=True, standardized=True
    ),
    Style("(I)", systems.ROMAN_LETTERS, 55, opening=_ROUND[0], closing=_ROUND[1], doubt=0.5, standardized=True),
    # A  说  明, in tenders
    Style("A ", systems.CAPITALS, 50, closing=_WIDE_BLANK, doubt=3.0, below=95),
    # (A)　望樓道行人天橋加建升降機, with (a) below it
    Style("(A)", systems.CAPITALS, 50, opening=_ROUND[0], closing=_ROUND[1], doubt=0.5, below=95, is_level=True, standardized=True),
    replace(_spoken("其一，", systems.UP_TO_10, 1.0), opening="其", closing=_COMMA, mark="，"),
    replace(_spoken("首先，", systems.WORDS, 3.0), closing="[，,]"),
)

#: The rank of a list of names, below all numbers.
_RANK_OF_LISTS = SPOKEN_RANK - 6
#: The rank of words with a number that the table does not have: 目标1：, 第一封信：.
_RANK_OF_WORDS = 49


#: Stands for the number in the name of such a style: 目标#, 第#封信.
ANY_NUMBER = "#"


@lru_cache(maxsize=64)
def series_style(name: str) -> Style:
    """Return the style of words and a number that the table does not have; its `name` has `ANY_NUMBER` in it."""
    before, _, after = name.partition(ANY_NUMBER)
    return Style(
        name,
        systems.SHORT,
        _RANK_OF_WORDS,
        opening=re.escape(before),
        unit=re.escape(after),
        closing=_SET_APART,
        blanks="around",
        doubt=1.0,
        below=SPOKEN_RANK - 10,
        begins=before[0],
    )


#: Ends the name of a style whose entries are a list.
IN_LIST = " in a list"


@lru_cache(maxsize=64)
def list_style(style: Style) -> Style:
    """Return the style of a list whose entries are the names of divisions of a style: 第一章 采购公告, in a list."""
    return replace(
        style, name=style.name + IN_LIST, rank=_RANK_OF_LISTS, below=None, division="", family="", counts_on=False
    )


_SAMPLE = "(?:范文|范例|例文|样本|模板|范本)"
#: Lines that open a report of a compilation, the number before the title.
LEADING_REPORTS: tuple[Style, ...] = (
    Style("第一篇：", systems.REPORT, 0, opening="第", unit="篇", closing="[:：]", family="篇"),
    Style("篇一：", systems.REPORT, 0, opening="篇章?", tail="[:：.、]?", family="篇"),
    # 篇 is before the number or after it
    Style(
        "【篇1】", systems.REPORT, 0, opening=f"[【\\[（(](?=[^】\\])）]*(?:篇|{_SAMPLE}))(?:篇章?|第|{_SAMPLE}第?)?",
        unit="篇?", closing="[】\\])）]", begins="【[（(", family="篇",
    ),
    Style(
        "范文一", systems.REPORT, 0, opening=f"{_SAMPLE}第?", unit="篇?", tail="[:：.、]?", begins="范例样模",
        family="范文",
    ),
    Style("Part 1", systems.REPORT, 0, opening="(?:Part|PART)[ ]*", tail="(?:[:：.、]|(?= |$))", begins="P"),
    # 附件1：评分标准; but a list of attachments below a notice is no run of reports
    Style("附件1：", systems.REPORT, 0, opening="附[件录錄]?", closing="(?:[:： \u3000]+(?=[^0-9])|[:：]$)", begins="附"),
)
#: The same with the number after the title. 篇 says enough by itself; without it the same words must come each time.
TRAILING_REPORTS: tuple[Style, ...] = (
    Style("…篇一", systems.REPORT, 0, opening="(?P<words>.{2,45})[ \u3000(（【]*篇", closing="[)）】]?"),
    Style("…第一篇", systems.REPORT, 0, opening="(?P<words>.{2,45}?)[ \u3000(（【—-]*第", unit="篇", closing="[)）】]?"),
    Style("…1", systems.REPORT, 0, opening=f"(?P<words>.{{3,40}}?(?:{LETTER}|[》”）]))[ \u3000]?"),
    Style(
        "…（一）", systems.REPORT, 0, opening=f"(?P<words>.{{3,40}}?(?:{LETTER}|[》”]))[ \u3000]?[（(【\\[]", closing="[)）】\\]]"
    ),
)
# fmt: on

#: Name -> row, those of the lines that open a report included.
STYLE_OF: Mapping[str, Style] = MappingProxyType(
    {style.name: style for style in (*STYLES, *LEADING_REPORTS, *TRAILING_REPORTS)}
)

#: Rows that other modules ask for.
PART, VOLUME, ARTICLE = STYLE_OF["第一部分"], STYLE_OF["第一篇"], STYLE_OF["第一条"]
FIRST_LEVEL, FIRST_UNMARKED, SECOND_LEVEL = _FIRST, STYLE_OF["一"], _SECOND
THIRD_LEVEL, THIRD_WITH_STOP, THIRD_UNMARKED = _THIRD, STYLE_OF["1、"], STYLE_OF["1"]
THIRD_WITH_BLANK = STYLE_OF["1 "]
DECIMAL, DECIMAL_OF_3 = STYLE_OF["1.1"], STYLE_OF["1.1.1"]
APPENDIX, CAPITAL, CAPITAL_WITH_BLANK = STYLE_OF["附录A"], STYLE_OF["A."], STYLE_OF["A "]
ROMANS = frozenset(STYLE_OF[name].run for name in ("Ⅰ", "I.", "I ", "(I)"))
DECIMALS_OF_LETTERS = frozenset(STYLE_OF[name].run for name in ("A.1", "A.1.1", "A.1.1.1"))
#: A style with letters -> those with figures for which a scanner may read it: l. for 1.
FIGURES_OF_LETTERS: Mapping[str, frozenset[Style]] = MappingProxyType(
    {
        "a)": frozenset(STYLE_OF[name] for name in ("1、", "1.", "1)")),
        "I.": frozenset(STYLE_OF[name] for name in ("1、", "1.")),
        "(a)": frozenset((STYLE_OF["（1）"],)),
        "(A)": frozenset((STYLE_OF["（1）"],)),
        "(I)": frozenset((STYLE_OF["（1）"],)),
        "(i)": frozenset((STYLE_OF["（1）"],)),
    }
)
#: First character of an opening inside a line -> its row; of any other it is `SAMPLE`.
REPORTS_IN_LINE = {"【": STYLE_OF["【篇1】"], "篇": STYLE_OF["篇一："], "第": STYLE_OF["第一篇："]}
SAMPLE = STYLE_OF["范文一"]
ATTACHMENT = STYLE_OF["附件1："]
