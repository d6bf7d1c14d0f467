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

#: The prefixes of ink and of models in three dimensions.
_DRAWN = frozenset({"wpi", "aink", "am3d"})


def is_contents(element: Element) -> bool:
    """Tell whether a `w:sdt` is a table of contents."""
    gallery = child_of(element, f"sdtPr/{WORD}docPartObj/{WORD}docPartGallery")
    return value_of(gallery) == "Table of Contents"


def is_not_chosen(element: Element) -> bool:
    """Tell whether a part of a `mc:AlternateContent` is left out: all but the first that holds something to read."""
    around = element.getparent()
    chosen = next(filter(_is_readable, () if around is None else around), None)
    return chosen is not element


def _is_readable(part: Element) -> bool:
    """Tell whether a part holds more than ink or a model, for which the fallback has a picture."""
    return _DRAWN.isdisjoint(part.get("Requires", "").split())
