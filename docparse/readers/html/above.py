"""What is between the title of an article and its text: dates, sources and subtitles, or links and controls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from docparse.readers.html.around import has_date, is_about, is_control
from docparse.readers.html.lines import Box, PageLine
from docparse.readers.html.titles import Range

#: The name of what is dropped has no more characters.
_LONGEST_NAME = 16


class Above:
    """The lines of a page as they are seen between a title and the core of an article."""

    def __init__(self, lines: Sequence[PageLine], boxes: Sequence[Box]) -> None:
        self._lines, self._boxes = lines, boxes

    def kept(self, title: Range, core: Box) -> Iterator[int]:
        """Yield the lines between a title and the core that belong to the article."""
        inside = core.is_around or self._boxes[self._lines[title.first].box].is_around
        for at in range(title.end, core.first):
            is_left_out = self._is_dropped(at) or self._names_dropped(at)
            if not is_left_out and (inside or not self._is_of_controls(at)):
                yield at

    def dropped(self, title: Range, core: Box, text: int) -> Iterator[int]:
        """Yield the lines above `text` that are a control, or in a box with links: the author, and how to follow him."""
        yield from (at for at in range(core.first, text) if is_control(self._lines[at].text))
        links = list(accumulate((line.is_link for line in self._lines), initial=0))
        for box in self._boxes:
            is_above = title.end <= box.first and box.end <= core.first
            if is_above and links[box.first] < links[box.end]:
                yield from (at for at in range(box.first, box.end) if not self._is_text(at))

    def _is_dropped(self, at: int) -> bool:
        return self._lines[at].is_link or is_control(self._lines[at].text)

    def _names_dropped(self, at: int) -> bool:
        """Tell whether a line names what is dropped below it: 栏目关注： above links."""
        text = self._lines[at].text
        is_name = len(text) <= _LONGEST_NAME and text.endswith(("：", ":"))
        return is_name and at + 1 < len(self._lines) and self._is_dropped(at + 1)

    def _is_of_controls(self, at: int) -> bool:
        """Tell whether a line is in a box with controls: 微博 朋友圈."""
        return self._boxes[self._lines[at].box].is_around and not self._is_text(at)

    def _is_text(self, at: int) -> bool:
        """Tell whether a line is part of the article: a sentence, a heading, a date, a file."""
        line = self._lines[at]
        is_words = line.is_sentence or line.heading or line.is_file
        return bool(is_words or is_about(line.text) or has_date(line.text))
