"""Lines with a number that are the rows of a table without rules: 1 张三 / 2 李四."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docparse.candidates.sentences import is_chinese
from docparse.lines.line import Line
from docparse.model.heading import Marker
from docparse.model.source import BLANKS
from docparse.model.style import Misreading

#: What a marker of a row is taken for.
ROWS = frozenset[Misreading]({"table row", "row of cells"})
#: The longest row.
_LONGEST = 40
_FEWEST_CELLS, _LONGEST_CELL = 3, 12
_SHORTEST_SENTENCE = 8
#: So many words set apart by blanks are no sentence.
_MANY_CELLS = 4
_ENDS_ENTRY = frozenset("；;。")


def is_row(text: str, lines: Sequence[Line], at: int, markers: Mapping[int, Marker]) -> bool:
    """Tell whether the line before or after line `at` is next in number, and both look like rows of a table.

    The marker of line `at` is of a style that could be one of `ROWS`.
    """
    marker = markers[lines[at].start]
    bare = "table row" in marker.row.could_be
    if bare and _has_many_cells(text, lines[at], marker):
        return True
    for near, step in ((at - 1, -1), (at + 1, 1)):
        other = markers.get(lines[near].start) if 0 <= near < len(lines) else None
        if other is None or other.row != marker.row or other.number != marker.number + step:
            continue
        both = ((lines[at], marker), (lines[near], other))
        if all(_has_titled_sentence(text, line, one) for line, one in both):
            continue
        if all(_is_entry(text, line, one) for line, one in both):
            continue
        if bare and max(line.end - line.start for line, _ in both) <= _LONGEST:
            return True
        if all(_has_cells(text, line, one) for line, one in both):
            return True
    return False


def _is_entry(text: str, line: Line, marker: Marker) -> bool:
    """Tell whether a sentence follows a number, or a wide blank after it: 1　独立式厕所面积不小于60m²；, 1乙方保证按时交货。."""
    if text[line.end - 1] not in _ENDS_ENTRY:
        return False
    following = text[marker.span.end]
    words = text[marker.span.end : line.end]
    whole = len(words) >= _SHORTEST_SENTENCE and len(words.split()) < _FEWEST_CELLS
    return following == "\u3000" or (whole and is_chinese(following))


def _has_titled_sentence(text: str, line: Line, marker: Marker) -> bool:
    """Tell whether a name and a sentence follow a number: 2 职责 办公室负责档案的收集和保管。"""
    name, _, sentence = text[marker.span.end : line.end].strip(BLANKS).partition(" ")
    return (
        0 < len(name) <= _LONGEST_CELL
        and is_chinese(name)
        and len(sentence) >= _SHORTEST_SENTENCE
        and is_chinese(sentence[0])
        and sentence[-1] == "。"
    )


def _has_many_cells(text: str, line: Line, marker: Marker) -> bool:
    """Tell whether a line is a row by itself: 1 预付款 中标价 合同签订后 30 日内."""
    cells = text[marker.span.end : line.end].split()
    words = [cell for cell in cells if "\u4e00" <= cell[0] <= "\u9fff"]
    return len(words) >= _MANY_CELLS and len(cells[0]) <= _LONGEST_CELL


def _has_cells(text: str, line: Line, marker: Marker) -> bool:
    """Tell whether words and figures are set apart by blanks or commas: 第一名 陈小华 98.5; but not 第一章 总 则."""
    cells = text[marker.span.end : line.end].replace(",", " ").split()
    if "table row" in marker.row.could_be:
        return len(cells) >= _FEWEST_CELLS
    longest = max(map(len, cells), default=0)
    figures = any(cell[0].isdecimal() for cell in cells)
    return len(cells) >= _FEWEST_CELLS - figures and 1 < longest <= _LONGEST_CELL
