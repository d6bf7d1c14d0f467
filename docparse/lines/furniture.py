"""Furniture: page numbers, site banners and the like, kept with their span but out of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from docparse.lines.lines import Line, is_cut_off
from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS, Source, Span

if TYPE_CHECKING:
    import re

#: A comment that keeps a rule of `docparse check` quiet.
COMMENT = "<!-- docparse:"
_EDGES = BLANKS + "-—–－_。."
#: What sites and page layouts leave behind, whole or as the beginning of a line; kinds of furniture, not texts.
_PHRASES = frozenset(
    "返回目录 返回目錄 返回首页 返回首頁 返回顶部 返回頂部 本文目录 本文目錄 相关推荐 相关推薦 相關推薦 相关阅读 相關閱讀 相关文章 相關文章"
    " 相关链接 相關鏈接 打印本页 关闭窗口 打印 关闭 收藏 分享 扫一扫 点击下载 更多".split()
)
_BEGINNINGS = (
    "上一篇：",
    "下一篇：",
    "上一篇:",
    "下一篇:",
    "上一页",
    "下一页",
    "上一頁",
    "下一頁",
    "当前位置：",
    "当前位置:",
    "您的位置：",
    "您现在的位置：",
    "您当前的位置：",
    "分享到：",
    "分享到:",
    "上一条：",
    "下一条：",
)
# 来源网络整理，仅供学习参考; 11全文共计6575字; 本文来源：http://…
_CREDIT = Pattern(
    "来源.{0,12}仅供.{0,12}|來源.{0,12}僅供.{0,12}|[0-9]{0,3}全文共计[0-9]+字"
    "|(?:本文|文章|资料|信息)?(?:来源|來源|链接|地址)[:：] *(?:https?://|www[.])[!-~]+"
)
# 第 3 页 共 5 页; 共5页，当前第3页; Page 3 of 5
_PAGE = Pattern(
    "第[^页頁，。、]{1,6}(?:页|頁).{0,3}(?:共[^页頁，。、]{1,6}(?:页|頁))?|共[^页頁，。、]{1,6}(?:页|頁).{0,5}第[^页頁，。、]{1,6}(?:页|頁)"
    "|[Pp]age *[0-9]+(?: *(?:of|/) *[0-9]+)?"
)
_RELATED = Pattern(".{0,32}(?:相[关關]文章|相[关關]推[荐薦]|猜你喜[欢歡])[】\\]]?[：:]?")
#: 【打印本页】【关闭窗口】
_BRACKETS = Pattern("[【】\\[\\]|｜]+")
#: A page number has no more figures.
_MOST_FIGURES = 4
_MOST = 60
#: A site lists no more articles under one.
_MOST_RELATED = 30
#: A line of residue that comes back so often is one.
_REPEATS = 4


def find_furniture(source: Source, lines: Sequence[Line]) -> set[int]:
    """Return the indexes of the lines that are furniture."""
    text, found = source.text, set[int]()
    words = {
        at: text[start:end] for at, (start, end, _, _) in enumerate(lines) if end - start <= _MOST
    }
    for at, written in words.items():
        core = written.strip(_EDGES)
        if core.isdecimal():
            if len(core) <= _MOST_FIGURES and (core != written or not _is_cell(lines, at)):
                found.add(at)
        elif core[:1] in _RESIDUE_FIRST and _is_residue(core):
            found.add(at)
    found.update(_said(source, lines))
    if len(words) >= _REPEATS:
        found.update(_repeated(words, found))
        found.update(_related(text, lines))
    return found


#: What the lines that `_is_residue` finds begin with.
_RESIDUE_FIRST = frozenset("【[第共Pp来來全0123456789<").union(
    words[0] for words in (*_PHRASES, *_BEGINNINGS)
)


def _said(source: Source, lines: Sequence[Line]) -> Iterator[int]:
    """Yield the indexes of the lines of which the format says that they are none of the text."""
    spans = [mark.span for mark in source.marks if mark.kind == "furniture"]
    starts = [line.start for line in lines] if spans else []
    for start, end in spans:
        yield from range(bisect_left(starts, start), bisect_left(starts, end))


def _is_residue(core: str) -> bool:
    """Tell whether a line, without dashes and stops at its edges, is no part of any text."""
    if core in _PHRASES or core.startswith(_BEGINNINGS):
        return True
    match core[:1]:
        case "【" | "[":
            words = _BRACKETS.sub(" ", core).split()
            return bool(words) and all(word in _PHRASES for word in words)
        case "第" | "共" | "P" | "p":
            return bool(_PAGE.fullmatch(core, 0, len(core)))
        case "来" | "來" | "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "全":
            return bool(_CREDIT.fullmatch(core, 0, len(core)))
        case "<":
            return core.startswith(COMMENT)
    return False


def find_breaks(source: Source, dropped: Sequence[Line]) -> list[int]:
    """Return the offsets of phrases by which a site ends one article and begins the next."""
    text = source.text
    return [line.start for line in dropped if text[line.start : line.end].strip(_EDGES) in _PHRASES]


def _is_cell(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a bare figure is a cell of a table: short lines stand on both sides of it."""
    around = [lines[near] for near in (at - 2, at - 1, at + 1, at + 2) if 0 <= near < len(lines)]
    return sum(near.end - near.start <= 12 for near in around) >= 3


