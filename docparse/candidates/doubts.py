"""Local evidence against a marker: the words after it show that it is no numbering.

Each row of `REJECTS` names a doubt, the test for it and the styles that it is made for. A doubt is a
cost (`costs.COSTS`), not a veto: a figure in sequence may still open a heading (三、四个坚持 between 二、
and 四、).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from docparse.model.heading import Marker
from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS
from docparse.model.style import Misreading
from docparse.numbering.markers import is_set_apart
from docparse.numbering.numerals import to_chinese, value_of
from docparse.numbering.systems import CIRCLED, ROMAN

# 3 月20日, 12人. It is the slowest to compile, so no other has units of its own.
_COUNTED = Pattern(
    """[ ]*(?:
        [%％‰℃°] | [多余餘几幾]?[亿億万萬千百] | 元
        | [个個](?![人体體性]) | [人名户戶](?![民才员員力口])  # not 个人, 人民, 户口
        | [年月日号號时時分秒](?![度报報产產常程記记]) | 小[时時]  # not 年度, 月报, 日常
        | [毫厘釐分微]?[米克升] | [吨噸斤亩畝] | 公[里斤顷頃尺分] | 平[方米] | 立方
        | [课课學学]时 | 課時 | 學時
        | [倍次岁歲届屆] | [点點][0-9] | [级級](?=[地以]) | 周岁
    )""",
    re.VERBOSE,
)
_MEASURED = Pattern(
    """[ ]*(?:
        [的寸左以至到折块塊×~～+/)）,，;；、:：]  # 1.6的, 3.5寸, 4.2)
        | (?: [kKMGTmcnuμ]?(?:m|g|[lL]|V|A|W|Hz|Pa|N|Ω|B|mol|h) | dB | min | s | 亩 )(?![A-Za-z])  # 3.82m
    )""",
    re.VERBOSE,
)
_DIGITS = Pattern("[ ]*[0-9]+")
_YEAR = Pattern("[ ]*[12][0-9]{3}年")
# 12.5—12.18; 二 0 一八 年
_RANGE = Pattern(
    "[-—~～至/]|[ ]*[0-9]{1,2}:[0-9]|[ ]*[0-9〇○零一二三四五六七八九][0-9〇○零一二三四五六七八九 ]{1,7}年"
)
_TIME = Pattern("[ \u3000]*[0-9]{1,2}[:：][0-9]{2}")
# 一般, 一级, 二期
_AFTER_ONE = "般些样樣起定方直切级級位种種类類层層条條项項期号號体體"
_NEXT_FIGURE = Pattern("[ ]*([二三四五六七八九十两兩]|[0-9]{1,2})(?!、)")
# GB/T 15834-2011 4.5.3.4: an approximate number has no mark inside, but people write one
_LATER_FIGURE = Pattern(
    """([二三四五六七八九十两兩]{1,3}) (?:
        [百千万萬亿億元天年月日季岁歲里公块塊线線类類级級层層次倍成村之]
        | [个個名][^坚堅]  # 三、四个坚持 is none
    )
    | ([0-9]{1,2})[元天年月日号號次倍点點毫厘米]""",
    re.VERBOSE,
)
#: Things with numbers of their own.
_NUMBERED = frozenset("楼樓班组組室号號栋棟幢层層床排路线線队隊村")
_SEVERAL = Pattern("[一二三四五六七八九十百千万萬]{1,2}、|[0-9]{1,2}、")
_REFERENCE = Pattern(
    """[的之中会會则則] | 第$
    | 介[绍紹] | 探[讨討] | [将將为為][会會主研本] | 适用于 | 適用於 | [的之中所和与與及或至到、，,)）」》]
    | 规定(?!$) | 規定(?!$) | 约定 | 約定
    | 第[一二三四五六七八九十0-9]+[款项項目条條]  # 第三条第二款
    | [（(]?[一二三四五六七八九十]+[)）]项  # 第三条（二）项
    | [^。]{0,12}(?:所列|规定的|規定的)  # 第三条第一项规定的""",
    re.VERBOSE,
)
# The unit of a marker and the rest of a word that it begins: 条件, 节目, 章程, 编辑
_HALF = Pattern(
    """[条條](?:件|款|路|线|線|龙|街|河|狗|船|裤|生产|車道|车道|信息|消息|渠道|途径|经验|意见|建议)
    | 章[程节節] | [节節](?:目|日|约|省|制|能|拍|奏|课|課|车厢|点|電|电)
    | [编編][辑輯制写寫号號码碼队隊者委] | 篇(?:文章|小说|论文|作文|报道|章|幅)""",
    re.VERBOSE,
)
_PARTLY = Pattern("部[分份](?:人|群众|学生|企业|干部|职工|农民|同志|地区|内容|资金)")
# （二）中提到的, （3）（4）两项, ①和③
_POINTED_AT = Pattern(
    f"""中[提的所] | 所[列述指] | [款項项](?!目) | 的
    | [至和與与及或、]? (?: [（(][一二三四五六七八九十0-9]{{1,3}}[)）] | [{CIRCLED.first}{ROMAN.first}] )
    | [班号號式型组組类類级級期] (?: [的和與与及在是有到，,。；] | [代带帶][入进] | 同[学學] | 球 )  # ②号球员, （1）式代入""",
    re.VERBOSE,
)
# (02)8789-7548
_TELEPHONE = Pattern("[ ]?[0-9]{3,}")
_FIGURES = Pattern("[-+0-9０-９.,，%％ \t/]+")
_EMPTY = " \t\u3000。．.：:；;，,、"
_NOTHING = Pattern(f"[{_EMPTY}]*+$")
_CONTENTS = Pattern(
    "(?:[.．·…‥。 ]{4,}|[ \u3000]*[….]{2,}[ \u3000]*|\t)[ \u3000\t-]*[0-9ivxIVX]{1,4}[ \u3000]*-?$"
)
_PAGE_FIGURES = "0123456789ivxIVX-"
_LONGEST_ENTRY = 40
_MOST_APART = 2
_LETTERS = 26
#: No chapter has more: 192.168.1.1.
_MOST_FIGURES = 2
_OPTION = Pattern("(?<![A-Za-z])([A-ZＡ-Ｚ])[、.．]")
#: A title that begins as a unit does is no longer: 1.2 分类.
_LONGEST_NOUN = 16
_STOPS = frozenset("，。；：,;:！？!?、")


