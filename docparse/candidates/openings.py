"""After a marker: where the title ends, and what sort of opening it is."""

from __future__ import annotations

from typing import NamedTuple

from docparse.candidates.sentences import (
    announces_list,
    asks_on,
    count_signs_of_text,
    find_stop,
    has_clauses,
    introduces,
    is_about_party,
    is_change_of_law,
    is_chinese,
    is_filled_in,
    is_final_clause,
    lays_down_rule,
    may_end_title,
    mentions_list,
    offers_choices,
    skip_remark,
)
from docparse.lines.names import is_body
from docparse.model.heading import Kind
from docparse.model.patterns import Pattern
from docparse.model.source import BLANK, BLANKS, Span, skip, skip_back
from docparse.model.style import Style
from docparse.numbering.styles import UPPER_RANK

#: The gold format's rule of thumb: a title that runs in is a name or a slogan up to about 40.
LONGEST_TITLE = 40
_LONGEST_LINE = 60
_LONGEST_NAME = 25
#: A topic of an article before a colon and a list is no longer: 第二条 物业基本情况：.
_LONGEST_TOPIC = 8
#: A name before a blank and another name is no shorter.
_SHORTEST_CUT = 3
#: A run-in title without a comma is hardly a sentence among others if it is no longer than this.
_LONGEST_SLOGAN = 20
_SHORT = 16
#: A sentence has its first mark within this many characters.
_SENTENCE_BEGINS = 60
_COMMAS = frozenset("，,")
_SENTENCE = frozenset("。；，：;:,!！?？")
#: What a sentence ends in, or a remark after it.
_ENDS = frozenset("。；;）)")
_CLOSING = "。．.：:；;，,、—" + BLANKS
_AFTER_NAME = Pattern("[:： \u3000\t\xa0]")
# Not in http://, std::vector, host:80 and 8:00.
_COLON = Pattern("[:：](?!//|:)(?<!::)(?<![A-Za-z0-9]:(?=[A-Za-z0-9]))")
_SENTENCE_MARK = Pattern("[，,。；：;:？?！!]")
_BLANK = Pattern(f"[{BLANK}]+")
_WIDE_BLANK = Pattern("[\u3000 \t\xa0](?:(?<=[\u3000\t])[\u3000 \t\xa0]*|[\u3000 \t\xa0]+)")
_CLAUSE_END = Pattern("[^ \n]{4,60}[，,。；、]")
_OPEN_BRACKET = Pattern("[（(][^）)]*$")
_NAMED = Pattern(f"【[^】\n]{{1,30}}】|[（(][^）)\n]{{1,20}}[）)](?=[{BLANK}])")


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
    #: 一、法治是前提 社会管理是国家…: the words before a blank, a title if most of its run have such a blank.
    spaced: Span | None = None


def is_line_of_its_own(text: str, start: int, end: int) -> bool:
    """Tell whether the words from `start` to the end of their paragraph are one short sentence."""
    if end - start > _LONGEST_LINE:
        return False
    stop = find_stop(text, start, end)
    # 阅读下面这首诗，完成6—7题。(6分)
    return stop is None or skip_remark(text, skip(text, stop.end(), end), end) == end


def read_opening(text: str, start: int, end: int, style: Style) -> Opening:
    """Read the words after a marker, from offset `start` to the end of the paragraph.

    `style` is the marker's; an article (第一条) has a title only if one is set apart.
    """
    start = skip(text, start, end)
    if start == end:
        # 第一章 alone on its line is a heading without a title, 第一条 an article with its text below.
        return Opening("item", Span(start, start), start, bare=style.division != "article")
    if style.division == "article":
        return _read_article(text, start, end) or _item(start)
    stop = find_stop(text, start, end)
    first = stop.start() if stop else end
    rest = skip(text, stop.end(), end) if stop else end
    # 阅读材料，回答问题。（26分） and 分几类？各有何特点？ fill their lines.
    if rest < end:
        rest = skip_remark(text, rest, end)
    if stop and text[first] in "？?" and end - start <= _LONGEST_LINE and asks_on(text, rest, end):
        first = rest = end
    # Few have a colon or a blank, and without one there is no name.
    named = _AFTER_NAME.search(text, start, first)
    runin = _read_name(text, start, first, end) if named else None
    if (not runin and is_filled_in(text, start, end)) or is_change_of_law(text, start, first):
        return _item(start)
    if offers_choices(text, start, end):
        return _item(start)
    if rest >= end:
        line = _read_line(text, start, first + 1 if first < end else end, style, end)
        if runin and line.kind == "heading" and may_end_title(text, runin.end, end):
            # 招标人：某某有限公司 is a field; 甲方：某某有限公司 may have all of its address below it.
            is_field = text[runin.title.end - 1] != "方" and is_body(text[runin.end : end])
            return runin if is_field else runin._replace(whole=line.title)
        return runin or line
    if runin:
        return runin
    # The title ends in a stop, since something follows it.
    length, last = first - start, text[first]
    if length > _LONGEST_LINE or last in "；;":
        return _item(start)
    title = Span(start, stop.end() if stop and last in "！？!?" else first)
    if is_about_party(text, start, first):
        return _item(start)
    if length > LONGEST_TITLE or lays_down_rule(text, start, first):
        return Opening("runin", title, rest, 2, False, None)
    signs = count_signs_of_text(text, start, first) + (
        end - rest < _SHORT and text[end - 1] in _ENDS
    )
    sentence = signs > 0 or length > _LONGEST_SLOGAN or has_clauses(text, *title)
    return Opening("runin", title, rest, 2 if signs > 1 else int(sentence), False, None)


