"""Elements of a Word file whose content does not show, or shows elsewhere."""

from __future__ import annotations

from docparse.readers.shared.libxml import Element
from docparse.readers.word.names import WORD, child_of, value_of

#: Properties, deletions, pronunciation, the instruction of a field.
UNSEEN = tuple(
    WORD + name
    for name in (
        "rPr pPr sectPr tblPr tblPrEx tblGrid trPr tcPr sdtPr sdtEndPr rubyPr rt del moveFrom "
        "delText delInstrText pPrChange fldData ffData"
    ).split()
)


def is_contents(element: Element) -> bool:
    """Tell whether a `w:sdt` is a table of contents."""
    gallery = child_of(element, f"sdtPr/{WORD}docPartObj/{WORD}docPartGallery")
    return value_of(gallery) == "Table of Contents"


def is_older(element: Element) -> bool:
    """Tell whether this is one of several forms of the same, and not the first, which is the newest."""
    return element.getprevious() is not None
