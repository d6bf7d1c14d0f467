"""The list of a Word file whose items have bullets, and how the lists of a package are added to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from docparse.writers.word.package import Package
from docparse.writers.word.styles import DEEPEST

_SIGNS = ("●", "○", "■")
#: The sign of a list whose paragraphs go on with an item, as pandoc has it, and that of items with typed numbers.
_GOES_ON, _TYPED = (" ",), ("",)
#: From one level to the next, in twentieths of a point.
_STEP = 420


class Bullets(NamedTuple):
    """The numbers of the lists for items in a package."""

    items: int = 0
    #: For what is below the first paragraph of an item.
    goes_on: int = 0
    #: For items that begin with a number of the text.
    typed: int = 0


def add_bullets(package: Package) -> Bullets:
    """Add the lists for items to a package."""
    return Bullets(*(_add_list(package, signs) for signs in (_SIGNS, _GOES_ON, _TYPED)))


def in_list(number: int, level: int) -> str:
    """Return the properties of a paragraph in a list, at a level from 0."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _add_list(package: Package, signs: Sequence[str]) -> int:
    abstract = package.largest("NUMBERING", "abstractNum", "abstractNumId") + 1
    number = package.largest("NUMBERING", "num", "numId") + 1
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="{signs[level % len(signs)]}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{_STEP * (level + 2)}" w:hanging="{_STEP}"/></w:pPr></w:lvl>'
        for level in range(DEEPEST)
    )
    package.add_part(
        "numbering.xml",
        "NUMBERING",
        "numbering",
        f'<w:abstractNum w:abstractNumId="{abstract}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f'{levels}</w:abstractNum><w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>',
    )
    return number
