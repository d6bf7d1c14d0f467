"""Which characters of a text can be shown to a person."""

from __future__ import annotations

from unicodedata import category

#: These turn the direction of what comes after them, so that a text reads otherwise than it is.
TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def is_legible(char: str) -> bool:
    """Tell whether a character can be shown: a control, half a character or a change of direction cannot."""
    return category(char) not in ("Cc", "Cs", "Cn") and char not in TURNS


def legible(text: str) -> str:
    r"""Return `text` with U+FFFD for what cannot be shown.

    >>> legible("一、\x1b[2J情况") == "一、\ufffd[2J情况"
    True
    """
    if text.isprintable():
        return text
    return "".join(char if is_legible(char) else "\ufffd" for char in text)
