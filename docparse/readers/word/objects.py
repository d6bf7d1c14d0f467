"""What a run holds beside characters: pictures, WordArt, signs of symbol fonts, diagrams, charts."""

from __future__ import annotations

import re
from typing import Protocol

from docparse.model.source import PICTURE, Unread
from docparse.readers.shared.libxml import Element
from docparse.readers.shared.symbols import sign_of
from docparse.readers.word.blocks import Picture
from docparse.readers.word.names import OFFICE, RELATION, WORD
from docparse.readers.word.package import Package, Part

#: An address in the file itself, of a picture that is taken out of it when the text is written.
PART = "part:"
#: What parts the name of a file inside the file, and the address of a picture in it.
INSIDE = "!"
#: The addresses of linked pictures that are kept; any other is a place on the author's machine.
ON_THE_WEB = ("http:", "https:", "data:")
#: The code of a sign in its font.
_CODE = re.compile("[0-9A-Fa-f]{1,6}")
_RELATIONS = tuple(RELATION + name for name in ("embed", "link", "id"))


class Line(Protocol):
    """Takes what an object adds to the open paragraph."""

    def add(self, text: str, picture: Picture | None = None) -> None:
        """Add characters, unless they are hidden."""

    def is_hidden(self) -> bool:
        """Tell whether what comes here is not shown."""

    def note_unread(self, what: Unread) -> None:
        """Note something visible that cannot be read, unless it is hidden."""


class Objects:
    """The objects of a part, each put into the line."""

    def __init__(self, line: Line, package: Package, part: Part) -> None:
        self._line = line
        self._package = package
        self._part = part
        #: The diagrams of the open paragraph, which come after it.
        self.diagrams: list[Element] = []
        #: The alternative text of the next picture, and its title.
        self._alt = self._title = ""

    def start_drawing(self, _: Element) -> None:
        """Begin an element that may hold a picture."""
        self._alt = self._title = ""

    def start_description(self, element: Element) -> None:
        """Keep the alternative text of the next picture."""
        self._alt = element.get("descr") or element.get("alt") or self._alt
        self._title = element.get("title") or ""

    def start_picture(self, element: Element) -> None:
        """Add a picture."""
        title = self._title or element.get(OFFICE + "title", "")
        tooltip = title if self._alt and title != self._alt else ""
        name = next(filter(None, map(element.get, _RELATIONS)), "")
        self._line.add(PICTURE, Picture(self._address_of(name), self._alt or title, tooltip))

    def _address_of(self, name: str) -> str:
        inside = self._part.target_of(name)
        if inside:
            return PART + inside
        relation = self._part.relations.get(name)
        address = relation.target if relation else ""
        return address if address.lower().startswith(ON_THE_WEB) else ""

    def start_word_art(self, element: Element) -> None:
        """Add the words of WordArt."""
        self._line.add(element.get("string", ""))

    def start_symbol(self, element: Element) -> None:
        """Add a sign of a symbol font, or note one that Unicode has not."""
        font, code = element.get(WORD + "font", ""), element.get(WORD + "char", "")
        sign = sign_of(font, int(code, 16)) if _CODE.fullmatch(code) else ""
        if sign:
            self._line.add(sign)
        else:
            self._line.note_unread(Unread("symbol", f"{font} {code}"))

    def start_chart(self, _: Element) -> None:
        """Note a chart: its words are not read."""
        self._line.note_unread(Unread("chart"))

    def start_diagram(self, element: Element) -> None:
        """Keep the words of a diagram for later."""
        name = self._part.target_of(element.get(RELATION + "dm", ""))
        root = self._package.root(name) if name and not self._line.is_hidden() else None
        if root is not None:
            self.diagrams.append(root)