def _is_contents(text: str, marker: Marker, end: int) -> bool:
    """第一章 ……… 3, 2.1 需求<tab>5."""
    after = marker.span.end
    # The leaders may be longer than any title: look at their end.
    return text[end - 1] in _PAGE_FIGURES and bool(
        _CONTENTS.search(text, max(after, end - _LONGEST_ENTRY), end)
    )


def _is_pair_of_numbers(text: str, marker: Marker, end: int) -> bool:
    """三、四个坚持; 1、2号楼."""
    following = _NEXT_FIGURE.match(text, marker.span.end, end)
    if following is None:
        return False
    if value_of(following[1]) == marker.number + 1:
        return True
    # 3、5班: the noun tells
    return text[following.end() : following.end() + 1] in _NUMBERED and following.end() < end


def _is_pair_of_stems(text: str, marker: Marker, end: int) -> bool:
    """甲、乙双方."""
    return text.startswith(("乙", "丙", "丁", "戊"), marker.span.end, end)


def _is_repeated(text: str, marker: Marker, end: int) -> bool:
    """一是一，二是二."""
    after = marker.span.end
    if after >= end or text[after] not in "一二三四五六七八九十":
        return False
    return after + 1 == end or text[after + 1] in "，,。是"


def _is_running(text: str, marker: Marker, end: int) -> bool:
    """一是缺资金，二是缺技术: the whole enumeration in one sentence."""
    if not 0 < marker.number < 10:
        return False
    following_words = "，" + to_chinese(marker.number + 1) + marker.row.unit
    stop = text.find("。", marker.span.end, end)
    return text.find(following_words, marker.span.end, end if stop < 0 else stop) >= 0


def _is_options(text: str, marker: Marker, end: int) -> bool:
    """A、北京 B、上海: the answers of a question in one line."""
    if not 0 < marker.number < _LETTERS:
        return False
    sign = text[marker.span.start]
    following = _OPTION.search(text, marker.span.end, end)
    return bool(following and ord(following[1]) == ord(sign) + 1)