def find_spaced_title(text: str, start: int, end: int) -> Span | None:
    """Return the words before the first blank of a paragraph, if a sentence follows that is no shorter."""
    start = skip(text, start, end)
    blank = _BLANK.search(text, start, min(end, start + _LONGEST_NAME + 1))
    if not blank or blank.start() - start < 2 or end - blank.end() < _SHORT:
        return None
    before, after = text[blank.start() - 1], text[blank.end()]
    if _SENTENCE_MARK.search(text, start, blank.start()):
        return None
    if not (is_chinese(before) or before in "）)》”") or not (is_chinese(after) or after in "《“"):
        return None
    # 出席 王芳 李明 张三 are names.
    if not _CLAUSE_END.match(text, blank.end(), min(end, blank.end() + _SENTENCE_BEGINS)):
        return None
    return Span(start, blank.start())


def cut_at_blank(opening: Opening) -> Opening:
    """Return the opening with the title before its blank."""
    assert opening.spaced is not None
    return Opening("runin", opening.spaced, opening.spaced.end)


def read_marked(text: str, start: int, end: int) -> Opening:
    """Read a heading of the format: all words from `start` to the end of its paragraph are its title."""
    start = skip(text, start, end)
    close = skip_back(text, end, start, _CLOSING)
    return Opening("heading", Span(start, close), end, certain=True)


def _item(start: int, end: int = 0) -> Opening:
    return Opening("item", Span(start, start), end or start, 0, False, None)


def _read_line(text: str, start: int, stop: int, style: Style, end: int) -> Opening:
    """Read a paragraph that is a single sentence, which ends at `stop`; a remark may be between it and the `end`."""
    close = stop
    close = skip_back(text, close, start, _CLOSING)
    if close == start:
        return _item(start, end)
    last = text[stop - 1]
    if last in "；;，,、" or close - start > _LONGEST_LINE or is_final_clause(text, start, stop):
        return _item(start, end)
    clauses = has_clauses(text, start, close)
    # 受影響檔戶可選擇 —
    leads = last == "—" or (
        last in "：:"
        and (
            clauses
            or introduces(text, start, close)
            or (style.rank > UPPER_RANK and announces_list(text, start, close))
        )
    )
    # 五、預期成果： is a field of a form.
    named = last in "：:" and not leads
    bare = (close == stop or named) and not clauses and close - start <= LONGEST_TITLE
    rule = close - start > LONGEST_TITLE or (
        not bare and _states_something(text, start, close, last)
    )
    doubt = 2 if leads else 3 if rule else int(not bare)
    # 第二章 固体废物污染环境防治的监督管理
    short = close - start <= _SHORT or style.division != ""
    return Opening("heading", Span(start, close), end, doubt, bare and short, None)


def _states_something(text: str, start: int, end: int, last: str) -> bool:
    """Tell whether a sentence is a rule or says too much for a title; `last` is the character that closes it."""
    if last in _CLOSING and (lays_down_rule(text, start, end) or is_about_party(text, start, end)):
        return True
    if last in "：:" or text.find("？", start, end) >= 0:
        return False
    # 相关规范出台，行业将日趋规范 without a stop is a title all the same.
    return count_signs_of_text(text, start, end) > int(last not in _CLOSING)


def _read_name(text: str, start: int, first: int, end: int) -> Opening | None:
    """Read a name before a colon, or set off by a wide blank: 项目编号：0873, （一）性质  普通高中是."""
    colon = _COLON.search(text, start, first)
    if colon and start < (close := colon.start()) <= start + _LONGEST_NAME:
        # 完成促销方案（责任人：李四）: the colon is in brackets
        if _OPEN_BRACKET.search(text, start, close):
            return None
        # 二、组织机构 组长：总经理
        blank = _BLANK.search(text, start + _SHORTEST_CUT, close - 1)
        if blank and is_chinese(text[start : blank.start()]):
            return Opening("runin", Span(start, blank.start()), blank.end())
        rest = skip(text, colon.end(), end)
        if rest < end and not (introduces(text, start, close) or mentions_list(text, start, close)):
            return Opening("runin", Span(start, close), rest)
        return None
    blank = _WIDE_BLANK.search(text, start, first)
    # 实物名称为　　，数量　　公斤: a blank to be filled in
    if blank and _SENTENCE_MARK.match(text, blank.end(), end):
        return None
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
            return None if has_clauses(text, *name) else Opening("runin", name, blank + 1, 1)
        blank = text.find(" ", blank + 1, last + 1)
    return None


def _read_article(text: str, start: int, end: int) -> Opening | None:
    """Read the title of an article: 第一条 目的, 第二条 【适用范围】 …, 第三条 租金：…."""
    if text[start] in "：:":  # 第三條：租金及押金
        start += 1
    if named := _NAMED.match(text, start, end):
        alone = named.end() == end  # 第1条【立法目的】
        return Opening("heading" if alone else "runin", Span(start, named.end()), named.end())
    colon = _COLON.search(text, start, min(end, start + 15))
    if colon and colon.end() < end and not lays_down_rule(text, start, colon.start()):
        name = Span(start, colon.start())
        if not introduces(text, *name) and not has_clauses(text, *name):
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
    if text[end - 1] in "：:" and mentions_list(text, start, end):
        return None  # 本会会员享有下列权利：
    close = end - (text[end - 1] in "：:")
    marks = _SENTENCE.intersection(text[start:close])
    if start < close <= start + 25 and marks and marks <= _COMMAS and close == end:
        return Opening("heading", Span(start, end), end, 2)  # 第五条 租赁期间，租赁财产的维修
    if start < close <= start + 20 and not marks:
        # 第四条 项目预算评审的内容包括： is a title only among titles.
        leads = close < end and (close - start > _LONGEST_TOPIC or introduces(text, start, close))
        return Opening("heading", Span(start, close), end, 2 * leads)
    return None
