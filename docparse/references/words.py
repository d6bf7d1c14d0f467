"""What a reference to a number of the same text looks like: 见第二部分（三）, 本办法第三条, 参见一、（二）."""

from __future__ import annotations

import re
from typing import NamedTuple

from docparse.model.patterns import Pattern
from docparse.numbering.styles import STYLES

_B = "[ \u3000]*"
#: Blanks before a reference, with a line end: 依照本办法⏎第五条.
_EDGE = f"{_B}\n?{_B}"
_CHINESE = "〇零一二三四五六七八九十百两兩廿卅"
_N = f"[{_CHINESE}]{{1,7}}|[0-9０-９]{{1,3}}"
_DECIMAL = "[0-9]{1,3}(?:[.．][0-9]{1,3}){1,5}"
_BRACKETS = f"[（(]{_B}(?:[{_CHINESE}]{{1,3}}|[0-9０-９]{{1,2}}){_B}[)）]"


class Unit(NamedTuple):
    """A word that is counted: 章, 条, 款."""

    #: The runs that it may be, see `runs.run_of`, the likeliest first; none for paragraphs.
    runs: tuple[str, ...]
    #: What may stand in what: a small rank above a large one, as in `styles.STYLES`.
    rank: int


def _runs_cited_as(word: str) -> tuple[str, ...]:
    """Return the runs of the styles that a word counts, the likeliest first."""
    found = {
        place: style.run for style in STYLES for cited, place in style.cited_as if cited == word
    }
    return tuple(found[place] for place in sorted(found))


#: The ranks of the words that count what has no word of its own. 款 and 項 are paragraphs, 项 and 目 are numbered;
#: in Taiwan's texts 款 is numbered, see `unit_of`.
_RANKS = {"點": 50, "款": 55, "項": 55, "项": 60, "目": 70}
_NUMBERED_KUAN = Unit(_runs_cited_as("款"), 58)
_UNITS: dict[str, Unit] = {
    **{
        word: Unit(_runs_cited_as(word), style.rank)
        for style in STYLES
        if style.division
        for word, _ in style.cited_as
    },
    **{
        word: Unit(() if word in "款項" else _runs_cited_as(word), rank)
        for word, rank in _RANKS.items()
    },
}

_WORDS = "|".join(sorted(_UNITS, key=len, reverse=True))
_SMALL_WORDS = "项|目|款|項"


def unit_of(word: str, whole: str) -> Unit:
    """Return the row of a unit's word; `whole` is the reference, whose other words tell 款 from 款."""
    if word == "款" and any(char in whole for char in "條點"):
        return _NUMBERED_KUAN
    return _UNITS[word]


#: One part: 第二部分, 第（三）项, 第2.3条, （三）, （三）项. Groups: `unit` and `n`, or `mark`.
_UNIT_PART = (
    f"第{_B}(?:[（(]{_B})?(?P<n>{_DECIMAL}|{_N}){_B}(?:[)）]{_B})?(?P<unit>{_WORDS})"
    f"(?:之[{_CHINESE}]{{1,3}})?"
)
_MARK_PART = f"(?P<mark>{_BRACKETS})(?P<small>{_SMALL_WORDS})?"
_PART = f"(?:{_UNIT_PART}|{_MARK_PART})"
PART = Pattern(_PART)
#: What may stand first without 第: 一、 before （二）, 1.2; only behind 见.
LEAD = Pattern(
    f"(?P<cn>[一二三四五六七八九十]{{1,3}})、?(?={_B}[（(])|"
    "(?P<stop>[一二三四五六七八九十]{1,3})、(?=[^一二三四五六七八九十])|"
    f"(?P<decimal>{_DECIMAL})(?![0-9%％.．])"
)
#: A figure behind a bracket: （三）2.
TAIL = Pattern("(?P<figure>[0-9]{1,2})(?:[.．、](?![0-9])|(?=[)）。，；”」]))")
#: What joins one reference to the next.
JOIN = Pattern(
    f"{_B}(?:、|和|及|以及|或者|或|与|與|至|到|[-—~～]){_EDGE}(?={_PART.replace('?P<', '?P<_')})"
)
#: Where a chain could begin.
CHAIN = re.compile(
    # One set of characters first: the search runs through the rest of the text quickly.
    f"[第（(见見](?:(?<=第)(?={_B}(?:[（(]{_B})?[0-9０-９{_CHINESE}])|(?<=[（(])(?={_B}[0-9０-９{_CHINESE}])"
    "|(?<=[见見])[“「]?(?=[0-9一二三四五六七八九十]))"
)
#: The words of an attachment: 附件2, 附件三.
ATTACHMENT = re.compile(
    "附[件录錄表]"
    f"{_B}(?P<n>[一二三四五六七八九十]{{1,3}}|[0-9０-９]{{1,2}})(?![0-9０-９.．]*[0-9０-９])"
)

_PAPERS = (
    "管理法 办法 辦法 条例 條例 规定 規定 法 细则 細則 规则 規則 规程 规范 制度 守则 准则 章程 解释 决定 决议 通知 "
    "意见 意見 方案 预案 计划 計畫 规划 纲要 要点 要點 报告 報告 总结 公告 通告 合同 协议 協議 协议书 合約 合约 契約 "
    "契约 须知 須知 文件 指南 标准 文 公约 规约 条款 简章 簡章 大纲 函 纪要 约定 承诺书 保单 说明 手册"
).split()
_PAPER = "|".join(sorted(_PAPERS, key=len, reverse=True))
#: Before a chain, to its end: this very text (本办法, but not 基本法), a part of it, a verb.
SELF = re.compile(f"(?<![基日根])本(?:[\u4e00-\u9fff]{{0,6}}?)(?:{_PAPER})(?:中|内|的)?{_EDGE}\\Z")
RELATIVE = re.compile(
    f"(?<![基日根])(?:本(?P<own>编|編|篇|部分|章|节|節|条|條|點)|(?P<before>前|上)(?P<what>条|條|款|項))的?{_EDGE}\\Z"
)
SEE = re.compile(
    "(?:详见|詳見|参见|參見|参看|参阅|另见|并见|见|見)(?:上文|下文|前文|后文|本文)?的?"
    f"{_B}[“「]?{_EDGE}\\Z"
)
#: 可见, 意见, 罕见 are words.
_NO_SEE = re.compile("[可常少罕意听看会再偏成远不遇政主创短浅定高预接想][见見][“「]?\\Z")
VERB = re.compile(
    "(?:依照|按照|依据|依據|根据|根據|遵照|遵守|违反|違反|违背|符合|适用|適用|参照|參照|比照|针对|針對|履行|执行|按|依|除|有|具有|如)"
    f"(?:上述|前述|前文|上文|下文)?{_EDGE}\\Z"
)
#: A clause that begins with its reference: 第三条所称…
CLAUSE = re.compile(f"(?:[，。；：,;:（(\n]|\\A){_EDGE}\\Z")
SAID = Pattern("(?:中)?(?:所称|所稱|所列|所指|所述|规定的|規定的|所规定的|所定)")


def is_see(before: str) -> bool:
    """Tell whether the words before a chain end in 见, and not in 意见."""
    return bool(SEE.search(before)) and not _NO_SEE.search(before.rstrip(" \u3000“「"))


#: Before 附件2: the paper that it belongs to is another one.
FOREIGN = re.compile(f"(?:[》〉]|(?<!本)(?:{_PAPER}))(?:的|之|中)?{_EDGE}\\Z")
