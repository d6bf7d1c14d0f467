"""Joins: which line ends are breaks inside a paragraph, told by the layout and by the sentences."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from docparse.lines.line import CUT_OFF, Line
from docparse.model.patterns import Pattern
from docparse.model.source import BLANK, Source, Span

# The end of a paragraph: a stop, perhaps with closing quotes or brackets after it.
_ENDED = Pattern(f"[。！？；：!?;:…—][”’』」）)》\\]{BLANK}]*$")
_ENDINGS = frozenset("。！？；：!?;:….—－~”’』」）)》]】>|、，,")
_NEVER_FIRST = frozenset("，。、；：！？）》”’」』】,;:!?)]%％")
_LIST_SIGNS = frozenset("-*+•●○■□◆◇★☆▲△※>·—–＞[【《|#=_~")
#: A line of this many characters belongs to a paragraph, not to a title or a table.
_LONG = 45
#: A sentence of this few characters is a scrap: 工作方案。
_SCRAP = 4
#: Where lines are wrapped at a width, a line within this many columns of it is full.
#: So many lines are broken off at the margin of a wrapped text, and this share of the full ones.
_FEWEST_CUT, _MOST_CUT = 3, 0.6
#: The columns of a margin that proves by itself that lines are wrapped.
_WIDE = 56
_SLACK = 5
_FEWEST_LINES = 6
_FEWEST_COLUMNS, _MOST_COLUMNS = 30, 130
_STOPS = "。！？；：!?;:"
_INDENT = attrgetter("indent")
#: All characters after these are two columns wide.
_NARROW = Pattern("[\\0-\u2e7f]+")


class Layout(NamedTuple):
    """How the lines of a text are laid out."""

    #: The width in columns at which paragraphs are wrapped; 0 where they are not.
    width: int
    #: The first lines of paragraphs are indented.
    indented: bool
    #: Lines begin in more than one column.
    has_indents: bool = False

    def is_full(self, text: str, line: Line) -> bool:
        """Tell whether a line reaches the right margin at which lines are wrapped."""
        if not self.width:
            return False
        long = line.indent + line.end - line.start >= self.width // 2 - _SLACK
        return long and _columns(text, line) >= self.width - _SLACK

    def continues(self, text: str, before: Line, line: Line) -> bool:
        """Tell whether the layout by itself shows that `line` continues the paragraph of `before`."""
        at_margin = self.indented and line.indent == 0 and not line.after_blank
        mid = text[before.end - 1] not in "。！？"
        return self.width > 0 and at_margin and mid and self.is_full(text, before)


def find_layout(source: Source, lines: Sequence[Line]) -> Layout:
    """Find out whether paragraphs are wrapped at a width, and whether their first lines are indented.

    They are wrapped if many lines end at the same right margin, within a few columns, without the end of a sentence.
    """
    text = source.text
    indents = set(map(_INDENT, lines))
    has_indents = len(indents) > 1
    indented = has_indents and 0 in indents
    if not _may_be_wrapped(text, lines):
        return Layout(0, indented, has_indents)
    short = [line for line in lines if line.end - line.start <= _MOST_COLUMNS]
    long = len(lines) - len(short)
    columns = [_columns(text, line) for line in short]
    width = sorted(columns)[int(len(columns) * 0.95)]
    if not _FEWEST_COLUMNS <= width <= _MOST_COLUMNS:
        return Layout(0, indented, has_indents)
    full = [line for line, wide in zip(short, columns, strict=True) if wide >= width - _SLACK]
    cut = sum(text[line.end - 1] not in _STOPS for line in full)
    # Of a law most lines are short items. Its long lines tell: they end at one margin, in mid-sentence.
    at_margin = width >= _WIDE and sum(wide > width + _SLACK for wide in columns) + long == 0
    wrapped = cut >= 0.2 * len(lines) or (at_margin and cut >= _MOST_CUT * len(full))
    return Layout(width if wrapped and cut >= _FEWEST_CUT else 0, indented, has_indents)


def _may_be_wrapped(text: str, lines: Sequence[Line]) -> bool:
    """Tell whether so many lines without a stop may end at one margin, before any is measured; in most texts they do not."""
    lengths: list[int] = []
    unstopped: list[int] = []
    long = 0
    for start, end, indent, _ in lines:
        if end - start > _MOST_COLUMNS:
            long += 1
            if 10 * long > len(lines):  # each paragraph is one line
                return False
            continue
        lengths.append(indent + end - start)
        if text[end - 1] not in _STOPS:
            unstopped.append(indent + 2 * (end - start))  # a character is two columns at most
    if len(lines) < _FEWEST_LINES:
        return False
    lengths.sort()
    width = max(lengths[int(len(lengths) * 0.95)], _FEWEST_COLUMNS)
    return sum([most >= width - _SLACK for most in unstopped]) >= _FEWEST_CUT


def _columns(text: str, line: Line) -> int:
    """Return the width of a line, Chinese characters counted as two columns."""
    start, end, indent, _ = line
    return indent + end - start + len(_NARROW.sub("", text[start:end]))


def find_joins(
    source: Source,
    lines: Sequence[Line],
    layout: Layout,
    opening: Set[int],
    figures: Set[int],
) -> list[tuple[int, Span]]:
    """Return (index of a line that continues the one before it, the break between them) for each join.

    `opening` are the offsets of lines that begin with a marker: these start a paragraph of their own. `figures` are
    those of lines that begin with a figure; these continue a sentence that was left open: 比上年增长 / 2.3%。
    """
    text = source.text
    joins, continuing = [], False
    for at, (before, line) in enumerate(pairwise(lines), 1):
        start, _, _, after_blank = line
        continuing = (
            not after_blank
            and start not in opening
            and text[start] not in _LIST_SIGNS
            and not (text[start] == ":" and text.startswith(":::", start))
            and (
                (
                    _continues(text, before, line, layout, continuing)
                    and not (before.start in opening and _is_short_entry(text, before))
                )
                or (_is_scrap(line) and _is_between(text, before, line, lines[at + 1 : at + 2]))
                or (
                    _is_left_open(text, before)
                    and (start in figures or _is_torn_by_furniture(text, before, line))
                )
            )
        )
        if continuing:
            joins.append((at, Span(before.end, start)))
    return joins


def joins_of_pages(source: Source, lines: Sequence[Line]) -> list[tuple[int, Span]]:
    """Return the joins that the layout of the file's pages shows, as `find_joins` does."""
    continued = frozenset(source.pages.continued) if source.pages else frozenset()
    return [
        (at, Span(before.end, line.start))
        for at, (before, line) in enumerate(pairwise(lines), 1)
        if line.start - line.indent in continued
    ]


