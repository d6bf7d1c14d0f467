"""Pieces of Word's XML as text: paragraphs, runs, and the characters that XML can carry."""

from __future__ import annotations

import re

from docparse.writers.shared.markup import escape

#: Characters that XML cannot carry, or that mean nothing on a page.
_UNSHOWABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
#: Quotation marks, dashes and other signs that Word shows in the Western font, half as wide, unless it is told.
_AMBIGUOUS = re.compile("[\xa0-\u2e7f]")
_PIECES = re.compile("[^\t\r\n]+|[\t\r\n]")
_FONTS = "<w:rFonts "
_HINT = 'w:hint="eastAsia"'


def showable(text: str) -> str:
    """Return `text` with U+FFFD for the characters that cannot be shown."""
    return _UNSHOWABLE.sub("\ufffd", text)


def write_run(text: str, properties: str = "", style: str = "") -> str:
    """Return characters as a run; `properties` are those of `w:rPr` that come after the fonts."""
    if not text:
        return ""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    if _AMBIGUOUS.search(text):
        fonts = properties if _FONTS in properties else f"{_FONTS}/>{properties}"
        properties = fonts.replace(_FONTS, f"{_FONTS}{_HINT} ", 1)
    inside = "".join(map(_write_piece, _PIECES.findall(showable(text))))
    return write_piece(inside, named + properties)


def write_piece(inside: str, properties: str = "") -> str:
    """Return a run that holds something else than characters."""
    form = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{form}{inside}</w:r>"


def _write_piece(piece: str) -> str:
    if piece == "\t":
        return "<w:tab/>"
    if piece in "\r\n":
        return "" if piece == "\r" else "<w:br/>"
    return f'<w:t xml:space="preserve">{escape(piece)}</w:t>'


def write_paragraph(style: str, runs: str, properties: str = "") -> str:
    """Return a paragraph in a style, by id; `properties` are those of `w:pPr` that come after it, in their order."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    form = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{form}{runs}</w:p>"
