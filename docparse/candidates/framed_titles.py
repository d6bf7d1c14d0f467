"""Titles that are the same but for a number prove each other: 2022年4月2周报 and 2022年4月9周报."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from docparse.candidates.text_lines import TextLines
from docparse.lines.line import ENDS, STOPS, Line
from docparse.lines.notes import is_caption, names_document
from docparse.model.heading import Candidate
from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS, Span

_NUMBER = Pattern("[0-9０-９一二三四五六七八九十〇]+")
_SESSION = Pattern("第[0-9０-９一二三四五六七八九十]{1,3}[次期季周]")
_SHORTEST, _LONGEST = 4, 30
#: So many of one frame prove each other; two do if they name a kind of document, or a session: 第一次会议记录.
_FEWEST, _FEWEST_NAMED = 3, 2
#: 10月份 has too few letters for a title.
_FEWEST_LETTERS = 4
#: Titles of one frame begin and end with the same characters: 高铁二队虹桥四组, 高铁二队沪杭一组.
_SHARED = 3


def find_framed_titles(
    text_lines: TextLines, taken: Set[int], free: Sequence[int]
) -> Iterator[Candidate]:
    """Yield the titles of the texts of a collection that differ in a number alone, which need not count up.

    `taken` are the offsets of lines that are something else, `free` the indexes of the lines that may be a title.
    """
    text, lines = text_lines.source.text, text_lines.all
    frames: dict[str, list[int]] = {}
    for at in free:
        start, end = lines[at].start, lines[at].end
        if not _SHORTEST <= end - start <= _LONGEST or not _NUMBER.search(text, start, end):
            continue
        words = _words(text, lines[at])
        if start in taken or not STOPS.isdisjoint(words) or words[-1] in ENDS:
            continue
        if is_caption(text, lines[at]):
            continue
        if at and not lines[at].after_blank and text[lines[at - 1].end - 1] not in ENDS:
            continue
        frame = _NUMBER.sub("#", words)
        if sum(map(str.isalpha, frame)) >= _FEWEST_LETTERS:
            frames.setdefault(frame[:_SHARED] + frame[-_SHARED:], []).append(at)
    for places in frames.values():
        same = len({_NUMBER.sub("#", _words(text, lines[at])) for at in places}) == 1
        start, end = lines[places[0]].start, lines[places[0]].end
        named = names_document(text, start, end) or _SESSION.search(text, start, end)
        if len(places) >= (_FEWEST_NAMED if named and same else _FEWEST) and _parts(
            text, lines, places
        ):
            yield from (_report(text, lines[at]) for at in places)


def _words(text: str, line: Line) -> str:
    return text[line.start : line.end].rstrip(BLANKS + "：:")


def _parts(text: str, lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Tell whether titles are all different and have text below them."""
    words = {text[lines[at].start : lines[at].end] for at in places}
    apart = all(below > at + 1 for at, below in pairwise([*places, len(lines)]))
    return apart and len(words) == len(places)


def _report(text: str, line: Line) -> Candidate:
    start, end = line.start, line.end
    title = Span(start, end - (text[end - 1] in "：:"))
    return Candidate(Span(start, end), None, "report", title, doubts=("unannounced", "several"))
