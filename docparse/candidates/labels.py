"""Short lines without a number that name the numbered paragraphs below them: 教学准备 above 1、 2、."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import NamedTuple

from docparse.candidates.sentences import is_chinese
from docparse.candidates.short_lines import is_name
from docparse.candidates.short_sentences import find_short_sentences
from docparse.candidates.text_lines import TextLines
from docparse.lines.contents import names_contents
from docparse.lines.line import Line
from docparse.lines.names import is_signed
from docparse.lines.notes import is_caption, names_part
from docparse.model.heading import Marker
from docparse.model.patterns import Pattern
from docparse.model.style import Style
from docparse.numbering.styles import WEAK

LONGEST_PART = 14
_LONGEST_QUESTION = 30
#: Two lines of a narrow cell, with the break between them.
_LONGEST_TORN = 9
FEWEST_SHORT = 2
_FEWEST_THROUGH = 3
#: A running head is on so many pages.
_FEWEST_HEADS = 4
_ENDS_PARAGRAPH = frozenset("。；")
_LONG_ENOUGH = 16
_IN_BRACKETS = Pattern("[（(][^（()）]{1,8}[)）]$")


class Labels(NamedTuple):
    """The indexes of the short lines that name the paragraphs below them."""

    #: The numbers begin anew below each: 教学准备 / 1、 2、 / 课后作业 / 1、 2、.
    anew: frozenset[int]
    #: The numbers count on through them: 目的 / 1. / 背景 / 2. 3.. All labels of such a text are here.
    between: frozenset[int]
    #: Those above another label: 安装软件 / 下载安装包 / 1、 2、.
    upper: frozenset[int]
    #: Those that go on on the line below, as in a narrow cell of a table: 网络学习 / 拓展资源 / 1、 2、.
    torn: frozenset[int]
    #: Short sentences above long paragraphs.
    sentences: frozenset[int]


def find_labels(
    text_lines: TextLines, taken: Set[int], markers: Mapping[int, Marker], free: Sequence[int]
) -> Labels:
    """Return the short lines that name what is below them, mostly numbered paragraphs; `markers` are those that lines begin with.

    There are several above numbers of one style, after complete paragraphs. Where the numbers count on, there are more,
    or the first number has such a line above it too: otherwise a short line is as likely the answer to a question.
    `free` are the indexes of the lines that may be a name.
    """
    text, lines = text_lines.source.text, text_lines.all
    above = _Above(text_lines, taken, markers)
    firsts, others = above.find(free)
    anew: set[int] = set()
    between: set[int] = set()
    single: set[int] = set()
    heads = find_running_heads(text, lines, chain.from_iterable(firsts.values()), free)
    for above_first in firsts.values():
        places = list(above.without_titles(at for at in above_first if at not in heads))
        complete = sum(above.is_after_complete(at) for at in places)
        # Nothing is above the first line of a text, which proves nothing.
        enough = max(len(places) - 1, 1 + (0 in places))
        if complete >= enough and len(places) >= FEWEST_SHORT:
            anew.update(places)
        elif complete:
            single.update(places)
    for style, places in others.items():
        first = firsts.get(style, ())
        if above.are_long(places) and (len(first) == 1 or len(places) >= _FEWEST_THROUGH):
            between.update(places, first if len(first) == 1 else ())
    if between:
        between |= single.union(anew, above.find_first(free))
    elif anew:
        anew |= single - {0}  # more likely the title
    upper = {at - 1 for at in anew | between if above.has_upper(at)}
    torn = {at for at in upper if above.is_torn(at)}
    sentences = find_short_sentences(text_lines, taken, markers, free)
    return Labels(*map(frozenset, (anew, between, upper - torn, torn, sentences)))


class _Above(NamedTuple):
    """The lines right above numbers."""

    text_lines: TextLines
    taken: Set[int]
    markers: Mapping[int, Marker]

    def find(self, free: Iterable[int]) -> tuple[dict[Style, list[int]], dict[Style, list[int]]]:
        """Return the short lines above first numbers, and those above other numbers and after a paragraph."""
        text, lines = self.text_lines.source.text, self.text_lines.all
        firsts: dict[Style, list[int]] = {}
        others: dict[Style, list[int]] = {}
        for at in free:
            marker = self.markers.get(lines[at + 1].start) if at + 1 < len(lines) else None
            if marker is None or marker.row.doubt >= WEAK:
                continue
            bare = self.is_bare(at)
            if marker.number == 1 and (bare or _is_longer_name(text, lines[at])):
                firsts.setdefault(marker.row, []).append(at)
            elif bare and marker.number != 1:
                first = at - 1 if self.has_upper(at) else at
                if first and text[lines[first - 1].end - 1] in _ENDS_PARAGRAPH:
                    others.setdefault(marker.row, []).append(at)
        return firsts, others

    def is_bare(self, at: int) -> bool:
        """Tell whether line `at` is nothing but a short name."""
        return is_bare(self.text_lines.source.text, self.text_lines.all[at], self.taken)

    def has_upper(self, at: int) -> bool:
        """Tell whether a label is above the label `at`: 最新進展 / 社區券計劃 / 4."""
        return at > 1 and self.is_bare(at - 1) and self._ends_text(at - 2)

    def is_torn(self, at: int) -> bool:
        """Tell whether the name on line `at` goes on on the line below: 网络学习 / 拓展资源 / 1、."""
        text, lines = self.text_lines.source.text, self.text_lines.all
        line, below, marker = lines[at], lines[at + 1], self.markers.get(lines[at - 1].start)
        return (
            not self.text_lines.source.whole_lines
            and not below.after_blank
            and below.end - line.start <= _LONGEST_TORN
            # 【目的】 / 背景, 使用说明 / 步骤 and 第一章 / 总则 / 目的
            and not {text[line.end - 1], text[below.start]} & {"】", "【"}
            and not names_part(text, line)
            and (marker is None or marker.span.end != lines[at - 1].end)
        )

    def _ends_text(self, at: int) -> bool:
        """Tell whether line `at` is the end of a paragraph, a short heading, or a whole entry of a list."""
        text, line = self.text_lines.source.text, self.text_lines.all[at]
        if text[line.end - 1] in _ENDS_PARAGRAPH:
            return True
        is_short = line.end - line.start <= LONGEST_PART
        return line.start in self.taken and (
            is_short or not self.text_lines.layout.is_full(text, line)
        )

    def is_after_complete(self, at: int) -> bool:
        """Tell whether what is above the label `at` is complete."""
        return not at or self._ends_text(at - 1) or self.has_upper(at)

    def find_first(self, free: Iterable[int]) -> set[int]:
        """Return the first label if it is above a paragraph without a number: 目的, right below the title of a paper."""
        text, lines = self.text_lines.source.text, self.text_lines.all
        for at in free:
            if not 0 < at < len(lines) - 1 or not is_name(text, lines[at - 1]):
                continue
            below = lines[at + 1]
            if below.start in self.taken:
                break
            if self.is_bare(at) and text[below.end - 1] in _ENDS_PARAGRAPH:
                return {at}
        return set()

    def without_titles(self, places: Iterable[int]) -> Iterator[int]:
        """Yield `places` without the longer names that come twice: 深入浅出 Kafka API, above contents and text."""
        text, lines = self.text_lines.source.text, self.text_lines.all
        words = {at: words_of(text, lines[at]) for at in places}
        times = Counter(words.values())
        for at, name in words.items():
            if times[name] == 1 or self.is_bare(at):
                yield at

    def are_long(self, places: Sequence[int]) -> bool:
        """Tell whether there are several labels, and a long paragraph above one."""
        lines = self.text_lines.all
        above = (lines[at - 1 - self.has_upper(at)] for at in places)
        return len(places) >= FEWEST_SHORT and any(
            line.end - line.start >= _LONG_ENOUGH for line in above
        )


def find_running_heads(
    text: str, lines: Sequence[Line], places: Iterable[int], free: Sequence[int]
) -> set[int]:
    """Return those of `places` that are running heads of pages: most lines with the same words are elsewhere.

    `places` and `free` are indexes of lines; `free` are all those that may be a name.
    """
    words = {at: words_of(text, lines[at]) for at in places}
    if not words:
        return set()
    here = Counter(words.values())
    everywhere = Counter(words_of(text, lines[at]) for at in free)
    return {
        at for at, name in words.items() if everywhere[name] >= max(_FEWEST_HEADS, 2 * here[name])
    }


def words_of(text: str, line: Line) -> str:
    """Return the words of a line."""
    return text[line.start : line.end]


def _is_longer_name(text: str, line: Line) -> bool:
    """Tell whether a line is a longer name, or a question: 为什么说就业是最大的民生？"""
    start, end = line.start, line.end
    if not LONGEST_PART < end - start <= _LONGEST_QUESTION:
        return False
    if brackets := _IN_BRACKETS.search(text, start, end):
        end = brackets.start()  # 教学目标细化（包括核心素养维度）
    return is_name(text, line._replace(end=end - (text[end - 1] in "?？")))


def is_entry(
    text_lines: TextLines, line: Line, markers: Mapping[int, Marker], style: Style
) -> bool:
    """Tell whether a line is a whole entry of a list in `style`, with or without an end mark: ④服务态度好, above 劣势."""
    marker, layout = markers.get(line.start), text_lines.layout
    if marker is None or marker.row != style:
        return False
    return not (layout.width and layout.is_full(text_lines.source.text, line))


def is_bare(text: str, line: Line, taken: Set[int]) -> bool:
    """Tell whether a line is nothing but a short name."""
    start, end = line.start, line.end
    if not 1 < end - start <= LONGEST_PART or start in taken:
        return False
    words = text[start:end]
    if is_chinese(words):
        return not names_contents(words)
    # 个人作业（40％）, JDK安装, 【会议议题】
    bare = _IN_BRACKETS.sub("", words).strip("【】")
    return (
        len(bare) > 1
        and all(char.isalpha() for char in bare)
        and not bare.isascii()
        and not is_signed(words)
        and not is_caption(text, line)
    )
