"""The elements of a web page that a browser shows, and their inline styles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from docparse.messages import Message
from docparse.model.limits import PAGE_STEPS

#: Elements whose text a browser does not show, or shows as a control or for navigation.
#: Word leaves `xml` in its pages: "Normal 0 false false EN-US".
_SKIPPED = frozenset(
    "title script style noscript template nav svg button select input textarea datalist "
    "iframe object applet embed audio video canvas noframes noembed xml".split()
)
#: The line numbers beside code, as highlighters of pages call them.
_GUTTERS = re.compile(
    r"(?:^|\s)(?:gutter|rouge-gutter|linenos?|linenodiv|lineno|line-numbers-rows|hljs-ln-numbers|crayon-nums|lnt)(?:\s|$)"
)
#: The style sheets of Bootstrap and Semantic UI hide a `modal` without one of these.
_OPEN = frozenset({"show", "in", "active", "visible", "is-active"})
#: Skipped too, but only outside the main text of a page that marks its main text.
_OUTSIDE_MAIN = frozenset({"footer", "aside"})
MAIN = frozenset({"main", "article"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: Elements on lines of their own.
BLOCKS = HEADINGS | frozenset(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form header hgroup hr html legend li listing main menu ol p pre section "
    "summary table tbody td tfoot th thead tr ul xmp".split()
)
LISTS = frozenset({"ul", "ol", "menu", "dir"})
CELLS = frozenset({"td", "th"})
PRE = frozenset({"pre", "listing", "xmp"})
#: Fonts used for the openings of paragraphs, and hardly for anything else.
_TITLE_FONTS = ("黑体", "楷体", "simhei", "kaiti", "stheiti", "stkaiti")
_SYMBOL_FONTS = ("wingdings", "symbol", "webdings")
HAN = re.compile(r"[\u3400-\u9fff]")

Attributes = Mapping[str, str]


class Style(NamedTuple):
    """The properties in the `style` of an element that are used."""

    is_hidden: bool = False
    is_invisible: bool = False
    block: bool = False
    centred: bool = False
    #: `None` if not given.
    bold: bool | None = None
    title_font: bool | None = None
    #: A font of signs: Word writes the bullet of a list as `l` in Wingdings. `None` if not given.
    symbols: bool | None = None
    #: Word writes the number or the bullet of a list in it.
    is_list_mark: bool = False
    keeps_lines: bool = False
    numbering: str = ""


class Styles(dict[tuple[str, str, str], Style]):
    """The styles of a page by the face of a font element, the `style` attribute and `align`; most come often."""

    def of(self, attributes: Attributes) -> Style:
        """Return the style of an element."""
        if not attributes:
            return _NO_STYLE
        get = attributes.get
        return self[get("face", ""), get("style", ""), get("align", "")]

    def __missing__(self, key: tuple[str, str, str]) -> Style:
        self[key] = style = _read_style(*key) if any(key) else _NO_STYLE
        return style


def _read_style(face: str, text: str, align: str) -> Style:
    properties = {"font-family": face.lower(), "text-align": align.lower()}
    for declaration in text.lower().split(";"):
        name, _, value = declaration.partition(":")
        properties[name.strip()] = value.replace("!important", "").strip()
    display, weight = properties.get("display", ""), properties.get("font-weight", "")
    family = properties["font-family"].split(",")[0].strip("\"' ")
    numbering = properties.get("list-style-type", properties.get("list-style", "")).split()
    return Style(
        is_hidden=display == "none",
        is_invisible=properties.get("visibility") in ("hidden", "collapse"),
        block=display in ("block", "table", "list-item", "flex", "grid", "table-row"),
        centred=properties["text-align"] == "center",
        bold=_WEIGHTS.get(weight),
        title_font=any(font in family for font in _TITLE_FONTS) if family else None,
        symbols=family.startswith(_SYMBOL_FONTS) if family else None,
        is_list_mark=properties.get("mso-list", "").startswith("ignore"),
        keeps_lines=properties.get("white-space")
        in ("pre", "pre-wrap", "pre-line", "break-spaces"),
        numbering=numbering[0] if numbering else "",
    )


_NO_STYLE = Style()
_WEIGHTS = dict.fromkeys(("bold", "bolder", "600", "700", "800", "900"), True) | dict.fromkeys(
    ("normal", "lighter", "100", "200", "300", "400", "500"), False
)


class Element(NamedTuple):
    """An element that a browser shows."""

    tag: str
    #: Counted from 1; the same in the survey and in the walk.
    number: int
    attributes: Attributes
    style: Style


class PageFacts(NamedTuple):
    """Facts about a whole page, which the survey finds and the walk needs."""

    #: Whether the page marks its main text, with a `main` or `article` element.
    has_main: bool = False
    #: Whether invisible elements are the text: WeChat's pages show theirs by a script.
    shows_invisible: bool = False
    #: The numbers of the tables, lists, quotations and `pre` elements that are page layout.
    layout: frozenset[int] = frozenset()
    #: The numbers of lists whose items hold more than words with a list after them.
    lists_with_blocks: frozenset[int] = frozenset()
    #: The pieces of text that are around the article: their numbers, counted from 1.
    around: frozenset[int] = frozenset()
    #: The numbers of the elements that hold nothing of the article.
    outside: frozenset[int] = frozenset()
    #: The first piece of text of the article, if it begins with a title: pictures before it are logos.
    first: int = 0
    #: The last piece of text of the article, and the number of the element that has most of it: pictures after both are
    #: those of the site.
    last: int = 0
    core: int = 0
    #: The pieces of text with which the lines of the title begin.
    title: frozenset[int] = frozenset()


class VisibleElements:
    """A target for the parser. Its subclasses get only what is visible, in `begin`, `finish` and `put`."""

    def __init__(self, facts: PageFacts, end_tags: int) -> None:
        self.facts = facts
        #: The number of the element that began last, visible or not.
        self.number = 0
        self.invisible_chars = 0
        self._end_tags = end_tags
        self._depth = 0
        #: How many elements are open from a skipped one inwards.
        self._skipped = 0
        self._is_invisible = False
        #: How many `main` or `article` elements are open.
        self._mains = 0
        self._tags: list[str] = []
        self._styles = Styles()

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the beginning of an element. Raises `ValueError` for a page too deep to parse in a reasonable time."""
        self.number += 1
        self._depth += 1
        if self._depth * self._end_tags > PAGE_STEPS.most:
            raise ValueError(
                Message("limits.page_steps", depth=self._depth, end_tags=self._end_tags)
            )
        if self._skipped:
            self._skipped += 1
            return
        style = self._styles.of(attributes)
        if self._is_skipped(tag, attributes, style):
            self._skipped = 1
            return
        self._tags.append(tag)
        self._mains += tag in MAIN
        self.begin(Element(tag, self.number, attributes, style))

    def end(self, tag: str) -> None:
        """Take the end of the innermost open element."""
        self._depth -= 1
        if self._skipped:
            self._skipped -= 1
            self._is_invisible = self._is_invisible and self._skipped > 0
            return
        opened = self._tags.pop()
        self._mains -= opened in MAIN
        self.finish(opened)

    def data(self, words: str) -> None:
        """Take a piece of text."""
        if not self._skipped:
            self.put(words)
        elif self._is_invisible:
            self.invisible_chars += len(
                HAN.findall(words)
            )  # Chinese characters, so as not to count scripts

    def close(self) -> None:
        """Take the end of the page."""

    def begin(self, element: Element) -> None:
        """Take the beginning of a visible element."""

    def finish(self, tag: str) -> None:
        """Take the end of a visible element."""

    def put(self, words: str) -> None:
        """Take visible text."""

    def _is_skipped(self, tag: str, attributes: Attributes, style: Style) -> bool:
        if tag in ("html", "body"):
            return False  # hidden until a script has made sure that the page is in no frame
        if style.is_invisible and not self.facts.shows_invisible:
            self._is_invisible = True
            return True
        return (
            tag in _SKIPPED
            or style.is_hidden
            or _GUTTERS.search(attributes.get("class", "")) is not None
            or "hidden" in attributes
            or attributes.get("aria-hidden", "").lower() == "true"
            or _is_closed_dialog(tag, attributes)
            or (self.facts.has_main and not self._mains and is_outside_main(tag, attributes))
        )


def _is_closed_dialog(tag: str, attributes: Attributes) -> bool:
    """Tell whether an element is a dialog that a page shows later: to log in, to report the page."""
    if tag == "dialog":
        return "open" not in attributes
    names = set(attributes.get("class", "").split())
    return "modal" in names and names.isdisjoint(_OPEN)


def is_outside_main(tag: str, attributes: Attributes) -> bool:
    """Tell whether an element outside the main text is navigation or the like."""
    # 跳到正文, 返回顶部 are links inside the page
    return tag in _OUTSIDE_MAIN or (tag == "a" and attributes.get("href", "").startswith("#"))
