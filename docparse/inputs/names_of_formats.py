"""Other names of formats: what people write for docx and markdown."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_OTHER_NAMES = {
    "doc": "docx",
    "word": "docx",
    "wps": "docx",
    "md": "markdown",
    "htm": "html",
    "txt": "text",
    "plain": "text",
    "ppt": "pptx",
    "powerpoint": "pptx",
    "tex": "latex",
}


def likely_format(name: str, known: Iterable[str]) -> str:
    """Return the known format that a name probably means; empty if it is none.

    >>> likely_format("word", ["docx", "html"])
    'docx'
    >>> likely_format("markdwn", ["markdown", "html"])
    'markdown'
    """
    formats = tuple(known)
    name = name.lower().lstrip(".")
    if _OTHER_NAMES.get(name) in formats:
        return _OTHER_NAMES[name]
    return next(iter(get_close_matches(name, formats, 1)), "")