def _is_approximate(text: str, marker: Marker, end: int) -> bool:
    """二、三百元; 三、五千公里; 一、二、三类旱地: a later numeral, and what is counted."""
    if _SEVERAL.match(text, marker.span.end, end):
        return True
    later = _LATER_FIGURE.match(text, marker.span.end, end)
    if later is None:
        return False
    if later[2]:  # 2、3点 but not 一、9月17日
        return marker.row.numerals.script == "arabic" and value_of(later[2]) == marker.number + 1
    # 一、九年义务教育 is none: its numerals are neighbours
    step = (value_of(later[1]) or 0) - marker.number
    first = (value_of(later[1][0]) or 0) - marker.number  # 二、三十个人
    return step > 0 and (min(step, abs(first)) <= _MOST_APART or step == 10)  # 十、二十块


def _is_zero(text: str, marker: Marker, end: int) -> bool:
    """0.05; but 0 引言."""
    return marker.number == 0 and not marker.row.unmarked


def _is_address(text: str, marker: Marker, end: int) -> bool:
    """10.0.0.1, 192.168.1.1: of a network, or the number of a version."""
    return ".0" in marker.prefix or len(marker.prefix.partition(".")[0]) > _MOST_FIGURES


def _is_fraction(text: str, marker: Marker, end: int) -> bool:
    """10. 5%; 3. 6亿元."""
    digits = _DIGITS.match(text, marker.span.end, end)
    if digits is None or digits.end() == end or _YEAR.match(text, digits.start(), end):
        return False
    return text[digits.end()] in "%％." or _is_counted(text, digits.end(), end)


def _is_counted(text: str, at: int, end: int) -> bool:
    return bool(_COUNTED.match(text, at, end))


def _is_measured(text: str, at: int, end: int) -> bool:
    """1.5亿元, 3.82m."""
    return _is_counted(text, at, end) or bool(_MEASURED.match(text, at, end))


def _is_noun(text: str, at: int, end: int) -> bool:
    """Tell whether a blank and a short line follow that only begins as a unit does: 1.2 分类, 1.3 次序."""
    words = text[at:end]
    bare = words.strip(BLANKS)
    return (
        words != bare
        and 1 < len(bare) <= _LONGEST_NOUN
        and min(bare[:2]) >= "\u4e00"
        and max(bare[:2]) <= "\u9fff"
        and _STOPS.isdisjoint(bare)
    )


def _is_measure(text: str, marker: Marker, end: int) -> bool:
    """1.5亿元; 0.8; but 1.2 分类."""
    if _is_noun(text, marker.span.end, end):
        return False
    return marker.prefix == "0" or _is_measured(text, marker.span.end, end)


def _is_count(text: str, marker: Marker, end: int) -> bool:
    """2 时30分; 一般."""
    after = marker.span.end
    if marker.row.numerals.script == "chinese" and text[after] in _AFTER_ONE:
        return True
    return _is_counted(text, after, end)


def _is_range(text: str, marker: Marker, end: int) -> bool:
    """12.5—12.18; 9.30 10:00."""
    return bool(_RANGE.match(text, marker.span.end, end))


def _is_time(text: str, marker: Marker, end: int) -> bool:
    """第一節 08:25."""
    return bool(_TIME.match(text, marker.span.end, end))


def _is_pointed_at(text: str, marker: Marker, end: int) -> bool:
    """（二）中提到的."""
    return bool(_POINTED_AT.match(text, marker.span.end, end))


def _is_reference(text: str, marker: Marker, end: int) -> bool:
    """第三条规定的; 第三条第二款. A blank or a mark after 条 makes it an article."""
    return not is_set_apart(text, marker) and bool(_REFERENCE.match(text, marker.span.end, end))


def _is_half_a_word(text: str, marker: Marker, end: int) -> bool:
    """第一条件是资金; 第二章程; 第一节课."""
    after = marker.span.end
    return bool(_HALF.match(text, after - 1, end)) or bool(_PARTLY.match(text, after - 2, end))


def _is_figures(text: str, marker: Marker, end: int) -> bool:
    """1 34 56: a row of a table."""
    return bool(_FIGURES.fullmatch(text, marker.span.end, end))


def _is_telephone(text: str, marker: Marker, end: int) -> bool:
    """(02)8789-7548."""
    return bool(_TELEPHONE.match(text, marker.span.end, end))


