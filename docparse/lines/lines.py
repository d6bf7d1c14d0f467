"""Lines, and which line ends are paragraph ends, which are breaks inside a paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from docparse.model.patterns import Pattern
from docparse.model.source import BLANK, BLANKS, Source, Span


class Line(NamedTuple):
    """A line that has something on it, without the blanks at its edges."""

    start: int
    end: int
    #: How many blanks stand before it on the line.
    indent: int
    #: There is an empty line before it, or the text begins with it.
    apart: bool


def find_lines(source: Source) -> list[Line]:
    """Return the lines of `source` with a visible character, in order.

    A lone `\\r` ends a line here, as in files of old Macintoshes, though it does not count in
    `Source.position`.
    """
    text, behind, start = source.text, -1, 0
    lines: list[Line] = []
    for piece in _LINE_ENDS.split(text) if "\r" in text else text.split("\n"):
        length = len(piece)
        if words := piece.strip(BLANKS):
            indent = 0 if len(words) == length else length - len(piece.lstrip(BLANKS))
            end = start + indent + len(words)
            apart = behind < 0 or (start - behind > 1 and _is_gap(text, behind, start))
            lines.append(Line(start + indent, end, indent, apart))
            behind = end
        start += length + 1
    return lines


_LINE_ENDS = re.compile("[\r\n]")


def _is_gap(text: str, behind: int, start: int) -> bool:
    """Tell whether more than one line end stands between two lines."""
    feeds = text.count("\n", behind, start)
    returns = text.count("\r", behind, start)
    return feeds > 1 or returns > max(1, text.count("\r\n", behind, start))


# What a paragraph ends in. A closing quote or bracket counts with the stop before it.
_ENDED = Pattern(f"[。！？；：!?;:…—][”’』」）)》\\]{BLANK}]*$")
_ENDINGS = frozenset("。！？；：!?;:….—－~”’』」）)》]】>|、，,")
_OPENS = frozenset("，。、；：！？）》”’」』】,;:!?)]%％")
_LIST_SIGNS = frozenset("-*+•●○■□◆◇★☆▲△※>·—–＞[【《|#=_~")
#: A line of so many characters is a paragraph's, not a title's or a table's.
_LONG = 45
#: A paragraph or a sentence of so few characters is a scrap: 工作方案。
_SCRAP = 4
#: So is one of so many that ends without any mark.
_CUT_OFF = 24
#: Where lines are cut at a width, a line within so many columns of it is a full one.
_SLACK = 5
_MOST_COLUMNS = 130


def find_joins(
    source: Source,
    lines: Sequence[Line],
    layout: Layout,
    opens: Callable[[Line], bool],
    figures: Set[int],
) -> list[tuple[int, Span]]:
    """Return (index of the line that goes on with the one before it, the break between them).

    `opens` tells of a line whether a marker begins it: such a line starts a paragraph of its own. `figures` are
    the offsets of lines that a figure begins, in which a sentence goes on if one was left open: 比上年增长 / 2.3%。
    """
    text = source.text
    joins, going = [], False
    for at, (before, line) in enumerate(pairwise(lines), 1):
        start, _, _, apart = line
        going = (
            not apart
            and text[start] not in _LIST_SIGNS
            and not opens(line)  # asked first, for most lines do and it is soon told
            and (
                _goes_on(text, before, line, layout, going)
                or (start in figures and _is_left_open(text, before))
            )
        )
        if going:
            joins.append((at, Span(before.end, start)))
    return joins


class Layout(NamedTuple):
    """How the lines of a text are set."""

    #: The width in columns at which paragraphs are cut into lines; 0 where they are not.
    width: int
    #: The first lines of paragraphs are set in.
    indented: bool

    def is_full(self, text: str, line: Line) -> bool:
        """Tell whether a line reaches the right margin."""
        long = line.indent + line.end - line.start >= self.width // 2 - _SLACK
        return long and _columns(text, line) >= self.width - _SLACK

    def continues(self, text: str, before: Line, line: Line) -> bool:
        """Tell whether the layout alone says that `line` goes on with the paragraph of `before`."""
        at_margin = self.indented and line.indent == 0 and not line.apart
        mid = text[before.end - 1] not in "。！？"
        return self.width > 0 and at_margin and mid and self.is_full(text, before)


def _goes_on(text: str, before: Line, line: Line, layout: Layout, going: bool) -> bool:
    start, end, indent, _ = line
    start_before, end_before, indent_before, _ = before
    first, last = text[start], text[end_before - 1]
    if first in _OPENS and last not in "。！？；：":
        return True
    if layout.width:
        if not layout.is_full(text, before):
            return False
        # A full line may end with its paragraph; the indent of the next one tells.
        if layout.indented:
            return indent == 0
        return not _ENDED.search(text, start_before, end_before)
    if indent > indent_before:
        return False
    if last == "。":
        return _is_torn(text, before, line)
    if last in "，,、" and min(end_before - start_before, end - start) >= _CUT_OFF:
        return True
    if last in _ENDINGS:
        return False
    # 房屋造价比 / 其他 / 乡镇高的实际: a page end left the middle of a sentence on a line of its own.
    long = end_before - start_before >= _LONG or going
    return long and last > "\u2fff" and first > "\u2fff"


def _is_left_open(text: str, line: Line) -> bool:
    """Tell whether a line breaks off behind a word, and is no name that stands there alone."""
    return line.end - line.start >= _CUT_OFF and "\u4e00" <= text[line.end - 1] <= "\u9fff"


def _is_torn(text: str, before: Line, line: Line) -> bool:
    """Tell whether a stop was put behind the first half of a sentence: 进一步。 / 加强对村级的指导.

    A page end did it where the line before ends in a sentence of next to no words, or either line is
    no more than that, where an enumeration stands on both sides (经济成分、管理。 / 方式、经营方式), or where a
    quotation that the line before opens is closed in this one.
    """
    start, end, _, _ = line
    start_before, end_before, _, _ = before
    length = end_before - start_before
    if length < 2 or text[end - 1] != "。":
        return False
    if length <= _SCRAP + 1:
        return end - start > _LONG
    if length < _CUT_OFF:
        return False
    if end - start <= _SCRAP + 1:
        return True
    last_words = text[end_before - 2 - _SCRAP : end_before - 1]
    if "。" in last_words:
        return True
    if "、" in last_words[1:] and text.find("、", start, start + _SCRAP) > start:
        return True
    closing = text.find("”", start, end)
    if closing < 0 or text.find("“", start, closing) >= 0:
        return False
    return text.rfind("“", start_before, end_before) > text.rfind("”", start_before, end_before)


def is_cut_off(text: str, line: Line) -> bool:
    """Tell whether a line ends in the middle of a sentence: too long for a title, no stop."""
    length, last = line.end - line.start, text[line.end - 1]
    return ("\u4e00" <= last <= "\u9fff" and length >= _CUT_OFF) or (
        last in "，、" and length >= 15
    )


def drop_lines(text: str, lines: Sequence[Line], dropped: Set[int]) -> list[Line]:
    """Return `lines` without those at the indexes `dropped`, page numbers and the like.

    What stands behind one, even behind an empty line, may go on with the sentence before it.
    """
    if not dropped:
        return list(lines)
    kept: list[Line] = []
    behind = 0
    for at in (*sorted(dropped), len(lines)):
        if behind < at:
            first, before = len(kept), kept[-1] if kept else None
            kept += lines[behind:at]
            if before and kept[first].apart and is_cut_off(text, before):
                kept[first] = kept[first]._replace(apart=False)
        behind = at + 1
    return kept


def skip_leading(text: str, lines: Sequence[Line], skipped: Mapping[int, Span]) -> list[Line]:
    """Return `lines` without the page numbers at the beginning of some (line index -> span).

    A line behind a page number goes on with the sentence that the page end cut off, if it did.
    """
    kept = list(lines)
    for at, span in skipped.items():
        apart = lines[at].apart and not (at > 0 and is_cut_off(text, lines[at - 1]))
        kept[at] = lines[at]._replace(start=span.end, apart=apart)
    return kept


def _columns(text: str, line: Line) -> int:
    """Return the width of a line, Chinese characters counted as two columns."""
    written = text[line.start : line.end]
    return line.indent + len(written) + sum(char > "\u2e7f" for char in written)


def find_layout(source: Source, lines: Sequence[Line]) -> Layout:
    """Find out whether the text is cut into lines at a width, and whether paragraphs are set in.

    It is when many lines end, within a few columns, at the same right margin without the end of a
    sentence.
    """
    text = source.text
    indented = any(indent for _, _, indent, _ in lines) and not all(
        indent for _, _, indent, _ in lines
    )
    short, long = list[Line](), 0
    for line in lines:
        if line[1] - line[0] <= _MOST_COLUMNS:
            short.append(line)
        else:
            long += 1
            if 10 * long > len(lines):  # paragraphs stand on one line each
                return Layout(0, indented)
    if len(lines) < 6:
        return Layout(0, indented)
    columns = [_columns(text, line) for line in short]
    width = sorted(columns)[int(len(columns) * 0.95)]
    if not 30 <= width <= _MOST_COLUMNS:
        return Layout(0, indented)
    cut = sum(
        wide >= width - _SLACK and text[line.end - 1] not in "。！？；：!?;:"
        for line, wide in zip(short, columns, strict=True)
    )
    return Layout(width if cut >= max(3, 0.2 * len(lines)) else 0, indented)
