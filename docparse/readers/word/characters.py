"""The elements of a run that are characters: text, tabs, breaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from docparse.readers.shared.libxml import Element
from docparse.readers.word.names import MATH, WORD

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LINE_END = re.compile(r"\r\n?|\n")


def _text(element: Element) -> str:
    text = _LINE_END.sub(" ", element.text or "")
    for child in element:
        # A program wrote <w:t>甲<w:br/>乙</w:t>, and Word shows it.
        inside = CHARACTERS.get(str(child.tag))
        text += (inside(child) if inside else "") + _LINE_END.sub(" ", child.tail or "")
    return text if element.get(_SPACE) == "preserve" else text.strip(" \t")


def _break(element: Element) -> str:
    """Return a line end, or nothing for a break of pages or columns."""
    return "\n" if element.get(WORD + "type", "textWrapping") == "textWrapping" else ""


#: Element -> its characters.
CHARACTERS: Mapping[str, Callable[[Element], str]] = {
    WORD + "t": _text,
    MATH + "t": _text,
    WORD + "br": _break,
    WORD + "cr": lambda _: "\n",
    WORD + "tab": lambda _: "\t",
    WORD + "ptab": lambda _: "\t",
    WORD + "noBreakHyphen": lambda _: "-",
}
