"""Short sentences that name the paragraphs below them, as official reports have them: 生态底色更加亮丽。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from docparse.candidates.short_lines import is_name
from docparse.candidates.text_lines import TextLines
from docparse.lines.line import LONG, Line
from docparse.model.heading import Marker
from docparse.numbering.styles import SECOND_LEVEL

_SHORTEST, _LONGEST = 5, 24
_FEWEST, _FEWEST_NUMBERED = 3, 2
#: No name has one.
_PRONOUNS = frozenset("我你您他她它")
#: A story tells what happened: 雨终于停了。
_ENDS_TOLD = frozenset("了的呢吗吧啊着")


def find_short_sentences(
    text_lines: TextLines, taken: Set[int], markers: Mapping[int, Marker], free: Sequence[int]
) -> set[int]:
    """Return the indexes of short sentences each of which names the long paragraph below it, three or more in a row.

    生态底色更加亮丽。 / 始终坚持生态优先，… / 经济运行持续向好。 / …

    They are in reports with numbered headings: `markers` are those that lines begin with. `free` are the indexes of the
    short lines whose offsets are not `taken`.
    """
    numbered = sum(marker.row.rank <= SECOND_LEVEL.rank for marker in markers.values())
    if text_lines.layout.width or numbered < _FEWEST_NUMBERED:
        return set()  # of a story: 我没有说话。
    found: set[int] = set()
    row: list[int] = []
    for at in _sentences(text_lines, taken, free):
        if row and at != row[-1] + 2:
            found.update(row if len(row) >= _FEWEST else ())
            row = []
        row.append(at)
    return found.union(row if len(row) >= _FEWEST else ())


def _sentences(text_lines: TextLines, taken: Set[int], free: Sequence[int]) -> Iterator[int]:
    """Yield the indexes of the short sentences that are right above a long paragraph."""
    text, lines = text_lines.source.text, text_lines.all
    for at in free:
        start, end, _, _ = line = lines[at]
        if (
            text[end - 1] != "。"
            or not _SHORTEST <= end - start <= _LONGEST
            or at + 1 == len(lines)
            or text[end - 2] in _ENDS_TOLD
            or not _PRONOUNS.isdisjoint(text[start:end])
        ):
            continue
        if _is_paragraph(text, lines[at + 1], taken) and is_name(text, line._replace(end=end - 1)):
            yield at


def _is_paragraph(text: str, line: Line, taken: Set[int]) -> bool:
    return (
        line.end - line.start >= LONG
        and line.start not in taken
        and text[line.end - 1] in "。：；！？"
    )
