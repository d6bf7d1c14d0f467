"""What sort of sentence a paragraph opens with: a rule, a question of an examination, what introduces a list."""

from __future__ import annotations

import re

from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS, skip
from docparse.model.style import LETTER

_MARKS = Pattern("[，,；;（(]")
#: What no slogan after a name and a colon has, and how long it may be with a comma.
_IN_TEXT = Pattern("[；;（(0-9０-９]")
_SHORT_SLOGAN = 16
_LISTS = Pattern("下列|以下|如下|下面|左列|如左")
_STOP = Pattern("[。！？!?；;.．](?:(?<=[.．])|[。！？!?；;]*[”’」』）)]?)")
#: Stops that can be something else.
_UNSURE = frozenset(".．?")
_ASKING = Pattern("吗|嗎|呢|什么|什麼|怎么|怎麼|怎样|怎樣|谁|誰|何|几|幾|是否|哪|多少")
#: A sentence about a party is a clause, not a title: 乙方提供的服务标准按附件三执行。
_PARTIES = tuple(
    (
        "甲方 乙方 丙方 双方 供应商 投标人 招标人 采购人 承租人 出租人 承租方 出租方 发包人 承包人 买方 卖方 买受人 出卖人 "
        "用户 被告人 本合同 本协议 本公司 本次"
    ).split()
)
_FIRST_OF_PARTY = frozenset(party[0] for party in _PARTIES)
_LONGEST_OF_PARTY = 12
#: 本协议一式两份，双方签字后生效。 at the end of titled articles has no title.
_OF_DOCUMENT = Pattern(
    "本(?:合同|协议|協議|契約|计划|計畫|計劃|办法|辦法|规定|規定|要點|要点|方案|细则|細則|制度|章程)(?=.*[，,])"
)
# 应当, 不得, 可以, 的由…负责: a sentence that lays down a rule is no slogan. Each way begins with a character,
# not with a set: then the search runs straight to one of them.
_NORM = Pattern(
    "应(?<![适供反响效对相感]应)(?![急用对收付聘邀变])|應(?<![適供反響效對相感]應)(?![急用對收付聘邀變])|须(?<!必须)(?!知)|須(?<!必須)(?!知)|"
    "不得|可以|的[，,]|由.{1,20}(?:负责|負責|承担|承擔)|均由|如遇|如有|如因|或者|截至|日起"
)
# 在刑法第十七条后增加一条; 将第二条修改为第六条: a change of a law.
_AMENDS = Pattern(
    "增加(?:一[条款项]|[二两三四五]款)|修改为|改为第|修正为|修正如下|删去第|条作为第|款作为第|项作为第|合并为"
)
# （     ）, ____, 个数为（）: to be filled in, in a form or an examination
_FILL_IN = Pattern(
    f"[（(_](?:(?<=_)__|(?<!_)(?:[ \u3000\xa0]{{2,}}[）)]|[）)](?<={LETTER}..)|[ \u3000][）)](?<={LETTER}...)))"
)
# A、雪莉酒 B、贵腐酒; A.不紧张；B.有点紧张
_CHOICE, _AFTER_CHOICE = frozenset("AＡ"), frozenset(".．、，,：: \u3000")
_SPACE = BLANKS + "\n"
_CHOICES = Pattern("[？?。：:） \u3000)][AＡ][.．、][^\n]{1,60}?[ \u3000；;][BＢ][.．、]")
# （26分）, （合同正本有此件）
_REMARK = Pattern("[（(][^（()）\n]{1,30}[）)][。；;]?[ \u3000\t\xa0]*")
#: A line that ends in one of these goes on: 不低于, 参加竞争的.
_LEFT_OPEN = frozenset("的于於至占或与與按")
_CLOSED = frozenset("。；：！？;:!?…．.）)")
_FIGURES = frozenset("0123456789０１２３４５６７８９")
# 2024年…, 3. …, 7.1 … begin a paragraph of their own.
_OF_ITS_OWN = Pattern(
    """
    [0-9０-９]{4} [ ]? 年
    | [0-9０-９]{1,3} [.、．] (?: [^0-9０-９] | $ | [0-9０-９]++ (?: [.．][0-9０-９]++ )*+ (?: [ ] | $ ) )
    """,
    re.VERBOSE,
)
_FIGURE = Pattern("[0-9０-９]")
_OF_TEXT = Pattern("了(?!解)|已|请|請|可以|将|將|如下|通常|是指")
#: Few titles are longer.
_LONG = 30
_SHORTEST_TORN = 8
_SHORTEST_HALF = 18
_INTRODUCES = (
    *("不限于", "如下", "以下", "下列", "包括", "包含", "做到", "指出", "认为", "認為"),
    *"有是为為即要说說",
)
_LAST_OF_LEAD = frozenset(words[-1] for words in _INTRODUCES)
#: Words of their own that end as those do: 3.学生行为：第13题至第18题。
_NOUNS = tuple("行为 行為 摘要 提要 概要 纪要 紀要 国有 國有 小说 小說 学说 學說".split())


def has_clauses(text: str, start: int, end: int) -> bool:
    """Tell whether there is a comma or a semicolon."""
    words = text[start:end]
    return "，" in words or "," in words or "；" in words or ";" in words


def introduces(text: str, start: int, end: int) -> bool:
    """Tell whether words end in what comes before a list: 主要措施有."""
    end -= text[end - 1] == "\n"
    if text[end - 1] not in _LAST_OF_LEAD:
        return False
    return text.endswith(_INTRODUCES, start, end) and not text.endswith(_NOUNS, start, end)


def mentions_list(text: str, start: int, end: int) -> bool:
    """Tell whether words speak of what follows: 本会会员享有下列权利."""
    return _LISTS.search(text, start, end) is not None


