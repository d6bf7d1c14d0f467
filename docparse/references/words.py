"""The words around a number that make it a reference, or none: 本办法第三条, 见（三）, 《…法》第三条."""

from __future__ import annotations

from docparse.model.patterns import Pattern
from docparse.model.source import BLANK
from docparse.references.forms import BLANKS_INSIDE, EDGE

#: An attachment with its number: 附件2, 附件三.
ATTACHMENT_NUMBER = Pattern(
    f"附[件录錄表]{BLANKS_INSIDE}"
    "(?P<n>[一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})"
    # 附件2.1 and 附件2019 have other numbers.
    "(?![0-9０-９.．]*[0-9０-９])"
)

_PAPERS = (
    "办法 辦法 条例 條例 规定 規定 法 细则 細則 规则 規則 规程 规范 制度 守则 准则 章程 解释 决定 决议 通知 "
    "意见 意見 方案 预案 计划 計畫 规划 纲要 要点 要點 报告 報告 总结 公告 通告 合同 协议 協議 协议书 合約 合约 契約 "
    "契约 须知 須知 文件 指南 标准 標準 準則 通則 通则 文 公约 规约 条款 條款 简章 簡章 大纲 函 纪要 约定 承诺书 保单 说明 手册"
).split()
_PAPER = "|".join(sorted(_PAPERS, key=len, reverse=True))
# The expressions below end where the reference begins.
#: 本 and the name of a paper: 本办法, 本管理办法, but not 基本法.
SELF = Pattern(
    "(?<![基日根])本(?!(?:法|条例|條例|办法|辦法|规定|規定)(?:施行|实施|實施))"
    # 本管理办法, but not 本会依银行法
    f"(?:(?![依按据據由经經与與和及])[\u4e00-\u9fff]){{0,6}}?(?P<paper>{_PAPER})"
    f"(?:中|内|的)?{EDGE}\\Z"
)
#: A part of this text: 本章, 前款.
RELATIVE = Pattern(
    "(?<![基日根])"
    "(?:(?:本|(?P<before>前|上))(?P<own>编|編|篇|部分|章|节|節|点|點)"
    "|(?:本|(?:前|(?<!以)上)[二三四五六七八九十两兩]?)(?:条|條|[款项項]|目))"
    f"的?{EDGE}\\Z"
)
#: 详见下文“
SEE = Pattern(
    "(?:详见|詳見|参见|參見|参看|参阅|另见|并见|见|見)"
    "(?:上文|下文|前文|后文|本文)?的?"
    f"{BLANKS_INSIDE}[“「]?+{EDGE}\\Z"
)
#: 可见, 意见, 罕见 are words.
_NO_SEE = Pattern("[可常少罕意听看会再偏成远不遇政主创短浅定高预接想][见見][“「]?\\Z")
_VERBS = (
    "是指 系指 係指 依照 按照 依据 依據 根据 根據 遵照 遵守 违反 違反 违背 符合 适用 適用 参照 參照 比照 针对 針對 履行 执行 按 依 除 有 具有 如"
).split()
#: A verb: 违反上述
VERB = Pattern(f"(?:{'|'.join(_VERBS)})(?:上述|前述|前文|上文|下文)?{EDGE}\\Z")
#: The beginning of a clause: 第三条所称…
CLAUSE = Pattern(f"(?:[，。；：,;:（(\n]|\\A){EDGE}\\Z")
#: After a reference that begins its clause.
STATED = Pattern("(?:中)?(?:所称|所稱|所列|所指|所述|规定的|規定的|所规定的|所定)")


def is_see(before: str) -> bool:
    """Tell whether the words before a reference end in 见, and not in 意见."""
    if not SEE.search(before, 0, len(before)):
        return False
    before = before.rstrip(" \u3000“「")
    return not _NO_SEE.search(before, 0, len(before))


#: Papers that another may belong to and call 本法.
HIGHER = ("法", "条例", "條例")
_OTHERS = "法律|法规|法規|法令|命令|法典|憲法|宪法|修正案|议定书|議定書|条约|條約|协定|協定|準則|標準|規範|綱要|通則|通则|事項"
#: Before a number or 附件2: it belongs to another paper, 刑法, 《…条例》, 「…要點」, 藥事法（以下簡稱本法）, 民法債編.
FOREIGN = Pattern(
    f"(?:[》〉]|附[件錄录表圖图][^，。；：第\\n]{{0,6}}|(?<!(?<![基日根])本)(?:{_PAPER}|{_OTHERS})"
    "(?:[」』”]|(?:(?!第)[\u4e00-\u9fff]){1,10}[编編篇])?)"
    f"(?:{BLANKS_INSIDE}[（(][^（）()\n]{{1,40}}[)）])?(?:的|之|中)?{EDGE}\\Z"
)
#: Another paper, or this one if `own`, in the sentence before a number: 刑法修正前, 依民法第三条.
OTHER_PAPER = Pattern(f"》|(?P<own>本)?(?P<paper>{_PAPER})(?=第|所|修[正订訂]|部分[条條])")
#: What the last words of a title, or of a name in it, call a paper.
ENDS_AS_PAPER = Pattern(f"(?P<paper>{_PAPER})(?=》|[（(]|[{BLANK}]*\\Z)")
#: What is between two numbers of another paper: 民法第五百十三条之抵押权及第八百十六条, 本法第十九條準用第十四條.
GOES_ON = Pattern(
    "[^\n，。；：,;:於于依按經经由違违反準准適适犯前本]{0,12}(?:及|以及|或|或者|和|與|与|暨|並|、|至)|[準准]用"
)
#: Between 本法第四條第二項 that begins a sentence and 第三項 that begins its next clause.
GOES_ON_LATER = Pattern("[^\n。；]{0,60}；")
#: A number that has lost its word: 第十六 of 第十六第一項.
CUT_OFF = Pattern(f"第{BLANKS_INSIDE}[0-9〇零一二三四五六七八九十百]{{1,7}}{BLANKS_INSIDE}\\Z")
#: Between two numbers of one article: 前條第一項各款、第二項第一款.
SAME_ARTICLE = Pattern(
    "(?:各[款項项目]|本文|但書|但书|前段|後段|后段|規定|规定|所定|情形)*+(?:、|或|及|以及|與|与|和|至|暨)"
)
#: Before 第二項: an article that was named before it, 該條第二項, 依第九條辦理，但同條第一項及第二項.
SAME = Pattern(
    f"(?:[条條章节節编編]的?{BLANKS_INSIDE}|同[条條款项項目点點][^，。；：\n]{{0,40}}+)\\Z"
)
