"""The list of a Word file whose items have bullets, and how the lists of a package are added to it."""

from __future__ import annotations

from docparse.writers.word.package import Package
from docparse.writers.word.styles import DEEPEST

_SIGNS = "●○■"
#: From one level to the next, in twentieths of a point.
_STEP = 420


def add_bullets(package: Package) -> int:
    """Add the list with bullets to a package and return its number."""
    abstract = package.largest("NUMBERING", "abstractNum", "abstractNumId") + 1
    number = package.largest("NUMBERING", "num", "numId") + 1
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="{_SIGNS[level % len(_SIGNS)]}"/><w:lvlJc w:val="left"/>'
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
