"""Elements of a Word file whose content is not shown, or is shown elsewhere."""

from __future__ import annotations

from docparse.readers.shared.libxml import Element
from docparse.readers.word.names import WORD, child_of, value_of

#: Properties, deletions, phonetic guides, deleted instructions of fields.
SKIPPED = tuple(
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


def is_fallback(element: Element) -> bool:
    """Tell whether this is a fallback in a `mc:AlternateContent`: all but its first child."""
    return element.getprevious() is not None