def _repeated(words: Mapping[int, str], dropped: Set[int]) -> list[int]:
    """Return the lines of web and page residue that come back again and again, word for word.

    `dropped` are the indexes of the page numbers.
    """
    places: dict[str, list[int]] = {}
    for at, written in words.items():
        places.setdefault(written, []).append(at)
    found = []
    for written, indexes in places.items():
        residue = written.startswith("--") or "http" in written
        if len(indexes) >= _REPEATS and (residue or _is_running_head(written, indexes, dropped)):
            found += indexes
    return found


def _is_running_head(written: str, indexes: Sequence[int], dropped: Set[int]) -> bool:
    """Tell whether a line that comes back stands beside page numbers each time: the head of a page."""
    beside = sum(at - 1 in dropped or at + 1 in dropped for at in indexes)
    return len(written) >= 6 and written[-1] not in "。；：" and 2 * beside > len(indexes)


def _related(text: str, lines: Sequence[Line]) -> list[int]:
    """Return the list of links that a site puts under an article, when nothing else follows."""
    first = max(len(lines) // 2 + 1, len(lines) - _MOST_RELATED)
    for at in range(len(lines) - 1, first - 1, -1):
        line = lines[at]
        if line.end - line.start > _MOST:
            break
        if _RELATED.fullmatch(text, line.start, line.end):
            return list(range(at, len(lines)))
    return []


#: A page number at the beginning of a line, with the blank behind it.
_LEADING_FIGURES = Pattern("([0-9]{1,3})[ \u3000]+(?=[^0-9 \u3000.,%、．])")
#: Pages hold about so much text; numbers that stand closer are no page numbers.
_SHORTEST_PAGE = 150
_FEWEST_PAGES = 4
_LONGEST_HEADING = 30


def find_page_numbers(source: Source, lines: Sequence[Line]) -> dict[int, Span]:
    """Return line index -> span of the page number that a page end left at the line's beginning.

    在第一 / 2 时间、第一现场: the numbers rise through the text, a page apart, and some of them stand
    in the middle of a sentence. Headings such as 1 引言 rise too, but no sentence breaks off before
    them, and they are short lines.
    """
    text = source.text
    chain: list[tuple[int, int, Span]] = []
    for at, (start, end, _, _) in enumerate(lines):
        if text[start] not in "0123456789":
            continue
        match = _LEADING_FIGURES.match(text, start, end)
        if match is None or end - match.end() < _LONGEST_HEADING:
            continue
        number = int(match[1])
        if not chain or (
            0 < number - chain[-1][1] <= 2 and start - chain[-1][2].end >= _SHORTEST_PAGE
        ):
            chain.append((at, number, Span(*match.span())))
    broken = sum(at > 0 and is_cut_off(text, lines[at - 1]) for at, _, _ in chain)
    if len(chain) < _FEWEST_PAGES or broken < 2 or 4 * broken < len(chain):
        return {}
    return {at: span for at, _, span in chain}


# 共3页，当前第1页 and the page links and the title that a site puts behind it
_PAGER = Pattern("共 ?[0-9]+ ?[页頁][，, ]*[当當]前第 ?[0-9]+ ?[页頁][0-9 ]*")
# 我带头捐助1000 - 1 - at the end of a line: the foot of a page behind a sentence that goes on
_FOOT = Pattern("[-—–] ?[0-9]{1,3} ?[-—–](?=[ \u3000]*(?:\r|\n|$))")
# One for each blank: a search for a pattern that begins with a character is the quickest there is.
_SPACED_FIGURES = tuple(Pattern(f"{blank}([0-9]{{1,3}})(?=[ \u3000])") for blank in " \u3000")
_COUNTED = frozenset(
    "个個人年月日天号號时時分秒元万萬亿億千百名户戶次倍米吨噸斤克亩畝岁歲周週种種项項条條款章节節页頁级級届屆位家所座台套件层層点點月度"
)


def find_inside(source: Source) -> list[Span]:
    """Return furniture inside lines, in order: pagers of web pages, page numbers in sentences."""
    text, found = source.text, list[Span]()
    for match in _PAGER.finditer(text, 0, len(text)) if "前第" in text else ():
        if found and match.start() < found[-1].end:
            continue
        rest = text[match.end() : match.end() + _MOST + 2]
        tail = rest.replace("\r", "\n").partition("\n")[0].rstrip(BLANKS)
        whole = len(tail) <= _MOST and "。" not in tail
        found.append(Span(match.start(), match.end() + len(tail) if whole else match.end()))
    found.extend(_feet(text))
    found.extend(_page_numbers_inside(text))
    return sorted(found)


def _feet(text: str) -> Iterator[Span]:
    """Yield page numbers between dashes at the end of a line of words, with the blanks before them."""
    for dash in "-—–":
        at = text.find(dash, 1)  # much quicker than a search for the expression
        while at >= 0:
            start = at
            while start and text[start - 1] in " \u3000":
                start -= 1
            match = _FOOT.match(text, at, len(text)) if 0 < start < at else None
            if match and text[start - 1] not in "\r\n。-—–":
                yield Span(start, match.end())
            at = text.find(dash, at + 1)


def _page_numbers_inside(text: str) -> list[Span]:
    """Return figures with blanks on both sides that rise by one from page to page: 有 8 限, 社 9 会."""
    places = [
        match
        for pattern in _SPACED_FIGURES
        for match in pattern.finditer(text, 0, len(text))
        if match.start() > 0
        and "\u4e00" <= text[match.start() - 1] <= "\u9fff"
        and "\u4e00" <= (behind := text[match.end() + 1 : match.end() + 2]) <= "\u9fff"
        and behind not in _COUNTED
    ]
    places.sort(key=lambda match: match.start())
    chain: list[re.Match[str]] = []
    for match in places:
        if not chain or (
            int(match[1]) == int(chain[-1][1]) + 1
            and match.start() - chain[-1].end() > _SHORTEST_PAGE
        ):
            chain.append(match)
    if len(chain) < 2 or len(chain) * 2 <= len(places):
        return []
    return [Span(match.start(1), match.end(1)) for match in chain]


def spans_of(lines: Sequence[Line], indexes: Iterable[int]) -> tuple[Span, ...]:
    """Return the spans of the lines at `indexes`, in order."""
    return tuple(Span(lines[at].start, lines[at].end) for at in sorted(indexes))
