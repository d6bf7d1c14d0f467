"""What each move of the search and each doubt costs: the one table that decides levels.

A cost is the price of reading a text so; the cheapest reading of the whole report wins. About one
unit is a small irregularity, three a strange one, six a reading that needs proof elsewhere.
"""

from __future__ import annotations

from typing import NamedTuple


class Cost(NamedTuple):
    """A cost, the sentence that it stands for, and an example."""

    value: float
    sentence: str
    example: str


#: A candidate with a doubt of this price proves nothing for its neighbours: 5 个工作日 after 3 米.
DAMNING = 6.0

COSTS: dict[str, Cost] = {
    # Moves: how a marker fits into what is open
    "next": Cost(0.0, "counts on in an open run", "二、 after 一、"),
    "open": Cost(
        0.0, "opens a style below the current heading with number one", "（一） below 一、"
    ),
    "through": Cost(
        0.0, "opens a style that counts on from an earlier parent", "第七条 below 第二章"
    ),
    "gap": Cost(
        0.8, "skips a number in its run; a quarter more for each further one", "三、 after 一、"
    ),
    "restart": Cost(2.0, "starts again at one where its parent is lost", "（一） after （五）"),
    "back": Cost(3.0, "goes back to the same or a smaller number", "三、 after 五、"),
    "lost": Cost(1.2, "opens a style with a number other than one", "（三） below 二、"),
    "rank": Cost(2.0, "stands below a style that is usually lower", "一、 below （一）"),
    "nested": Cost(3.0, "opens a style below itself", "一、 below 三、"),
    "childless": Cost(
        2.5,
        "does so below an entry of a run that has had nothing below it",
        "一、 below 四、, all without （一）",
    ),
    "unlike": Cost(
        1.5, "starts again run in where headings stood alone", "一、…。… after 三、 alone"
    ),
    "moved": Cost(
        0.8, "stands below another style than before in this report", "1、 below 一、, then （一）"
    ),
    "beside": Cost(1.5, "opens a new style beside an entry of another one", "（一） beside 3、"),
    "announced": Cost(
        1.5, "does so behind an entry that ends in a colon", "A. beside （3）建筑施工："
    ),
    "unnumbered": Cost(0.8, "has a name of its own and no number", "参考文献"),
    "fresh": Cost(-1.2, "opens at the top behind 返回目录 or the like", "返回目录 / 1、"),
    "prefix": Cost(1.5, "does not begin with the number that it stands below", "4.1 below 3"),
    # What the format says of a heading: # and ## in Markdown, h1 to h6, Word's heading styles
    "hinted": Cost(0.0, "is a heading in the file's own format", "## 背景"),
    "text hinted": Cost(6.0, "reads a heading of the file's own format as text", "## 背景 as text"),
    "above hint": Cost(
        3.0, "stands below a heading that the format puts below it", "## 1、 below ### 一、"
    ),
    "other hint": Cost(
        1.5,
        "counts on from an entry that the format puts on another level",
        "### 二、 after ## 一、",
    ),
    # Local evidence against a heading
    "lone": Cost(1.0, "has no neighbour in sequence", "a single （三）"),
    "glued": Cost(1.5, "stands inside a line", "…增收。2、产业"),
    "unstopped": Cost(
        2.0, "stands behind a word without a stop or a blank", "所需材料和税费一、流程"
    ),
    "in line": Cost(
        -0.7, "counts on from the candidate before it in the same line", "1、…。2、…。"
    ),
    "inline": Cost(
        1.4, "stands inside a sentence that goes on around it", "包括：（1）身份证；（2）户口簿"
    ),
    "bare decimal": Cost(3.0, "is a decimal with neither neighbour nor parent", "5.1劳动节"),
    "enumeration": Cost(4.5, "is followed by the next numeral", "二、三个方面"),
    "approximate": Cost(9.0, "is an approximate number", "二、三百元"),
    "running": Cost(
        8.0, "goes on to the next number in the same sentence", "一是缺资金，二是缺技术"
    ),
    "decimal": Cost(7.0, "is part of a figure with a unit", "1.5亿元"),
    "date": Cost(9.0, "is part of a date or a time", "12.5—12.18"),
    "reference": Cost(9.0, "points at a clause elsewhere", "第三条规定的"),
    "broken": Cost(
        4.5, "is lone behind a line that broke off in mid-sentence", "第Ｂ组第 / 一、三小组"
    ),
    "attachment": Cost(
        9.0, "names an attachment in the note below a document", "附件：1.名单 / 2.预算表"
    ),
    "row": Cost(
        7.0, "stands right below or above the next number, with nothing between", "1 王磊 / 2 张明"
    ),
    "listed": Cost(12.0, "is repeated further down: a table of contents", "目录 / 第一章 总则"),
    "figures": Cost(3.5, "is followed by nothing but figures", "1 34 56"),
    "empty": Cost(8.0, "is followed by nothing", "8、"),
    "contents": Cost(12.0, "is an entry of a table of contents", "一、总则……3"),
    "untyped": Cost(3.0, "does not say what sort of document it names", "…日 and a bare line"),
    "unannounced": Cost(0.0, "names a document without a date or 附件 before it", "…的规定 alone"),
    # Reading it as text
    "text": Cost(5.0, "reads a marker at the beginning of a line as text", "一、 as text"),
    "text in sequence": Cost(
        2.5, "reads a marker with a neighbour in sequence as text", "2、 between 1、 and 3、"
    ),
    "words": Cost(2.0, "reads a number without a mark as words", "二存在的问题 as text"),
    "plain": Cost(0.0, "reads a line without a marker as text", "…的规定 alone"),
    "text inside": Cost(0.0, "reads a marker inside a line as text", "主要有：（1）"),
}


def is_sound(doubts: tuple[str, ...]) -> bool:
    """Tell whether a marker with these doubts proves something for its neighbours in sequence."""
    return not doubts or all(COSTS[doubt].value < DAMNING for doubt in doubts)
