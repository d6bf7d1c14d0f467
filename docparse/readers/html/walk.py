"""A web page to text and marks: what each visible element does, in the order of the page."""

from __future__ import annotations

from collections.abc import Mapping

from docparse.model.source import Origin, Source
from docparse.readers.html.around import is_share
from docparse.readers.html.attributes import address_in, one_line
from docparse.readers.html.elements import BEGIN
from docparse.readers.html.lines import bare
from docparse.readers.html.page import SUBSCRIPT, SUPERSCRIPT, Page
from docparse.readers.html.parts import mark_parts
from docparse.readers.html.state import End, State
from docparse.readers.html.visible import BLOCKS, CELLS, Element, PageFacts, VisibleElements
from docparse.readers.shared.flow import Format

_STRONG = Format("strong")
_FORMATS = {
    **dict.fromkeys(("b", "strong"), _STRONG),
    **dict.fromkeys(("i", "em"), Format("em")),
    **dict.fromkeys(("s", "del", "strike"), Format("del")),
    "code": Format("codespan"),
    "sup": SUPERSCRIPT,
    "sub": SUBSCRIPT,
}
#: Words in 楷体 or 黑体, as long as it is not known whether the whole page is set in it.
_TITLE_FONT = Format("strong", "font")
#: A page with at least so many lines for each that a `br` ends has an element for each paragraph.
_MOST_BROKEN = 3


class Walk(VisibleElements):
    """Writes the visible elements of a page; `source` returns the text once the parser is done."""

    def __init__(self, facts: PageFacts, end_tags: int, size: int) -> None:
        super().__init__(facts, end_tags)
        self._page = Page(facts, size)
        #: For each open element: the state around it, whether it has its own lines, what its end does.
        self._open: list[tuple[State, bool, End | None]] = []
        #: How many lines a `br` ends, or are in `pre`.
        self._broken = 0
        #: How many elements are open from the core of the article inwards.
        self._in_core = 0
        #: How many elements are open from one around the article inwards.
        self._outside = 0
        #: How many pieces of text there are so far.
        self._pieces = 0
        #: The offsets of the lines around the article, and of those of its title.
        self._around: set[int] = set()
        self._title: set[int] = set()

    def source(self, origin: Origin) -> Source:
        """Return text and marks."""
        flow = self._page.flow
        flow.end_line()
        text, marks = flow.text, flow.marks
        in_font = [mark for mark in marks if (mark.kind, mark.value) == _TITLE_FONT[:2]]
        if sum(mark.span.end - mark.span.start for mark in in_font) * 2 > len(text):
            # In a page set in 標楷體 from end to end, the font means nothing.
            marks = [mark for mark in marks if (mark.kind, mark.value) != _TITLE_FONT[:2]]
        plain = [mark._replace(value="") if mark.kind == "strong" else mark for mark in marks]
        # Lines are whole paragraphs, except in old pages, which break lines at a width by hand.
        whole = _MOST_BROKEN * self._broken <= text.count("\n") - len(self._around)
        parts = mark_parts(text, plain, self._around, self._title)
        return Source.of(text, origin, marks=parts, whole_lines=whole)

    def begin(self, element: Element) -> None:
        """Begin a line, a mark or a format."""
        page, tag = self._page, element.tag
        outer = page.state
        is_block = tag in BLOCKS or element.style.block
        page.opens_pre = False
        facts = self.facts
        is_outside = self._outside > 0 or element.number in facts.outside
        is_outside = is_outside or self._is_of_site(element)
        self._in_core += self._in_core > 0 or element.number == facts.core
        self._outside += is_outside
        self._broken += not is_outside and (tag == "br" or bool(outer.space))
        if is_block and not (tag in CELLS and outer.table):
            page.break_line()
        if outer.code >= 0:
            page.set_language(element.attributes)
        else:
            page.state = _with_formats(outer, element)
        begin = None if is_outside else BEGIN.get(tag)
        end = begin(page, element) if begin else None
        self._open.append((outer, is_block, end))

    def _is_of_site(self, element: Element) -> bool:
        """Tell whether a picture or a link is not of the article: a logo, a button to share the page."""
        facts, tag = self.facts, element.tag
        if tag not in ("a", "img") or not facts.around:
            return False
        is_after = not self._in_core and 0 < facts.last <= self._pieces
        is_beside = tag == "img" and (self._pieces < facts.first or is_after)
        return is_beside or is_share(element.attributes)

    def finish(self, tag: str) -> None:
        """End what `begin` began."""
        outer, is_block, end = self._open.pop()
        self._in_core -= self._in_core > 0
        self._outside -= self._outside > 0
        if end:
            end()
        elif is_block:
            self._page.break_line()
        self._page.state = outer

    def put(self, words: str) -> None:
        """Write words, and note what their line is."""
        flow, start = self._page.flow, self._page.flow.line_start
        self._page.put(words)
        if not bare(words):
            return
        self._pieces += 1
        if self._pieces in self.facts.around:
            self._around.update(range(start, flow.line_start + 1))
        elif self._pieces in self.facts.title:
            self._title.add(flow.line_start)


def _is_reference(attributes: Mapping[str, str]) -> bool:
    """Tell whether a link is one of docparse's own, from a reference to its target: who wants these finds them anew."""
    return attributes.get("class") == "reference" and attributes["href"].startswith("#")


def _with_formats(state: State, element: Element) -> State:
    """Return the state inside an element: its formats, and whether line ends in its words are kept."""
    tag, attributes, style = element.tag, element.attributes, element.style
    formats = state.formats
    if tag in _FORMATS:
        formats = _add(formats, _FORMATS[tag])
    elif tag == "a" and attributes.get("href") and not _is_reference(attributes):
        title = one_line(attributes.get("title", ""))
        formats = _add(formats, Format("a", address_in(attributes["href"]), title))
    if style.title_font is False:
        formats = tuple(form for form in formats if form != _TITLE_FONT)
    elif style.title_font and tag in ("span", "font") and _STRONG not in formats:
        formats = _add(formats, _TITLE_FONT)
    if style.bold:
        formats = _add(formats, _STRONG)
    elif style.bold is False:
        formats = tuple(form for form in formats if form != _STRONG)
    space = "lines" if style.keeps_lines and not state.space else state.space
    symbols = state.symbols if style.symbols is None else style.symbols
    is_bullet = state.is_bullet or (symbols and style.is_list_mark)
    return state._replace(formats=formats, space=space, symbols=symbols, is_bullet=is_bullet)


def _add(formats: tuple[Format, ...], form: Format) -> tuple[Format, ...]:
    """Return `formats` with `form` innermost, in place of another of its kind."""
    if form in formats:
        return formats
    return (*(other for other in formats if other.kind != form.kind), form)
