"""The elements of a run that are characters: text, tabs, breaks, signs of symbol fonts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from docparse.readers.shared.libxml import Element
from docparse.readers.word.names import MATH, WORD

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LINE_END = re.compile(r"\r\n?|\n")
#: Signs of symbol fonts that Unicode has too: check boxes, ticks, crosses, bullets.
_SYMBOLS = {
    **dict.fromkeys([("wingdings", 0xFE), ("wingdings 2", 0x52)], "☑"),
    **dict.fromkeys([("wingdings", 0xFD), ("wingdings 2", 0x51)], "☒"),
    **dict.fromkeys([("wingdings", 0xA8), ("wingdings", 0x6F), ("wingdings 2", 0xA3)], "☐"),
    **dict.fromkeys([("wingdings", 0xFC), ("wingdings 2", 0x50)], "✓"),
    **dict.fromkeys([("wingdings", 0xFB), ("wingdings 2", 0x4F)], "✗"),
    ("wingdings", 0x6C): "●",
    ("wingdings", 0x6E): "■",
    ("wingdings", 0x75): "◆",
    ("wingdings", 0xE0): "→",
    ("symbol", 0xB7): "•",
}
#: Fonts whose signs are not the characters of their codes.
_SYMBOL_FONTS = {"symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings"}


def _text(element: Element) -> str:
    text = _LINE_END.sub(" ", element.text or "")
    return text if element.get(_SPACE) == "preserve" else text.strip(" \t")


def _break(element: Element) -> str:
    """Return a line end, or nothing for a break of pages or columns."""
    return "\n" if element.get(WORD + "type", "textWrapping") == "textWrapping" else ""


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(WORD + "char", "")[:6], 16)
    except ValueError:
        return ""
    font = element.get(WORD + "font", "").lower()
    if font in _SYMBOL_FONTS:
        return _SYMBOLS.get((font, code & 0xFF), "")
    # No private characters, no surrogates.
    return chr(code) if 0x20 <= code < 0xD800 or 0xF900 <= code < 0xFFFE else ""


#: Element -> its characters.
CHARACTERS: Mapping[str, Callable[[Element], str]] = {
    WORD + "t": _text,
    MATH + "t": _text,
    WORD + "br": _break,
    WORD + "cr": lambda _: "\n",
    WORD + "tab": lambda _: "\t",
    WORD + "ptab": lambda _: "\t",
    WORD + "noBreakHyphen": lambda _: "-",
    WORD + "sym": _symbol,
}
