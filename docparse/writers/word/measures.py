"""The measures of GB/T 9704-2012 in Word's units: twentieths of a point, half points, hundredths of a character."""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import east_asian_width

_TWIPS_IN_MM = 1440 / 25.4


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * _TWIPS_IN_MM)


class PageSize(NamedTuple):
    """A page and its margins, in twentieths of a point."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int

    @property
    def text_width(self) -> int:
        """The width of the lines."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """The height of the lines together."""
        return self.height - self.top - self.bottom


#: 5.1 and 5.2.1: A4; the margin at the top is 37 mm, at the binding 28 mm, and the text is 156 mm × 225 mm.
PAGE = PageSize(twips(210), twips(297), twips(37), twips(35), twips(28), twips(26))
#: 5.2.3: 22 lines on a page, 28 characters in a line.
LINES, CHARACTERS = 22, 28
#: Half points. 3号 is 16 points, 2号 22, 4号 14, 小四 12.
TEXT, TITLE, PAGE_NUMBER, CELL = 32, 44, 28, 24
#: From one line to the next.
LINE = PAGE.text_height // LINES
#: By how much a character is set closer than 3号 is wide, so that a line holds 28 of them. Word could do that with a grid
#: of characters, but LibreOffice sets a character of such a grid half as wide again.
SPACING = PAGE.text_width // CHARACTERS - TEXT * 10
#: 7.5: the dashes beside the page number are 7 mm below the text.
FOOTER_LINE = 360
FOOTER = PAGE.bottom - twips(7) - FOOTER_LINE // 2


def width_of(text: str) -> float:
    """Return how wide a text is, in Chinese characters."""
    return sum(1.0 if east_asian_width(char) in "WFA" else 0.5 for char in text)
