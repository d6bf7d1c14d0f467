"""A list of the names of chapters: 采购文件包括下列各章： / 第一章 采购公告 / 第二章 供应商须知."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from docparse.candidates.text_lines import TextLines
from docparse.model.heading import Marker
from docparse.numbering.styles import list_style

_FEWEST = 2


def find_listed_names(lines: TextLines, markers: Mapping[int, Marker]) -> dict[int, Marker]:
    """Return the markers of lists of names, as markers of a list: these lines open no chapters.

    The names come one right below the other after a line that announces them, and each is the name of a chapter
    further up or down. `markers` are those that lines begin with.
    """
    text = lines.source.text
    if not any(marker.number == 1 and marker.row.division for marker in markers.values()):
        return {}
    times = Counter(
        _words(text, line.start, line.end) for line in lines.all if line.start in markers
    )
    found: dict[int, Marker] = {}
    if not times or max(times.values()) < _FEWEST:
        return found
    block: list[Marker] = []
    announced = False
    for at, line in enumerate(lines.all):
        start, end = line.start, line.end
        marker = markers.get(start)
        if marker and block and marker.row == block[0].row and marker.number == len(block) + 1:
            block.append(marker)
        else:
            _add_list(block, found, announced=announced)
            block = [marker] if marker and marker.number == 1 and marker.row.division else []
            announced = at > 0 and text[lines.all[at - 1].end - 1] in "：:"
        if block and times[_words(text, start, end)] < _FEWEST:
            block.clear()
    _add_list(block, found, announced=announced)
    return found


def _add_list(block: list[Marker], found: dict[int, Marker], *, announced: bool) -> None:
    if announced and len(block) >= _FEWEST:
        for marker in block:
            found[marker.span.start] = marker._replace(row=list_style(marker.row))


def _words(text: str, start: int, end: int) -> str:
    return "".join(text[start:end].split())