def _is_empty(text: str, marker: Marker, end: int) -> bool:
    """8、 with nothing after it; 第一章 may have its title on the next line."""
    after = marker.span.end
    return not marker.row.worded and bool(_NOTHING.match(text, after, end))


#: Takes the text, the marker and the end of its paragraph.
Test = Callable[[str, Marker, int], bool]


class Reject(NamedTuple):
    """A doubt, the test for it, and the misreading that it finds: only styles that could be that are tested."""

    doubt: str
    test: Test
    #: None: any style could be that.
    misread: Misreading | None = None
    #: It is possible only if one of these follows the marker, "" being the end; an empty set is any character.
    #: Most markers are followed by none of them, and need no test.
    after: frozenset[str] = frozenset()
    #: It is possible only if the paragraph ends in a page number, or if the marker's number is zero.
    paged: bool = False
    zero: bool = False


_NUMERALS = "0123456789一二三四五六七八九十两兩"
#: In this order; the first that is true is the doubt.
REJECTS: tuple[Reject, ...] = (
    Reject("contents", _is_contents, paged=True),
    Reject("approximate", _is_approximate, "approximate number", frozenset(_NUMERALS + "百千万萬")),
    Reject("running", _is_running, "running list"),
    Reject("running", _is_options, "options"),
    Reject("enumeration", _is_pair_of_numbers, "pair of numbers", frozenset(_NUMERALS + " ")),
    Reject("enumeration", _is_pair_of_stems, "pair of stems", frozenset("乙丙丁戊")),
    Reject("enumeration", _is_repeated, "repeated word", frozenset(_NUMERALS)),
    Reject("decimal", _is_zero, zero=True),
    Reject("decimal", _is_address, "address"),
    Reject("decimal", _is_fraction, "fraction", frozenset(_NUMERALS + " ")),
    Reject("decimal", _is_measure, "measure"),
    Reject("decimal", _is_count, "count"),
    Reject("date", _is_range, "range", frozenset("0123456789 -—~～至/\u3000")),
    Reject("date", _is_time, "time", frozenset(_NUMERALS + " \u3000")),
    Reject("reference", _is_reference, "reference"),
    Reject("half a word", _is_half_a_word, "reference"),
    Reject(
        "reference",
        _is_pointed_at,
        "pointer",
        frozenset(
            "中所至和與与及或、（(款項项的班号號式型組组類类級级期" + CIRCLED.first + ROMAN.first
        ),
    ),
    Reject(
        "figures",
        _is_figures,
        "figures",
        frozenset("-+0123456789０１２３４５６７８９.,，%％ \t/"),
    ),
    Reject("figures", _is_telephone, "telephone", frozenset("0123456789 ")),
    Reject("empty", _is_empty, after=frozenset({"", *_EMPTY})),
)
_TELLING = frozenset[str]().union(*(reject.after for reject in REJECTS))
_OTHER = "人"  # stands for any character that no test looks at


@cache
def _tests_for(
    could_be: frozenset[Misreading], after: str, paged: bool, zero: bool
) -> tuple[tuple[str, Test], ...]:
    return tuple(
        (reject.doubt, reject.test)
        for reject in REJECTS
        if (reject.misread is None or reject.misread in could_be)
        and (not reject.after or after in reject.after)
        and paged >= reject.paged
        and zero >= reject.zero
    )


def find_doubts(text: str, marker: Marker, end: int) -> tuple[str, ...]:
    """Return the doubt about a marker, if there is one, given its paragraph up to `end`."""
    (_, at), style, number, _ = marker
    after = text[at] if at < end else ""
    telling = after if after in _TELLING else _OTHER
    paged = text[end - 1] in _PAGE_FIGURES
    for doubt, test in _tests_for(style.could_be, telling, paged, number == 0):
        if test(text, marker, end):
            return (doubt,)
    return ()


#: A marker with one of these doubts proves nothing for its neighbours in sequence: 5 个工作日 after 3 米.
DISQUALIFYING = frozenset(
    {
        "approximate",
        "attachment",
        "enumeration",
        "half a word",
        "contents",
        "date",
        "decimal",
        "empty",
        "listed",
        "reference",
        "row",
        "run on",
        "running",
    }
)


def is_reliable(doubts: tuple[str, ...]) -> bool:
    """Tell whether a marker with these doubts proves something for its neighbours in sequence."""
    return not doubts or DISQUALIFYING.isdisjoint(doubts)
