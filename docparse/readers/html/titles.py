"""The title of the article of a web page: what the head of the page says, or else a heading or the first lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from docparse.lines.names import is_body
from docparse.readers.html.around import is_about
from docparse.readers.html.lines import PageLine

_PUNCTUATION = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]+")
#: What is between a title and the name of the site.
_SITE = re.compile("[-_|—–·,，»]")
_SITES = ("网", "網", "网站", "網站", "首页", "首頁")
_SHORTEST_TITLE, _LONGEST_TITLE = 4, 120
_MOST_TITLE_LINES = 3
#: A title may differ from what the head says: 粮食奖售问题, 粮食、棉花奖售问题.
_ALIKE = 0.75
#: More lines than the longest menus of portals have.
_MOST_ABOVE = 1_000
#: A heading so many lines above the text is its title; the only one of the first level, further up too.
_MOST_HEAD_LINES, _MOST_FIRST_LINES = 25, 60


class Range(NamedTuple):
    """Lines of a page: the index of the first, and that after the last."""

    first: int
    end: int


class Titles:
    """What the head of a page says that its title is."""

    def __init__(self, titles: Iterable[str]) -> None:
        named = [words for words in titles if not _names_site(words)]
        self._titles = [title for words in named if (title := _letters(words))]
        #: The titles without the name of the site, and with it.
        self._names = {
            _letters(_SITE.split(words, maxsplit=1)[0]): _letters(words) for words in named
        }

    def find(self, lines: Sequence[PageLine], first_text: int) -> Range | None:
        """Return the lines above the text that are the title."""
        best, found = 0.0, None
        # A title with a comma looks like the first text.
        last = min(first_text + _MOST_TITLE_LINES - 1, len(lines))
        for at in range(max(0, last - _MOST_ABOVE), last):
            if at and self._is_site_below(lines[at - 1], lines[at]):
                continue
            for end in range(at + 1, min(at + _MOST_TITLE_LINES, last) + 1):
                if end > at + 1 and self._is_site_below(lines[at], lines[end - 1]):
                    break
                worth = self._worth(lines[at:end])
                if worth and worth >= best:
                    best, found = worth, Range(at, end)
        return found

    def _worth(self, lines: Sequence[PageLine]) -> float:
        """Return how much some lines are worth as the title, 0 for nothing."""
        above, below = lines[0], lines[-1]
        is_pair = lines[1:] == [below] and not above.links and not below.heading
        if is_pair and self._is_site_below(below, above):
            return float(_LONGEST_TITLE)  # whose it is, and what: 统计研究会 / 分会章程
        return self._likeness(lines)

    def _is_site_below(self, line: PageLine, below: PageLine) -> bool:
        """Tell whether a line is the title, and another only the name of the site: 分会章程 / 统计研究会."""
        words = _letters(line.text)
        return bool(words) and self._names.get(words) == words + _letters(below.text)

    def _likeness(self, lines: Sequence[PageLine]) -> float:
        """Return how much like the title of the page some lines are; 0 for too little."""
        if any(line.linked > line.words and not line.heading for line in lines):
            return 0.0
        words = _letters("".join(line.text for line in lines))
        shortest = _SHORTEST_TITLE // 2 if lines[0].heading else _SHORTEST_TITLE
        if not shortest <= len(words) <= _LONGEST_TITLE:
            return 0.0
        if is_body(words) and any(name + words == whole for name, whole in self._names.items()):
            return 0.0
        if words in self._names and lines[0].heading:
            # 概率 | Matrix67: The Aha Moments, where the name of the site is a heading too
            return 1.0 + len(self._names[words])
        if words in self._names or any(_is_beginning(words, title) for title in self._titles):
            return 1.0 + len(words)
        best = max((_likeness(words, title) for title in self._titles), default=0.0)
        return best if best >= _ALIKE else 0.0


def find_heading(lines: Sequence[PageLine], first_text: int) -> Range | None:
    """Return the heading that names the text below: the only one of the first level, or that next above the text."""
    first = [at for at, line in enumerate(lines) if line.heading == 1]
    if len(first) == 1 and first_text - _MOST_FIRST_LINES < first[0] < first_text:
        line = lines[first[0]]
        if not line.is_link and len(line.text) >= _SHORTEST_TITLE:
            return Range(first[0], first[0] + 1)
    for at in range(first_text - 1, max(-1, first_text - _MOST_HEAD_LINES), -1):
        line = lines[at]
        if line.heading and not line.is_link and len(line.text) >= _SHORTEST_TITLE:
            return Range(at, at + 1)
    return None


def find_first_line(lines: Sequence[PageLine], first: int) -> Range | None:
    """Return the lines with which the article begins, if they are centred or say below them who wrote it."""
    end = first
    while end < min(first + _MOST_TITLE_LINES, len(lines) - 1):
        line = lines[end]
        if is_about(line.text):
            return Range(first, end) if end > first else None
        if line.is_sentence and not is_about(lines[end + 1].text):
            break
        end += 1
    while end > first and not lines[end - 1].is_centred:
        end -= 1
    return Range(first, end) if end > first else None


def _names_site(words: str) -> bool:
    """Tell whether the head of a page names the site and nothing else: 县水利局门户网站."""
    return words.endswith(_SITES) and not _SITE.search(words)


def _letters(words: str) -> str:
    return _PUNCTUATION.sub("", words)


def _likeness(words: str, title: str) -> float:
    """Return how much of two titles is the same, from 0 to 1."""
    if not len(title) < len(words) * 2 < len(title) * 4 or len(title) > _LONGEST_TITLE:
        return 0.0
    from difflib import SequenceMatcher  # most pages have the words of their head

    matcher = SequenceMatcher(None, title, words, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def _is_beginning(words: str, title: str) -> bool:
    """Tell whether words are most of a title; the name of the site, which may be long, follows."""
    if title.startswith(words):
        return len(words) * 3 >= len(title)
    return words in title and len(words) * 2 >= len(title)
