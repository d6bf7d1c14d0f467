"""The title on the cover of a Word file, which is set in larger type than what is around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from docparse.lines.contents import names_contents
from docparse.lines.names import is_body
from docparse.lines.notes import DATE, names_document
from docparse.model.source import BLANKS
from docparse.readers.word.blocks import Block, Paragraph

#: No cover has more lines with something on them, and none is longer.
_MOST, _LONGEST, _LONGEST_SCRAP = 24, 60, 20
#: Nor has one more paragraphs, with the empty ones.
_MOST_BLOCKS = 60
#: A title has no more lines and characters.
_MOST_LINES, _LONGEST_TITLE = 4, 80
#: A title is larger than the text by this factor.
_LARGER = 1.3
#: 招标文件, 用户操作手册: what is above such a line may say of what.
_BARE = 6
_NO_BLANKS = dict.fromkeys(map(ord, BLANKS))
_ENDS = frozenset("。；：:;，,")
#: A field of a cover: 项目名称：…, 姓    名   刘某.
_FIELD = re.compile("[：:]|[^ \u3000\xa0][ \u3000\xa0]{3,}")
#: The kind of thesis, on the cover above its title: 本科毕业论文（设计）.
_KIND = re.compile("(?:毕业|毕業|学位|學位)(?:论文|論文|设计|設計)")
_THESIS = re.compile(f".{{0,12}}{_KIND.pattern}(?:[（(](?:论文|論文|设计|設計)[)）])?")
#: 题    目   …: the title of a thesis, in a field of its cover.
_THEME = re.compile("(?:论文|論文|设计|設計|中文)?题目[:：]?[^_：:]{4,}")
#: 版本历史, 修订记录, （版本1.0.8）, V3.1.0
_VERSION = re.compile("(?:版本|修订|变更)(?:历史|记录|信息)|^[（(\\[]?(?:版本|[Vv]er|[Vv][0-9])")
_NUMBER = re.compile(
    "(?:第.{1,3}[章节篇部]|[一二三四五六七八九十]{1,3}[、.．]|[0-9]{1,2}(?:[.][0-9]{1,2})*[.．、 ])"
)
#: 附件1, above the title of the annex.
_ANNEX = re.compile("附(?:件|录|錄|表)?[0-9０-９一二三四五六七八九十]{0,3}[:：]?")
_PLACE = re.compile("[（(][^（）()]{1,6}[)）]$")
_DATE = re.compile(f"(?:{DATE})", re.VERBOSE)


def settle_title(blocks: Sequence[Block]) -> None:
    """Note which paragraphs are the title of the whole text: those in the style of titles, or the largest of a cover."""
    cover = list(_cover_of(blocks))
    title = _styled(cover) or _largest(cover, _usual_size(blocks)) or _headings(blocks)
    if not title or any(_is_aside(_words_of(line)) for line in title):
        title = _theme(blocks) or title
    for block in blocks:
        if isinstance(block, Paragraph) and block.block == "title":
            block.block = ""
    for paragraph in title:
        paragraph.block, paragraph.level = "title", 0
    if title:
        _open_again(blocks, title)


def _open_again(blocks: Sequence[Block], title: Sequence[Paragraph]) -> None:
    """Make a heading of the title of a cover where it comes again above the text, below notes with numbers of their own.

    技术服务合同 / 填写说明 / 一、… 五、… / 技术服务合同 / 第一条 …: the articles are not below the last of the notes. The name
    of the notes is a heading beside it.
    """
    lines = [block for block in blocks if isinstance(block, Paragraph) and not block.is_blank()]
    if any(line.level for line in lines):
        return
    usual, wanted = _usual_size(blocks), _closed(title[0])
    at = next(index for index, line in enumerate(lines) if line is title[0]) + len(title)
    numbered = -1
    for index in range(at, len(lines)):
        line = lines[index]
        if numbered < 0 and (line.marker.text or _is_number(_words_of(line))):
            numbered = index
        elif numbered > 0 and line.size > usual and _closed(line) == wanted:
            line.level = 1
            above = lines[numbered - 1]
            if above.size > usual and above.block != "title" and _is_title(_closed(above)):
                above.level = 1
            return


def _closed(paragraph: Paragraph) -> str:
    """Return the words of a line without blanks."""
    return _words_of(paragraph).translate(_NO_BLANKS)


def _theme(blocks: Sequence[Block]) -> list[Paragraph]:
    """Return the field of the cover of a thesis that names its theme; what is above it is no heading then."""
    above: list[Paragraph] = []
    for block in blocks[:_MOST_BLOCKS]:
        if not isinstance(block, Paragraph) or block.marker.text or _is_number(_words_of(block)):
            return []
        above.append(block)
        if _THEME.fullmatch(_closed(block)):
            if not any(_THESIS.fullmatch(_closed(line)) for line in above):
                return []
            for line in above:
                line.level = 0
            return [block]
    return []


def _styled(cover: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the first lines of a cover in the style of titles: 版本历史 may be in it too."""
    lines: list[Paragraph] = []
    for paragraph in cover:
        if paragraph.block == "title" and not _is_aside(_words_of(paragraph)):
            lines.append(paragraph)
        elif lines:
            break
    return lines[:_MOST_LINES]


