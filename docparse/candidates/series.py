"""Words with a number that no style has, proved by their series: 目标1：, 目标2：."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from docparse.candidates.text_lines import TextLines
from docparse.lines.line import Line
from docparse.lines.notes import is_caption
from docparse.model.heading import Marker
from docparse.model.patterns import Pattern
from docparse.model.source import Span
from docparse.model.style import LETTER
from docparse.numbering.numerals import value_of
from docparse.numbering.styles import ANY_NUMBER, series_style

# A blank does as well as a colon, but proves less: 高一 1班. The figure is looked for first: letters take longer.
_NUMBERED_WORD = Pattern(
    f"(?=..[^:：、.．\n]{{0,3}}?[0-9一二三四五六七八九十]{{1,2}}[:：、.．])"
    f"({LETTER}{{2,4}}?)[ ]?([0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})(?:[:：、](?!(?<=[0-9].)[0-9])|[.．](?![0-9])|[.．](?=(?:19|20)[0-9]{{2}}年))"
)
#: A title, and a sentence after it on the line.
_TITLE = "(?=[^，,。；;：:]{2,20}。.{4})"
_WITHOUT_MARK = Pattern(
    f"({LETTER}{{2,4}}?)([0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})(?=[^，。；]*$)"
)
_LONGEST_UNMARKED = 24
#: 第1項質詢, alone on its line, 第一封信： and 第一句话，
_ORDINAL = Pattern(
    f"第([0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})({LETTER}{{1,4}})(?:[:：、]|$|(?<![年天日月周夜晚岁次回名站组版])[，,]{_TITLE})"
)
_RUN_IN = Pattern(_TITLE)
#: （步骤一）
_BRACKETED = Pattern(
    f"[（(\\[【]({LETTER}{{2,4}}?)([0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})[)）\\]】]"
)
_FEWEST, _LARGEST_STEP = 2, 2
#: A text has no more words of its own. Each can be open below the others, and the search goes through all that are open.
_MOST = 20
#: Parties and attachments are names, not sections; nor are 证人王某1, （图片1） and [注释1].
_NO_SERIES = ("方", "附件", "附录", "附錄", "附表", "某", "注释", "注釋", "图片", "圖片", "照片")


def find_series(lines: TextLines, known: Container[int]) -> dict[int, Marker]:
    """Return the markers of lines that begin with one word and a number each, which count up from one.

    `known` are the offsets of the lines that begin with a marker of some style.
    """
    text = lines.source.text
    free = [at for at, line in enumerate(lines.all) if line.start not in known]
    series = _find_ordinals(text, lines.all, free)
    for at in free:
        start, end, _, _ = line = lines.all[at]
        bracketed = text[start] in "（([【"
        match = (_BRACKETED if bracketed else _NUMBERED_WORD).match(text, start, end)
        if match is None or is_caption(text, line):
            continue
        number = value_of(match[2])
        if number and not match[1].endswith(_NO_SERIES):
            word = match[1] + ANY_NUMBER
            if bracketed:
                word = f"{text[start]}{word}{text[match.end() - 1]}"
            marker = Marker(Span(*match.span()), series_style(word), number)
            series.setdefault(word, []).append(marker)
    proved = [found for found in series.values() if _counts_up([one.number for one in found])]
    proved.sort(key=len, reverse=True)
    found = {marker.span.start: marker for one in proved[:_MOST] for marker in one}
    return found | dict(_find_unmarked(text, lines.all, free, found)) if found else found


def _find_unmarked(
    text: str, lines: Sequence[Line], free: Sequence[int], known: Mapping[int, Marker]
) -> Iterator[tuple[int, Marker]]:
    """Yield the offsets and markers of short lines that go on with a word of `known` without its mark: 焦点四违约责任."""
    last: dict[str, Marker] = {}
    for at in free:
        start, end, _, _ = lines[at]
        word = text[start : start + 2]
        if marker := known.get(start):
            last[word] = marker
        elif (before := last.get(word)) and end - start <= _LONGEST_UNMARKED:
            match = _WITHOUT_MARK.match(text, start, end)
            number = value_of(match[2]) if match else None
            if not match or not number or before.row is not series_style(match[1] + ANY_NUMBER):
                continue
            if 0 < number - before.number <= _LARGEST_STEP:
                last[word] = Marker(Span(*match.span()), before.row, number)
                yield start, last[word]


def _find_ordinals(
    text: str, lines: Sequence[Line], free: Sequence[int]
) -> dict[str, list[Marker]]:
    """Return the words that come with a number before them, as titles with text after or below: 第1項質詢.

    `free` are the indexes of the lines without a marker.
    """
    found: dict[str, list[tuple[int, Marker]]] = {}
    for at in free:
        start, end, _, _ = lines[at]
        if text[start] != "第":
            continue
        if match := _ORDINAL.match(text, start, end):
            word, number = f"第{ANY_NUMBER}{match[2]}", value_of(match[1]) or 0
            marker = Marker(Span(*match.span()), series_style(word), number)
            found.setdefault(word, []).append((at, marker))
    return {
        word: [marker for _, marker in places]
        for word, places in found.items()
        if all(
            after > before + 1 or _RUN_IN.match(text, marker.span.end, lines[before].end)
            for (before, marker), (after, _) in pairwise(places)
        )
    }


def _counts_up(numbers: list[int]) -> bool:
    """Tell whether numbers begin with one and two, and go on; one may be left out, and they may begin anew."""
    follow = all(
        after == 1 or 0 < after - before <= _LARGEST_STEP for before, after in pairwise(numbers)
    )
    return numbers[:_FEWEST] == [*range(1, _FEWEST + 1)] and follow
