"""Furniture: page numbers, site banners and the like, kept with their spans but left out of the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from docparse.lines.hints import Hints
from docparse.lines.line import ENDS, Line, is_cut_off
from docparse.lines.page_numbers import (
    find_leading_page_numbers,
    find_page_numbers_in_figures,
    find_page_numbers_inside,
)
from docparse.lines.running_heads import REPEATS, find_numbered_heads, find_repeated
from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS, Source, Span, merge_spans

#: A comment that switches off a rule of `docparse check`.
COMMENT = "<!-- docparse:"
_EDGES = BLANKS + "-—–－_。."
#: Residue of sites and page layouts, as whole lines and as beginnings of lines; kinds of furniture, not texts.
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
    """来源.{0,12}仅供.{0,12} | 來源.{0,12}僅供.{0,12}
    | [0-9]{0,3}全文共计[0-9]+字
    | (?:本文|文章|资料|信息)? (?:来源|來源|链接|地址) [:：] [ ]* (?:https?://|www[.]) [!-~]+""",
    re.VERBOSE,
)
_PAGES = "[^页頁，。、]{1,6}(?:页|頁)"
_PAGE = Pattern(
    f"""第{_PAGES}.{{0,3}} (?:共{_PAGES})?[)）]?  # 第 3 页 共 5 页
    | 共{_PAGES}.{{0,5}}第{_PAGES}  # 共5页，当前第3页
    | [0-9]{{1,3}}[ ]?/[ ]?[0-9]{{1,3}}[ ]?[页頁]?  # 1 / 2, 3 / 12 页
    | [Pp]age[ ]*[0-9]+ (?: [ ]*(?:of|/)[ ]*[0-9]+ )?  # Page 3 of 5""",
    re.VERBOSE,
)
# 高一历史 第2页（共3页）
_NAMED_PAGE = Pattern(f"[^，。；]{{1,24}}[ \u3000]第{_PAGES}[ \u3000]?[(（]?共{_PAGES}[)）]?")
_PAGE_LAST = frozenset("页頁)）")
_RELATED = Pattern(
    ".{0,32}(?:(?:相[关關]|推[荐薦]|[热熱][门門])(?:文章|[阅閱][读讀]|推[荐薦])|猜你喜[欢歡]"
    "|人[还還](?:看了?|喜[欢歡]|关注))[】\\]]?[：:]?"
)
_RELATED_LAST = frozenset("章读讀荐薦欢歡看了注】]：:")
#: 【打印本页】【关闭窗口】
_BRACKETS = Pattern("[【】\\[\\]|｜]+")
#: A page number has no more figures, and no line of furniture is longer.
_MOST_FIGURES = 4
_FEWEST_SECTIONS = 3
#: So many numbers between dashes are those of pages.
_FEWEST_PAGES = 2
_LONGEST = 60
#: A site lists no more related articles below one.
_MOST_RELATED = 30


class Furniture(NamedTuple):
    """The furniture of a text, and the lines without it."""

    #: In order; those that overlap are one.
    spans: tuple[Span, ...]
    #: The lines that are left, without the page numbers that they began with.
    lines: list[Line]
    #: Those of `spans` that are inside lines.
    inside: list[Span]
    #: The offsets of phrases by which a site ends one article and begins the next: 返回目录.
    breaks: list[int]


def find_furniture(source: Source, lines: Sequence[Line], hints: Hints) -> Furniture:
    """Return the furniture of a text; `lines` are all of its lines outside blocks."""
    text = source.text
    dropped = sorted(_find_lines(source, lines, hints) - _titles_of_pages(source, lines, hints))
    before_numbers = _without_lines(text, lines, dropped)
    numbers = find_leading_page_numbers(text, before_numbers)
    kept = _without_numbers(text, before_numbers, numbers)
    torn = find_page_numbers_in_figures(text, before_numbers, numbers) if numbers else ()
    inside = [span for span in sorted((*_find_inside(text), *torn)) if not hints.holds(span)]
    whole = [Span(lines[at].start, lines[at].end) for at in dropped]
    breaks = [span.start for span in whole if source.slice(span).strip(_EDGES) in _PHRASES]
    return Furniture(merge_spans((*whole, *numbers.values(), *inside)), kept, inside, breaks)


