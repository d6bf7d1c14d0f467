"""The article of a web page: which of its lines are its title and its text, and which are around it.

Each line with sentences counts for the boxes around it, the nearer the more: the box that has most is the core. It is
widened as long as the boxes beside it are text too. The title is found by what the head of the page says; what is
between it and the core belongs to the article, and what follows the core does up to the first link or control.
A page whose article cannot be told is all article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from docparse.readers.html.around import has_rights, is_about, is_control, names_list
from docparse.readers.html.lines import Box, PageLine, PageLines

#: How much the text of a box counts for the box around it, and text that is around an article by its class.
_NEAR, _AROUND = 0.8, 0.3
#: Other text than that of the core makes it wider if it is at least a tenth of it, and links no more than a fifth.
_MORE, _LINKS = 10, 5
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
#: A heading so many lines above the text is its title.
_MOST_HEAD_LINES = 25
#: 项目地址：https://…
_ADDRESS = re.compile(".{1,15}[：:]")
#: So many lines after its name a list has a link.
_LIST_LINES = 4
#: Without a title, so many lines right above the text may be it.
_MOST_LINES_ABOVE = 5
#: The teasers and comments of a page may be so many times as long as an article that its head names.
_MOST_TEXT = 4
#: Below a line that names other articles there is no more text than this many times what is above it.
_MOST_TEASERS = 3
#: A page with fewer links around its text is no page of a site.
_FEWEST_LINKS = 2


class Range(NamedTuple):
    """Lines of a page: the index of the first, and that after the last."""

    first: int
    end: int


class Article(NamedTuple):
    """What belongs to the article of a page."""

    #: The indexes of its lines.
    lines: frozenset[int]
    #: Its title, if the head of the page names it.
    title: Range | None
    #: Whether it begins with a title or a heading.
    has_title: bool = False


def find_article(page: PageLines) -> Article:
    """Return the lines of the article; all if it cannot be told."""
    finder = _Finder(page)
    everything = frozenset(range(len(page.lines)))
    core = finder.core()
    if core < 0:
        return Article(everything, None)
    title = finder.title(core)
    top = title or finder.heading(core)
    lines = finder.lines(core, top)
    if not lines or finder.is_doubtful(lines, is_named=bool(title)):
        return Article(everything, title)
    if not top:
        title = top = finder.first_line(min(lines))
    return Article(lines, title, bool(top))


class _Finder:
    """The lines of a page, and sums over them."""

    def __init__(self, page: PageLines) -> None:
        self._lines, self._boxes = page.lines, page.boxes
        named = [words for words in page.titles if not _names_site(words)]
        self._titles = [title for words in named if (title := _letters(words))]
        self._names = {_letters(_SITE.split(words, maxsplit=1)[0]) for words in named}
        lines = page.lines
        self._text = _sums(line.words if line.is_sentence else 0 for line in lines)
        self._own = _sums(
            line.words if line.is_sentence and not page.boxes[line.box].is_around else 0
            for line in lines
        )
        #: Core -> whether it is around an article by its classes.
        self._around: dict[int, bool] = {}
        self._chars = _sums(len(line.text) for line in lines)
        self._linked = _sums(0 if line.is_file else line.linked for line in lines)

    def core(self) -> int:
        """Return the box that has the text, -1 for none."""
        score = [0.0] * len(self._boxes)
        for line in self._lines:
            worth, box = float(line.words if line.is_sentence else 0), line.box
            worth *= _AROUND if box >= 0 and self._boxes[box].is_around else 1
            while box >= 0 and worth >= 1:
                score[box] += worth
                worth, box = worth * _NEAR, self._boxes[box].around
        best = max(range(len(score)), key=score.__getitem__, default=-1)
        return self._widen(best) if best >= 0 and score[best] else -1

    def _widen(self, core: int) -> int:
        """Return the box around the core whose other lines are text too."""
        own = _sum(self._text, self._boxes[core])
        box = core
        while (box := self._boxes[box].around) >= 0:
            wider, inner = self._boxes[box], self._boxes[core]
            text, chars, linked = (
                _sum(sums, wider) - _sum(sums, inner)
                for sums in (self._text, self._chars, self._linked)
            )
            if wider.is_around and not inner.is_around:
                break
            if not chars or (text * _MORE >= own and linked * _LINKS <= chars):
                core = box
        return core

    def title(self, core: int) -> Range | None:
        """Return the lines above the text that are the title which the head of the page names."""
        best, found = 0.0, None
        # A title with a comma looks like the first text.
        last = min(self._first_text(core) + _MOST_TITLE_LINES - 1, len(self._lines))
        for at in range(max(0, last - _MOST_ABOVE), last):
            for end in range(at + 1, min(at + _MOST_TITLE_LINES, last) + 1):
                worth = self._likeness(self._lines[at:end])
                if worth and worth >= best:
                    best, found = worth, Range(at, end)
        return found

    def _likeness(self, lines: Sequence[PageLine]) -> float:
        """Return how much like the title of the page some lines are; 0 for too little."""
        if any(line.linked > line.words and not line.is_heading for line in lines):
            return 0.0
        words = _letters("".join(line.text for line in lines))
        shortest = _SHORTEST_TITLE // 2 if lines[0].is_heading else _SHORTEST_TITLE
        if not shortest <= len(words) <= _LONGEST_TITLE:
            return 0.0
        if words in self._names or any(_is_beginning(words, title) for title in self._titles):
            return 1.0 + len(words)
        best = max((_likeness(words, title) for title in self._titles), default=0.0)
        return best if best >= _ALIKE else 0.0

    def heading(self, core: int) -> Range | None:
        """Return the heading that is next above the text."""
        first = self._first_text(core)
        for at in range(first - 1, max(-1, first - _MOST_HEAD_LINES), -1):
            line = self._lines[at]
            if line.is_heading and not line.is_link and len(line.text) >= _SHORTEST_TITLE:
                return Range(at, at + 1)
        return None

    def first_line(self, first: int) -> Range | None:
        """Return the lines with which the article begins, if they are centred or say below them who wrote it."""
        end = first
        while end < min(first + _MOST_TITLE_LINES, len(self._lines) - 1):
            line = self._lines[end]
            if is_about(line.text):
                return Range(first, end) if end > first else None
            if line.is_sentence and not is_about(self._lines[end + 1].text):
                break
            end += 1
        while end > first and not self._lines[end - 1].is_centred:
            end -= 1
        return Range(first, end) if end > first else None

    def _first_text(self, core: int) -> int:
        box = self._boxes[core]
        for at in range(box.first, box.end):
            line = self._lines[at]
            if line.is_sentence and not line.is_heading:
                return at
        return box.end

    def lines(self, core: int, title: Range | None) -> frozenset[int]:
        """Return the lines of the article with this core and title."""
        box, first = self._boxes[core], self._boxes[core].first
        limit, text = box.end, self._first_text(core)
        while first < text and self._lines[first].is_link and not title:
            first += 1
        if title:
            around = box
            while around.first > title.first and around.around >= 0:
                around = self._boxes[around.around]
            limit = around.end
        if not title:
            first = self._head(core, first)
        lines = set(range(first, self._end(core, limit)))
        lines.difference_update(self._lists(core))
        if title:
            head = range(title.end, box.first)
            lines |= {
                at
                for at in head
                if not self._lines[at].is_link and not is_control(self._lines[at].text)
            }
            lines -= set(range(box.first, title.first))
            lines |= set(range(*title))
        return frozenset(lines)

    def _head(self, core: int, first: int) -> int:
        """Return the first of the lines right above the core that may be its title."""
        if first > self._boxes[core].first:
            return first
        limit = max(0, first - _MOST_LINES_ABOVE)
        while first > limit:
            above = self._lines[first - 1]
            if above.links or is_control(above.text) or self._boxes[above.box].is_around:
                break
            first -= 1
        return first

    def _end(self, core: int, limit: int) -> int:
        """Return where the article ends, in the core or after it."""
        box, first = self._boxes[core], self._first_text(core)
        last = box.first
        for at in range(box.first, box.end):
            if at > first and self._opens_list(at, core):
                break
            if self._lines[at].is_sentence and not self._stops(at, core):
                last = at
        last += 1
        while last < limit and not self._stops(last, core):
            last += 1
        return last

    def _opens_list(self, at: int, core: int) -> bool:
        """Tell whether other articles begin here: below a line that says so, or with links and less text after them."""
        box = self._boxes[core]
        following = self._lines[at : min(at + _LIST_LINES, box.end)]
        links = sum(line.is_link for line in following)
        before, after = (
            self._own[end] - self._own[start] for start, end in ((box.first, at), (at, box.end))
        )
        if names_list(following[0].text):
            return links > 0 and after < before * _MOST_TEASERS
        return after < before and is_control(following[0].text) and links > 1

    def _stops(self, at: int, core: int) -> bool:
        """Tell whether an article does not go on over a line."""
        line = self._lines[at]
        if line.is_file:
            return False
        if not line.is_sentence and has_rights(line.text):
            return True
        is_link = line.is_link and not (line.links == 1 and _ADDRESS.match(line.text))
        return is_link or is_control(line.text) or self._is_beside(line, core)

    def _is_beside(self, line: PageLine, core: int) -> bool:
        """Tell whether a line is around the article by the class of a box that is not the core or around it.

        A sentence without links in the core is text, whatever its class: <div class="footer">感谢您的阅读。</div>.
        """
        box = self._boxes[line.box]
        if line.box <= core or not box.is_around or self._is_around(core):
            return False
        return not (line.is_sentence and not line.links and box.end <= self._boxes[core].end)

    def _is_around(self, core: int) -> bool:
        """Tell whether the classes say that the article itself is around one: <div class="left-col"> <div class="nav">."""
        if core not in self._around:
            own, box = _sum(self._text, self._boxes[core]), self._boxes[core]
            self._around[core] = box.is_around or any(
                inner.is_around and 2 * _sum(self._text, inner) > own
                for inner in self._boxes[core + 1 :]
                if inner.end <= box.end
            )
        return self._around[core]

    def _lists(self, core: int) -> Iterator[int]:
        """Yield the lines in the core without text that are around the article by their class."""
        if self._is_around(core):
            return
        for box in self._boxes[core + 1 :]:
            if box.first >= self._boxes[core].end:
                break
            if box.is_around and not _sum(self._text, box):
                yield from range(box.first, box.end)

    def is_doubtful(self, kept: frozenset[int], *, is_named: bool) -> bool:
        """Tell whether what would be left out is no menu, or too much text, above all if the head does not name it."""
        left = [line for at, line in enumerate(self._lines) if at not in kept]
        text = sum(
            line.words for line in left if line.is_sentence and not self._boxes[line.box].is_around
        )
        links = sum(max(line.links, self._boxes[line.box].is_around) for line in left)
        own = sum(self._lines[at].words for at in kept if self._lines[at].is_sentence)
        return links < _FEWEST_LINKS or text > own * (_MOST_TEXT if is_named else 1)


def _sums(values: Iterable[int]) -> list[int]:
    return list(accumulate(values, initial=0))


def _sum(sums: Sequence[int], box: Box) -> int:
    return sums[box.end] - sums[box.first]


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
