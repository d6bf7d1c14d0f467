"""The lines of a web page, and of each what tells an article from menus: its links, and the boxes around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docparse.readers.html.around import is_around, is_file, is_sentence
from docparse.readers.html.visible import (
    BLOCKS,
    HEADINGS,
    Attributes,
    Element,
    PageFacts,
    VisibleElements,
    is_outside_main,
)

_WHITE = re.compile("[ \t\n\f\r\xa0\u200b\u3000\ufeff]+")
_BREAKS = frozenset({"br", "hr"})
#: The names under which pages note their title, beside `title`.
_TITLES = frozenset({"articletitle", "og:title"})


def bare(words: str) -> str:
    """Return words without white space; pieces of text of which nothing is left are not counted."""
    return _WHITE.sub("", words)


@dataclass(slots=True)
class Box:
    """An element with lines of its own, and which lines it holds."""

    #: The index of the box around it, -1 for none.
    around: int
    number: int
    tag: str
    first: int
    #: Whether it, or a box around it, says that it is around an article.
    is_around: bool = False
    is_centred: bool = False
    #: Whether it is a footer or the like outside the main text of a page that marks its main text.
    is_outside_main: bool = False
    #: Whether it has a picture, outside links and the boxes in it.
    has_picture: bool = False
    #: After the last of its lines.
    end: int = -1


@dataclass(slots=True)
class PageLine:
    """A line as a browser of endless width shows it."""

    #: The index of the innermost box around it.
    box: int
    #: The number of the first piece of text on it, counted from 1.
    piece: int
    parts: list[str] = field(default_factory=list)
    #: How many characters are links to other pages, and how many pieces of text.
    linked: int = 0
    links: int = 0
    #: The level of a heading, from 1; 0 for text.
    heading: int = 0
    is_centred: bool = False
    #: Whether it names a file to be fetched.
    is_file: bool = False
    #: Whether it is a link to a place in the page.
    is_inner: bool = False
    #: Whether it is outside the main text, as a footer or a link inside the page: 跳到正文.
    is_outside_main: bool = False
    text: str = ""
    is_sentence: bool = False

    @property
    def words(self) -> int:
        """How many characters are no links."""
        return len(self.text) - self.linked

    @property
    def is_link(self) -> bool:
        """Whether it is more link than words, and not to a file."""
        return self.linked > self.words and not self.is_file


@dataclass(slots=True)
class PageLines:
    """The lines and the boxes of a page, in order."""

    lines: list[PageLine] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    #: What the head of the page says its title is; the name of the site may follow.
    titles: list[str] = field(default_factory=list)
    #: How many pieces of text there are.
    pieces: int = 0


class ReadLines(VisibleElements):
    """Collects the lines of a page; `result` returns them once the parser is done."""

    def __init__(self, facts: PageFacts, end_tags: int) -> None:
        super().__init__(facts, end_tags)
        self._page = PageLines()
        self._box = -1
        self._line: PageLine | None = None
        #: For each open element: whether it is a box, a link, the heading around it, whether it is a link inside the page.
        self._open: list[tuple[bool, bool, int, bool]] = []
        self._links = self._heading = 0
        #: How many links to places in the page are open.
        self._inner = 0
        #: The address of the innermost open link.
        self._address = ""
        self._in_title = False

    def result(self) -> PageLines:
        """Return what was found."""
        for line in self._page.lines:
            line.text = "".join(line.parts)
            line.is_sentence = is_sentence(line.text, line.words)
        return self._page

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the beginning of an element, and the titles in the head of the page."""
        self._in_title = tag == "title"
        if tag == "meta":
            names = {attributes.get("name", "").lower(), attributes.get("property", "").lower()}
            if names & _TITLES:
                self._page.titles.append(bare(attributes.get("content", "")))
        super().start(tag, attributes)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        self._in_title = False
        super().end(tag)

    def data(self, words: str) -> None:
        """Take a piece of text."""
        if self._in_title:
            self._page.titles.append(bare(words))
        super().data(words)

    def begin(self, element: Element) -> None:
        """Open a box."""
        tag, attributes = element.tag, element.attributes
        address = attributes.get("href", "") if tag == "a" else ""
        is_link = address == "#" or bool(address and not address.startswith("#"))
        is_box = tag not in _BREAKS and (tag in BLOCKS or element.style.block)
        is_inner = address.startswith("#")
        self._open.append((is_box, is_link, self._heading, is_inner))
        self._inner += is_inner
        self._links += is_link
        self._heading = int(tag[1]) if tag in HEADINGS else self._heading
        self._address = address if is_link else self._address
        if is_box or tag in _BREAKS:
            self._line = None
        if tag == "img" and self._box >= 0 and not self._links:
            self._page.boxes[self._box].has_picture = True
        if is_box:
            boxes = self._page.boxes
            around = boxes[self._box] if self._box >= 0 else None
            box = Box(self._box, element.number, tag, first=len(self._page.lines))
            box.is_around = is_around(tag, attributes) or bool(around and around.is_around)
            box.is_centred = element.style.centred or tag == "center"
            box.is_outside_main = not self._mains and (
                is_outside_main(tag, {}) or bool(around and around.is_outside_main)
            )
            boxes.append(box)
            self._box = len(boxes) - 1

    def finish(self, tag: str) -> None:
        """Close a box."""
        is_box, is_link, self._heading, is_inner = self._open.pop()
        self._inner -= is_inner
        self._links -= is_link
        if is_box:
            self._line = None
            box = self._page.boxes[self._box]
            box.end = len(self._page.lines)
            self._box = box.around

    def put(self, words: str) -> None:
        """Add words to the line."""
        text = bare(words)
        if not text:
            return
        self._page.pieces += 1
        line = self._line
        if line is None:
            line = self._line = PageLine(self._box, self._page.pieces)
            if self._box >= 0:
                box = self._page.boxes[self._box]
                line.is_centred, line.is_outside_main = box.is_centred, box.is_outside_main
            line.is_outside_main = line.is_outside_main or (self._inner > 0 and not self._mains)
            self._page.lines.append(line)
        line.parts.append(text)
        line.heading = line.heading or self._heading
        line.is_inner = line.is_inner or self._inner > 0
        if self._links:
            line.linked += len(text)
            line.links += 1
            line.is_file = line.is_file or is_file(self._address, text)
