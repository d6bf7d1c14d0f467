"""Running heads and feet: lines that come again on each page, with the number of the page or beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from docparse.lines.line import Line
from docparse.model.source import BLANKS

#: A line of residue that is repeated this often is furniture.
REPEATS = 4
#: So often, if it says that its number is that of a page.
_FEWEST_NAMED = 2
#: A page number has no more figures.
_MOST_FIGURES = 4
#: The shortest running head with a number: 招标文件编制手册　　12; 任务 1 is a heading.
_SHORTEST = 6


class _Head(NamedTuple):
    """A running head or foot with the number of its page: 县人民法院    第 2 页."""

    words: str
    page: int
    #: It says that the number is that of a page.
    is_named: bool


def find_numbered_heads(text: str, lines: Sequence[Line], short: Sequence[int]) -> list[int]:
    """Return the running heads and feet that come again with the numbers of their pages, which rise."""
    pages: dict[tuple[str, bool], list[tuple[int, int]]] = {}
    for at in short:
        start, end, _, _ = lines[at]
        last = text[end - 1]
        may_be_head = end - start > _SHORTEST and (last in "页頁" or last.isdecimal())
        if may_be_head and (head := _read_head(text[start:end])):
            pages.setdefault((head.words, head.is_named), []).append((head.page, at))
    return [
        at
        for (_, is_named), places in pages.items()
        if len(places) >= (_FEWEST_NAMED if is_named else REPEATS)
        and all(page < after for (page, _), (after, _) in pairwise(places))
        for _, at in places
    ]


def _read_head(words: str) -> _Head | None:
    """Take a line apart into a running head and the number of its page; None if it is none."""
    is_named = words[-1] in "页頁"
    figures = words[:-1].rstrip(BLANKS) if is_named else words
    before = figures.rstrip("0123456789")
    number = figures[len(before) :]
    if is_named:
        before = before.rstrip(BLANKS)
        if not before.endswith("第"):
            return None
        before = before[:-1]
    head = before.rstrip(" \t\u3000")
    gap = before[len(head) :]
    is_set_off = len(gap) >= 2 or gap == "\t" or (is_named and bool(gap))
    if not is_set_off or not 0 < len(number) <= _MOST_FIGURES or len(head) < _SHORTEST:
        return None
    return _Head(head, int(number), is_named)


def find_repeated(words: Mapping[int, str], dropped: Set[int]) -> list[int]:
    """Return the lines of web and page residue that are repeated word for word; `dropped` are the page numbers."""
    if len(words) - len(set(words.values())) < REPEATS - 1:
        return []
    places: dict[str, list[int]] = {}
    for at, written in words.items():
        places.setdefault(written, []).append(at)
    found = []
    for written, indexes in places.items():
        residue = written.startswith("--") or "http" in written
        if len(indexes) >= REPEATS and (residue or _is_running_head(written, indexes, dropped)):
            found += indexes
    return found


def _is_running_head(written: str, indexes: Sequence[int], dropped: Set[int]) -> bool:
    """Tell whether a repeated line is beside a page number most times: the running head of a page."""
    beside = sum(at - 1 in dropped or at + 1 in dropped for at in indexes)
    return len(written) >= 6 and written[-1] not in "。；：" and 2 * beside > len(indexes)
