"""Lines across the page that a paragraph without words draws: `---`."""

from __future__ import annotations

from docparse.readers.shared.libxml import Element
from docparse.readers.word.names import OFFICE, VML, WORD, child_of


def draws_line(paragraph: Element | None) -> bool:
    """Tell whether a `w:p` is a line: a rectangle that Word has as one (so pandoc writes them), or a border on one side."""
    if paragraph is None:
        return False
    rectangles = paragraph.iter(VML + "rect")
    if any(one.get(OFFICE + "hr") in ("t", "true") for one in rectangles):
        return True
    borders = child_of(paragraph, f"pPr/{WORD}pBdr")
    shown = [] if borders is None else [one for one in borders if one.get(WORD + "val") != "none"]
    return len(shown) == 1 and shown[0].tag in (WORD + "top", WORD + "bottom")
