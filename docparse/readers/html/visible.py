"""What of a web page is seen: elements and styles, and the walker that passes on the visible ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from docparse.messages import Message

#: Elements whose text a browser does not show, or shows as something to press or to go elsewhere by.
#: `xml` is what Word leaves in its pages: "Normal 0 false false EN-US".
_LEFT_OUT = frozenset(
    "title script style noscript template nav svg button select input textarea datalist "
    "iframe object applet embed audio video canvas noframes noembed xml".split()
)
#: Left out too, but only around the text of a page that says where its text is.
_AROUND = frozenset({"footer", "aside"})
TEXT = frozenset({"main", "article"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: Elements that stand on lines of their own.
BLOCKS = HEADINGS | frozenset(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form header hgroup hr html legend li listing main menu ol p pre section "
    "summary table tbody td tfoot th thead tr ul xmp".split()
)
LISTS = frozenset({"ul", "ol", "menu", "dir"})
CELLS = frozenset({"td", "th"})
PRE = frozenset({"pre", "listing", "xmp"})
#: Families in which the openings of paragraphs are set, and which nothing else is set in.
_TITLE_FONTS = ("黑体", "楷体", "simhei", "kaiti", "stheiti", "stkaiti")
HAN = re.compile(r"[\u3400-\u9fff]")
#: How many steps the parser may take: for each end tag it looks through all open elements.
_MOST_STEPS = 1_000_000_000

Attributes = Mapping[str, str]


class Style(NamedTuple):
    """What the `style` of an element says that matters here."""

    is_hidden: bool = False
    is_invisible: bool = False
    block: bool = False
    #: None where nothing is said.
    bold: bool | None = None
    title_font: bool | None = None
    keeps_lines: bool = False
    numbering: str = ""


def style_of(attributes: Attributes) -> Style:
    """Read the `style` attribute, and `face` of a font element."""
    if not attributes:
        return _NO_STYLE
    face, text = attributes.get("face", ""), attributes.get("style", "")
    if not face and not text:
        return _NO_STYLE
    said: dict[str, str] = {"font-family": face.lower()}
    for declaration in text.lower().split(";"):
        name, _, value = declaration.partition(":")
        said[name.strip()] = value.replace("!important", "").strip()
    display, weight = said.get("display", ""), said.get("font-weight", "")
    family = said["font-family"].split(",")[0]
    numbering = said.get("list-style-type", said.get("list-style", "")).split()
    return Style(
        is_hidden=display == "none",
        is_invisible=said.get("visibility") in ("hidden", "collapse"),
        block=display in ("block", "table", "list-item", "flex", "grid", "table-row"),
        bold=_WEIGHTS.get(weight),
        title_font=any(font in family for font in _TITLE_FONTS) if family else None,
        keeps_lines=said.get("white-space") in ("pre", "pre-wrap", "pre-line", "break-spaces"),
        numbering=numbering[0] if numbering else "",
    )


_NO_STYLE = Style()
_WEIGHTS = dict.fromkeys(("bold", "bolder", "600", "700", "800", "900"), True) | dict.fromkeys(
    ("normal", "lighter", "100", "200", "300", "400", "500"), False
)


class Element(NamedTuple):
    """An element that a browser shows."""

    tag: str
    #: How many elements begin up to this one; the same in the survey and in the walk.
    number: int
    attributes: Attributes
    style: Style


class PageFacts(NamedTuple):
    """What the survey of a page says to its reader."""

    #: The page says where its text is: it has a main or article element.
    has_text: bool = False
    #: What is hidden as invisible is the text: WeChat's pages show theirs by script.
    shows_invisible: bool = False
    #: The numbers of tables, lists, quotations and pre elements that are layout.
    layout: frozenset[int] = frozenset()
    #: The numbers of lists whose items hold more than words and lists behind these.
    lists_with_blocks: frozenset[int] = frozenset()


class VisibleElements:
    """A target for the parser that passes on only what is seen."""

    def __init__(self, facts: PageFacts, end_tags: int) -> None:
        self.facts = facts
        #: The number of the element that began last, seen or not.
        self.number = 0
        self.invisible_chars = 0
        self._end_tags = end_tags
        self._depth = 0
        #: How many elements are open from one that is left out inwards.
        self._unseen = 0
        self._is_invisible = False
        #: How many main or article elements are open.
        self._texts = 0
        self._tags: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the beginning of an element. Raises `ValueError` for a page too deep to parse in time."""
        self.number += 1
        self._depth += 1
        if self._depth * self._end_tags > _MOST_STEPS:
            raise ValueError(
                Message("reading.page_too_deep", depth=self._depth, end_tags=self._end_tags)
            )
        if self._unseen:
            self._unseen += 1
            return
        style = style_of(attributes)
        if self._is_left_out(tag, attributes, style):
            self._unseen = 1
            return
        self._tags.append(tag)
        self._texts += tag in TEXT
        self.begin(Element(tag, self.number, attributes, style))

    def end(self, tag: str) -> None:
        """Take the end of the element that is open."""
        self._depth -= 1
        if self._unseen:
            self._unseen -= 1
            self._is_invisible = self._is_invisible and self._unseen > 0
            return
        opened = self._tags.pop()
        self._texts -= opened in TEXT
        self.finish(opened)

    def data(self, words: str) -> None:
        """Take a piece of text."""
        if not self._unseen:
            self.put(words)
        elif self._is_invisible:
            self.invisible_chars += len(HAN.findall(words))  # not the scripts' words

    def close(self) -> None:
        """Take the end of the page."""

    def begin(self, element: Element) -> None:
        """Take the beginning of an element that is seen."""

    def finish(self, tag: str) -> None:
        """Take the end of an element that is seen."""

    def put(self, words: str) -> None:
        """Take text that is seen."""

    def _is_left_out(self, tag: str, attributes: Attributes, style: Style) -> bool:
        if tag in ("html", "body"):
            return False  # hidden until a script has run, against being framed
        if style.is_invisible and not self.facts.shows_invisible:
            self._is_invisible = True
            return True
        return (
            tag in _LEFT_OUT
            or style.is_hidden
            or "hidden" in attributes
            or attributes.get("aria-hidden", "").lower() == "true"
            or (self.facts.has_text and not self._texts and _is_around(tag, attributes))
        )


def _is_around(tag: str, attributes: Attributes) -> bool:
    """Tell whether an element, outside the text of a page that says where it is, is none of it."""
    # 跳到正文, 返回顶部: links inside the page
    return tag in _AROUND or (tag == "a" and attributes.get("href", "").startswith("#"))
