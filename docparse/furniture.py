"""Furniture: page numbers, site banners and the like, kept with their span but out of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from docparse.lines import Line
from docparse.patterns import Pattern
from docparse.source import Source, Span

# Words that web sites and page layouts leave behind; kinds of furniture, not texts.
_PHRASE = Pattern(
    r"""(?:
        [-—–－ ]*[0-9０-９]{1,4}[-—–－ ]*                        # 12   - 12 -   —3—
      | [0-9]{1,4}[。.]                                          # 12。
      | 第\ *[0-9一二三四五六七八九十百]+\ *[页頁](?:[，,/ ]*共\ *[0-9一二三四五六七八九十百]+\ *[页頁])?
      | 共\ *[0-9]+\ *[页頁][，,\ ]*(?:当前)?第\ *[0-9]+\ *[页頁]
      | [Pp]age\ *[0-9]+(?:\ *(?:of|/)\ *[0-9]+)?
      | [0-9]{0,3}全文共计[0-9]+字                              # 11全文共计6575字。
      | [-—\ ]*(?:返回|本文)(?:目[录錄]|首[页頁]|[顶頂]部)
      | [-—\ ]*相[关關](?:推荐|推薦|阅读|閱讀|文章|鏈接|链接)
      | [-—\ ]*(?:上|下)一[篇页頁条條][：:].{0,60}
      | -*[来來]源.{0,12}[仅僅]供.{0,12}
      | [-—\ ]*(?:点击|點擊|扫码|扫一扫|關注|关注).{0,20}(?:公众号|公眾號|下载|下載|更多)
      | 【?(?:打印|关闭|收藏|分享|纠错)】?(?:[ \u3000]*【?(?:打印|关闭|收藏|分享|纠错|本页|窗口)】?)*
    )[。.]?""",
    re.VERBOSE,
)
_RELATED = Pattern("[【\\[]?.{0,30}(?:相[关關]文章|相[关關]推荐|相[关關]推薦|猜你喜[欢歡])[】\\]]?[：:]?")
_ONLY_FIGURES = Pattern("[0-9]{1,4}")
_MOST = 60
#: A short line without a marker that comes back so often is a running head.
_REPEATS = 4


def find_furniture(source: Source, lines: Sequence[Line]) -> set[int]:
    """Return the indexes of the lines that are furniture."""
    text, found = source.text, set[int]()
    short = [at for at, line in enumerate(lines) if line.end - line.start <= _MOST]
    for at in short:
        line = lines[at]
        match = _PHRASE.match(text, line.start, line.end)
        if match and match.end() == line.end and not _is_cell(text, lines, at):
            found.add(at)
    if lines and len(short) >= _REPEATS:
        found.update(_repeated(text, lines, short))
        found.update(_related(text, lines, short))
    return found


def _is_cell(text: str, lines: Sequence[Line], at: int) -> bool:
    """Tell whether a bare figure is a cell of a table: short lines stand on both sides of it."""
    line = lines[at]
    if not _ONLY_FIGURES.fullmatch(text, line.start, line.end):
        return False
    around = [lines[near] for near in (at - 2, at - 1, at + 1, at + 2) if 0 <= near < len(lines)]
    return sum(near.end - near.start <= 12 for near in around) >= 3


def _repeated(text: str, lines: Sequence[Line], short: Sequence[int]) -> list[int]:
    """Return the lines of web and page residue that come back again and again, word for word."""
    words = {at: text[lines[at].start : lines[at].end] for at in short}
    count = Counter(words.values())
    return [
        at
        for at, written in words.items()
        if count[written] >= _REPEATS and (written.startswith("--") or "http" in written)
    ]


def _related(text: str, lines: Sequence[Line], short: Sequence[int]) -> list[int]:
    """Return the list of links that a site puts under an article, when nothing else follows."""
    for at in reversed(short):
        line = lines[at]
        if _RELATED.fullmatch(text, line.start, line.end) and at > len(lines) // 2:
            rest = lines[at:]
            if all(line.end - line.start <= _MOST for line in rest) and len(rest) <= 30:
                return list(range(at, len(lines)))
    return []


def spans_of(lines: Sequence[Line], indexes: Iterable[int]) -> tuple[Span, ...]:
    """Return the spans of the lines at `indexes`, in order."""
    return tuple(Span(lines[at].start, lines[at].end) for at in sorted(indexes))
