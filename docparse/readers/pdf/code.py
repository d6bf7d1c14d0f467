"""Code in a PDF: lines one below the other in a typeface whose characters all have one width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docparse.readers.pdf.columns import Line

_CHINESE = re.compile("[\u3400-\u9fff]")
#: A line of code has this share of its characters in such a typeface, not counting Chinese comments; a block has so
#: many lines, and a file set in such a typeface from end to end has no code.
_FIXED, _FEWEST, _MOST = 0.9, 2, 0.5
#: The width of a character, in ems, and the deepest indent.
_WIDTH, _DEEPEST = 0.6, 40


def find_code(lines: Sequence[Line]) -> dict[int, int]:
    """Return the first line of each block of code -> the line after its last."""
    fixed = [_is_fixed(line) for line in lines]
    if sum(fixed) > _MOST * len(lines):
        return {}
    blocks: dict[int, int] = {}
    first = 0
    for at, is_fixed in enumerate((*fixed, False)):
        if is_fixed and _is_beside(lines[at], lines[first]):
            continue
        if at - first >= _FEWEST:
            blocks[first] = at
        first = at if is_fixed else at + 1
    return blocks


def _is_beside(line: Line, first: Line) -> bool:
    return (line.page, line.column) == (first.page, first.column)


def write_code(lines: Sequence[Line]) -> Iterator[str]:
    """Yield lines of code with the indents that they have on the page."""
    edge = min(line.left for line in lines)
    for line in lines:
        indent = round((line.left - edge) / (_WIDTH * line.size))
        yield " " * min(indent, _DEEPEST) + line.text


def _is_fixed(line: Line) -> bool:
    letters = [
        (len(words), run.face.fixed)
        for run in line.runs
        if (words := _CHINESE.sub("", run.text).strip())
    ]
    count = sum(length for length, _ in letters)
    fixed = sum(length for length, is_fixed in letters if is_fixed)
    chinese = len(_CHINESE.findall(line.text))
    return count > chinese and fixed >= _FIXED * count