def announces_list(text: str, start: int, end: int) -> bool:
    """Tell whether words before a colon are a sentence and no title: 乙方应提供证明之一."""
    return mentions_list(text, start, end) or lays_down_rule(text, start, end)


def is_about_party(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence begins with a party of a contract, and says something about it."""
    return (
        end - start > _LONGEST_OF_PARTY
        and text[start] in _FIRST_OF_PARTY
        and text.startswith(_PARTIES, start)
    )


def is_final_clause(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence of two clauses says something of the document itself."""
    return text[end - 1] == "。" and _OF_DOCUMENT.match(text, start, end) is not None


def lays_down_rule(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence says what must, may or may not be done."""
    return _NORM.search(text, start, end) is not None


def is_change_of_law(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence says how an article is changed."""
    words = text[start:end]
    may_be = "为" in words or "增加" in words or "修正" in words or "删去" in words
    return may_be and _AMENDS.search(text, start, end) is not None


def count_signs_of_text(text: str, start: int, end: int) -> int:
    """Count what a sentence of a text has more often than a title: length, two commas, figures, 已 or 请."""
    commas = text.count("，", start, end) + text.count(",", start, end)
    return (
        (end - start > _LONG)
        + (commas > 1)
        + (_FIGURE.search(text, start, end) is not None)
        + (_OF_TEXT.search(text, start, end) is not None)
    )


def is_filled_in(text: str, start: int, end: int) -> bool:
    """Tell whether something is left out for a reader to write in."""
    words = text[start:end]
    may_be = "（" in words or "(" in words or "_" in words
    return may_be and _FILL_IN.search(text, start, end) is not None


def offers_choices(text: str, start: int, end: int) -> bool:
    """Tell whether A and B to choose from stand in the paragraph from `start` to `end`."""
    words = text[start:end]
    if "A" not in words and "Ａ" not in words:
        return False
    return _CHOICES.search(words, 0, len(words)) is not None


def is_choice(text: str, end: int) -> bool:
    """Tell whether the paragraph after the one that ends at `end` is the first choice of a question."""
    at = skip(text, end, len(text), _SPACE)
    return at > end and text[at : at + 1] in _CHOICE and text[at + 1 : at + 2] in _AFTER_CHOICE


def skip_remark(text: str, start: int, end: int) -> int:
    """Return `end` if all that stands from `start` on is a remark in brackets: （26分）; otherwise `start`."""
    is_remark = start < end and text[start] in "（(" and _REMARK.fullmatch(text, start, end)
    return end if is_remark else start


def asks_on(text: str, start: int, end: int) -> bool:
    """Tell whether what follows a question belongs to it: 各有何特点？, 请分别说明。"""
    return start < end and (text[end - 1] in "？?" or text.startswith("请", start, end))


def is_plain(text: str, start: int, end: int) -> bool:
    """Tell whether words have neither a comma nor brackets."""
    return _MARKS.search(text, start, end) is None


def may_end_title(text: str, start: int, end: int) -> bool:
    """Tell whether words after a name and a colon belong to a title: 上篇：渲染管线的优化策略, but not 电话：87654321."""
    if _IN_TEXT.search(text, start, end):
        return False
    if end - start <= _SHORT_SLOGAN:
        return True
    return end - start <= _LONG and text.find("、", start, end) < 0 and is_plain(text, start, end)


def is_torn(text: str, start: int, end: int, below: int) -> bool:
    """Tell whether a line from `start` to `end` without a stop is the first half of a sentence that goes on at `below`.

    工程款支付比例不低于 / 60%。; 招标人按须知前附表规定的时间，在会议期间 / 澄清。
    """
    if text[end - 1] in _CLOSED:
        return False
    if text[end - 1] == "第":
        return True
    length = end - start
    limit = min(len(text), below + 2 * length + 1)
    stop = text.find("\n", below, limit)
    rest = (limit if stop < 0 else stop) - below
    if text[below] in _FIGURES:
        # 1.1 研究对象 / 60例患者均符合标准。 has a body.
        longest = length * (2 if length >= _SHORTEST_TORN else 1)
        return rest <= longest and not _OF_ITS_OWN.match(text, below, below + rest)
    if rest >= length or text[below + rest - 1] not in "。；;.":
        return False
    return text[end - 1] in _LEFT_OPEN or (
        length >= _SHORTEST_HALF
        and (has_clauses(text, start, end) or lays_down_rule(text, start, end))
    )


def find_stop(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first end of a sentence.

    A dot on the line is one between Chinese words: 健全责任体系.严格落实, 磨炼了我的意志. 烈日下, but not in 约翰.洛克. A question mark between
    Chinese words is one after words that ask; otherwise it stands for a lost character: 点击登录?新用户注册.
    """
    stop = _STOP.search(text, start, end)
    while stop and text[stop.start()] in _UNSURE:
        at = stop.start()
        before, after = text[max(0, at - 5) : at], text[at + 1 : min(end, at + 5)]
        if text[at] == "?":
            asks = not (before and after) or not is_chinese(before[-1] + after[0])
            if asks or _ASKING.search(text, max(start, at - _LONG), at):
                return stop
        elif len(before) == 5 and is_chinese(before) and _begins_sentence(after):
            return stop
        stop = _STOP.search(text, at + 1, end)
    return stop


def _begins_sentence(words: str) -> bool:
    """Tell whether the four characters after a dot on the line go on in Chinese, perhaps after a blank."""
    words = words.removeprefix(" ")
    return len(words) > 2 and is_chinese(words)


def is_chinese(words: str) -> bool:
    """Tell whether all characters are Chinese; a class of them in a pattern is slow to compile."""
    return min(words) >= "\u4e00" and max(words) <= "\u9fff"
