"""Escaping for HTML and XML; to import `html.escape` would load a table of 2,231 entities."""

from __future__ import annotations

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escape(text: str) -> str:
    """Return `text` as character data or as the inside of an attribute in double quotes."""
    if "&" in text or "<" in text or ">" in text or '"' in text:
        return text.translate(_MARKUP)
    return text
