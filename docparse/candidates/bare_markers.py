"""Markers alone on their lines that part the sections of a text: （一）, and the text below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from docparse.candidates.sentences import is_chinese
from docparse.candidates.text_lines import TextLines
from docparse.lines.line import ENDS, Line, is_sentence
from docparse.model.heading import Marker
from docparse.model.source import BLANKS

_FEWEST = 3
_LONGEST_TITLE = 40
_LONGEST_PAGE = 3
_EMPTY = ("empty",)
_ANNOUNCES = frozenset("：:；;")
#: Before the last of several: …；及
_AND = tuple(f"{stop}{word}" for stop in "；;，," for word in ("及", "以及", "和", "或", "或者"))


def find_bare_markers(
    lines: TextLines,
    places: Sequence[int],
    markers: Mapping[int, Marker],
    doubts: Mapping[int, tuple[str, ...]],
) -> Iterator[int]:
    """Yield the offsets of markers alone on their lines, （一） and （二）, that part the sections of a text.

    There are at least three that count up from one, with text between them. The text before most of them is complete.
    `places` are the indexes of lines with a marker.
    """
    if _EMPTY not in doubts.values():
        return
    text, all_lines = lines.source.text, lines.all
    chains: dict[str, list[int]] = {}
    latest: dict[str, int] = {}
    complete: Counter[str] = Counter()
    first = next((at for at, line in enumerate(all_lines) if is_sentence(text, line)), 0)
    for at in places:
        marker = markers[all_lines[at].start]
        if doubts.get(all_lines[at].start) != _EMPTY:
            continue
        run = f"{marker.row.run} {marker.prefix}"
        chain = chains.setdefault(run, [])
        before = latest.get(run, 0)
        is_next = chain and marker.number == before + 1 and at > chain[-1] + 1
        # A page number is below the text of its page, so the first is not above all sentences.
        may_begin = not marker.row.unmarked or at < first
        # （一） to （三） below one question, and below the next; 1 to 3 below 卷一, and below 卷二
        is_below = at > 0 and (over := markers.get(all_lines[at - 1].start)) and over.row.worded
        begins_anew = before >= _FEWEST and (is_below or not marker.row.unmarked)
        if is_next or (marker.number == 1 and (begins_anew if chain else may_begin)):
            chain.append(at)
            latest[run] = marker.number
            complete[run] += _follows_complete(text, all_lines, at, markers)
    for run, chain in chains.items():
        # After a line that breaks off a bare figure is the number of a formula, or of a page.
        row = markers[all_lines[chain[0]].start].row if chain else None
        if row and complete[run] * 4 >= len(chain) * (3 if row.unmarked else 2):
            # 3.1 and (a) are seldom anything else.
            unusual = row.decimal or row.enclosed == "bracket" or row.numerals.letters
            if len(chain) >= _FEWEST - unusual:
                yield from (all_lines[at].start for at in chain)


def _follows_complete(
    text: str, lines: Sequence[Line], at: int, markers: Mapping[int, Marker]
) -> bool:
    """Tell whether what is above the line `at`, and above the number of a page that ends there, is complete."""
    above = at - 1
    if above > 0 and _is_page_number(text, lines[above]):
        above -= 1
    return above < 0 or _is_complete(text, lines[above], markers)


def _is_page_number(text: str, line: Line) -> bool:
    start, end = line.start, line.end
    return end - start <= _LONGEST_PAGE and text[start:end].isdecimal()


def _is_complete(text: str, line: Line, markers: Mapping[int, Marker]) -> bool:
    """Tell whether a line is the end of a paragraph or a short title."""
    start, end = line.start, line.end
    marker = markers.get(start)
    if marker:
        start = marker.span.end
    words = text[start:end].strip(BLANKS)
    if not words:  # 上部 / 一, or the cell of a table
        return marker is not None and marker.row.worded
    return (
        words[-1] in ENDS
        or words[-1] in _ANNOUNCES
        or words.endswith(_AND)
        or (len(words) <= _LONGEST_TITLE and is_chinese(words))
    )
