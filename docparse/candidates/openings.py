"""After a marker: where the title ends, and what sort of opening it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docparse.model.heading import Kind
from docparse.model.patterns import Pattern
from docparse.model.source import BLANK, BLANKS, Span
from docparse.model.style import Style

if TYPE_CHECKING:
    import re

#: The gold format's rule of thumb: a title that runs in is a name or a slogan up to about 40.
LONGEST_TITLE = 40
_LONGEST_LINE = 60
_LONGEST_NAME = 25
#: A run-in title without a comma is hardly a sentence among others if it is no longer than this.
_LONGEST_SLOGAN = 20
_SHORT = 16
#: A sentence has its first mark within this many characters.
_SENTENCE_BEGINS = 60
_CLAUSES = Pattern("[，,；;]")
_LISTS = Pattern("下列|以下|如下|左列")
# （     ）, ____: to be filled in, in a form or an examination
_FILL_IN = Pattern("[（(][ \u3000\xa0]{2,}[）)]|_{3}")
#: A sentence about a party is a clause, not a title: 乙方提供的服务标准按附件三执行。
_PARTIES = tuple(
    "甲方 乙方 丙方 双方 供应商 投标人 招标人 采购人 承租人 出租人 承租方 出租方 发包人 承包人 买方 卖方 买受人 出卖人".split()
)
_LONGEST_OF_PARTY = 12
_SENTENCE = frozenset("。；，：;:,!！?？")
_CLOSING = "。．.：:；;，,、" + BLANKS
_STOP = Pattern("[。！？!?；;.．](?:(?<=[.．])|[。！？!?；;]*[”’」』）)]?)")
_DOTS = ".．"
_AFTER_NAME = Pattern("[:： \u3000\t\xa0]")
_COLON = Pattern("[:：](?!//)")
_WIDE_BLANK = Pattern("[\u3000 \t\xa0](?:(?<=[\u3000\t])[\u3000 \t\xa0]*|[\u3000 \t\xa0]+)")
_CLAUSE_END = Pattern("[^ \n]{4,60}[，。；]")
_OPEN_BRACKET = Pattern("[（(][^）)]*$")
_NAMED = Pattern(f"【[^】\n]{{1,30}}】|[（(][^）)\n]{{1,20}}[）)](?=[{BLANK}])")
# 应当, 不得, 可以, 的由…负责: a sentence that lays down a rule is no slogan. Each way begins with a character,
# not with a set: then the search runs straight to one of them.
_NORM = Pattern(
    "应当|應當|不得|可以|，应|,应|，應|,應|由.{1,20}(?:负责|負責|承担|承擔)|均应|均由|如遇|如有|如因|或者|截至|日起"
)
_INTRODUCES = (
    *("如下", "以下", "下列", "包括", "包含", "做到", "指出", "认为", "認為"),
    *"有是为為即要说說",
)
#: Words of their own that end as those do: 3.学生行为：第13题至第18题。
_NOUNS = tuple("行为 行為 摘要 提要 概要 纪要 紀要 国有 國有 小说 小說 学说 學說".split())


class Opening(NamedTuple):
    """How a numbered paragraph opens."""

    #: `heading` for one that fills its paragraph, `runin`, or `item`.
    kind: Kind
    #: The words of the title without closing punctuation; empty for an item.
    title: Span
    #: The offset after the title's closing punctuation.
    end: int
    #: How little its own words tell about the kind: 1 for a heading that is a sentence, or a run-in
    #: title that could be one sentence among others; 2 for a heading that introduces a list, or a run-in
    #: title that probably is a sentence; 3 for a heading that lays down a rule or is long.
    doubt: int = 0
    #: A short line without any punctuation.
    bare: bool = False
    #: 数据来源：转向一手信息。 on a line of its own: the title if a paragraph follows.
    whole: Span | None = None
    #: The format marks it as a heading.
    certain: bool = False


def is_line_of_its_own(text: str, start: int, end: int) -> bool:
    """Tell whether the words from `start` to the end of their paragraph are one short sentence."""
    if end - start > _LONGEST_LINE:
        return False
    stop = _find_stop(text, start, end)
    return stop is None or not text[stop.end() : end].strip(BLANKS)


def read_opening(text: str, start: int, end: int, style: Style) -> Opening:
    """Read the words after a marker, from offset `start` to the end of the paragraph.

    `style` is the marker's; an article (第一条) has a title only if one is set apart.
    """
    while start < end and text[start] in BLANKS:
        start += 1
    if start == end:
        # 第一章 alone on its line is a heading without a title, 第一条 an article with its text below.
        return Opening("item", Span(start, start), start, bare=style.division != "article")
    if style.division == "article":
        return _read_article(text, start, end) or _item(start)
    stop = _find_stop(text, start, end)
    first = stop.start() if stop else end
    rest = stop.end() if stop else end
    while rest < end and text[rest] in BLANKS:
        rest += 1
    # Few have a colon or a blank, and without one there is no name.
    named = _AFTER_NAME.search(text, start, first)
    runin = _read_name(text, start, first, end) if named else None
    if not runin and _FILL_IN.search(text, start, end):
        return _item(start)
    if rest >= end:
        line = _read_line(text, start, end)
        if runin and line.kind == "heading" and end - start <= LONGEST_TITLE:
            return runin._replace(whole=line.title)
        return runin or line
    if runin:
        return runin
    # The title ends in a stop, since something follows it.
    length, last = first - start, text[first]
    if length > _LONGEST_LINE or last in "；;":
        return _item(start)
    title = Span(start, stop.end() if stop and last in "！？!?" else first)
    if length > _LONGEST_OF_PARTY and text.startswith(_PARTIES, start):
        return _item(start)
    if length > LONGEST_TITLE or _NORM.search(text, start, first):
        return Opening("runin", title, rest, 2, False, None)
    sentence = length > _LONGEST_SLOGAN or _has_clauses(text, title)
    return Opening("runin", title, rest, int(sentence), False, None)


def read_marked(text: str, start: int, end: int) -> Opening:
    """Read a heading of the format: all words from `start` to the end of its paragraph are its title."""
    while start < end and text[start] in BLANKS:
        start += 1
    close = end
    while close > start and text[close - 1] in _CLOSING:
        close -= 1
    return Opening("heading", Span(start, close), end, certain=True)


def _item(start: int) -> Opening:
    return Opening("item", Span(start, start), start, 0, False, None)


def _read_line(text: str, start: int, end: int) -> Opening:
    """Read a paragraph that is a single sentence."""
    close = end
    while close > start and text[close - 1] in _CLOSING:
        close -= 1
    if close == start:
        return _item(start)
    last = text[end - 1]
    title = Span(start, close)
    clauses = _has_clauses(text, title)
    introduces = last in "：:" and (clauses or _introduces(text, title))
    if last in "；;，,、" or close - start > _LONGEST_LINE:
        return _item(start)
    bare = close == end and not clauses and close - start <= LONGEST_TITLE
    rule = close - start > LONGEST_TITLE or (close < end and _NORM.search(text, start, close))
    doubt = 2 if introduces else 3 if rule else int(not bare)
    return Opening("heading", title, end, doubt, bare and close - start <= _SHORT, None)


def _has_clauses(text: str, title: Span) -> bool:
    return _CLAUSES.search(text, *title) is not None


def introduces(words: str) -> bool:
    """Tell whether words end in what comes before a list: 主要措施有."""
    return words.endswith(_INTRODUCES) and not words.endswith(_NOUNS)


def _introduces(text: str, words: Span) -> bool:
    """Tell whether `words` end in what comes before a list: 主要措施有."""
    end = words.end - (text[words.end - 1] == "\n")
    return text.endswith(_INTRODUCES, words.start, end) and not text.endswith(
        _NOUNS, words.start, end
    )


def _read_name(text: str, start: int, first: int, end: int) -> Opening | None:
    """Read a name before a colon, or set off by a wide blank: 项目编号：0873, （一）性质  普通高中是."""
    colon = _COLON.search(text, start, first)
    if colon and start < colon.start() <= start + _LONGEST_NAME:
        rest = colon.end()
        while rest < end and text[rest] in BLANKS:
            rest += 1
        name = Span(start, colon.start())
        # 完成促销方案（责任人：李四）: the colon is in brackets
        open_ = _OPEN_BRACKET.search(text, name.start, name.end)
        if rest < end and not open_ and not _introduces(text, name):
            return Opening("runin", name, rest)
        return None
    blank = _WIDE_BLANK.search(text, start, first)
    if blank and 2 <= blank.start() - start <= _LONGEST_NAME and end - blank.end() > _SHORT:
        return Opening("runin", Span(start, blank.start()), blank.end())
    return _read_spaced_name(text, start, min(first, start + _SHORT), end)


def _read_spaced_name(text: str, start: int, last: int, end: int) -> Opening | None:
    """Read a name and one blank, up to offset `last`, before a sentence: 1.2 方法 对照组给予常规护理，."""
    blank = text.find(" ", start + 1, last + 1)
    while blank > 0:
        before = text[blank - 1]
        after = text[blank + 1 : min(end, start + _SHORT + _SENTENCE_BEGINS)]
        if (
            after
            and (is_chinese(before) or before in "）)")
            and (is_chinese(after[0]) or after[0] in "《“")
            and _CLAUSE_END.match(after, 1, len(after))
        ):
            name = Span(start, blank)
            return None if _has_clauses(text, name) else Opening("runin", name, blank + 1, 1)
        blank = text.find(" ", blank + 1, last + 1)
    return None


def _find_stop(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first end of a sentence.

    A dot on the line is one between Chinese words: 健全责任体系.严格落实, but not in 约翰.洛克.
    """
    stop = _STOP.search(text, start, end)
    while stop and text[stop.start()] in _DOTS:
        at = stop.start()
        before, after = text[max(0, at - 5) : at], text[at + 1 : min(end, at + 5)]
        if len(before) == 5 and len(after) == 4 and is_chinese(before) and is_chinese(after):
            return stop
        stop = _STOP.search(text, at + 1, end)
    return stop


