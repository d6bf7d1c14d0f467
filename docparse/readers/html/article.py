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

from docparse.readers.html.above import Above
from docparse.readers.html.around import has_rights, is_control, names_list
from docparse.readers.html.lines import Box, PageLine, PageLines
from docparse.readers.html.titles import Range, Titles, find_first_line, find_heading

#: How much the text of a box counts for the box around it, and text that is around an article by its class.
_NEAR, _AROUND = 0.8, 0.3
#: Other text than that of the core makes it wider if it is at least a tenth of it, and links no more than a fifth.
_MORE, _LINKS = 10, 5
#: 项目地址：https://…
_ADDRESS = re.compile(".{1,15}[：:]")
#: So many lines after its name a list has a link.
_LIST_LINES = 4
#: A panel has no more lines beside its entries, and a button is no further below its heading.
_MOST_NAMES = 2
#: A panel has no fewer entries; a button is no longer, and comes no less often.
_FEWEST_ENTRIES = 3
_LONGEST_BUTTON, _FEWEST_BUTTONS = 4, 3
#: Without a title, so many lines right above the text may be it.
_MOST_LINES_ABOVE = 5
#: The teasers and comments of a page may be so many times as long as an article that its head names.
_MOST_TEXT = 4
#: Below a line that names other articles there is no more text than this many times what is above it.
_MOST_TEASERS = 3
#: A page with fewer links around its text is no page of a site.
_FEWEST_LINKS = 2


class Article(NamedTuple):
    """What belongs to the article of a page."""

    #: The indexes of its lines.
    lines: frozenset[int]
    #: Its title, if the head of the page names it.
    title: Range | None
    #: Whether it begins with a title or a heading.
    has_title: bool = False
    #: The index of the box that has most of it, -1 if it is the whole page.
    core: int = -1


def find_article(page: PageLines) -> Article:
    """Return the lines of the article; all if it cannot be told."""
    finder = _Finder(page)
    everything = frozenset(range(len(page.lines)))
    core = finder.core()
    if core < 0:
        return Article(everything, None)
    first_text = finder.first_text(core)
    title = Titles(page.titles).find(page.lines, first_text)
    top = title or find_heading(page.lines, first_text)
    lines = finder.lines(core, top)
    if not lines or finder.is_doubtful(lines, is_named=bool(title)):
        return Article(everything, title)
    if not top:
        title = top = find_first_line(page.lines, min(lines))
    return Article(lines, title, bool(top), core)


class _Finder:
    """The lines of a page, and sums over them."""

    def __init__(self, page: PageLines) -> None:
        self._lines, self._boxes = page.lines, page.boxes
        lines = page.lines
        self._text = _sums(line.words if line.is_sentence else 0 for line in lines)
        self._own = _sums(
            line.words if line.is_sentence and not page.boxes[line.box].is_around else 0
            for line in lines
        )
        #: Core -> whether it is around an article by its classes.
        self._around: dict[int, bool] = {}
        self._inner = _sums(line.is_inner for line in lines)
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

    def first_text(self, core: int) -> int:
        """Return the first line of text in a core."""
        box = self._boxes[core]
        for at in range(box.first, box.end):
            line = self._lines[at]
            if line.is_sentence and not line.heading:
                return at
        return box.end

    def lines(self, core: int, title: Range | None) -> frozenset[int]:
        """Return the lines of the article with this core and title."""
        box, first = self._boxes[core], self._boxes[core].first
        limit, text = box.end, self.first_text(core)
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
        lines.difference_update(self._lists(core), self._panels(core), self._buttons(core))
        if title:
            above = Above(self._lines, self._boxes)
            lines.update(above.kept(title, box))
            lines.difference_update(range(box.first, title.first), above.dropped(title, box, text))
            lines |= set(range(*title))
        return frozenset(lines)

    def _panels(self, core: int) -> Iterator[int]:
        """Yield the lines of the boxes in the core that list what the page holds, with links to places in it."""
        for box in self._boxes[core + 1 :]:
            if box.first >= self._boxes[core].end:
                break
            inner = _sum(self._inner, box)
            if inner >= _FEWEST_ENTRIES and box.end - box.first - inner <= _MOST_NAMES:
                yield from range(box.first, box.end)

    def _buttons(self, core: int) -> Iterator[int]:
        """Yield the short lines that come again right below the headings of the core: 播报 / 编辑."""
        box, found = self._boxes[core], dict[str, list[int]]()
        for at in range(box.first, box.end):
            above = self._lines[max(box.first, at - _MOST_NAMES) : at]
            text = self._lines[at].text
            is_short = len(text) <= _LONGEST_BUTTON and not self._lines[at].links
            if is_short and any(line.heading for line in above):
                found.setdefault(text, []).append(at)
        for places in found.values():
            if len(places) >= _FEWEST_BUTTONS:
                yield from (at for at in places if not self._lines[at].heading)

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
        box, first = self._boxes[core], self.first_text(core)
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
