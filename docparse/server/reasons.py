"""What the hover says, in both languages: facts of a heading, and the sentences of `costs.COSTS` in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from docparse.checks import Language
from docparse.costs import COSTS


class Words(NamedTuple):
    """The words of one language."""

    facts: str
    in_spite_of: str
    is_text: str
    attachment: str
    missing: str
    kinds: Mapping[str, str]


WORDS: Mapping[Language, Words] = {
    "en": Words(
        "level {}, {}, confidence {:.2f}",
        "in spite of:",
        "{} is text, confidence {:.2f}",
        "an attachment",
        "no such number here",
        {
            "report": "a report of its own",
            "heading": "heading",
            "runin": "title in the line of its text",
            "item": "item of an enumeration",
            "title": "title",
        },
    ),
    "zh": Words(
        "第 {} 级，{}，把握 {:.2f}",
        "尽管：",
        "{} 是正文，把握 {:.2f}",
        "附件",
        "文中没有这个序号",
        {
            "report": "汇编中的一篇",
            "heading": "标题",
            "runin": "段首标题",
            "item": "列举项",
            "title": "文题",
        },
    ),
}

#: Each name of `costs.COSTS` with its sentence in Chinese; `tests/test_lsp_functions.py` asks for all.
CHINESE: Mapping[str, str] = {
    "next": "与前面的序号相接，如“一、”之后的“二、”",
    "open": "在上级标题下从一开始，如“一、”之下的“（一）”",
    "through": "跨上级标题连续编号，如“第二章”之下的“第七条”",
    "gap": "跳号，如“一、”之后的“三、”",
    "restart": "上级标题缺失，重新从一开始，如“（五）”之后的“（一）”",
    "back": "序号重复或倒退，如“五、”之后的“三、”",
    "lost": "在上级标题下不从一开始，如“二、”之下的“（三）”",
    "rank": "处在通常更低的序号之下，如“（一）”之下的“一、”",
    "nested": "处在同一种序号之下，如“三、”之下的“一、”",
    "childless": "同组其他各条之下都没有这样的下级，如各无下级的“四、”之下的“一、”",
    "unlike": "前面是独立成行的标题，这里与正文同段并重新编号",
    "moved": "本篇前面处在别的序号之下，如“1、”先在“一、”之下，后在“（一）”之下",
    "beside": "与另一种序号并列，如“3、”旁的“（一）”",
    "announced": "由上一条末尾的冒号引出，如“（3）建筑施工：”之后的“A.”",
    "unnumbered": "有自己的名称，没有序号，如“参考文献”",
    "fresh": "在“返回目录”之类的字样之后重新开始",
    "prefix": "不以上级的序号开头，如“3”之下的“4.1”",
    "hinted": "文件格式标明是标题，如“## 背景”",
    "text hinted": "文件格式标明是标题，却读作正文",
    "above hint": "文件格式把它排在上级的上面",
    "other hint": "文件格式把它排在另一级",
    "lone": "没有相邻的序号，如孤立的“（三）”",
    "glued": "在一行中间，如“…增收。2、产业”",
    "unstopped": "前面没有标点或空格，如“所需材料和税费一、流程”",
    "in line": "与同一行里前一个序号相接，如“1、…。2、…。”",
    "inline": "在句子中间，句子还没完，如“包括：（1）身份证；（2）户口簿”",
    "bare decimal": "是既无相邻也无上级的小数，如“5.1劳动节”",
    "enumeration": "后面紧跟下一个数字，如“二、三个方面”",
    "approximate": "是概数，如“二、三百元”",
    "running": "同一句里接着下一个序号，如“一是缺资金，二是缺技术”",
    "decimal": "是带单位的数的一部分，如“1.5亿元”",
    "date": "是日期或时间的一部分，如“12.5—12.18”",
    "reference": "指别处的条款，如“第三条规定的”",
    "broken": "孤立，且上一行在句子中间断开",
    "attachment": "是附件说明里的附件名，如“附件：1.名单”",
    "row": "紧挨上一个或下一个序号，中间没有内容，如名单",
    "listed": "后文重复出现，是目录",
    "figures": "后面只有数字",
    "empty": "后面没有文字",
    "contents": "是目录中的一项，如“一、总则……3”",
    "untyped": "没有说明是哪一种文件",
    "unannounced": "是文件名，前面没有日期或“附件”",
    "text": "行首的序号读作正文",
    "text in sequence": "与前后相接的序号读作正文",
    "words": "没有标点的数字读作正文",
    "plain": "没有序号的行读作正文",
    "text inside": "行中的序号读作正文",
}


def sentence_of(name: str, language: Language) -> str:
    """Return what a move of the search or a doubt means: a name of `COSTS`, or any other as it is."""
    if language == "zh" and name in CHINESE:
        return CHINESE[name]
    cost = COSTS.get(name)
    return f"{cost.sentence}, as {cost.example}" if cost else name
