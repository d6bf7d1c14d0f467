"""Lines, and which line ends are paragraph ends, which are breaks inside a paragraph."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from docparse.patterns import Pattern
from docparse.source import BLANK, BLANKS, Source, Span

_LINE = Pattern("[^\r\n]+")
_INDENT = Pattern(f"[{BLANK}]*")


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
    text, lines, behind = source.text, [], -1
    for match in _LINE.finditer(text, 0, len(text)):
        start, end = match.span()
        begin = _INDENT.match(text, start, end).end()  # type: ignore[union-attr]
        if begin == end:
            continue
        indent = begin - start
        while text[end - 1] in BLANKS:
            end -= 1
        lines.append(Line(begin, end, indent, behind < 0 or _is_gap(text, behind, start)))
        behind = end
    return lines


def _is_gap(text: str, behind: int, start: int) -> bool:
    """Tell whether more than one line end stands between two lines."""
    return start - behind > 1 and (
        text.count("\n", behind, start) > 1
        or text.count("\r", behind, start) > max(1, text.count("\r\n", behind, start))
    )


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
    source: Source, lines: Sequence[Line], opens: Callable[[Line], bool]
) -> list[tuple[int, Span]]:
    """Return (index of the line that goes on with the one before it, the break between them).

    `opens` tells of a line whether a marker begins it: such a line starts a paragraph of its own.
    """
    text = source.text
    width = _wrap_width(source, lines)
    indents = sum(line.indent > 0 for line in lines)
    indented = 0 < indents < len(lines)
    joins, going = [], False
    for at in range(1, len(lines)):
        before, line = lines[at - 1], lines[at]
        going = (
            not line.apart
            and text[line.start] not in _LIST_SIGNS
            and _goes_on(text, before, line, width, indented, going)
            and not opens(line)
        )
        if going:
            joins.append((at, Span(before.end, line.start)))
    return joins


def _goes_on(text: str, before: Line, line: Line, width: int, indented: bool, going: bool) -> bool:
    first, last = text[line.start], text[before.end - 1]
    if first in _OPENS and last not in "。！？；：":
        return True
    if width:
        full = before.indent + before.end - before.start >= width // 2 - _SLACK and (
            _columns(text, before) >= width - _SLACK
        )
        if not full:
            return False
        # A full line may end with its paragraph; the indent of the next one tells.
        return line.indent == 0 if indented else not _ENDED.search(text, before.start, before.end)
    if line.indent > before.indent:
        return False
    if _is_torn(text, before, line):
        return True
    if last in "，,、" and min(before.end - before.start, line.end - line.start) >= _CUT_OFF:
        return True
    if last in _ENDINGS:
        return False
    # 房屋造价比 / 其他 / 乡镇高的实际: a page end left the middle of a sentence on a line of its own.
    long = before.end - before.start >= _LONG or going
    return long and last > "\u2fff" and first > "\u2fff"


def _is_torn(text: str, before: Line, line: Line) -> bool:
    """Tell whether a stop was put behind the first half of a sentence: 进一步。 / 加强对村级的指导.

    A page end did it where the line before ends in a sentence of next to no words, or either line is
    no more than that, or a quotation that the line before opens is closed in this one.
    """
    if text[before.end - 1] != "。" or before.end - before.start < 2 or text[line.end - 1] != "。":
        return False
    if before.end - before.start <= _SCRAP + 1:
        return line.end - line.start > _LONG
    if before.end - before.start < _CUT_OFF:
        return False
    if line.end - line.start <= _SCRAP + 1:
        return True
    if text.rfind("。", before.start, before.end - 1) >= before.end - 2 - _SCRAP + 1:
        return True
    return text.rfind("“", before.start, before.end) > text.rfind(
        "”", before.start, before.end
    ) and (
        0
        <= text.find("”", line.start, line.end)
        < (text.find("“", line.start, line.end) % (line.end + 1))
    )


def is_cut_off(text: str, line: Line) -> bool:
    """Tell whether a line ends in the middle of a sentence: too long for a title, no stop."""
    length, last = line.end - line.start, text[line.end - 1]
    return ("\u4e00" <= last <= "\u9fff" and length >= _CUT_OFF) or (
        last in "，、" and length >= 15
    )


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


def _wrap_width(source: Source, lines: Sequence[Line]) -> int:
    """Return the width in columns at which the text is cut into lines; 0 if it is not.

    Text is hard-wrapped when many lines end, within a few columns, at the same right margin
    without the end of a sentence.
    """
    text = source.text
    short = [line for line in lines if line.end - line.start <= _MOST_COLUMNS]
    if len(lines) < 6 or len(short) < 0.9 * len(lines):
        return 0
    widths = sorted(_columns(text, line) for line in short)
    width = widths[int(len(widths) * 0.95)]
    if not 30 <= width <= _MOST_COLUMNS:
        return 0
    cut = sum(
        _columns(text, line) >= width - _SLACK and text[line.end - 1] not in "。！？；：!?;:"
        for line in short
    )
    return width if cut >= max(3, 0.2 * len(lines)) else 0
