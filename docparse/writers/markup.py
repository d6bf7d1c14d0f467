"""Escaping for HTML and XML. `html.escape` would load a table of 2,231 entities to do the same."""

from __future__ import annotations

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escape(text: str) -> str:
    """Return `text` as character data or as the inside of an attribute in double quotes."""
    return text.translate(_MARKUP) if not _MARKUP_CHARS.isdisjoint(text) else text


_MARKUP_CHARS = frozenset('&<>"')
