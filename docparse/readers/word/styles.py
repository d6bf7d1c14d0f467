"""Word's styles: the format of characters, the level of a paragraph, the list that it is in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from docparse.readers.shared.libxml import Element
from docparse.readers.word.names import WORD, child_of, is_on, number_in, value_of

#: The size of characters where a file gives none, in half points.
_USUAL = 20
#: The outline level of text; headings have lower ones.
NO_OUTLINE = 9

#: Properties that are on or off -> what they are called in `CharFormat`.
_SWITCHES = {
    WORD + "b": "strong",
    WORD + "i": "em",
    WORD + "strike": "del",
    WORD + "dstrike": "del",
    WORD + "vanish": "hidden",
}
#: The properties of a run that are read.
_READ = {*_SWITCHES, WORD + "sz", WORD + "u", WORD + "vertAlign", WORD + "rFonts", WORD + "rStyle"}
#: Typefaces that Chinese reports use for titles, as others use bold: 黑体, 楷体, under the names of all foundries.
_EMPHATIC_FONT = re.compile("黑体|黑體|楷体|楷體|SimHei|KaiTi|Heiti|DFKai", re.IGNORECASE)
_HEADING_NAME = re.compile(r"(?:heading|标题|標題) ?([1-9])", re.IGNORECASE)
_ENTRY_NAME = re.compile("toc ?([1-9])", re.IGNORECASE)
_CAPTION_NAMES = {"caption", "题注", "題注", "图表标题"}
_TITLE_NAMES = {"title", "subtitle", "标题", "副标题", "標題", "副標題"}
#: The names of styles -> the block that paragraphs in them are, or the mark on characters. Those of Word and WPS, of LibreOffice and of pandoc.
_BLOCKS = {
    "title": "title",
    "标题": "title",
    "標題": "title",
    "source code": "code",
    "sourcecode": "code",
    "preformatted text": "code",
    "html preformatted": "listing",
    "quote": "quote",
    "intense quote": "quote",
    "block text": "quote",
    "quotations": "quote",
    "引用": "quote",
    "明显引用": "quote",
    "horizontal rule": "rule",
    "horizontal line": "rule",
    "verbatim char": "codespan",
    "html code": "codespan",
}
#: The style of the title of a report in a compilation, as docparse writes it.
_REPORT_NAME = re.compile("heading [1-9] title", re.IGNORECASE)


class CharFormat(NamedTuple):
    """The character format that one place specifies: switches on or off, and the font for Chinese."""

    switches: Mapping[str, bool]
    font: str
    #: In half points; 0 where it is not given.
    size: int = 0

    @classmethod
    def of(cls, properties: Element | None) -> CharFormat:
        """Read a `w:rPr`."""
        switches: dict[str, bool] = {}
        font, size = "", 0
        for child in () if properties is None else properties:
            if child.tag in _SWITCHES:
                switches[_SWITCHES[child.tag]] = is_on(child)
            elif child.tag == WORD + "u":
                switches["underlined"] = child.get(WORD + "val", "single") != "none"
            elif child.tag == WORD + "vertAlign":
                switches["sup"] = child.get(WORD + "val") == "superscript"
                switches["sub"] = child.get(WORD + "val") == "subscript"
            elif child.tag == WORD + "rFonts":
                font = child.get(WORD + "eastAsia", "")
            elif child.tag == WORD + "sz":
                size = number_in(child) or 0
        return cls(switches, font, size)

    def over(self, below: CharFormat) -> CharFormat:
        """Return this format, with that of `below` where this one specifies nothing."""
        switches = {**below.switches, **self.switches}
        return CharFormat(switches, self.font or below.font, self.size or below.size)


_PLAIN = CharFormat({}, "")


class Style(NamedTuple):
    """A paragraph or character style, with everything inherited from the styles that it is based on."""

    form: CharFormat = _PLAIN
    #: The outline level, from 0; `None` for text.
    level: int | None = None
    #: The list, and the level in it.
    numbering: tuple[int | None, int | None] = (None, None)
    #: The id of the style that names the list: this one, or one that it is based on.
    numbered_by: str = ""
    is_caption: bool = False
    #: What block its paragraphs are: see `Paragraph.block`.
    block: str = ""


class ResolvedFormat(NamedTuple):
    """The format that characters are shown in."""

    #: `strong`, `em`, `del`, `sup`, `sub`, `underlined`, and `font` for an emphatic typeface.
    kinds: frozenset[str] = frozenset()
    hidden: bool = False
    #: In half points.
    size: int = _USUAL


class Styles:
    """The styles by id, each resolved once."""

    def __init__(self, root: Element | None) -> None:
        """Take `styles.xml`, `None` for a document without it."""
        elements = [] if root is None else list(root.iterchildren(WORD + "style"))
        self._elements = {element.get(WORD + "styleId", ""): element for element in elements}
        self._resolved_styles: dict[str, Style] = {}
        self._resolved_formats: dict[tuple[object, ...], ResolvedFormat] = {}
        self._default = CharFormat.of(child_of(root, f"docDefaults/{WORD}rPrDefault/{WORD}rPr"))
        #: The style of a paragraph that names none.
        self.normal = next(
            (
                element.get(WORD + "styleId", "")
                for element in elements
                if element.get(WORD + "type") == "paragraph"
                and element.get(WORD + "default") == "1"
            ),
            "",
        )

    def levels_of_contents(self) -> Mapping[str, int]:
        """Return the ids of the styles of entries in a table of contents (`toc 1`), and their levels."""
        names = (
            (id, value_of(child_of(element, "name"))) for id, element in self._elements.items()
        )
        found = ((id, _ENTRY_NAME.fullmatch(name)) for id, name in names)
        return {id: int(match[1]) for id, match in found if match}

    def get(self, name: str) -> Style:
        """Return the style with id `name`; an empty one if there is none."""
        chain: dict[str, None] = {}  # a style may be based on itself, by way of others
        at = name
        while at in self._elements and at not in self._resolved_styles and at not in chain:
            chain[at] = None
            at = value_of(child_of(self._elements[at], "basedOn"))
        style = self._resolved_styles.get(at, Style())
        for link in reversed(chain):
            style = self._resolved_styles[link] = _derive(style, link, self._elements[link])
        return style

    def resolve(self, style: str, properties: Element | None) -> ResolvedFormat:
        """Return the format of a run with this `w:rPr` in a paragraph of `style`."""

        read = [] if properties is None else [child for child in properties if child.tag in _READ]
        key = (style, *[(child.tag, *child.attrib.items()) for child in read])
        if key not in self._resolved_formats:
            self._resolved_formats[key] = self._resolve(style, properties)
        return self._resolved_formats[key]

    def _resolve(self, style: str, properties: Element | None) -> ResolvedFormat:
        of_paragraph = self.get(style).form
        named = child_of(properties, "rStyle")
        of_run = _PLAIN if named is None else self.get(value_of(named)).form
        direct = CharFormat.of(properties)
        switches = dict(of_run.over(of_paragraph).over(self._default).switches)
        for name in of_run.switches.keys() & of_paragraph.switches.keys():
            # A bold character style in a bold paragraph style is not bold: 17.7.3, toggle properties.
            switches[name] = of_run.switches[name] != of_paragraph.switches[name]
        switches.update(direct.switches)
        kinds = {name for name, on in switches.items() if on and name != "hidden"}
        font = direct.font or of_run.font or of_paragraph.font or self._default.font
        if _EMPHATIC_FONT.search(font):
            kinds.add("font")
        if named is not None and self.get(value_of(named)).block == "codespan":
            kinds.add("codespan")
        size = direct.size or of_run.size or of_paragraph.size or self._default.size
        return ResolvedFormat(frozenset(kinds), switches.get("hidden", False), size or _USUAL)


def list_of(properties: Element | None) -> tuple[int | None, int | None]:
    """Return the list that a `w:pPr` names and the level in it, each `None` if not given."""
    found = child_of(properties, "numPr")
    if found is None:
        return None, None
    return number_in(child_of(found, "numId")), number_in(child_of(found, "ilvl"))


def _derive(parent: Style, name: str, element: Element) -> Style:
    properties = child_of(element, "pPr")
    level = _level_of(name, element, properties)
    numbering = list_of(properties)
    is_inherited = numbering == (None, None)
    return Style(
        CharFormat.of(child_of(element, "rPr")).over(parent.form),
        parent.level if level is None else level,
        parent.numbering if is_inherited else numbering,
        parent.numbered_by if is_inherited else name,
        parent.is_caption or _names_of(name, element) & _CAPTION_NAMES != set(),
        _block_of(_names_of(name, element)) or parent.block,
    )


def _block_of(names: set[str]) -> str:
    """Return the block that the paragraphs of a style are, by its names; empty for text."""
    if any(map(_REPORT_NAME.fullmatch, names)):
        return "report"
    return next((block for name, block in _BLOCKS.items() if name in names), "")


def _names_of(name: str, element: Element) -> set[str]:
    return {name.lower(), value_of(child_of(element, "name")).lower()}


def _level_of(name: str, element: Element, properties: Element | None) -> int | None:
    names = (name, value_of(child_of(element, "name")))
    # In Chinese Word the style of a report's title has the outline level 1.
    if _names_of(name, element) & _TITLE_NAMES:
        return NO_OUTLINE
    level = number_in(child_of(properties, "outlineLvl"))
    if level is not None:
        return level
    found = next(filter(None, map(_HEADING_NAME.fullmatch, names)), None)
    return int(found[1]) - 1 if found else None