def _find_lines(source: Source, lines: Sequence[Line], hints: Hints) -> set[int]:
    """Return the indexes of the lines that are furniture."""
    text = source.text
    found: set[int] = set()
    figures: list[int] = []  # bare ones, and those that something sets off: - 12 -
    set_off: list[int] = []
    short = [at for at, (start, end, _, _) in enumerate(lines) if end - start <= _LONGEST]
    for at in short:
        start, end, _, _ = lines[at]
        if text[start] not in _FURNITURE_FIRST and not text[start].isdecimal():
            if text[end - 1] in _PAGE_LAST and _NAMED_PAGE.fullmatch(text, start, end):
                found.add(at)
            continue
        core = text[start:end].strip(_EDGES)
        if core.isdecimal() and text[end - 1] not in "．.":
            if len(core) > _MOST_FIGURES:
                continue
            if len(core) < end - start:
                set_off.append(at)
            elif not _is_cell(lines, at):
                figures.append(at)
        elif core[:1] in _RESIDUE_FIRST and _is_residue(core):
            found.add(at)
    if len(set_off) < _FEWEST_PAGES:
        figures = sorted(figures + set_off)
    else:  # the numbers of pages have one form
        found.update(set_off)
        begins = bool(figures) and text[lines[figures[0]].start] == "1"
        figures = [] if begins else figures
    if figures and not _number_sections(text, lines, figures, hints):
        found.update(figures)
    if source.marks:
        found.update(_marked_as_furniture(source, lines))
    found.update(find_numbered_heads(text, lines, short))
    if len(short) >= REPEATS:
        if found or "--" in text or "http" in text:  # what else is repeated is no furniture
            found.update(
                find_repeated({at: text[lines[at].start : lines[at].end] for at in short}, found)
            )
        found.update(_related(text, lines))
    return found


def _without_lines(text: str, lines: Sequence[Line], dropped: Sequence[int]) -> list[Line]:
    """Return `lines` without those at the indexes `dropped`, which are in order.

    The line after a dropped one, even after an empty line, may continue the sentence before it.
    """
    if not dropped:
        return list(lines)
    kept: list[Line] = []
    following = 0
    for at in (*dropped, len(lines)):
        if following < at:
            first, before = len(kept), kept[-1] if kept else None
            kept += lines[following:at]
            if before and kept[first].after_blank and is_cut_off(text, before):
                kept[first] = kept[first]._replace(after_blank=False)
        following = at + 1
    return kept


def _without_numbers(text: str, lines: Sequence[Line], numbers: Mapping[int, Span]) -> list[Line]:
    """Return `lines` without the page numbers that some begin with (line index -> span).

    Such a line continues the sentence that the page end cut off, if it did.
    """
    kept = list(lines)
    for at, span in numbers.items():
        after_blank = lines[at].after_blank and not (at > 0 and is_cut_off(text, lines[at - 1]))
        kept[at] = lines[at]._replace(start=span.end, after_blank=after_blank)
    return kept


#: The first characters of the lines that `_is_residue` finds.
_RESIDUE_FIRST = frozenset("【[第共Pp来來全0123456789<").union(
    words[0] for words in (*_PHRASES, *_BEGINNINGS)
)
_BEGINNINGS_FIRST = frozenset(words[0] for words in _BEGINNINGS)
_FURNITURE_FIRST = _RESIDUE_FIRST.union(_EDGES)


def _marked_as_furniture(source: Source, lines: Sequence[Line]) -> Iterator[int]:
    """Yield the indexes of the lines that the format marks as furniture."""
    spans = [mark.span for mark in source.marks if mark.kind == "furniture"]
    starts = [line.start for line in lines] if spans else []
    for start, end in spans:
        yield from range(bisect_left(starts, start), bisect_left(starts, end))


