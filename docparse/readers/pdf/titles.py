"""Which lines are the title: those in the largest type on the first page that has one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docparse.lines.names import is_body, is_names
from docparse.lines.notes import DATE
from docparse.readers.pdf.columns import Line

#: Sizes that are nearer, in points, are one.
SAME_SIZE = 0.6
#: The type of a title is this much larger than that of the text.
_LARGER = 1.15
_LONGEST, _MOST_LINES = 60, 4
#: Without one on the first page, the title is on one of so many: after a cover and the contents.
_MOST_PAGES = 5
#: A page with so many lines of text is the last that is looked at.
_FEWEST_TEXT = 4
#: What is larger than the title: the head of an official document, 某某市人民政府文件, the kind of a thesis on its
#: cover, the headings before the first chapter.
_NO_TITLE = re.compile(
    r"(?<!招标)(?<!磋商)(?<!采购)(?<!投标)文\s*件$|公\s*报$|简\s*报$|通\s*报$|令$"
    r"|(?:毕\s*业|學\s*位|学\s*位|学\s*士|硕\s*士|博\s*士)\s*+(?:设\s*计\s*+)?[（(]?\s*+(?:论\s*文|論\s*文|设\s*计)\s*(?:论\s*文)?[）)]?$"
    r"|^(?:目\s*[录錄次]|前\s*言|序\s*言|摘\s*要|中文摘要|ABSTRACT|Abstract|声\s*明)$|[:：]$"
)
#: The name of an institution alone: 国 家 知 识 产 权 局.
_INSTITUTION = re.compile(
    r"[\u4e00-\u9fff]{2,24}(?:大学|學院|学院|中学|小学|公司|集团|委员会|研究院|研究所|协会|学会|[局厅部院])"
)
#: Hao Yin, Shoushan Li
LATIN_NAMES = re.compile(
    r"[A-Z][a-z]++[- ][A-Z][a-z]++(?:[-,，]? ?[A-Z]?[a-z]++)?(?:[0-9*]|(?:, ?|，|、| and | & )[A-Z][a-z]++(?:[- ][A-Z]?[a-z]++)++)++"
)
_IS_DATE = re.compile(DATE)
_AUTHOR = re.compile("[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff] [\u4e00-\u9fff]")
_AUTHORS_PARTED = re.compile(r"[\s0-9¹²³⁴*＊,，、]+")
_FEWEST_AUTHORS = 3
#: What is alone between paragraphs: a caption, a formula.
_SIGNS_OF_FORMULA = re.compile("[=−∑∏∫√≤≥≈∈∼±×÷∂∇∞→⋅∗*]")
_WORD = re.compile("[\u3007\u3400-\u9fff]|[A-Za-z]{5}")
_CAPTIONS = re.compile(r"[(（]a[)）].*\s[(（]b[)）]")
_CAPTION = re.compile(r"[图圖表]\s?[0-9]{1,2}(?:[-.–][0-9]{1,2})?[\s:：．.][^。；]{2,40}")
_BLANKS = re.compile(r"\s+")
_CONTENTS = re.compile(r"[.…·．]{3}")


class Heading(NamedTuple):
    """The lines of a heading, from the first to the last, and its level."""

    first: int
    last: int
    level: int


def find_title(lines: Sequence[Line], body: float) -> Heading | None:
    """Return the title: the largest lines that are no letterhead, no name of a school."""
    for places in _first_pages(lines):
        if title := _title_on(lines, [at for at in places if lines[at].size >= _LARGER * body]):
            return title
        text = sum(
            len(lines[at].text) > 20 and not _CONTENTS.search(lines[at].text) for at in places
        )
        if text >= _FEWEST_TEXT:
            return None
    return None


def _first_pages(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Yield the indexes of the lines of each of the first pages."""
    pages: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        if line.page not in pages and len(pages) == _MOST_PAGES:
            break
        pages.setdefault(line.page, []).append(at)
    yield from pages.values()


def _title_on(lines: Sequence[Line], large: list[int]) -> Heading | None:
    """Return the title that is in the lines of a page in large type."""
    while large:
        size = max(lines[at].size for at in large)
        start = next(at for at in large if lines[at].size >= size - SAME_SIZE)
        end = start
        while end + 1 in large and lines[end + 1].size >= size - SAME_SIZE and is_below(lines, end):
            end += 1
        last = end - 1 if end > start and _IS_DATE.match(lines[end].text) else end
        words = "".join(line.text for line in lines[start : last + 1])
        if not _is_other(words):
            fits = last - start < _MOST_LINES and 2 <= len(words) <= 2 * _LONGEST
            return Heading(start, last, 1) if fits else None
        large = [at for at in large if not start <= at <= end]
    return None


def _is_other(words: str) -> bool:
    """Tell whether large words are something else than a title."""
    return (
        _NO_TITLE.search(words) is not None
        or _INSTITUTION.fullmatch(_BLANKS.sub("", words)) is not None
        or sum(map(str.isalpha, words)) < 2
        or words[0] + words[-1] == "（）"
        or _IS_DATE.match(words) is not None
        or LATIN_NAMES.fullmatch(words) is not None
        or is_body(words)
        or is_names(words)
        or are_authors(words)
    )


def cover_lines(lines: Sequence[Line], headings: Sequence[Heading]) -> set[int]:
    """Return the indexes of the lines before the title that are no title: those of a cover, an institution's name."""
    if not headings or headings[0].level > 1:
        return set()
    first, page = headings[0].first, lines[headings[0].first].page
    return {
        at
        for at, line in enumerate(lines[:first])
        if line.page < page or _INSTITUTION.fullmatch(_BLANKS.sub("", line.text))
    }


def is_apart(words: str) -> bool:
    """Tell whether a line is a caption, a formula, or the captions of pictures side by side: (a) k = 2  (b) k = 3."""
    if _CAPTIONS.match(words) or _CAPTION.fullmatch(words):
        return True
    return _SIGNS_OF_FORMULA.search(words) is not None and _WORD.search(words) is None


def are_authors(words: str) -> bool:
    """Tell whether words are the names of three authors or more; a surname may be a rare one: 殷昊 李寿山 贡正仙."""
    parts = [part for part in _AUTHORS_PARTED.split(words) if part]
    return (
        len(parts) >= _FEWEST_AUTHORS
        and all(map(_AUTHOR.fullmatch, parts))
        and 2 * sum(map(is_names, parts)) >= len(parts)
    )


def is_below(lines: Sequence[Line], at: int) -> bool:
    """Tell whether the next line is right below a line, in the same column of the same page."""
    before, line = lines[at], lines[at + 1]
    return (
        before.page == line.page
        and before.column == line.column
        and 0 < line.base - before.base < 2.2 * before.size
    )