def _continues(text: str, before: Line, line: Line, layout: Layout, continuing: bool) -> bool:
    first, last = text[line.start], text[before.end - 1]
    if first in _NEVER_FIRST and last not in "。！？；：":
        return True
    if layout.width:
        if not layout.is_full(text, before):
            return False
        # A full line may be the end of its paragraph; the indent of the next line tells. The rest of an item may hang
        # below its text.
        if layout.indented and line.indent <= before.indent:
            return line.indent == 0
        return not _ENDED.search(text, before.start, before.end)
    if line.indent > before.indent:
        return False
    if last == "。":
        return _is_torn(text, before, line)
    length = before.end - before.start
    if last in "，,、" and length >= CUT_OFF and line.end - line.start >= CUT_OFF:
        return True
    if last in _ENDINGS:
        return False
    # 房屋造价比 / 其他 / 乡镇高的实际: a page end left the middle of a sentence on a line of its own.
    return (length >= _LONG or continuing) and last > "\u2fff" and first > "\u2fff"


def _is_torn_by_furniture(text: str, before: Line, line: Line) -> bool:
    """Tell whether a page number or a banner is between two lines that words begin: 发现问题 / - 1 - / 七处。"""
    return text[line.start] > "\u2fff" and bool(text[before.end : line.start].strip())


def _is_left_open(text: str, line: Line) -> bool:
    """Tell whether a line breaks off after a word, and is too long for a name or a title."""
    return line.end - line.start >= CUT_OFF and "\u4e00" <= text[line.end - 1] <= "\u9fff"


def _is_scrap(line: Line) -> bool:
    return line.end - line.start <= _SCRAP + 1


def _is_short_entry(text: str, line: Line) -> bool:
    """Tell whether a line that begins with a marker is a whole entry: 二、除名。"""
    return _is_scrap(line) and text[line.end - 1] == "。"


def _is_between(text: str, before: Line, line: Line, following: Sequence[Line]) -> bool:
    """Tell whether hardly any words were torn off a paragraph that goes on after them: …三是制定群众。 / 工作方案。 / 矿业整顿….

    特此报告。 at the end of a text, with a signature below it, is a paragraph of its own.
    """
    if text[before.end - 1] != "。" or text[line.end - 1] != "。" or line.indent or not following:
        return False
    below = following[0]
    is_text = not below.after_blank and not below.indent and below.end - below.start > _LONG
    return before.end - before.start >= CUT_OFF and is_text


def _is_torn(text: str, before: Line, line: Line) -> bool:
    """Tell whether a stop was inserted after the first half of a sentence: 进一步。 / 加强对村级的指导.

    A page end did so if the line before ends in a sentence of hardly any words or is hardly more than that, if an
    enumeration goes on after the break (经济成分、管理。 / 方式、经营方式), or if a quotation that the line
    before opens is closed in this one.
    """
    start, end = line.start, line.end
    start_before, end_before = before.start, before.end
    length = end_before - start_before
    if length < 2 or text[end - 1] != "。":
        return False
    if length <= _SCRAP + 1:
        return end - start > _LONG
    if length < CUT_OFF:
        return False
    last_words = text[end_before - 2 - _SCRAP : end_before - 1]
    if "。" in last_words:
        return True
    if "、" in last_words[1:] and text.find("、", start, start + _SCRAP) > start:
        return True
    closing = text.find("”", start, end)
    if closing < 0 or text.find("“", start, closing) >= 0:
        return False
    return text.rfind("“", start_before, end_before) > text.rfind("”", start_before, end_before)
