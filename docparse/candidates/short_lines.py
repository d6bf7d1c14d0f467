"""What a short line tells by itself: it is a name, or a name with a colon, and introduces nothing."""

from __future__ import annotations

from collections.abc import Set

from docparse.candidates.sentences import introduces, mentions_list
from docparse.lines.line import STOPS, Line
from docparse.lines.names import is_signed
from docparse.lines.notes import is_caption, is_navigation, is_note
from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS

#: No name begins with one.
_SIGNS = frozenset("（(《-—·•●○■□◆◇★☆▲△※>*【[〔\"'")

#: 下边主要讲三个问题
_COUNTS = Pattern("[一二三四五六七八九十两兩几幾0-9][ ]?[个個项項点點条條]")


def names_below(text: str, line: Line, stops: Set[str] = STOPS) -> bool:
    """Tell whether a line is a name and a colon: 具体举措：, but not 主要措施如下：. The name has none of `stops`."""
    start, end = line.start, line.end
    if text[end - 1] not in "：:":
        return False
    name = text[start : end - 1].rstrip(BLANKS)
    return (
        len(name) > 1
        and stops.isdisjoint(name)
        and name[0] not in _SIGNS
        and not introduces(name, 0, len(name))
        and not mentions_list(name, 0, len(name))
        and not _COUNTS.search(name, 0, len(name))
    )


def is_name(text: str, line: Line) -> bool:
    """Tell whether a line without a mark could be a title, and is no note, signature, caption or menu."""
    words = text[line.start : line.end]
    return (
        STOPS.isdisjoint(words)
        and words[0] not in _SIGNS
        and words[-1] not in ")）]】"
        and not is_signed(words)
        and not is_note(text, line)
        and not is_caption(text, line)
        and not is_navigation(text, line)
    )


def names_law(text: str, line: Line) -> bool:
    """Tell whether a line is nothing but the name of a law or another text: 《中华人民共和国刑法》."""
    start, end = line.start, line.end
    return text[start] == "《" and text.find("》", start, end) >= end - 2
