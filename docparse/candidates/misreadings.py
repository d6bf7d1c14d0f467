"""What looks like a number can be something else: the tests of the words after a marker, one for each misreading."""

from __future__ import annotations

import re

from docparse.candidates.sentences import is_chinese
from docparse.lines.line import STOPS
from docparse.model.heading import Marker
from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS, skip
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
        | (?:[mck]m|min|h|k?g|mg|m?L|m|mol|dB|[kM]?Pa|Hz|k[WV])(?![A-Za-z])
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
        | [好知亲親]友 | 知己 | 成群 | 同[伴学學]  # 三、五好友
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
EMPTY = " \t\u3000。．.：:；;，,、"
_NOTHING = Pattern(f"[{EMPTY}]*+$")
_CONTENTS = Pattern(
    "(?:[.．·…‥。 ]{4,}|[ \u3000]*[….]{2,}[ \u3000]*|\t)[ \u3000\t-]*[0-9ivxIVX]{1,4}[ \u3000]*-?$"
)
PAGE_FIGURES = "0123456789ivxIVX-"
_LONGEST_ENTRY = 40
_MOST_APART = 2
_LETTERS = 26
#: No chapter has more: 192.168.1.1.
_MOST_FIGURES = 2
_CHOICE = Pattern("[^\n ]{1,12}+  +([0-9]{1,2})[.．、]")
_OPTION = Pattern("(?<![A-Za-z])([A-ZＡ-Ｚ])[、.．]")
#: The unit that follows a number, and a blank before it: 1 项, the cell of a table.
_LONGEST_UNIT = 2
#: A title that begins as a unit does is no longer: 1.2 分类.
_LONGEST_NOUN = 16


def is_contents(text: str, marker: Marker, end: int) -> bool:
    """第一章 ……… 3, 2.1 需求<tab>5."""
    after = marker.span.end
    # The leaders may be longer than any title: look at their end.
    return text[end - 1] in PAGE_FIGURES and bool(
        _CONTENTS.search(text, max(after, end - _LONGEST_ENTRY), end)
    )


def is_pair_of_numbers(text: str, marker: Marker, end: int) -> bool:
    """三、四个坚持; 1、2号楼."""
    following = _NEXT_FIGURE.match(text, marker.span.end, end)
    if following is None:
        return False
    if value_of(following[1]) == marker.number + 1:
        return True
    # 3、5班: the noun tells
    return text[following.end() : following.end() + 1] in _NUMBERED and following.end() < end


def is_pair_of_stems(text: str, marker: Marker, end: int) -> bool:
    """甲、乙双方."""
    return text.startswith(("乙", "丙", "丁", "戊"), marker.span.end, end)


def is_repeated(text: str, marker: Marker, end: int) -> bool:
    """一是一，二是二."""
    after = marker.span.end
    if after >= end or text[after] not in "一二三四五六七八九十":
        return False
    return after + 1 == end or text[after + 1] in "，,。是"


def is_running(text: str, marker: Marker, end: int) -> bool:
    """一是缺资金，二是缺技术: the whole enumeration in one sentence."""
    if not 0 < marker.number < 10:
        return False
    following_words = "，" + to_chinese(marker.number + 1) + marker.row.unit
    stop = text.find("。", marker.span.end, end)
    return text.find(following_words, marker.span.end, end if stop < 0 else stop) >= 0


def is_options(text: str, marker: Marker, end: int) -> bool:
    """A、北京 B、上海: the answers of a question in one line; 1.没有   2.很少: its choices."""
    if marker.row.numerals.script == "arabic":
        choice = _CHOICE.match(text, marker.span.end, end)
        return bool(choice and value_of(choice[1]) == marker.number + 1)
    if not 0 < marker.number < _LETTERS:
        return False
    sign = text[marker.span.start]
    following = _OPTION.search(text, marker.span.end, end)
    return bool(following and ord(following[1]) == ord(sign) + 1)


def is_approximate(text: str, marker: Marker, end: int) -> bool:
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


def is_zero(text: str, marker: Marker, end: int) -> bool:
    """0.05; but 0 引言."""
    return marker.number == 0 and not marker.row.unmarked


def is_address(text: str, marker: Marker, end: int) -> bool:
    """10.0.0.1, 192.168.1.1: of a network, or the number of a version; but 1.0.1 为规范…."""
    if (
        marker.prefix.endswith(".0")
        and marker.prefix.count(".") == 1
        and is_set_apart(text, marker)
    ):
        return False
    return ".0" in marker.prefix or len(marker.prefix.partition(".")[0]) > _MOST_FIGURES


def is_fraction(text: str, marker: Marker, end: int) -> bool:
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
        and is_chinese(bare[:2])
        and STOPS.isdisjoint(bare)
    )


def is_measure(text: str, marker: Marker, end: int) -> bool:
    """1.5亿元; 0.8; but 1.2 分类."""
    if _is_noun(text, marker.span.end, end):
        return False
    return marker.prefix == "0" or _is_measured(text, marker.span.end, end)


def is_count(text: str, marker: Marker, end: int) -> bool:
    """2 时30分; 一般; 1 项 in a table."""
    after = marker.span.end
    if marker.row.unmarked and end - after <= _LONGEST_UNIT and end - skip(text, after, end) == 1:
        return True
    if marker.row.numerals.script == "chinese" and text[after] in _AFTER_ONE:
        return True
    return _is_counted(text, after, end)


def is_range(text: str, marker: Marker, end: int) -> bool:
    """12.5—12.18; 9.30 10:00."""
    return bool(_RANGE.match(text, marker.span.end, end))


def is_time(text: str, marker: Marker, end: int) -> bool:
    """第一節 08:25."""
    return bool(_TIME.match(text, marker.span.end, end))


def is_pointed_at(text: str, marker: Marker, end: int) -> bool:
    """（二）中提到的."""
    return bool(_POINTED_AT.match(text, marker.span.end, end))


def is_reference(text: str, marker: Marker, end: int) -> bool:
    """第三条规定的; 第三条第二款. A blank or a mark after 条 makes it an article."""
    return not is_set_apart(text, marker) and bool(_REFERENCE.match(text, marker.span.end, end))


def is_half_a_word(text: str, marker: Marker, end: int) -> bool:
    """第一条件是资金; 第二章程; 第一节课."""
    after = marker.span.end
    return bool(_HALF.match(text, after - 1, end)) or bool(_PARTLY.match(text, after - 2, end))


def is_figures(text: str, marker: Marker, end: int) -> bool:
    """1 34 56: a row of a table."""
    return bool(_FIGURES.fullmatch(text, marker.span.end, end))


def is_telephone(text: str, marker: Marker, end: int) -> bool:
    """(02)8789-7548."""
    return bool(_TELEPHONE.match(text, marker.span.end, end))


def is_empty(text: str, marker: Marker, end: int) -> bool:
    """8、 with nothing after it; 第一章 may have its title on the next line."""
    after = marker.span.end
    return not marker.row.worded and bool(_NOTHING.match(text, after, end))
