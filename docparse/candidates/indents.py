"""Styles that count at two levels, told apart by their indents.

    1. 谈谈你对闭包的理解：
1. 函数嵌套函数；
2. 函数可以引用外部的变量。
    2. 谈谈你对缓存的理解：
"""

from __future__ import annotations

from collections.abc import Sequence

from docparse.candidates.text_lines import TextLines
from docparse.model.heading import Candidate

_FIRST_NUMBERS = {1, 2}


def find_indents(lines: TextLines, candidates: Sequence[Candidate]) -> dict[int, int]:
    """Return the offsets of candidates whose style has several indents -> 1 for the first indent, 2 for the next.

    Numbers begin at one and go on in each of them; otherwise lines are just not aligned.
    """
    if not lines.layout.has_indents:
        return {}
    indent_of = {line.start: line.indent for line in lines.all}
    runs: dict[str, dict[int, list[Candidate]]] = {}
    for candidate in candidates:
        indent = indent_of.get(candidate.span.start)
        if indent is not None and candidate.marker and not candidate.hint:
            runs.setdefault(candidate.marker.row.run, {}).setdefault(indent, []).append(candidate)
    found: dict[int, int] = {}
    for by_indent in runs.values():
        counting = [
            entries
            for entries in by_indent.values()
            if {entry.marker.number for entry in entries if entry.marker} >= _FIRST_NUMBERS
        ]
        if len(counting) > 1:
            for at, entries in enumerate(counting, 1):
                found.update((entry.span.start, at) for entry in entries)
    return found