def _largest(cover: Sequence[Paragraph], usual: int) -> list[Paragraph]:
    """Return the lines of a cover that stand out by their size, with one below them that names the kind of document."""
    least = _LARGER * usual
    for size in sorted({line.size for line in cover if line.size >= least}, reverse=True):
        for first, last in _runs_of(cover, size):
            end = last + (last < len(cover) and cover[last].size >= least and _names(cover[last]))
            is_bare = len("".join(map(_words_of, cover[first:end]))) <= _BARE
            if first and is_bare and cover[first - 1].size >= least:
                first -= not _is_aside(_words_of(cover[first - 1]))
            words = "".join(map(_words_of, cover[first:end]))
            if end - first <= _MOST_LINES and 1 < len(words) <= _LONGEST_TITLE and _is_title(words):
                return list(cover[first:end])
    return []


def _headings(blocks: Sequence[Block]) -> list[Paragraph]:
    """Return the headings of one level that a text begins with, one right below the other: 某系统 / 用户手册."""
    seen = (block for block in blocks if not isinstance(block, Paragraph) or _words_of(block))
    lines: list[Paragraph] = []
    for block in seen:
        is_like = isinstance(block, Paragraph) and block.level == (lines or [block])[0].level
        if not isinstance(block, Paragraph) or not block.level or block.marker.text or not is_like:
            below = _words_of(block) if isinstance(block, Paragraph) and not block.level else "。"
            return lines if 1 < len(lines) <= _MOST_LINES and _is_scrap(below) else []
        if _is_number(_words_of(block)) or _words_of(block)[-1] in _ENDS:
            return []
        lines.append(block)
    return []


def _is_scrap(words: str) -> bool:
    """Tell whether a line below a title is part of its cover, and no text: [version 1.0]."""
    return len(words) <= _LONGEST_SCRAP and "。" not in words


def _names(paragraph: Paragraph) -> bool:
    words = _words_of(paragraph)
    return not _is_aside(words) and names_document(words, 0, len(words))


def _cover_of(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Yield the lines of a cover: what is above the first heading, number, table, contents or sentence."""
    count = 0
    for block in blocks:
        if not isinstance(block, Paragraph):
            return
        words = block.text().strip(BLANKS + "\n")
        if not words:
            continue
        count += 1
        is_text = len(words) > _LONGEST or "。" in words
        is_text = is_text or _is_number(words)
        if block.level or block.marker.text or is_text or names_contents(words) or count > _MOST:
            return
        yield block


def _usual_size(blocks: Sequence[Block]) -> int:
    """Return the size of most characters outside tables."""
    counts: Counter[int] = Counter()
    for block in blocks:
        if isinstance(block, Paragraph) and block.size:
            counts[block.size] += len(block.text())
    return max(counts, key=counts.__getitem__, default=0)


def _runs_of(cover: Sequence[Paragraph], size: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of lines of a size that are next to each other and may be part of a title."""
    first = 0
    for at, paragraph in enumerate([*cover, Paragraph()]):
        if paragraph.size != size or _is_aside(_words_of(paragraph)):
            if first < at:
                yield first, at
            first = at + 1


def _words_of(paragraph: Paragraph) -> str:
    return paragraph.text().strip(BLANKS + "\n")


def _is_aside(words: str) -> bool:
    """Tell whether a line of a cover is no part of its title: whose it is, when, of which kind."""
    closed = words.translate(_NO_BLANKS)
    return (
        is_body(_PLACE.sub("", closed))  # 中国地质大学（北京）
        or _ANNEX.fullmatch(closed) is not None
        or _DATE.fullmatch(closed) is not None
        or _KIND.search(closed) is not None
        or _FIELD.search(words) is not None
        or _VERSION.search(closed) is not None
    )


def _is_number(words: str) -> bool:
    return _NUMBER.match(words) is not None


def _is_title(words: str) -> bool:
    return words[-1] not in _ENDS and any(map(str.isalpha, words))
