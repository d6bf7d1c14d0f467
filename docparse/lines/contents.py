"""Tables of contents without page numbers: a list of headings that all come again further down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docparse.lines.line import Line
from docparse.model.patterns import Pattern
from docparse.model.source import BLANK, BLANKS

_NAMES = frozenset(
    "目录 目錄 目次 本文目录 本文目錄 目录CONTENTS CONTENTS Contents 图目录 圖目錄 表目录 表目錄 图表目录 插图目录 附表目录".split()
)
_FIRST = frozenset(name[0] for name in _NAMES)
_LONGEST = 60
_LONGEST_NAME = 16
_FEWEST = 2
#: No table of contents has more lines.
_MOST = 1000
#: A line of entries is among so many at the top.
_MOST_ABOVE = 12
_ENTRIES = Pattern(f"[0-9]{{1,2}}[、.．][ ]?(?P<words>[^{BLANK}\n]{{2,40}})")
# No line without it has two of them.
_TWO_ENTRIES = Pattern("[0-9][、.．](?:[^\n0-9]*+[0-9]++)+?[、.．]")
#: Around an entry but not around its heading: blanks, leaders, the page number.
_EDGES = BLANKS + ".．·…‥→。-—_0123456789IVXivx"


def names_contents(words: str) -> bool:
    """Tell whether a line is the name of a table of contents: 目　录."""
    if "目" not in words and "C" not in words:
        return False
    return "".join(words.split()).strip(BLANKS + "。:：") in _NAMES


def find_names(text: str, lines: Sequence[Line]) -> Iterator[int]:
    """Yield the indexes of the lines that are the name of a table of contents."""
    for at, (start, end, _, _) in enumerate(lines):
        may_name = end - start <= _LONGEST_NAME and text[start] in _FIRST
        if may_name and names_contents(text[start:end]):
            yield at


def find_contents(text: str, lines: Sequence[Line]) -> set[int]:
    """Return the offsets at which the lines of a table of contents begin, its own name left out.

    It begins after a line 目录 and ends where its first entry comes a second time, or it is one line near the top.
    """
    if listing := _on_one_line(text, lines):
        return listing
    for at in find_names(text, lines):
        if at + 1 < len(lines):
            # A second table of contents is not looked for: one that has no end proves nothing.
            return {entry.start for entry in lines[at + 1 : _end_of_list(text, lines, at + 1)]}
    return set()


def _on_one_line(text: str, lines: Sequence[Line]) -> set[int]:
    """Return the offset of a line of entries that all come again as lines: 1、篇章1:方案 2、篇章2:计划."""
    above = lines[:_MOST_ABOVE]
    if not above or not _TWO_ENTRIES.search(text, above[0].start, above[-1].end):
        return set()
    for at, (start, end, _, _) in enumerate(above):
        if not _TWO_ENTRIES.search(text, start, end):
            continue
        entries = [match["words"] for match in _ENTRIES.finditer(text, start, end)]
        if len(entries) < _FEWEST:
            continue
        coming = {text[line.start : line.end] for line in lines[at + 1 :]}
        if coming.issuperset(entries):
            return {start}
    return set()


def _end_of_list(text: str, lines: Sequence[Line], first: int) -> int:
    """Return the index of the line that repeats the one at `first`; 0 if a paragraph comes before."""
    entry = words_of(text, *lines[first][:2])
    for at in range(first + 1, min(first + _MOST, len(lines))):
        words = words_of(text, *lines[at][:2])
        if len(words) > _LONGEST:
            return 0
        if not entry or at - first < _FEWEST or not words or not entry.startswith(words):
            continue
        # 第一篇 / 基本制度
        rest = words_of(text, *lines[at + 1][:2]) if at + 1 < len(lines) else ""
        if entry in (words, words + rest):
            return at
    return 0


def words_of(text: str, start: int, end: int) -> str:
    """Return the words of an entry, or of the heading that it names, without number, leaders and page."""
    return "".join(text[start:end].strip(_EDGES).split())
