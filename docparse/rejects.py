"""Local evidence against a marker: what follows it says that it is no numbering.

Each row names a doubt. A doubt is a cost (`costs.COSTS`), not a veto: a figure in sequence may still
open a heading (三、四个坚持 between 二、 and 四、).
"""

from __future__ import annotations

import re

from docparse.document import Marker
from docparse.numerals import value_of

_UNITS = (
    "[%％‰℃°]|[多余餘几幾]?[亿億万萬千百]|元|[个個](?![人体體性])|[人名户戶](?![民才员員力口])|[年月日号號时時分秒](?![度报報产產])"
    "|[米吨噸斤克升亩畝公平立]|[倍次]|岁|歲|[点點][0-9]|[级級](?=[地以])|[届屆]|周岁|小[时時]|[kKmMcC][mMgGwW]|[GMK]B"
)
#: (doubt, the styles that it is about (empty: all), what follows the marker). The first that
#: matches counts.
REJECTS: tuple[tuple[str, frozenset[str], re.Pattern[str]], ...] = (
    # 二、三百元 and 三、四线城市 and 1、2号楼: the next numeral in an enumeration
    ("enumeration", frozenset({"一、", "1、"}), re.compile("[ ]*([二三四五六七八九十两兩]|[0-9]{1,2})(?!、)")),
    # 一、二、三类旱地: several of them
    ("enumeration", frozenset({"一、", "1、"}), re.compile("[一二三四五六七八九十]{1,2}、|[0-9]{1,2}、")),
    # 1.5亿元, 10. 5%
    ("decimal", frozenset({"1.1", "1 ", "1.", "1.1.1"}), re.compile(f"[ ]*(?:[0-9]+(?:[.][0-9]+)?)?[ ]*(?:{_UNITS})")),
    ("decimal", frozenset({"1."}), re.compile("[ ]*[0-9]+[%％.]")),
    # 2013.5.6 is a date, not "13.5.6"; 12.5-18 is a range
    ("date", frozenset({"1.1", "1.1.1"}), re.compile("[-—~～至/]|[ ]*[0-9]{1,2}:[0-9]")),
    # 第三条规定的, 第三条第二款, 第五条、第六条: a reference
    ("reference", frozenset({"第一条", "第一章", "第一节", "第一编", "第一篇", "第一部分"}), re.compile(
        "[的之中所和与與及或至到、，,]|规定(?!$)|規定(?!$)|第[一二三四五六七八九十0-9]+[款项項目条條]|[（(]?[一二三四五六七八九十]+[)）]项|[^。]{0,12}(?:所列|规定的|規定的)")),
    # 一是一，二是二; 甲、乙双方
    ("enumeration", frozenset({"一是", "一要"}), re.compile("[一二三四五六七八九十](?:[，,。是]|$)")),
    ("enumeration", frozenset({"甲、"}), re.compile("[乙丙丁戊]")),
    # 一致 一般 一个 behind 第 are words; 1、 with nothing but figures is a table
    ("figures", frozenset({"1 ", "1、", "1.", "1.1", "1，", "1:"}), re.compile("[ \t]*[-+0-9０-９.,，%％ \t/]+$", re.M)),
    ("empty", frozenset(), re.compile("[ \t\u3000。．.：:；;，,、]*$", re.M)),
)
# 第一章 ……… 3 and 2.1 需求\t5: an entry of a table of contents
_CONTENTS = re.compile("(?:[.．·…‥。 ]{4,}|[ \u3000]*[….]{2,}[ \u3000]*|\t)[ \u3000\t-]*[0-9ivxIVX]{1,4}[ \u3000]*-?$")


def find_doubts(text: str, marker: Marker, end: int) -> tuple[str, ...]:
    """Return the names of what speaks against a marker, given its paragraph up to `end`."""
    behind = marker.span.end
    if end - behind <= 120 and _CONTENTS.search(text, behind, end):
        return ("contents",)
    for doubt, styles, pattern in REJECTS:
        if styles and marker.style not in styles:
            continue
        match = pattern.match(text, behind, end)
        if match and not (match.lastindex and not _is_next(marker, match[1])):
            return (doubt,)
    return ()


def _is_next(marker: Marker, numeral: str) -> bool:
    """Tell whether `numeral` is the one after the marker's: 二、三 but not 二、一."""
    return value_of(numeral) == marker.number + 1