def is_chinese(words: str) -> bool:
    """Tell whether all characters are Chinese; a class of them in a pattern is slow to compile."""
    return min(words) >= "\u4e00" and max(words) <= "\u9fff"


def _read_article(text: str, start: int, end: int) -> Opening | None:
    """Read the title of an article: 第一条 目的, 第二条 【适用范围】 …, 第三条 租金：…."""
    if text[start] in "：:":  # 第三條：租金及押金
        start += 1
    if named := _NAMED.match(text, start, end):
        return Opening("runin", Span(start, named.end()), named.end())
    colon = _COLON.search(text, start, min(end, start + 15))
    if colon and colon.end() < end and not _NORM.search(text, start, colon.start()):
        name = Span(start, colon.start())
        if not _introduces(text, name) and not _has_clauses(text, name):
            return Opening("runin", name, colon.end())
    blank = _WIDE_BLANK.search(text, start, min(end, start + _SHORT))
    if (
        blank
        and blank.start() > start + 1
        and (end - blank.end() > _SHORT or text[end - 1] == "。")
    ):
        name = Span(start, blank.start())
        if _SENTENCE.isdisjoint(text[name.start : name.end]):
            return Opening("runin", name, blank.end())
    if text[end - 1] in "：:" and _LISTS.search(text, start, end):
        return None  # 本会会员享有下列权利：
    close = end - (text[end - 1] in "：:")
    if start < close <= start + 20 and not _SENTENCE.intersection(text[start:close]):
        return Opening("heading", Span(start, close), end)
    return None
