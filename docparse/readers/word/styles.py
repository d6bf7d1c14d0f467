"""Word's styles: how the characters of a run look, which level a paragraph has, which list it is in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from docparse.readers.shared.libxml import Element
from docparse.readers.word.names import WORD, child_of, is_on, number_in, value_of

#: The outline level of text; those of headings are below it.
NO_OUTLINE = 9

#: Properties that are on or off, and the mark of each; vanish is hidden text.
_SWITCHES = {
    WORD + "b": "strong",
    WORD + "i": "em",
    WORD + "strike": "del",
    WORD + "dstrike": "del",
    WORD + "vanish": "hidden",
}
#: What is read of the properties of a run.
_SAID = {*_SWITCHES, WORD + "vertAlign", WORD + "rFonts", WORD + "rStyle"}
#: Typefaces that Chinese reports set titles in, where others use bold: 黑体, 楷体, in all foundries' names.
_EMPHATIC_FONT = re.compile("黑体|黑體|楷体|楷體|SimHei|KaiTi|Heiti|DFKai", re.IGNORECASE)
_HEADING_NAME = re.compile(r"(?:heading|标题|標題) ?([1-9])", re.IGNORECASE)
_TITLE_NAMES = {"title", "subtitle", "标题", "副标题", "標題", "副標題"}


class Look(NamedTuple):
    """Character formatting, as far as it is said: switches on or off, the font for Chinese."""

    switches: Mapping[str, bool]
    font: str

    @classmethod
    def of(cls, properties: Element | None) -> Look:
        """Read a `w:rPr`."""
        switches: dict[str, bool] = {}
        font = ""
        for child in () if properties is None else properties:
            if child.tag in _SWITCHES:
                switches[_SWITCHES[child.tag]] = is_on(child)
            elif child.tag == WORD + "vertAlign":
                switches["sup"] = child.get(WORD + "val") == "superscript"
                switches["sub"] = child.get(WORD + "val") == "subscript"
            elif child.tag == WORD + "rFonts":
                font = child.get(WORD + "eastAsia", "")
        return cls(switches, font)

    def over(self, below: Look) -> Look:
        """Return this look where it says something, elsewhere that of `below`."""
        return Look({**below.switches, **self.switches}, self.font or below.font)


_PLAIN = Look({}, "")


class Style(NamedTuple):
    """A paragraph or character style with all that it takes from the styles that it is based on."""

    look: Look = _PLAIN
    #: The outline level from 0, `None` for text.
    level: int | None = None
    #: Number of the list, level of it.
    numbering: tuple[int | None, int | None] = (None, None)
    #: The style that the numbering is said in.
    numbered_by: str = ""


class Shown(NamedTuple):
    """How characters look in the end."""

    #: strong em del, and `font` for an emphatic typeface.
    kinds: frozenset[str] = frozenset()
    hidden: bool = False


class Styles:
    """The styles by id, each worked out once."""

    def __init__(self, root: Element | None) -> None:
        """Take `styles.xml`, `None` for a document without it."""
        elements = [] if root is None else list(root.iterchildren(WORD + "style"))
        self._elements = {element.get(WORD + "styleId", ""): element for element in elements}
        self._known: dict[str, Style] = {}
        self._shown: dict[tuple[object, ...], Shown] = {}
        self._default = Look.of(child_of(root, f"docDefaults/{WORD}rPrDefault/{WORD}rPr"))
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

    def get(self, name: str) -> Style:
        """Return the style with id `name`; one that says nothing if there is none."""
        chain: list[str] = []
        at = name
        while at in self._elements and at not in self._known and at not in chain[-100:]:
            chain.append(at)
            at = value_of(child_of(self._elements[at], "basedOn"))
        style = self._known.get(at, Style())
        for link in reversed(chain):
            style = self._known[link] = _derive(style, link, self._elements[link])
        return style

    def show(self, style: str, properties: Element | None) -> Shown:
        """Return how a run with `w:rPr` in a paragraph of `style` looks."""
        said = [] if properties is None else [child for child in properties if child.tag in _SAID]
        key = (style, *[(child.tag, *child.attrib.items()) for child in said])
        if key not in self._shown:
            self._shown[key] = self._work_out(style, properties)
        return self._shown[key]

    def _work_out(self, style: str, properties: Element | None) -> Shown:
        of_paragraph = self.get(style).look
        named = child_of(properties, "rStyle")
        of_run = _PLAIN if named is None else self.get(value_of(named)).look
        direct = Look.of(properties)
        switches = dict(of_run.over(of_paragraph).over(self._default).switches)
        for name in of_run.switches.keys() & of_paragraph.switches.keys():
            # Bold in a bold paragraph is plain: 17.7.3, toggle properties.
            switches[name] = of_run.switches[name] != of_paragraph.switches[name]
        switches.update(direct.switches)
        kinds = {name for name, on in switches.items() if on and name != "hidden"}
        font = direct.font or of_run.font or of_paragraph.font or self._default.font
        if _EMPHATIC_FONT.search(font):
            kinds.add("font")
        return Shown(frozenset(kinds), switches.get("hidden", False))


def numbering_of(properties: Element | None) -> tuple[int | None, int | None]:
    """Return number and level of the list that a `w:pPr` names, `None` for what it does not say."""
    found = child_of(properties, "numPr")
    return number_in(child_of(found, "numId")), number_in(child_of(found, "ilvl"))


def _derive(parent: Style, name: str, element: Element) -> Style:
    properties = child_of(element, "pPr")
    level = _level_of(name, element, properties)
    numbering = numbering_of(properties)
    says_nothing = numbering == (None, None)
    return Style(
        Look.of(child_of(element, "rPr")).over(parent.look),
        parent.level if level is None else level,
        parent.numbering if says_nothing else numbering,
        parent.numbered_by if says_nothing else name,
    )


def _level_of(name: str, element: Element, properties: Element | None) -> int | None:
    names = (name, value_of(child_of(element, "name")))
    # Chinese Word gives the style of a report's title the outline level 1.
    if any(word.lower() in _TITLE_NAMES for word in names):
        return NO_OUTLINE
    level = number_in(child_of(properties, "outlineLvl"))
    if level is not None:
        return level
    found = next(filter(None, map(_HEADING_NAME.fullmatch, names)), None)
    return int(found[1]) - 1 if found else None