def _titles_of_pages(source: Source, lines: Sequence[Line], hints: Hints) -> set[int]:
    """Return the indexes of the lines that a file of pages marks as headings: running heads repeat their words."""
    if not source.pages or not hints.headings:
        return set()
    starts = [line.start for line in lines]
    return {
        at
        for span in hints.headings
        for at in range(bisect_left(starts, span.start), bisect_left(starts, span.end))
    }


def _is_residue(core: str) -> bool:
    """Tell whether a line, without dashes and stops at its edges, is residue of a site or a page."""
    first = core[0]
    if first in "0123456789":  # any numbered line begins so
        if "/" in core:
            return bool(_PAGE.fullmatch(core, 0, len(core)))
        return "全文" in core and bool(_CREDIT.fullmatch(core, 0, len(core)))
    if core in _PHRASES or (first in _BEGINNINGS_FIRST and core.startswith(_BEGINNINGS)):
        return True
    match first:
        case "【" | "[":
            words = _BRACKETS.sub(" ", core).split()
            return bool(words) and all(word in _PHRASES for word in words)
        case "第" | "共" | "P" | "p":
            return bool(_PAGE.fullmatch(core, 0, len(core)))
        case "来" | "來" | "全":
            return bool(_CREDIT.fullmatch(core, 0, len(core)))
        case "<":
            return core.startswith(COMMENT)
    return False


def _number_sections(
    text: str, lines: Sequence[Line], figures: Sequence[int], hints: Hints
) -> bool:
    """Tell whether the bare figures of a text number its sections: each is above some text.

    `figures` are the indexes of their lines. A page number is below the text of its page; so 1 is above all sentences,
    unless all are bold.
    """
    if len(figures) < _FEWEST_SECTIONS:
        return False
    values = [int(text[lines[at].start : lines[at].end].strip(_EDGES)) for at in figures]
    ends = [text[lines[at - 1].end - 1] in ENDS for at in figures[1:]]
    above = (lines[at] for at in range(figures[0]))
    is_bold = all(hints.bold.get(lines[at].start, 0) >= lines[at].end for at in figures)
    return (
        values == list(range(1, len(values) + 1))
        and all(ends)
        and (is_bold or not any(text[line.end - 1] in ENDS for line in above))
        and all(after > at + 1 for at, after in pairwise([*figures, len(lines)]))
    )


def _is_cell(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a bare figure is a cell of a table: the lines around it are short."""
    around = [lines[near] for near in (at - 2, at - 1, at + 1, at + 2) if 0 <= near < len(lines)]
    return sum(near.end - near.start <= 12 for near in around) >= 3


def _related(text: str, lines: Sequence[Line]) -> list[int]:
    """Return the list of links that a site puts below an article, if nothing else follows."""
    first = max(len(lines) // 2 + 1, len(lines) - _MOST_RELATED)
    for at in range(len(lines) - 1, first - 1, -1):
        start, end = lines[at].start, lines[at].end
        if end - start > _LONGEST or text[end - 1] in "。；":
            break  # a link is no sentence
        if text[end - 1] in _RELATED_LAST and _RELATED.fullmatch(text, start, end):
            return list(range(at, len(lines)))
    return []


# 共3页，当前第1页, with the page links and the title that a site puts after it
_PAGER = Pattern("共 ?[0-9]+ ?[页頁][，, ]*[当當]前第 ?[0-9]+ ?[页頁][0-9 ]*")


def _find_inside(text: str) -> list[Span]:
    """Return furniture inside lines, in order: pagers of web pages, page numbers in sentences."""
    found: list[Span] = []
    for match in _PAGER.finditer(text, 0, len(text)) if "前第" in text else ():
        if found and match.start() < found[-1].end:
            continue
        rest = text[match.end() : match.end() + _LONGEST + 2]
        tail = rest.replace("\r", "\n").partition("\n")[0].rstrip(BLANKS)
        whole = len(tail) <= _LONGEST and "。" not in tail
        found.append(Span(match.start(), match.end() + len(tail) if whole else match.end()))
    return sorted((*found, *find_page_numbers_inside(text)))
